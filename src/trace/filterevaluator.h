// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "filterprogram.h"
#include "jsondocument.h"

#include <QtCore/QStringDecoder>

#include <array>
#include <unordered_map>

/// \file
/// Running a filter over a capture. Private to the filter.

namespace QtCapnWeb::Trace {

class FindingColumn;

/// \brief Evaluates one filter on one capture, a block of records at a time: each test goes over those of the block that the
/// tests before it left, and what depends on a method or a session only is asked once for each. The caller holds
/// Capture::lockForReading() where the capture's writer is another thread and the program asks for it.
class FilterEvaluator
{
public:
    /// \a capture must outlive the evaluator.
    FilterEvaluator(const Filter &filter, const Capture &capture);
    ~FilterEvaluator();
    Q_DISABLE_COPY_MOVE(FilterEvaluator)

    static constexpr int BlockSize = 512;

    /// Appends the records of [\a begin, \a end) that match, at most BlockSize of them, to \a matches.
    void evaluate(RecordIndex begin, RecordIndex end, std::vector<quint32> *matches);
    /// The row of a record that was in the last call of evaluate().
    const Row &row(RecordIndex record) const { return m_block.rows[size_t(record - m_block.first)]; }
    bool matches(RecordIndex record);
    /// What the findings say, where the program asks it; not owned. Without it, no record has a finding.
    void setFindings(const FindingColumn *findings) { m_findings = findings; }
    const FilterProgram &program() const { return *m_program; }
    /// See FilterRun::continueIn().
    void continueIn(const Capture &capture) { m_capture = &capture; }

private:
    struct Block {
        RecordIndex first = 0;
        std::array<Row, BlockSize> rows;
    };
    struct Selection {
        int size = 0;
        std::array<quint16, BlockSize> at; // ascending
    };

    void keep(quint32 node, const Block &block, Selection *selection);
    void keepAny(const FilterNode &node, const Block &block, Selection *selection);
    void keepOthers(quint32 node, const Block &block, Selection *selection);
    void keepTerm(quint32 term, const Block &block, Selection *selection);
    void keepByNumber(const FilterTerm &term, const Block &block, Selection *selection);
    void keepByWord(const FilterTerm &term, const Block &block, Selection *selection);
    void keepByCall(const FilterTerm &term, const Block &block, Selection *selection);
    void keepByMethod(quint32 term, const Block &block, Selection *selection);
    void keepByError(quint32 term, const Block &block, Selection *selection);
    void keepByText(quint32 term, const Block &block, Selection *selection);
    void findCalls(const Block &block, const Selection &selection);

    bool testText(quint32 term, const Row &row, RecordIndex record);
    bool testRecordText(const FilterTerm &term, RecordIndex record);
    bool testUtf8(const FilterTerm &term, QByteArrayView text);
    bool testUrl(quint32 term, quint32 session);
    bool testError(quint32 term, RecordIndex source);
    RecordIndex errorOf(const Block &block, quint16 at) const;
    double refCount(const Row &row, RecordIndex record);

    enum class Verdict : quint8 { Unknown, No, Yes };

    std::shared_ptr<const FilterProgram> m_program;
    const Capture *m_capture;
    const FindingColumn *m_findings = nullptr;
    Block m_block; // the one at hand
    std::array<CallId, BlockSize> m_callOf; // of the block at hand, what was found last
    std::vector<std::vector<Verdict>> m_ofMethod; // by term
    std::vector<std::unordered_map<quint32, bool>> m_ofUrl; // by term
    // By term: what was said of the errors that were asked for last. All records of a call ask for the same.
    static constexpr size_t ErrorsKept = 1024;
    struct ErrorVerdict {
        RecordIndex source = NoRecord;
        bool verdict = false;
    };
    std::vector<std::vector<ErrorVerdict>> m_ofError;
    JsonDocument m_scratch;
    QStringDecoder m_decoder{QStringDecoder::Utf8};
    QByteArray m_text; // the capture's buffer
    QString m_buffer;
};

} // namespace QtCapnWeb::Trace
