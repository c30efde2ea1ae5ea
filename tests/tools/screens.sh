#!/bin/bash
# Photographs every page, light, dark and narrow, empty and full: build/screens/. To be looked at.
set -eu
cd "$(dirname "$0")/../.."
folder=${BUILD:-build}
tests/tools/sample.sh
rm -rf "$folder/screens"
mkdir -p "$folder/screens"
chmod 0700 "$folder/screens" # or every page says that others can look in
"$folder/src/tandemctl" --file "$folder/screens/empty.tandem" init 2>/dev/null
cp "$folder/sample.tandem" "$folder/screens/full.tandem"
python=$(command -v /usr/bin/python3 || command -v python3)
export SESSION_TIMEOUT=600 TD_LOCALEDIR=$PWD/$folder/po
SCREEN=1280x800x24 tests/tools/session.sh "$python" tests/tools/screens.py "$folder" 1280x800 light dark
SCREEN=400x760x24 tests/tools/session.sh "$python" tests/tools/screens.py "$folder" 400x760 narrow
rm -rf "$folder"/screens/*.tandem* "$folder"/screens/*-backups
echo "$(find "$folder/screens" -name '*.png' | wc -l) pictures are in $folder/screens/"
