#!/bin/sh
# nginx for the tests of deploy/: Debian's package laid out beside the packages of Python, so that
# no server starts on the machine. Where it cannot be had, the tests say so and skip.
set -eu
place="$(cd "$(dirname "${PYTHON:-.venv/bin/python}")/.." && pwd)/nginx"
if command -v nginx >/dev/null 2>&1 || [ -x "$place/usr/sbin/nginx" ]; then exit 0; fi
command -v apt-get >/dev/null 2>&1 || { echo "no apt-get here: nginx is not tried" >&2; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq nginx 2>/dev/null || {
    run=""
    [ "$(id -u)" = 0 ] || run="sudo"
    $run apt-get update -qq && apt-get download -qq nginx 2>/dev/null
} || { echo "nginx cannot be downloaded: it is not tried" >&2; exit 0; }
mkdir -p "$place" && dpkg -x nginx_*.deb "$place"
