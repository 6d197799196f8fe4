// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "snippet.h"

#include <QtTest/QTest>

#include <optional>

using namespace QtCapnWeb;

/// Runs the blocks of the guide that are marked for it; that this program links says that all others compile.
class TestGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void snippet_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < Docs::Registration::all().size(); ++i)
            QTest::newRow(Docs::Registration::all().at(i).name) << i;
    }

    void snippet()
    {
        QFETCH(int, index);
        const std::unique_ptr<Docs::Snippet> snippet = Docs::Registration::all().at(index).make();
        std::optional<Outcome> result;
        snippet->run().pull([&result](const Outcome &outcome) { result = outcome; });
        QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 10'000);
        if (const RpcError *error = std::get_if<RpcError>(&*result))
            QFAIL(qPrintable(error->toString()));
        QTRY_VERIFY_WITH_TIMEOUT(snippet->isFulfilled(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestGuide)
#include "tst_guide.moc"
