#!/bin/bash
# Configures once and builds: build.sh [FOLDER] [MESON OPTION...].
set -eu
cd "$(dirname "$0")/../.."
folder=${1:-${BUILD:-build}}
[ $# -gt 0 ] && shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT

[ -e "$folder/build.ninja" ] \
  || meson setup "$folder" --prefix="${PREFIX:-/usr/local}" "$@" >"$log" 2>&1 \
  || { cat "$log" && exit 1; }
# Quiet when nothing goes wrong, whole when something does.
ninja -C "$folder" >"$log" 2>&1 || { cat "$log" && exit 1; }
grep -A6 'warning:' "$log" || true
