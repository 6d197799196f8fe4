// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcstreamdevice.h"
#include "testapi.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace {

class StreamTarget : public RpcTarget
{
    Q_OBJECT
public:
    // A coroutine that asks for a chunk when it has dealt with the one before.
    Q_INVOKABLE QtCapnWeb::RpcPromise upload(QtCapnWeb::RpcReadable content)
    {
        qint64 size = 0;
        while (const RpcChunk chunk = co_await content.read())
            size += chunk.as<QByteArray>().size();
        co_return Value(double(size));
    }
    Q_INVOKABLE QtCapnWeb::RpcReadable count(int to)
    {
        QList<Value> numbers;
        for (int i = 0; i < to; ++i)
            numbers.append(i);
        return RpcReadable::fromChunks(numbers);
    }
    Q_INVOKABLE QtCapnWeb::RpcWritable sink()
    {
        file.open(QIODevice::WriteOnly);
        return RpcWritable::toDevice(&file);
    }
    Q_INVOKABLE QtCapnWeb::RpcReadable readFile(const QString &name)
    {
        return RpcReadable::fromDevice(std::make_unique<QFile>(name));
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise countInto(QtCapnWeb::RpcWritable target, int to)
    {
        for (int i = 0; i < to; ++i)
            co_await target.write(i);
        co_await target.close();
        co_return Value(true);
    }
    Q_INVOKABLE QtCapnWeb::RpcReadable breaking()
    {
        pipe = RpcPipe::create();
        pipe.writable.write("first"_ba);
        return std::exchange(pipe.readable, {});
    }
    Q_INVOKABLE void breakIt() { pipe.writable.abort(RpcError::rangeError(u"broken"_s)); }
    Q_INVOKABLE QtCapnWeb::BlobData reverse(const QtCapnWeb::BlobData &blob)
    {
        QByteArray data = blob.data;
        std::reverse(data.begin(), data.end());
        return {blob.type, data};
    }
    Q_INVOKABLE int ping() { return 1; }

    QBuffer file;
    RpcPipe pipe;
};

RpcResult<double> sumOf(RpcReadable stream)
{
    double sum = 0;
    while (const RpcChunk chunk = co_await stream.read())
        sum += chunk.as<double>();
    co_return sum;
}

} // namespace

class StreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreUploaded()
    {
        SessionPair pair(new StreamTarget);
        QCOMPARE(waitFor<int>(pair.api().call("upload", RpcReadable::fromBytes(QByteArray(1'000'000, 'x')))), 1'000'000);
        VERIFY_AT_REST(pair);
    }

    void deviceIsUploaded()
    {
        SessionPair pair(new StreamTarget);
        QBuffer device;
        device.setData(QByteArray(300'000, 'y'));
        QVERIFY(device.open(QIODevice::ReadOnly));
        QCOMPARE(waitFor<int>(pair.api().call("upload", RpcReadable::fromDevice(&device))), 300'000);
        VERIFY_AT_REST(pair);
    }

    void fileIsDownloadedAsADevice()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(u"file"_s);
        QByteArray content;
        for (int i = 0; i < 100'000; ++i)
            content += QByteArray::number(i) + '\n';
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();

        SessionPair pair(new StreamTarget);
        {
            RpcReadableDevice device(waitFor<RpcReadable>(pair.api().call("readFile", name)));
            QSignalSpy finished(&device, &QIODevice::readChannelFinished);
            QByteArray received;
            connect(&device, &QIODevice::readyRead, &device, [&] { received += device.readAll(); });
            QTRY_COMPARE(finished.count(), 1);
            received += device.readAll();
            QVERIFY(received == content);
            QVERIFY(device.atEnd() && !device.error());
        }
        VERIFY_AT_REST(pair);
    }

    void missingFileIsAnError()
    {
        SessionPair pair(new StreamTarget);
        {
            RpcReadableDevice device(waitFor<RpcReadable>(pair.api().call("readFile", u"/does/not/exist"_s)));
            QSignalSpy finished(&device, &QIODevice::readChannelFinished);
            QTRY_COMPARE(finished.count(), 1);
            QVERIFY(device.error());
            QVERIFY(!device.errorString().isEmpty());
        }
        VERIFY_AT_REST(pair);
    }

    void deviceThatIsNotReadHoldsTheWriterBack()
    {
        auto *target = new StreamTarget;
        SessionPair pair(target);
        {
            const RpcPipe pipe = RpcPipe::create();
            const RpcPromise done = pair.api().call("upload", pipe.readable);
            wait(pipe.writable.write(QByteArray(10, 'x')));
            pipe.writable.close();
            QCOMPARE(waitFor<int>(done), 10);
        }
        {
            const RpcPipe pipe = RpcPipe::create();
            RpcReadableDevice device(pipe.readable);
            int settled = 0;
            for (int i = 0; i < 100; ++i)
                pipe.writable.write(QByteArray(65536, 'x')).then(this, [&] { ++settled; });
            pipe.writable.close();
            QTRY_VERIFY(device.bytesAvailable() > 256 * 1024);
            QCoreApplication::processEvents();
            QVERIFY2(settled < 10, qPrintable(QString::number(settled)));
            qint64 size = 0;
            QTRY_VERIFY((size += device.readAll().size(), device.atEnd()));
            QCOMPARE(size, 100 * 65536);
            QCOMPARE(settled, 100);
        }
        VERIFY_AT_REST(pair);
    }

    void chunksOfAResultAreRead()
    {
        SessionPair pair(new StreamTarget);
        QCOMPARE(waitFor<double>(sumOf(waitFor<RpcReadable>(pair.api().call("count", 1000)))), 499'500.0);
        VERIFY_AT_REST(pair);
    }

    void streamThatIsDroppedIsCanceled()
    {
        SessionPair pair(new StreamTarget);
        {
            const RpcReadable stream = waitFor<RpcReadable>(pair.api().call("count", 1000));
            QCOMPARE(waitFor<RpcChunk>(stream.read()).value, Value(0));
        }
        VERIFY_AT_REST(pair);
    }

    void writableOfAPeerIsWrittenTo()
    {
        auto *target = new StreamTarget;
        SessionPair pair(target);
        {
            const RpcWritable sink = waitFor<RpcWritable>(pair.api().call("sink"));
            sink.write("bytes "_ba);
            sink.write(u"and text"_s);
            wait(sink.close());
            QCOMPARE(target->file.data(), "bytes and text"_ba);
            QVERIFY(!target->file.isOpen());
            QVERIFY(!errorOf(sink.write("more"_ba)).isEmpty());
        }
        VERIFY_AT_REST(pair);
    }

    void chunkOfTheWrongTypeFailsTheWriter()
    {
        SessionPair pair(new StreamTarget);
        {
            const RpcWritable sink = waitFor<RpcWritable>(pair.api().call("sink"));
            sink.write(5);
            const QString error = errorOf(sink.close());
            QVERIFY2(error.contains(u"number"_s), qPrintable(error));
        }
        VERIFY_AT_REST(pair);
    }

    void writableIsPassed()
    {
        SessionPair pair(new StreamTarget);
        {
            const RpcPipe pipe = RpcPipe::create();
            const RpcPromise done = pair.api().call("countInto", pipe.writable, 100);
            QCOMPARE(waitFor<double>(sumOf(pipe.readable)), 4950.0);
            QVERIFY(waitFor<bool>(done));
        }
        VERIFY_AT_REST(pair);
    }

    void errorOfAWriterReachesTheReader()
    {
        SessionPair pair(new StreamTarget);
        {
            const RpcReadable stream = waitFor<RpcReadable>(pair.api().call("breaking"));
            QCOMPARE(waitFor<RpcChunk>(stream.read()).as<QByteArray>(), "first"_ba);
            wait(pair.api().call("breakIt"));
            QCOMPARE(errorOf(stream.read()), u"RangeError: broken"_s);
        }
        VERIFY_AT_REST(pair);
    }

    void blobsTravelBothWays()
    {
        SessionPair pair(new StreamTarget);
        const auto blob = waitFor<RpcBlob>(pair.api().call("reverse", RpcBlob{u"text/plain"_s, "abc"_ba}));
        QCOMPARE(blob.type, u"text/plain"_s);
        QCOMPARE(blob.data, "cba"_ba);
        VERIFY_AT_REST(pair);
    }

    void largeUploadDoesNotBlockSmallCalls()
    {
        SessionPair pair(new StreamTarget);
        const RpcPromise upload = pair.api().call("upload", RpcReadable::fromBytes(QByteArray(20'000'000, 'x')));
        bool uploaded = false;
        upload.then(this, [&] { uploaded = true; });
        for (int i = 0; i < 5; ++i) {
            wait(pair.api().call("ping"));
            QVERIFY(!uploaded);
        }
        QCOMPARE(waitFor<int>(upload), 20'000'000);
        VERIFY_AT_REST(pair);
    }

    void allBytesAreReadUpToALimit()
    {
        QCOMPARE(waitFor<QByteArray>(RpcReadable::fromBytes(QByteArray(100'000, 'x')).readAll()).size(), 100'000);
        QVERIFY(errorOf(RpcReadable::fromBytes(QByteArray(100'000, 'x')).readAll(1000)).startsWith(u"RangeError"_s));
        QVERIFY(errorOf(RpcReadable::fromChunks({5}).readAll()).startsWith(u"TypeError"_s));
        QVERIFY(errorOf(RpcReadable().readAll()).startsWith(u"TypeError"_s));
    }

    void sessionThatEndsFailsItsStreams()
    {
        SessionPair pair(new StreamTarget);
        const RpcReadable stream = waitFor<RpcReadable>(pair.api().call("breaking"));
        QCOMPARE(waitFor<RpcChunk>(stream.read()).as<QByteArray>(), "first"_ba);
        const RpcPromise next = stream.read();
        pair.client->close();
        QVERIFY(!errorOf(next).isEmpty());
    }
};

QTEST_GUILESS_MAIN(StreamsTest)
#include "tst_streams.moc"
