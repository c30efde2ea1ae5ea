#!/bin/bash
# Makes the pictures of the help from the sample, the same each time: help_screens.sh [NAME...].
# They go to data/help/LANGUAGE/figures, of each language that has such a folder (others show the
# English ones, or the pictures would weigh more than the program); without names, all of them.
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
for folder_of in data/help/*/figures; do
  language=$(basename "$(dirname "$folder_of")")
  tests/tools/session.sh "$python" tests/tools/help_screens.py "$build" "${language/#C/en}" \
    "$folder" "$@" 2> >(grep -v -e 'dbind-WARNING' -e '^$' >&2) || trouble=1
  mv -f "$folder"/*.png "$folder_of/"
done
du -ch data/help/*/figures/*.png | tail -1
exit $trouble
