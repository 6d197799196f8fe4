// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qglobal.h>

/// \file
/// What every room of QtCapnWeb shares: the export macro of the shared library.

#if defined(QTCAPNWEB_STATIC)
#    define QTCAPNWEB_EXPORT
#elif defined(QTCAPNWEB_BUILD)
#    define QTCAPNWEB_EXPORT Q_DECL_EXPORT
#else
#    define QTCAPNWEB_EXPORT Q_DECL_IMPORT
#endif
