# SPDX-FileCopyrightText: 2026 The Storescope authors
# SPDX-License-Identifier: MIT
# What every target of the project is compiled with, and how a room of the house is declared.

add_library(storescope_options INTERFACE)
target_include_directories(storescope_options INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
target_compile_options(storescope_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Werror)
target_compile_definitions(storescope_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS
                           QT_DISABLE_DEPRECATED_BEFORE=0x060400)
# Lines and functions are enough for a backtrace, and debug builds link and compile far faster without the rest.
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
find_program(STORESCOPE_LLD ld.lld)
mark_as_advanced(STORESCOPE_LLD)
if(STORESCOPE_LLD)
    target_link_options(storescope_options INTERFACE -fuse-ld=lld)
endif()
if(STORESCOPE_SANITIZE)
    target_compile_options(storescope_options INTERFACE -fsanitize=${STORESCOPE_SANITIZE}
                           -fno-omit-frame-pointer)
    target_link_options(storescope_options INTERFACE -fsanitize=${STORESCOPE_SANITIZE})
endif()

# storescope_room(<name> SOURCES … LINK … [HEADERS …]): one library a room; what it may use is what it links.
# A room with HEADERS is installed for other programs to link, with these (cmake/package.cmake).
function(storescope_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK;HEADERS;PCH" ${ARGN})
    add_library(storescope_${name} STATIC ${ROOM_SOURCES})
    add_library(Storescope::${name} ALIAS storescope_${name})
    target_link_libraries(storescope_${name} PUBLIC ${ROOM_LINK} PRIVATE $<BUILD_INTERFACE:storescope_options>)
    target_include_directories(storescope_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
    if(ROOM_HEADERS)
        storescope_install_room(${name} ${ROOM_HEADERS})
    endif()
    if(ROOM_PCH)
        target_precompile_headers(storescope_${name} PRIVATE ${ROOM_PCH})
    endif()
endfunction()
