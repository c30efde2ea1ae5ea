#!/bin/bash
# Makes the pictures of the help from the sample, the same each time: help_screens.sh [NAME...].
# They go to data/help/LANGUAGE/figures; without names, all of them.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
python=$(command -v /usr/bin/python3 || command -v python3)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$build/src/tandemctl" --file "$folder/empty.tandem" init >/dev/null 2>&1
"$build/src/tandemctl" --file "$folder/full.tandem" --today 2026-03-16 sample >/dev/null 2>&1
rm -f "$folder"/*.tandem-*
"$build/src/tandemctl" --file "$folder/full.tandem" export list people \
  --output "$folder/people.csv" >/dev/null
export SCREEN=1280x800x24 SESSION_TIMEOUT=1200 TD_LOCALEDIR=$PWD/$build/po
trouble=0
for language in C $(cat data/help/LINGUAS); do
  mkdir -p "data/help/$language/figures"
  tests/tools/session.sh "$python" tests/tools/help_screens.py "$build" "${language/#C/en}" \
    "$folder" "$@" 2> >(grep -v -e 'dbind-WARNING' -e '^$' >&2) || trouble=1
  mv -f "$folder"/*.png "data/help/$language/figures/"
done
du -ch data/help/*/figures/*.png | tail -1
exit $trouble
