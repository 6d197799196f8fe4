// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "exampleprocess.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int Patience = 30'000; // ms; only what fails takes so long
}

ExampleProcess::ExampleProcess(const QString &name, const QStringList &arguments)
{
    m_process.start(QStringLiteral(EXAMPLES_DIRECTORY "/example_") + name, arguments);
}

ExampleProcess::~ExampleProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void ExampleProcess::read()
{
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

QStringList ExampleProcess::lines()
{
    read();
    return QString::fromUtf8(m_output).split(u'\n', Qt::SkipEmptyParts);
}

QString ExampleProcess::errors()
{
    read();
    return QString::fromUtf8(m_errors);
}

bool ExampleProcess::says(const QString &text)
{
    return QTest::qWaitFor([&] { return output().contains(text); }, Patience);
}

int ExampleProcess::result()
{
    const bool ended = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, Patience);
    if (!ended || m_process.error() == QProcess::FailedToStart || m_process.exitStatus() != QProcess::NormalExit)
        return -1;
    return m_process.exitCode();
}

void ExampleProcess::type(const QString &line) { m_process.write(line.toUtf8() + '\n'); }

void ExampleProcess::endInput() { m_process.closeWriteChannel(); }

QString ExampleProcess::url()
{
    const QString begin = u"Listening on "_s;
    if (!says(begin + u"ws://"_s) || !QTest::qWaitFor([this] { return m_output.contains('\n'); }, Patience))
        return {};
    return lines().first().mid(begin.size());
}
