# SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
# SPDX-License-Identifier: MIT

# Lets what is built in this tree include <QtCapnWeb/….h>, of the public headers, as an application does that found the library
# installed: the examples and the code of the guide. The rooms and their tests go on including by bare name.
get_property(public_headers GLOBAL PROPERTY QTCAPNWEB_PUBLIC_HEADERS)
foreach(header ${public_headers} "${CMAKE_CURRENT_BINARY_DIR}/QtCapnWeb")
    cmake_path(GET header FILENAME name)
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/include/QtCapnWeb/${name}" CONTENT "#include \"${header}\"\n" @ONLY)
endforeach()
target_include_directories(QtCapnWeb INTERFACE "$<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>")
