#!/bin/sh
# Installs what the tests look at pages and papers with: Debian's chromium, LibreOffice, poppler,
# fonts with Vietnamese letters (fonts-croscore: metric twins of Arial and Times New Roman), and the
# database that a lake's catalog is kept in.
set -eu
wanted=""
command -v chromium >/dev/null 2>&1 || [ -n "${CHROMIUM:-}" ] || wanted="chromium fonts-noto-core"
# an office with only one of its programs opens neither slides nor letters: look for all three
office=$(dirname "$(readlink -f "$(command -v soffice || echo /nowhere/soffice)")")
{ [ -e "$office/libsdlo.so" ] && [ -e "$office/libswlo.so" ] && [ -e "$office/libsclo.so" ]; } ||
    wanted="$wanted libreoffice-impress libreoffice-writer libreoffice-calc fonts-croscore"
command -v pdftotext >/dev/null 2>&1 || wanted="$wanted poppler-utils"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wanted="$wanted postgresql"
if [ -n "$wanted" ]; then
    command -v apt-get >/dev/null 2>&1 || { echo "missing, and apt-get is not here: $wanted" >&2; exit 1; }
    run=""
    [ "$(id -u)" = 0 ] || run="sudo"
    $run apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $wanted >/dev/null
fi
