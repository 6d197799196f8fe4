// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "peerprocess.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

PeerProcess::PeerProcess()
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        m_partial += m_process.readAllStandardOutput();
        for (qsizetype end; (end = m_partial.indexOf('\n')) >= 0; m_partial.remove(0, end + 1))
            m_lines.append(QString::fromUtf8(m_partial.left(end)).trimmed());
    });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_errors += QString::fromUtf8(m_process.readAllStandardError()); });
}

PeerProcess::~PeerProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000))
        kill();
}

bool PeerProcess::startScript(const QString &script, const QStringList &arguments)
{
    m_process.setWorkingDirectory(QStringLiteral(INTEROP_DIRECTORY));
    return startProgram(u"node"_s, QStringList{script} + arguments);
}

bool PeerProcess::startProgram(const QString &program, const QStringList &arguments)
{
    m_process.start(program, arguments);
    if (m_process.waitForStarted())
        return true;
    m_errors += u"%1: %2"_s.arg(program, m_process.errorString());
    return false;
}

QString PeerProcess::waitForLine(const QString &prefix, int timeoutMs)
{
    QString found;
    const auto take = [&] {
        while (!m_lines.isEmpty()) {
            const QString line = m_lines.takeFirst();
            if (line.startsWith(prefix)) {
                found = line.sliced(prefix.size()).trimmed();
                if (found.isNull())
                    found = u""_s;
                return true;
            }
        }
        return m_process.state() == QProcess::NotRunning;
    };
    (void)QTest::qWaitFor(take, timeoutMs);
    return found;
}

QUrl PeerProcess::waitForUrl() { return QUrl(waitForLine(u"READY "_s).section(u' ', 0, 0)); }

void PeerProcess::command(const QString &line) { m_process.write(line.toUtf8() + '\n'); }

QJsonArray PeerProcess::ask(const QString &line, const QString &answer)
{
    command(line);
    return QJsonDocument::fromJson(waitForLine(answer + u' ').toUtf8()).array();
}

void PeerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}
