# SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
# SPDX-License-Identifier: MIT

# What an application that uses the library finds of it: <QtCapnWeb/….h>, find_package(QtCapnWeb), pkg-config.

include(CMakePackageConfigHelpers)

get_property(public_headers GLOBAL PROPERTY QTCAPNWEB_PUBLIC_HEADERS)
list(SORT public_headers COMPARE FILE_BASENAME)

# One header for all that needs no further library: rpcqcoro.h wants QCoro, whoever uses it includes it.
# REUSE-IgnoreStart
set(all_headers "// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors\n// SPDX-License-Identifier: MIT\n#pragma once\n\n")
# REUSE-IgnoreEnd
foreach(header ${public_headers})
    cmake_path(GET header FILENAME name)
    if(name MATCHES "^rpc" AND NOT name STREQUAL "rpcqcoro.h")
        string(APPEND all_headers "#include \"${name}\"\n")
    endif()
endforeach()
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/QtCapnWeb" CONTENT "${all_headers}" @ONLY)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/QtCapnWeb")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/QtCapnWebConfig.cmake.in"
    "${CMAKE_CURRENT_BINARY_DIR}/QtCapnWebConfig.cmake" INSTALL_DESTINATION "${package_folder}")
# Before 1.0 a new minor version may break what was built on the old one.
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/QtCapnWebConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
configure_file("${PROJECT_SOURCE_DIR}/cmake/qtcapnweb.pc.in" "${CMAKE_CURRENT_BINARY_DIR}/qtcapnweb.pc" @ONLY)

install(TARGETS QtCapnWeb EXPORT QtCapnWebTargets
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT library
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library NAMELINK_COMPONENT development
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)
install(FILES ${public_headers} "${CMAKE_CURRENT_BINARY_DIR}/QtCapnWeb"
    DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/QtCapnWeb" COMPONENT development)
install(EXPORT QtCapnWebTargets NAMESPACE QtCapnWeb:: DESTINATION "${package_folder}" COMPONENT development)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/QtCapnWebConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/QtCapnWebConfigVersion.cmake"
    DESTINATION "${package_folder}" COMPONENT development)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/qtcapnweb.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
