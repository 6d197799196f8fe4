# SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
# SPDX-License-Identifier: MIT

# Packages: `cpack -G DEB` in a release tree makes one for the library, one for building with it, and one for the inspector.
# What a package depends on is read off its binaries by dpkg-shlibdeps.

set(CPACK_PACKAGE_VENDOR "The QtCapnWeb authors")
set(CPACK_PACKAGE_CONTACT "The QtCapnWeb authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_README "${PROJECT_SOURCE_DIR}/README.md")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSES/MIT.txt")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL library development)
if(QTCAPNWEB_DESKTOP)
    list(APPEND CPACK_COMPONENTS_ALL inspector)
endif()

if(QTCAPNWEB_CLI)
    list(APPEND CPACK_COMPONENTS_ALL cli)
endif()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME "libqtcapnweb${PROJECT_VERSION_MAJOR}")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "Cap'n Web, object-capability RPC, for Qt applications")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libqtcapnweb-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "${CPACK_DEBIAN_LIBRARY_PACKAGE_NAME} (= ${PROJECT_VERSION}), qt6-base-dev (>= 6.4)")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS qcoro-qt6-dev)
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "Headers of QtCapnWeb, and how CMake and pkg-config find it")

set(CPACK_DEBIAN_INSPECTOR_PACKAGE_NAME capnweb-inspector)
set(CPACK_DEBIAN_INSPECTOR_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_INSPECTOR_PACKAGE_DEPENDS libqt6svg6)
set(CPACK_DEBIAN_INSPECTOR_PACKAGE_RECOMMENDS qt6-translations-l10n)
set(CPACK_COMPONENT_INSPECTOR_DESCRIPTION "Shows what passes between two Cap'n Web peers, and calls what they offer")

set(CPACK_DEBIAN_CLI_PACKAGE_NAME capnweb)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION devel)
set(CPACK_COMPONENT_CLI_DESCRIPTION "Records, shows and checks Cap'n Web traffic, and calls what servers offer")

include(CPack)
