// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>

#include <memory>
#include <vector>

/// \file
/// Where among the rows that are shown something went wrong.

namespace QtCapnWeb::Trace {
class Capture;
}

namespace Inspector {

class RecordRows;

/// \brief Which parts of the rows hold an error, in at most MaximumBuckets parts of equal size.
///
/// Each row is looked at in slices on the GUI thread, and again after other rows are shown. What was known stays until then.
class RowOutline final : public QObject
{
    Q_OBJECT
public:
    static constexpr int MaximumBuckets = 2048;

    /// \a rows must outlive it.
    explicit RowOutline(RecordRows *rows, QObject *parent = nullptr);
    ~RowOutline() override;

    /// Rows of a bucket.
    qint64 bucketWidth() const { return m_shown.width; }
    int bucketCount() const { return int(m_shown.errors.size()); }
    bool hasError(int bucket) const { return m_shown.errors[size_t(bucket)]; }
    bool isBusy() const { return m_timer.isActive(); }
    /// All that is left, at once. For those who cannot wait, such as tests.
    void finish();

Q_SIGNALS:
    void changed();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Outline {
        qint64 width = 1;
        qint64 examined = 0;
        std::vector<bool> errors;
        void add(qint64 row, bool error);
    };

    void restart();
    bool work(int budget);

    RecordRows *m_rows;
    std::shared_ptr<const QtCapnWeb::Trace::Capture> m_capture;
    Outline m_shown;
    Outline m_next; ///< of other rows, not complete yet
    bool m_renewing = false; ///< it is at work on m_next
    bool m_again = false; ///< other rows came meanwhile
    QBasicTimer m_timer;
};

} // namespace Inspector
