# SPDX-FileCopyrightText: 2026 The Storescope authors
# SPDX-License-Identifier: MIT
# What is installed: the program as the component "program", and for other programs the stores of core as the
# component "development": static libraries, headers and a CMake package (find_package(Storescope)).
include(CMakePackageConfigHelpers)

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
set(STORESCOPE_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/Storescope)

# storescope_install_room(<name> <header>…): as Storescope::<name>. Headers keep their way from the project's
# root below include/storescope: #include <core/store/eventlog.h>.
function(storescope_install_room name)
    target_sources(storescope_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ARGN})
    target_compile_features(storescope_${name} PUBLIC cxx_std_20)
    set_target_properties(storescope_${name} PROPERTIES EXPORT_NAME ${name})
    install(TARGETS storescope_${name} EXPORT StorescopeTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
        FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/storescope COMPONENT development)
endfunction()

install(EXPORT StorescopeTargets NAMESPACE Storescope:: DESTINATION ${STORESCOPE_PACKAGE_DIR} COMPONENT development)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/StorescopeConfig.cmake.in
    ${PROJECT_BINARY_DIR}/StorescopeConfig.cmake INSTALL_DESTINATION ${STORESCOPE_PACKAGE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/StorescopeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/StorescopeConfig.cmake ${PROJECT_BINARY_DIR}/StorescopeConfigVersion.cmake
    DESTINATION ${STORESCOPE_PACKAGE_DIR} COMPONENT development)
