# SPDX-FileCopyrightText: 2026 The Storescope authors
# SPDX-License-Identifier: MIT
function(storescope_share_pch target)
    set(alike ${ARGN})
    list(REMOVE_ITEM alike SQLite::SQLite3 ${CMAKE_DL_LIBS}) # they define nothing
    string(MAKE_C_IDENTIFIER "${alike}" alike)
    get_property(owner DIRECTORY PROPERTY PCH_OF_${alike})
    if(owner)
        target_precompile_headers(${target} REUSE_FROM ${owner})
    else()
        target_precompile_headers(${target} PRIVATE ${STORESCOPE_TEST_PCH})
        set_property(DIRECTORY PROPERTY PCH_OF_${alike} ${target})
    endif()
endfunction()

# storescope_test(<name> LINK … [LABEL core|ui|app] [NEEDS target…]): tst_<name>.cpp, one line a test.
# Where a folder names a header as STORESCOPE_TEST_PCH, it is compiled once for those of its tests that link the same.
# The folder of real stores is STORESCOPE_FIXTURES; programs named in NEEDS are built first.
function(storescope_test name)
    cmake_parse_arguments(TEST "" "LABEL" "LINK;NEEDS;SOURCES" ${ARGN})
    add_executable(tst_${name} tst_${name}.cpp ${TEST_SOURCES})
    target_link_libraries(tst_${name} PRIVATE ${TEST_LINK} Qt6::Test storescope_options)
    target_compile_definitions(tst_${name} PRIVATE
        STORESCOPE_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures"
        STORESCOPE_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        STORESCOPE_BINARY_DIR="${PROJECT_BINARY_DIR}")
    if(STORESCOPE_TEST_PCH)
        storescope_share_pch(tst_${name} ${TEST_LINK})
    endif()
    if(TEST_NEEDS)
        add_dependencies(tst_${name} ${TEST_NEEDS})
    endif()
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABEL}")
endfunction()
