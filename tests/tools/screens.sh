#!/bin/bash
# Photographs every page, light, dark and narrow, empty and full: build/screens/. To be looked at.
set -eu
cd "$(dirname "$0")/../.."
folder=${BUILD:-build}
tests/tools/sample.sh
rm -rf "$folder/screens"
mkdir -p "$folder/screens"
rm -f "$folder/screens/empty.tandem"
"$folder/src/tandemctl" --file "$folder/screens/empty.tandem" init 2>/dev/null
cp "$folder/sample.tandem" "$folder/screens/full.tandem"
python=$(command -v /usr/bin/python3 || command -v python3)
export SESSION_TIMEOUT=600 TD_LOCALEDIR=$PWD/$folder/po
SCREEN=1180x760x24 tests/tools/session.sh "$python" tests/tools/screens.py "$folder" 1180x760 light dark
SCREEN=400x760x24 tests/tools/session.sh "$python" tests/tools/screens.py "$folder" 400x760 narrow
rm -f "$folder"/screens/*.tandem*
echo "$(find "$folder/screens" -name '*.png' | wc -l) pictures are in $folder/screens/"
