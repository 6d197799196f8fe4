// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stream.h"

#include <deque>
#include <memory>
#include <optional>

/// \file
/// The hooks of streams on this side. Source: the reference's src/streams.ts; the protocol page, "writable" and "readable".

namespace QtCapnWeb {

/// \brief What all handles on one writable share: the order of its writes, and its end.
///
/// As in the web's WritableStream: the sink has one write at a time, the others wait in order; the first error ends the stream
/// and fails all that waits; close() comes behind the writes before it.
class WritableBox : public std::enable_shared_from_this<WritableBox>
{
public:
    explicit WritableBox(std::unique_ptr<WritableSink> sink) : m_sink(std::move(sink)) { }
    Q_DISABLE_COPY_MOVE(WritableBox)

    /// To be called once it is shared.
    void start();
    void write(const Value &chunk, bool holdsPromise, StreamCallback &&done);
    void close(StreamCallback &&done);
    void abort(const RpcError &reason, StreamCallback &&done);

    void addHandle() { ++m_handles; }
    /// When the last goes and nobody said close() or abort(), the sink is told.
    void removeHandle();

private:
    struct Item {
        std::optional<Value> chunk; // none for close()
        bool holdsPromise = false;
        StreamCallback done;
    };

    void advance();
    void perform(const Value &chunk);
    void answered(const std::optional<RpcError> &error);
    void fail(const RpcError &error);

    std::unique_ptr<WritableSink> m_sink; // null when it is closed or has failed
    std::deque<Item> m_items; // the first is being performed, if m_isBusy
    std::optional<RpcError> m_error;
    int m_handles = 0;
    bool m_isBusy = false;
    bool m_isAdvancing = false;
    bool m_isClosing = false; // close() was called
};

/// \brief A handle on a writable. To a peer it offers write(chunk), close() and abort(reason).
class QTCAPNWEB_EXPORT WritableHook final : public StubHook
{
public:
    explicit WritableHook(std::shared_ptr<WritableBox> box);
    ~WritableHook() override;

    /// Writes in the order of the calls. \a done is called when there is room for more, or with the error that ended the stream.
    void write(const Value &chunk, StreamCallback done);
    void close(StreamCallback done);
    void abort(const RpcError &reason, StreamCallback done);

    HookPtr dup() override;
    void dispose() override;
    QString describe() const override;
    bool addOnBroken(quint64, BrokenCallback &&) override { return true; }

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions) override;
    const Outcome *ownOutcome() const override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    std::shared_ptr<WritableBox> m_box; // null once disposed
};

/// \brief What all handles on one readable share. When the last goes before the end was read, the source is told.
class ReadableBox : public std::enable_shared_from_this<ReadableBox>
{
public:
    explicit ReadableBox(std::unique_ptr<ReadableSource> source) : m_source(std::move(source)) { }
    ~ReadableBox();
    Q_DISABLE_COPY_MOVE(ReadableBox)

    /// Reads are answered in order.
    void read(ReadCallback &&callback);
    /// Reads that wait are answered with the end.
    void cancel(const RpcError &reason);

    /// For the one that sends it over a session: nobody else may read it then. \return false if it is locked already
    bool lock();
    void unlock() { m_isLocked = false; }
    bool isLocked() const { return m_isLocked; }

private:
    void advance();
    void arrived(const ReadResult &result);

    std::unique_ptr<ReadableSource> m_source; // null at the end
    std::deque<ReadCallback> m_reads;
    ReadResult m_end;
    bool m_isBusy = false;
    bool m_isAdvancing = false;
    bool m_isLocked = false;
};

/// \brief A handle on a readable. It offers nothing to a peer: its chunks are pumped into a pipe at the peer.
class QTCAPNWEB_EXPORT ReadableHook final : public StubHook
{
public:
    explicit ReadableHook(std::shared_ptr<ReadableBox> box) : m_box(std::move(box)) { }

    /// Reads are answered in order. The hook is kept until then.
    void read(ReadCallback callback);
    void cancel(const RpcError &reason);
    const std::shared_ptr<ReadableBox> &box() const { return m_box; }

    HookPtr dup() override;
    void dispose() override { const std::shared_ptr<ReadableBox> box = std::exchange(m_box, nullptr); }
    QString describe() const override;
    bool addOnBroken(quint64, BrokenCallback &&) override { return true; }

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions) override;
    const Outcome *ownOutcome() const override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    std::shared_ptr<ReadableBox> m_box; // null once disposed
};

} // namespace QtCapnWeb
