#!/bin/sh
# Sees to the programs and fonts that no Python package brings; --test adds those of the tests, --wine those of `make wine`.
# Debian and Ubuntu: installs what is missing. Elsewhere: says what to install, and goes on if the programs are there.
set -eu

packages="libreoffice-writer libreoffice-draw libreoffice-math fontconfig fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai fonts-arphic-ukai fonts-liberation"
programs="soffice fc-match"
if [ "${1-}" = --test ]; then
    packages="$packages poppler-utils qpdf softhsm2 chromium git"
    programs="$programs pdftotext pdftoppm pdffonts pdfinfo pdfsig qpdf softhsm2-util java npm chromium git"
    # veraPDF, which judges PDF/UA and PDF/A; Debian's JRE has the compiler that its launcher needs.
    command -v java >/dev/null || packages="$packages default-jre-headless"
    # Any npm will do, so Debian's, with its hundreds of packages, is taken only where there is none.
    command -v npm >/dev/null || packages="$packages npm"
fi

if [ "${1-}" = --wine ]; then
    packages="$packages wine wine64 locales"
    programs="$programs wine localedef"
fi

has() { command -v "$1" >/dev/null 2>&1; }

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

not_installed() {
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' $packages 2>/dev/null |
        awk -v wanted="$packages" '
            $2 == "installed" { have[$1] = 1 }
            END { n = split(wanted, names, " "); for (i = 1; i <= n; i++) if (!(names[i] in have)) print names[i] }'
}

install_with_apt() {
    by_hand="Install it as root, then run make again: apt-get install --no-install-recommends $*"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        has sudo || stop "These packages are missing, and this is neither root nor is there sudo: $*" "$by_hand"
        as_root=sudo
    fi
    echo "Installing: $*"
    # A package list that is out of order somewhere else is no reason to stop; the installation itself is.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 "$@" || stop "apt-get could not install: $*" "$by_hand"
}

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    stop "reportdoc needs Python 3.11 or later as python3; here it is: $(python3 --version 2>&1 || true)"

if has dpkg-query && has apt-get; then
    python3 -c 'import ensurepip' 2>/dev/null || packages="$packages python3-venv"
    missing=$(not_installed)
    [ -z "$missing" ] || install_with_apt $missing
    exit
fi

PATH="$PATH:/Applications/LibreOffice.app/Contents/MacOS"
missing=
for program in $programs; do
    has "$program" || missing="$missing $program"
done
[ -z "$missing" ] || stop \
    "Programs that are missing:$missing" \
    "This is neither Debian nor Ubuntu, so please install by hand:" \
    "  LibreOffice 7.4 or later with Writer, Draw and Math, and fontconfig" \
    "  the fonts Noto Serif CJK SC, Noto Sans CJK SC, AR PL KaitiM GB and Liberation" \
    "  for the tests also Poppler's command line tools, qpdf, SoftHSM, Chromium, Git, a JDK, and Node.js with npm" \
    "macOS: brew install --cask libreoffice font-noto-serif-cjk-sc font-noto-sans-cjk-sc font-liberation" \
    "       brew install fontconfig poppler qpdf softhsm openjdk node && brew install --cask chromium"
