# SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
# SPDX-License-Identifier: MIT

# cmake -DPAGE=docs/guide/client.md -DTITLE=guide/client.md -DNAME=client -DCONTEXT=clientcontext.h -DOUTPUT=page_client.cpp
#       -P ExtractSnippets.cmake
# Makes one translation unit of the code in a page. What stands behind the ``` of a block says how it is read:
#   ```cpp         declarations, in the order of the page
#   ```cpp global  declarations that cannot stand in a namespace of the page: specialisations of templates
#   ```cpp body    statements: the body of a coroutine that is a member of the page's context; compiled
#   ```cpp run     the same, and run as a test
#   ```cpp shows   the same, and show() or showError() must be called by it, or some time after it
# In statements, `const int nine = …; // → 9` is checked when it is run.
# Any other word behind cpp is an error, so that no block is left out by a slip. Compilers name the line of the page.

file(READ "${PAGE}" page)
set(includes "")
set(code "")
set(globals "")
set(moc "")
set(kind "")
set(number 0)
while(NOT page STREQUAL "")
    string(FIND "${page}" "\n" end)
    if(end EQUAL -1)
        set(line "${page}")
        set(page "")
    else()
        string(SUBSTRING "${page}" 0 ${end} line)
        math(EXPR end "${end} + 1")
        string(SUBSTRING "${page}" ${end} -1 page)
    endif()
    math(EXPR number "${number} + 1")

    if(kind STREQUAL "")
        if("${line}" MATCHES "^[ \t]*```")
            if("${line}" MATCHES "^```cpp *([a-z]*) *$")
                set(kind "${CMAKE_MATCH_1}")
                if(kind STREQUAL "")
                    set(kind "declarations")
                elseif(NOT kind MATCHES "^(global|body|run|shows)$")
                    message(FATAL_ERROR "${TITLE}:${number}: \"cpp ${kind}\" is no kind of block")
                endif()
                set(start ${number})
                math(EXPR next "${number} + 1")
                if(kind MATCHES "^(body|run|shows)$")
                    string(APPEND code "struct Snippet${start} final : Context {\nQtCapnWeb::RpcPromise run() override\n{\n")
                endif()
                set(block "#line ${next} \"${PAGE}\"\n")
            elseif("${line}" MATCHES "cpp|c\\+\\+")
                message(FATAL_ERROR "${TITLE}:${number}: a block of code must begin with ```cpp at the margin")
            else()
                set(kind "other")
            endif()
        endif()
    elseif("${line}" MATCHES "^[ \t]*```")
        if(kind STREQUAL "global")
            string(APPEND globals "${block}")
        elseif(NOT kind STREQUAL "other")
            string(APPEND code "${block}")
        endif()
        if(kind MATCHES "^(body|run|shows)$")
            string(APPEND code "co_return QtCapnWeb::Value();\n}\n")
            if(kind STREQUAL "shows")
                string(APPEND code "bool isFulfilled() const override { return !shown.isEmpty(); }\n")
            endif()
            string(APPEND code "};\n")
        endif()
        if(kind MATCHES "^(run|shows)$")
            string(APPEND code "static const Docs::Registration registration${start}(\"${TITLE}:${start}\", "
                "&Docs::makeSnippet<Snippet${start}>);\n")
        endif()
        set(kind "")
    elseif(NOT kind STREQUAL "other")
        if("${line}" MATCHES "^#include")
            string(APPEND includes "${line}\n")
            string(APPEND block "\n")
        elseif("${line}" MATCHES "^( *const [A-Za-z0-9:<>]+ ([A-Za-z0-9]+) = .*;) *// → (.*)$")
            string(APPEND block "${CMAKE_MATCH_1} Docs::check(${CMAKE_MATCH_2}, ${CMAKE_MATCH_3}, \"${CMAKE_MATCH_2}\");\n")
        elseif("${line}" MATCHES "→")
            message(FATAL_ERROR "${TITLE}:${number}: what stands behind → can be checked for a constant only")
        else()
            string(APPEND block "${line}\n")
        endif()
        if("${line}" MATCHES "Q_OBJECT|Q_GADGET|Q_NAMESPACE")
            set(moc "#include \"page_${NAME}.moc\"\n")
        endif()
    endif()
endwhile()
if(NOT kind STREQUAL "")
    message(FATAL_ERROR "${TITLE}: the last block does not end")
endif()
if(code STREQUAL "")
    set(code "// This page has no code.\n")
endif()

# A namespace for each page, as many of them have a class Api. What a block names it need not use, and it may call its variables what
# its surroundings call theirs.
set(pragmas "#if defined(__GNUC__)\n")
foreach(warning unused-variable unused-but-set-variable shadow)
    string(APPEND pragmas "#    pragma GCC diagnostic ignored \"-W${warning}\"\n")
endforeach()
string(APPEND pragmas "#endif\n")
file(WRITE "${OUTPUT}" "// Made from ${TITLE} by ExtractSnippets.cmake.\n${includes}#include \"${CONTEXT}\"\n\n${globals}\n${pragmas}namespace Docs::${NAME} {\n\n"
    "${code}\n} // namespace Docs::${NAME}\n\n${moc}")
