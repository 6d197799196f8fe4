// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "symbol.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QXmlStreamReader>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QPalette>

#include <vector>

using namespace Qt::StringLiterals;

// Resources of a static library are registered by hand, and the macro must stand outside of any namespace.
static void registerResources() { Q_INIT_RESOURCE(inspector); }

namespace Inspector::Symbol {

namespace {

struct Shape {
    QPainterPath path;
    QString stroke, fill; // "none", "currentColor" or "#rrggbb"
    qreal width = 1;
};

struct Drawing {
    QRectF box;
    std::vector<Shape> shapes;
};

/// Reads the data of a path: absolute M, L, H, V, C and Z.
QPainterPath parsePath(QStringView data)
{
    QPainterPath path;
    qsizetype at = 0;
    const auto number = [&] {
        while (at < data.size() && (data[at] == u' ' || data[at] == u','))
            ++at;
        const qsizetype begin = at;
        while (at < data.size() && (data[at].isDigit() || data[at] == u'.' || data[at] == u'-'))
            ++at;
        return data.mid(begin, at - begin).toDouble();
    };
    const auto point = [&] {
        const qreal x = number();
        return QPointF(x, number());
    };
    while (at < data.size()) {
        const QChar command = data[at++];
        if (command == u'M') {
            path.moveTo(point());
        } else if (command == u'L') {
            path.lineTo(point());
        } else if (command == u'H') {
            path.lineTo(number(), path.currentPosition().y());
        } else if (command == u'V') {
            path.lineTo(path.currentPosition().x(), number());
        } else if (command == u'C') {
            const QPointF first = point();
            const QPointF second = point();
            path.cubicTo(first, second, point());
        } else if (command == u'Z') {
            path.closeSubpath();
        }
    }
    return path;
}

Drawing load(const QString &name)
{
    registerResources();
    Drawing drawing;
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return drawing;
    QXmlStreamReader reader(&file);
    QString stroke = u"none"_s;
    QString fill = u"none"_s;
    qreal width = 1;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        const auto value = [&](QLatin1StringView key, const QString &otherwise) {
            return attributes.hasAttribute(key) ? attributes.value(key).toString() : otherwise;
        };
        Shape shape{
            {}, value("stroke"_L1, stroke), value("fill"_L1, fill), value("stroke-width"_L1, QString::number(width)).toDouble()};
        if (reader.name() == "svg"_L1) {
            const QStringList box = value("viewBox"_L1, u"0 0 16 16"_s).split(u' ');
            if (box.size() == 4)
                drawing.box = QRectF(box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble());
            stroke = shape.stroke;
            fill = shape.fill;
            width = shape.width;
        } else if (reader.name() == "path"_L1) {
            shape.path = parsePath(attributes.value("d"_L1));
            drawing.shapes.push_back(std::move(shape));
        } else if (reader.name() == "circle"_L1) {
            const qreal radius = attributes.value("r"_L1).toDouble();
            shape.path.addEllipse(QPointF(attributes.value("cx"_L1).toDouble(), attributes.value("cy"_L1).toDouble()), radius,
                                  radius);
            drawing.shapes.push_back(std::move(shape));
        }
    }
    return drawing;
}

const Drawing &drawing(const QString &name)
{
    // Painted on the GUI thread only, as all widgets are.
    static QHash<QString, Drawing> drawings;
    auto it = drawings.find(name);
    if (it == drawings.end())
        it = drawings.insert(name, load(name));
    return *it;
}

class Engine final : public QIconEngine
{
public:
    explicit Engine(const QString &name) : m_name(name) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        QColor color = palette.color(QPalette::Active, QPalette::ButtonText);
        if (mode == QIcon::Disabled)
            color = palette.color(QPalette::Disabled, QPalette::ButtonText);
        else if (mode == QIcon::Selected)
            color = palette.color(QPalette::Active, QPalette::HighlightedText);
        Symbol::paint(*painter, m_name, rect, color);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return result;
    }

    QIconEngine *clone() const override { return new Engine(m_name); }
    bool isNull() override { return drawing(m_name).shapes.empty(); }

private:
    QString m_name;
};

} // namespace

void paint(QPainter &painter, const QString &name, const QRectF &rect, const QColor &color)
{
    const Drawing &what = drawing(name);
    if (what.shapes.empty() || what.box.isEmpty())
        return;
    const qreal scale = qMin(rect.width() / what.box.width(), rect.height() / what.box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(scale, scale);
    painter.translate(-what.box.center());
    const auto colorOf = [&color](const QString &text) { return text == "currentColor"_L1 ? color : QColor(text); };
    for (const Shape &shape : what.shapes) {
        painter.setBrush(shape.fill == "none"_L1 ? QBrush() : QBrush(colorOf(shape.fill)));
        painter.setPen(shape.stroke == "none"_L1
                           ? QPen(Qt::NoPen)
                           : QPen(colorOf(shape.stroke), shape.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(shape.path);
    }
    painter.restore();
}

QIcon icon(const QString &name) { return QIcon(new Engine(name)); }

} // namespace Inspector::Symbol
