# SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
# SPDX-License-Identifier: MIT

# Compiler settings of the whole project, and the functions that make a room, a program and a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")

add_library(qtcapnweb_settings INTERFACE)
target_compile_definitions(qtcapnweb_settings INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(MSVC)
    target_compile_options(qtcapnweb_settings INTERFACE /W4 /permissive- $<$<BOOL:${QTCAPNWEB_WERROR}>:/WX>)
else()
    target_compile_options(qtcapnweb_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
        -Wcast-align -Wunused $<$<BOOL:${QTCAPNWEB_WERROR}>:-Werror>)
endif()
if(QTCAPNWEB_SANITIZE)
    target_compile_options(qtcapnweb_settings INTERFACE -fsanitize=${QTCAPNWEB_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(qtcapnweb_settings INTERFACE -fsanitize=${QTCAPNWEB_SANITIZE})
endif()

# qtcapnweb_add_room(NAME SOURCES … [LINK …])
# One folder is one target, qtcapnweb_NAME. Headers are included by their bare names and found only in the rooms that are
# linked, so an include that the design does not allow is a build error.
function(qtcapnweb_add_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK" ${ARGN})
    add_library(qtcapnweb_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(qtcapnweb_${name} PUBLIC "$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}>")
    # Inside the project the rooms are linked statically or folded whole into the shared library.
    target_compile_definitions(qtcapnweb_${name} PUBLIC QTCAPNWEB_BUILD)
    target_link_libraries(qtcapnweb_${name} PUBLIC ${ROOM_LINK} PRIVATE qtcapnweb_settings)
endfunction()

# qtcapnweb_add_program(NAME SOURCES … LINK …)
function(qtcapnweb_add_program name)
    cmake_parse_arguments(PROGRAM "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${PROGRAM_SOURCES})
    target_link_libraries(${name} PRIVATE ${PROGRAM_LINK} qtcapnweb_settings)
endfunction()

# qtcapnweb_add_test(NAME SOURCES … LINK … [LABELS …] [TIMEOUT s])
# A Qt Test program tst_NAME, registered with CTest and run on the offscreen platform.
function(qtcapnweb_add_test name)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    add_executable(tst_${name} ${TEST_SOURCES})
    target_link_libraries(tst_${name} PRIVATE ${TEST_LINK} Qt6::Test qtcapnweb_settings)
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qtcapnweb.*.debug=false"
        FAIL_REGULAR_EXPRESSION "QFATAL|ASSERT failure")
endfunction()
