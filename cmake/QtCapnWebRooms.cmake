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
    # Hundreds of programs with all that the sanitizers add: GNU ld takes longer for each than many a compilation.
    find_program(QTCAPNWEB_MOLD mold)
    if(QTCAPNWEB_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)
        target_link_options(qtcapnweb_settings INTERFACE -fuse-ld=mold)
    endif()
endif()
if(QTCAPNWEB_FUZZERS)
    target_compile_options(qtcapnweb_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()

# qtcapnweb_add_room(NAME [PUBLIC headers…] SOURCES … [LINK …])
# One folder is one target, qtcapnweb_NAME. Headers are included by their bare names and found only in the rooms that are
# linked, so an include that the design does not allow is a build error. PUBLIC headers are installed.
function(qtcapnweb_add_room name)
    cmake_parse_arguments(ROOM "" "" "PUBLIC;SOURCES;LINK" ${ARGN})
    add_library(qtcapnweb_${name} STATIC ${ROOM_SOURCES})
    list(TRANSFORM ROOM_PUBLIC PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    set_property(GLOBAL APPEND PROPERTY QTCAPNWEB_PUBLIC_HEADERS ${ROOM_PUBLIC})
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

set(QTCAPNWEB_SANITIZER_TREE "" CACHE PATH "A build tree of the dev-asan preset, whose tests are run as well (label sanitizer)")
set(QTCAPNWEB_FUZZ_TREE "" CACHE PATH "A build tree of the fuzz preset, whose fuzzers are run as well (label fuzz)")
set(QTCAPNWEB_FUZZ_SECONDS 15 CACHE STRING "How long each fuzzer runs as a test")

# Settings, caches and data of a test are its own: its twin in another tree runs at the same time.
function(qtcapnweb_test_home variable name)
    set(home "${PROJECT_BINARY_DIR}/tests/home/${name}")
    file(MAKE_DIRECTORY "${home}")
    set(${variable} "HOME=${home}" "XDG_CONFIG_HOME=${home}/config" "XDG_CACHE_HOME=${home}/cache" "XDG_DATA_HOME=${home}/data"
        "XDG_STATE_HOME=${home}/state" PARENT_SCOPE)
endfunction()

# qtcapnweb_add_test(NAME SOURCES … LINK … [LABELS …] [TIMEOUT s] [PROPERTIES …])
# A Qt Test program tst_NAME, registered with CTest and run on the offscreen platform; with QTCAPNWEB_SANITIZER_TREE its twin
# in that tree is registered, too, as NAME.sanitizer.
function(qtcapnweb_add_test name)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINK;LABELS;PROPERTIES" ${ARGN})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    add_executable(tst_${name} ${TEST_SOURCES})
    target_link_libraries(tst_${name} PRIVATE ${TEST_LINK} Qt6::Test qtcapnweb_settings)
    if(NOT MSVC)
        # What is tested is optimised as its tree says; the tests themselves only need to compile soon.
        target_compile_options(tst_${name} PRIVATE -O0)
    endif()
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    set(environment "QT_QPA_PLATFORM=offscreen"
        "ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1" "UBSAN_OPTIONS=print_stacktrace=1"
        "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0")
    add_test(NAME ${name} COMMAND tst_${name})
    qtcapnweb_test_home(home ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}" ENVIRONMENT "${environment};${home}"
        ${TEST_PROPERTIES})
    if(QTCAPNWEB_SANITIZER_TREE)
        add_test(NAME ${name}.sanitizer COMMAND "${QTCAPNWEB_SANITIZER_TREE}/tests/tst_${name}")
        qtcapnweb_test_home(home ${name}.sanitizer)
        math(EXPR timeout "${TEST_TIMEOUT} * 5")
        set_tests_properties(${name}.sanitizer PROPERTIES TIMEOUT ${timeout} LABELS "sanitizer;${TEST_LABELS}"
            ENVIRONMENT "${environment};${home}" ${TEST_PROPERTIES})
    endif()
endfunction()

# qtcapnweb_add_fuzzer(NAME SOURCES … LINK … [SEEDS folder] [DICTIONARY file])
# A libFuzzer program fuzz_NAME, built by the fuzz preset. A short run of it is a test: in that tree, and in one that names it by
# QTCAPNWEB_FUZZ_TREE. Its random numbers begin with the same seed, so that a failure is that of a change; run the program itself
# for more. The seeds are read only; what the run finds is kept in the build tree.
function(qtcapnweb_add_fuzzer name)
    cmake_parse_arguments(FUZZER "" "SEEDS;DICTIONARY" "SOURCES;LINK" ${ARGN})
    foreach(path SEEDS DICTIONARY)
        if(FUZZER_${path})
            cmake_path(ABSOLUTE_PATH FUZZER_${path} BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
        endif()
    endforeach()
    if(FUZZER_DICTIONARY)
        set(dictionary "-dict=${FUZZER_DICTIONARY}")
    endif()
    if(QTCAPNWEB_FUZZERS)
        add_executable(fuzz_${name} ${FUZZER_SOURCES})
        target_link_libraries(fuzz_${name} PRIVATE ${FUZZER_LINK} qtcapnweb_settings)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
        set_target_properties(fuzz_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests" AUTOMOC OFF)
        if(NOT TARGET fuzzers)
            add_custom_target(fuzzers)
        endif()
        add_dependencies(fuzzers fuzz_${name})
        set(tree "${PROJECT_BINARY_DIR}")
    else()
        set(tree "${QTCAPNWEB_FUZZ_TREE}")
    endif()
    if(tree)
        file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz/${name}")
        add_test(NAME fuzz_${name} COMMAND "${tree}/tests/fuzz_${name}" -seed=1 -max_total_time=${QTCAPNWEB_FUZZ_SECONDS} -max_len=8192
            -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 ${dictionary} "${PROJECT_BINARY_DIR}/fuzz/${name}" ${FUZZER_SEEDS}
            WORKING_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz/${name}")
        set_tests_properties(fuzz_${name} PROPERTIES LABELS fuzz TIMEOUT 180)
    endif()
endfunction()
