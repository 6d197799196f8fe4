// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QVariant>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <initializer_list>

namespace Inspector {

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mix(const QColor &a, const QColor &b, double part)
{
    const auto channel = [part](float x, float y) { return float(x + (y - x) * part); };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()), channel(a.blueF(), b.blueF()));
}

} // namespace

double Theme::contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (qMax(x, y) + 0.05) / (qMin(x, y) + 0.05);
}

bool Theme::isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

bool Theme::isHighContrast(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    return contrast(palette.color(QPalette::Active, QPalette::Text), base) > 20
           && palette.color(QPalette::Active, QPalette::Window) == base
           && palette.color(QPalette::Active, QPalette::Button) == base;
}

namespace {

QColor readableOn(int hue, int saturation, std::initializer_list<QColor> backgrounds, double minimumContrast)
{
    const bool dark = luminance(*backgrounds.begin()) < 0.18;
    QColor color;
    for (int step = 0; step <= 100; ++step) {
        const int lightness = dark ? 140 + step * 115 / 100 : 115 - step * 115 / 100;
        color = QColor::fromHsl(hue, saturation, lightness);
        const auto isRead = [&](const QColor &background) { return Theme::contrast(color, background) >= minimumContrast; };
        if (std::all_of(backgrounds.begin(), backgrounds.end(), isRead))
            break;
    }
    return color;
}

} // namespace

QColor Theme::readable(int hue, int saturation, const QColor &background, double minimumContrast)
{
    return readableOn(hue, saturation, {background}, minimumContrast);
}

Theme Theme::computed(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const bool dark = isDark(palette);
    const bool strong = isHighContrast(palette);
    const double tint = dark ? 0.17 : 0.10;
    const double minimum = strong ? 7.0 : 4.6;
    Theme theme;
    theme.text = text;
    theme.eventBackground = mix(base, text, dark ? 0.09 : 0.06);
    theme.errorBackground = mix(base, readable(2, 190, base), tint);
    theme.relatedBackground = mix(base, highlight, dark ? 0.22 : 0.13);
    theme.bornBackground = mix(base, readable(140, 170, base), tint * 1.3);
    const std::initializer_list<QColor> backgrounds = {base,
                                                       palette.color(QPalette::Active, QPalette::Window),
                                                       palette.color(QPalette::Active, QPalette::AlternateBase),
                                                       theme.eventBackground,
                                                       theme.errorBackground,
                                                       theme.relatedBackground,
                                                       theme.bornBackground};
    const auto ink = [&](int hue, int saturation) { return readableOn(hue, saturation, backgrounds, minimum); };
    for (double part = 0.42; part > 0; part -= 0.06) {
        theme.dim = mix(text, base, part);
        const auto isRead = [&](const QColor &background) { return contrast(theme.dim, background) >= minimum; };
        if (std::all_of(backgrounds.begin(), backgrounds.end(), isRead))
            break;
        theme.dim = text;
    }
    theme.outgoing = ink(212, 190);
    theme.incoming = ink(28, 220);
    theme.ok = ink(140, 170);
    theme.pending = ink(265, 130);
    theme.error = ink(2, 190);
    theme.warning = ink(38, 230);
    theme.gridLine = mix(base, text, strong ? 0.45 : 0.13);
    theme.string = ink(135, 140);
    theme.number = ink(215, 180);
    theme.literal = ink(290, 130);
    theme.capability = ink(22, 210);
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    // Asked for each cell that is painted, and it takes thousands of powers: kept by what it depends on. GUI thread only, as
    // palettes of widgets are.
    struct Entry {
        std::array<QRgb, 6> key;
        Theme theme;
    };
    static std::deque<Entry> cache;
    const auto rgba = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role).rgba(); };
    const std::array key{rgba(QPalette::Base),   rgba(QPalette::Text),          rgba(QPalette::Highlight),
                         rgba(QPalette::Window), rgba(QPalette::AlternateBase), rgba(QPalette::Button)};
    for (const Entry &entry : cache) {
        if (entry.key == key)
            return entry.theme;
    }
    // Never taken out, so that references stay good: a desktop has a handful of palettes.
    cache.push_back({key, computed(palette)});
    return cache.back().theme;
}

namespace {
constexpr const char *DataFontProperty = "inspectorDataFont";
} // namespace

void setDataFont(const std::optional<QFont> &font)
{
    QCoreApplication::instance()->setProperty(DataFontProperty, font ? QVariant(*font) : QVariant());
}

QFont dataFont()
{
    const QVariant chosen = QCoreApplication::instance()->property(DataFontProperty);
    if (chosen.isValid())
        return chosen.value<QFont>();
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

QPalette lightPalette()
{
    QPalette palette(QColor(0xf0, 0xf1, 0xf3));
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor(color)); };
    set(QPalette::Window, 0xf2f3f5);
    set(QPalette::WindowText, 0x1d2024);
    set(QPalette::Base, 0xffffff);
    set(QPalette::AlternateBase, 0xf7f8fa);
    set(QPalette::Text, 0x1d2024);
    set(QPalette::Button, 0xf2f3f5);
    set(QPalette::ButtonText, 0x1d2024);
    set(QPalette::BrightText, 0xffffff);
    set(QPalette::Highlight, 0x2a6fc9);
    set(QPalette::HighlightedText, 0xffffff);
    set(QPalette::Link, 0x1f62b8);
    set(QPalette::LinkVisited, 0x6a4fb0);
    set(QPalette::ToolTipBase, 0xffffff);
    set(QPalette::ToolTipText, 0x1d2024);
    set(QPalette::PlaceholderText, 0x6b7178);
    set(QPalette::Light, 0xffffff);
    set(QPalette::Midlight, 0xe6e8eb);
    set(QPalette::Mid, 0xc3c7cc);
    set(QPalette::Dark, 0x9aa0a6);
    set(QPalette::Shadow, 0x5f656b);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x94, 0x99, 0x9f));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0xc3, 0xc7, 0xcc));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x2a, 0x2d, 0x32));
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor(color)); };
    set(QPalette::Window, 0x26292e);
    set(QPalette::WindowText, 0xe4e6e9);
    set(QPalette::Base, 0x1b1d21);
    set(QPalette::AlternateBase, 0x202328);
    set(QPalette::Text, 0xe4e6e9);
    set(QPalette::Button, 0x2e3238);
    set(QPalette::ButtonText, 0xe4e6e9);
    set(QPalette::BrightText, 0xffffff);
    set(QPalette::Highlight, 0x3375c6);
    set(QPalette::HighlightedText, 0xffffff);
    set(QPalette::Link, 0x6fb1ff);
    set(QPalette::LinkVisited, 0xb79cf0);
    set(QPalette::ToolTipBase, 0x33373d);
    set(QPalette::ToolTipText, 0xe4e6e9);
    set(QPalette::PlaceholderText, 0x979da5);
    set(QPalette::Light, 0x4a4f57);
    set(QPalette::Midlight, 0x3a3e45);
    set(QPalette::Mid, 0x3f444b);
    set(QPalette::Dark, 0x15171a);
    set(QPalette::Shadow, 0x0c0d0f);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x74, 0x79, 0x80));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x3f, 0x44, 0x4b));
    return palette;
}

QPalette highContrastPalette(bool dark)
{
    const QColor ground = dark ? QColor(QRgb(0x000000)) : QColor(QRgb(0xffffff));
    const QColor ink = dark ? QColor(QRgb(0xffffff)) : QColor(QRgb(0x000000));
    QPalette palette(ground);
    using enum QPalette::ColorRole;
    for (const QPalette::ColorRole role : {Window, Base, AlternateBase, Button, ToolTipBase})
        palette.setColor(role, ground);
    for (const QPalette::ColorRole role :
         {WindowText, Text, ButtonText, BrightText, ToolTipText, Light, Midlight, Mid, Dark, Shadow})
        palette.setColor(role, ink);
    palette.setColor(PlaceholderText, dark ? QColor(QRgb(0xc8c8c8)) : QColor(QRgb(0x404040)));
    palette.setColor(Highlight, dark ? QColor(QRgb(0xffe14d)) : QColor(QRgb(0x10339e)));
    palette.setColor(HighlightedText, ground);
    palette.setColor(Link, dark ? QColor(QRgb(0x8cc4ff)) : QColor(QRgb(0x10339e)));
    palette.setColor(LinkVisited, dark ? QColor(QRgb(0xd7b3ff)) : QColor(QRgb(0x5a1e8c)));
    const QColor disabled = dark ? QColor(QRgb(0x9a9a9a)) : QColor(QRgb(0x606060));
    for (const QPalette::ColorRole role : {WindowText, Text, ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, Highlight, disabled);
    return palette;
}

} // namespace Inspector
