// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "filterevaluator.h"

#include "findingcolumn.h"
#include "recordkind.h"

#include <algorithm>
#include <limits>

namespace QtCapnWeb::Trace {

namespace {

constexpr double Absent = std::numeric_limits<double>::quiet_NaN();
constexpr int LongestError = 1000; // characters of an error that are looked at
constexpr qsizetype LargestBuffer = 1 << 20; // that is kept for the next text

// Leaves those for which the test is true. The loop has no branch on its outcome: a filter's outcomes cannot be foretold.
template<typename Selection, typename Test>
void keepIf(Selection *selection, Test test)
{
    int kept = 0;
    for (int i = 0; i < selection->size; ++i) {
        const quint16 at = selection->at[size_t(i)];
        selection->at[size_t(kept)] = at;
        kept += test(at) ? 1 : 0;
    }
    selection->size = kept;
}

template<typename Selection, typename Number>
void keepInRanges(const FilterTerm &term, Selection *selection, Number number)
{
    if (term.ranges.size() == 1) {
        const FilterTerm::Range range = term.ranges.front();
        keepIf(selection, [&](quint16 at) {
            const double value = number(at);
            return int(value >= range.low) & int(value <= range.high);
        });
    } else {
        keepIf(selection, [&](quint16 at) { return term.testNumber(number(at)); });
    }
}

} // namespace

FilterEvaluator::FilterEvaluator(const Filter &filter, const Capture &capture)
    : m_program(filter.m_program), m_capture(&capture), m_ofMethod(m_program->terms.size()), m_ofUrl(m_program->terms.size()),
      m_ofError(m_program->terms.size())
{ }

FilterEvaluator::~FilterEvaluator() = default;

void FilterEvaluator::evaluate(RecordIndex begin, RecordIndex end, std::vector<quint32> *matches)
{
    Q_ASSERT(end - begin <= BlockSize);
    Block &block = m_block;
    block.first = begin;
    Selection selection;
    selection.size = int(end - begin);
    for (int i = 0; i < selection.size; ++i) {
        block.rows[size_t(i)] = m_capture->row(begin + i);
        selection.at[size_t(i)] = quint16(i);
    }
    if (!m_program->nodes.empty())
        keep(quint32(m_program->nodes.size() - 1), block, &selection);
    for (int i = 0; i < selection.size; ++i)
        matches->push_back(quint32(begin + selection.at[size_t(i)]));
}

bool FilterEvaluator::matches(RecordIndex record)
{
    std::vector<quint32> found;
    evaluate(record, record + 1, &found);
    return !found.empty();
}

void FilterEvaluator::keep(quint32 index, const Block &block, Selection *selection)
{
    if (selection->size == 0)
        return;
    const FilterNode &node = m_program->nodes[index];
    switch (node.kind) {
    case FilterNode::Kind::Term:
        return keepTerm(node.term, block, selection);
    case FilterNode::Kind::And:
        for (const quint32 child : node.children)
            keep(child, block, selection);
        return;
    case FilterNode::Kind::Or:
        return keepAny(node, block, selection);
    case FilterNode::Kind::Not:
        return keepOthers(node.children.front(), block, selection);
    }
}

// Each child looks only at what those before it refused.
void FilterEvaluator::keepAny(const FilterNode &node, const Block &block, Selection *selection)
{
    std::array<bool, BlockSize> accepted{};
    Selection rest = *selection;
    for (const quint32 child : node.children) {
        Selection passed = rest;
        keep(child, block, &passed);
        for (int i = 0; i < passed.size; ++i)
            accepted[passed.at[size_t(i)]] = true;
        keepIf(&rest, [&](quint16 at) { return !accepted[at]; });
    }
    keepIf(selection, [&](quint16 at) { return accepted[at]; });
}

void FilterEvaluator::keepOthers(quint32 node, const Block &block, Selection *selection)
{
    Selection passed = *selection;
    keep(node, block, &passed);
    std::array<bool, BlockSize> refused{};
    for (int i = 0; i < passed.size; ++i)
        refused[passed.at[size_t(i)]] = true;
    keepIf(selection, [&](quint16 at) { return !refused[at]; });
}

void FilterEvaluator::keepTerm(quint32 index, const Block &block, Selection *selection)
{
    const FilterTerm &term = m_program->terms[index];
    switch (term.field) {
    case FilterField::No:
    case FilterField::Time:
    case FilterField::Delta:
    case FilterField::Id:
    case FilterField::Size:
    case FilterField::Session:
    case FilterField::CloseCode:
    case FilterField::Status:
    case FilterField::RefCount:
        return keepByNumber(term, block, selection);
    case FilterField::Kind:
    case FilterField::From:
    case FilterField::Dir:
    case FilterField::Finding:
    case FilterField::Wire:
        return keepByWord(term, block, selection);
    case FilterField::Call:
    case FilterField::On:
    case FilterField::State:
    case FilterField::Latency:
    case FilterField::Stream:
    case FilterField::Pipelined:
    case FilterField::Map:
    case FilterField::Pulled:
    case FilterField::Caller:
        return keepByCall(term, block, selection);
    case FilterField::Problem:
    case FilterField::Text:
    case FilterField::Url:
    case FilterField::Method:
    case FilterField::Target:
    case FilterField::Error:
        return keepByText(index, block, selection);
    }
}

void FilterEvaluator::keepByNumber(const FilterTerm &term, const Block &block, Selection *selection)
{
    const auto &rows = block.rows;
    switch (term.field) {
    case FilterField::No:
        return keepInRanges(term, selection, [&](quint16 at) { return double(block.first + at); });
    case FilterField::Time:
        return keepInRanges(term, selection, [&](quint16 at) { return rows[at].time < 0 ? Absent : double(rows[at].time); });
    case FilterField::Delta:
        return keepInRanges(term, selection, [&](quint16 at) {
            const RecordIndex record = block.first + at;
            const qint64 before = at > 0 ? rows[at - 1].time : record > 0 ? m_capture->row(record - 1).time : -1;
            return rows[at].time < 0 || before < 0 ? Absent : double(rows[at].time - before);
        });
    case FilterField::Id:
        return keepInRanges(term, selection, [&](quint16 at) { return rows[at].hasId ? rows[at].id : Absent; });
    case FilterField::Size:
        return keepInRanges(term, selection, [&](quint16 at) { return double(rows[at].textSize); });
    case FilterField::Session:
        return keepInRanges(term, selection, [&](quint16 at) { return double(rows[at].session); });
    case FilterField::CloseCode:
        return keepInRanges(term, selection, [&](quint16 at) {
            return rows[at].kind == Record::Kind::Closed ? double(rows[at].closeCode) : Absent;
        });
    case FilterField::Status:
        return keepInRanges(term, selection, [&](quint16 at) {
            return rows[at].kind == Record::Kind::Response ? double(rows[at].closeCode) : Absent;
        });
    default:
        return keepInRanges(term, selection, [&](quint16 at) { return refCount(rows[at], block.first + at); });
    }
}

void FilterEvaluator::keepByWord(const FilterTerm &term, const Block &block, Selection *selection)
{
    const auto &rows = block.rows;
    const quint32 mask = term.mask;
    switch (term.field) {
    case FilterField::Kind:
        return keepIf(selection, [&](quint16 at) { return mask >> kindNumber(rows[at]) & 1; });
    case FilterField::Wire:
        return keepIf(selection, [&](quint16 at) { return mask >> quint32(rows[at].onWire) & 1; });
    case FilterField::Finding:
        return keepIf(selection, [&](quint16 at) { return m_findings && (m_findings->rulesOf(block.first + at) & mask); });
    default: // from, dir
        return keepIf(selection, [&](quint16 at) { return mask >> quint32(rows[at].from) & 1; });
    }
}

// The calls of what is selected, in a column.
void FilterEvaluator::findCalls(const Block &block, const Selection &selection)
{
    CallIndex::Cursor cursor(m_capture->calls());
    for (int i = 0; i < selection.size; ++i) {
        const quint16 at = selection.at[size_t(i)];
        m_callOf[at] = cursor.callOf(block.first + at, block.rows[at]);
    }
}

void FilterEvaluator::keepByCall(const FilterTerm &term, const Block &block, Selection *selection)
{
    const CallIndex &calls = m_capture->calls();
    findCalls(block, *selection);
    // Many records have a call, few of them one that went as asked: the call is looked at at once.
    if (term.field == FilterField::State) {
        return keepIf(selection, [&](quint16 at) {
            return m_callOf[at] != NoCall && (term.mask >> quint32(calls.stateOf(m_callOf[at])) & 1);
        });
    }
    keepIf(selection, [&](quint16 at) { return m_callOf[at] != NoCall; });
    const auto byNumber = [&](auto number) { keepInRanges(term, selection, [&](quint16 at) { return number(m_callOf[at]); }); };
    const auto byWord = [&](auto value) {
        keepIf(selection, [&](quint16 at) { return term.mask >> quint32(value(m_callOf[at])) & 1; });
    };
    switch (term.field) {
    case FilterField::Call:
        return byNumber([](CallId id) { return double(id); });
    case FilterField::On:
        return byNumber([&](CallId id) {
            const Call call = calls.call(id);
            return call.hasTarget ? call.target.value : Absent;
        });
    case FilterField::Latency:
        // Records of a call stand near each other mostly, and its latency is what two other records say.
        struct Known {
            CallId id = NoCall;
            double latency = 0;
        };
        return byNumber([&, known = std::array<Known, 64>()](CallId id) mutable {
            Known &place = known[size_t(id) % known.size()];
            if (place.id != id) {
                const qint64 latency = calls.latency(id);
                place = {id, latency < 0 ? Absent : double(latency)};
            }
            return place.latency;
        });
    case FilterField::Stream:
        return byWord([&](CallId id) { return calls.isStream(id); });
    case FilterField::Map:
        return byWord([&](CallId id) { return calls.isMap(id); });
    case FilterField::Pulled:
        return byWord([&](CallId id) { return calls.isPulled(id); });
    case FilterField::Caller:
        return byWord([&](CallId id) { return calls.call(id).caller; });
    default: // pipelined
        return byWord([&](CallId id) {
            const Call call = calls.call(id);
            if (call.targetCall == NoCall)
                return false;
            const RecordIndex settled = calls.call(call.targetCall).settled;
            return settled == NoRecord || settled > call.push;
        });
    }
}

void FilterEvaluator::keepByMethod(quint32 term, const Block &block, Selection *selection)
{
    const CallIndex &calls = m_capture->calls();
    findCalls(block, *selection);
    std::vector<Verdict> &verdicts = m_ofMethod[term];
    verdicts.resize(calls.methodCount(), Verdict::Unknown);
    keepIf(selection, [&](quint16 at) {
        if (m_callOf[at] == NoCall)
            return false;
        const quint32 method = calls.methodOf(m_callOf[at]);
        Verdict &verdict = verdicts[method];
        if (verdict == Verdict::Unknown)
            verdict = m_program->terms[term].testText(calls.method(method)) ? Verdict::Yes : Verdict::No;
        return verdict == Verdict::Yes;
    });
}

void FilterEvaluator::keepByError(quint32 term, const Block &block, Selection *selection)
{
    findCalls(block, *selection);
    keepIf(selection, [&](quint16 at) {
        const RecordIndex source = errorOf(block, at);
        return source != NoRecord && testError(term, source);
    });
}

void FilterEvaluator::keepByText(quint32 term, const Block &block, Selection *selection)
{
    if (m_program->terms[term].field == FilterField::Method)
        return keepByMethod(term, block, selection);
    if (m_program->terms[term].field == FilterField::Error)
        return keepByError(term, block, selection);
    keepIf(selection, [&](quint16 at) { return testText(term, block.rows[at], block.first + at); });
}

bool FilterEvaluator::testText(quint32 index, const Row &row, RecordIndex record)
{
    const FilterTerm &term = m_program->terms[index];
    switch (term.field) {
    case FilterField::Text:
        return row.textSize > 0 && row.kind != Record::Kind::Refused && testRecordText(term, record);
    case FilterField::Url:
        return testUrl(index, row.session);
    case FilterField::Problem:
        return row.hasProblem && term.testText(m_capture->problem(record));
    default: // target
        return term.testText(m_capture->target(record));
    }
}

bool FilterEvaluator::testRecordText(const FilterTerm &term, RecordIndex record)
{
    if (term.test == FilterTerm::Test::Present)
        return true;
    if (!term.needle.isEmpty()) {
        const StoredText stored = m_capture->storedText(record, m_text);
        if (!stored.escaped) {
            const bool holds = term.needle.isIn(stored.bytes);
            if (!holds || term.test == FilterTerm::Test::Contains)
                return holds;
            return testUtf8(term, stored.bytes);
        }
        static const TextNeedle Numbers(QStringLiteral("\\u"), Qt::CaseSensitive);
        if (!term.plainPart.isEmpty() && !term.plainPart.isIn(stored.bytes) && !Numbers.isIn(stored.bytes))
            return false;
    }
    return testUtf8(term, m_capture->textView(record, m_text));
}

bool FilterEvaluator::testUtf8(const FilterTerm &term, QByteArrayView text)
{
    if (term.test == FilterTerm::Test::Contains)
        return term.needle.isIn(text);
    // A text that is longer in UTF-8 than three times the value is another one.
    if (term.test == FilterTerm::Test::Equal && text.size() > term.text.size() * 3)
        return false;
    m_buffer.resize(m_decoder.requiredSpace(text.size()));
    m_decoder.resetState();
    const QChar *const end = m_decoder.appendToBuffer(m_buffer.data(), text);
    const QStringView decoded(m_buffer.constData(), end);
    // What was decoded is well-formed, which PCRE would look at first.
    const bool result = term.test == FilterTerm::Test::Matches
                            ? !decoded.isEmpty()
                                  && term.pattern
                                         .match(decoded, 0, QRegularExpression::NormalMatch,
                                                QRegularExpression::DontCheckSubjectStringMatchOption)
                                         .hasMatch()
                            : term.testText(decoded);
    if (m_buffer.size() > LargestBuffer)
        m_buffer = QString();
    return result;
}

bool FilterEvaluator::testUrl(quint32 term, quint32 session)
{
    const auto found = m_ofUrl[term].find(session);
    if (found != m_ofUrl[term].end())
        return found->second;
    const QString &name = m_capture->session(session).name;
    if (name.isEmpty())
        return false; // it may come yet
    const bool verdict = m_program->terms[term].testText(name);
    m_ofUrl[term].emplace(session, verdict);
    return verdict;
}

bool FilterEvaluator::testError(quint32 index, RecordIndex source)
{
    const FilterTerm &term = m_program->terms[index];
    if (term.test == FilterTerm::Test::Present)
        return true;
    std::vector<ErrorVerdict> &verdicts = m_ofError[index];
    if (verdicts.empty())
        verdicts.resize(ErrorsKept);
    ErrorVerdict &known = verdicts[size_t(source) % ErrorsKept];
    if (known.source != source)
        known = {source, term.testText(m_capture->preview(source, LongestError))};
    return known.verdict;
}

// The record that carries the error which a record is about: its own, or the reject of its call.
RecordIndex FilterEvaluator::errorOf(const Block &block, quint16 at) const
{
    const Row &row = block.rows[at];
    if (row.kind != Record::Kind::Message || !row.decoded)
        return NoRecord;
    if (row.message == Message::Kind::Reject || row.message == Message::Kind::Abort)
        return block.first + at;
    const CallId id = m_callOf[at];
    if (id == NoCall)
        return NoRecord;
    const CallIndex &calls = m_capture->calls();
    const Call::State state = calls.stateOf(id);
    if (state == Call::State::Resolved || state == Call::State::Pending)
        return NoRecord;
    const RecordIndex settled = calls.settledBy(id);
    if (settled == NoRecord || state == Call::State::Rejected)
        return settled;
    // What it was when its answer came was told before: released, or broken.
    return m_capture->row(settled).message == Message::Kind::Reject ? settled : NoRecord;
}

double FilterEvaluator::refCount(const Row &row, RecordIndex record)
{
    if (row.kind != Record::Kind::Message || !row.decoded || row.message != Message::Kind::Release)
        return Absent;
    const QByteArray text = m_capture->text(record);
    if (m_scratch.parse(text).isError())
        return Absent;
    const std::optional<Message> message = Message::decode(m_scratch.root());
    return message ? message->refcount : Absent;
}

} // namespace QtCapnWeb::Trace
