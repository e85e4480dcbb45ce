# SPDX-FileCopyrightText: 2026 The Storescope authors
# SPDX-License-Identifier: MIT
# Sourced by the other scripts: which Debian packages they need, and a quiet way to have them.
# shellcheck shell=bash

build_packages=(
    cmake ninja-build g++ lld pkg-config
    qt6-base-dev qt6-tools-dev qt6-l10n-tools libqt6sql6-sqlite libsqlite3-dev
    libtomlplusplus-dev nlohmann-json3-dev libexpected-dev libcli11-dev
    zlib1g-dev libminizip-dev libzstd-dev
)
# Icons for the window, here and in its tests.
icon_packages=(breeze-icon-theme libqt6svg6)
font_packages=(fonts-noto-core fonts-hack)

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || printf '%s\n' "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# need PACKAGE…: installs what is missing. Says nothing when nothing is.
need() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        command -v cmake >/dev/null && command -v ninja >/dev/null && return
        fail "Packages are installed only on Debian and its relatives. Elsewhere install the equivalents of these first: $*"
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "These packages are missing, and there is neither root nor sudo to install them: ${missing[*]}." \
            "Have them installed (apt-get install ${missing[*]}), then run this again."
    fi
    say "Installing ${missing[*]}"
    as_root apt-get -qq update || say "The package lists could not be renewed; going on with the old ones."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "apt-get could not install these packages: ${missing[*]}"
}

# build PRESET [TARGET…]: configures and builds; everything when no target is named.
build() {
    local preset=$1
    shift
    local log
    # What scripts/interop switched on for itself does not stay on.
    if ! log=$(cmake --preset "$preset" -DSTORESCOPE_INTEROP=OFF 2>&1); then
        printf '%s\n' "$log" >&2
        fail "CMake could not configure the preset $preset."
    fi
    cmake --build --preset "$preset" --parallel "$(nproc)" ${1:+--target "$@"}
}
