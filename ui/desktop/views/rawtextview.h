// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagetext.h"

#include <QtWidgets/QPlainTextEdit>

#include <functional>
#include <memory>
#include <utility>

/// \file
/// The text of one message.

namespace Inspector {

/// \brief Read-only, in colours, with one range of bytes marked.
class RawTextView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit RawTextView(QWidget *parent = nullptr);
    ~RawTextView() override;

    void setMessage(MessageText &&text);
    const MessageText &message() const { return m_message; }

    /// Marks bytes [begin, end) and makes their beginning visible; begin == end marks nothing.
    void markBytes(qsizetype begin, qsizetype end);
    /// Marks them and moves nothing.
    void markRange(qsizetype begin, qsizetype end);

    /// Ranges of bytes that are marked besides, such as hits of a search: \a hits is asked for each message, and by updateHits().
    using Hits = std::function<QList<std::pair<qsizetype, qsizetype>>()>;
    void setHits(Hits hits);
    void updateHits() { updateMark(); }

Q_SIGNALS:
    /// A person put the cursor there.
    void byteClicked(qsizetype byte);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Colors;
    void updateMark();

    MessageText m_message;
    std::unique_ptr<Colors> m_colors;
    Hits m_hits;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
};

} // namespace Inspector
