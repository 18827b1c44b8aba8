#!/bin/sh
# Installs Debian's chromium and a Vietnamese-capable font when they are missing.
set -eu
if ! command -v chromium >/dev/null 2>&1 && [ -z "${CHROMIUM:-}" ]; then
    command -v apt-get >/dev/null 2>&1 || { echo "chromium is missing and apt-get is not here; set CHROMIUM=/path/to/chromium" >&2; exit 1; }
    run=""
    [ "$(id -u)" = 0 ] || run="sudo"
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq chromium fonts-noto-core >/dev/null
fi
