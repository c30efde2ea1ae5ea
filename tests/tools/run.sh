#!/bin/bash
# Opens the window on the sample; without a display does the same job without a window.
set -eu
cd "$(dirname "$0")/../.."
folder=${BUILD:-build}
export TD_LOCALEDIR=$PWD/$folder/po GSETTINGS_SCHEMA_DIR=$PWD/$folder/data
[ -d "$folder/data/help/html" ] && export TD_HELPDIR=$PWD/$folder/data/help/html
tests/tools/sample.sh
if tests/tools/has-display.sh; then
  exec "$folder/src/tandem" --file "$folder/sample.tandem"
fi
echo "There is no display here, so this is the same job without a window."
python=$(command -v /usr/bin/python3 || command -v python3)
rm -rf "$folder/demo"
mkdir -p "$folder/demo"
"$python" tests/tools/demo.py "$folder"
SCREEN=1180x760x24 tests/tools/session.sh "$python" tests/tools/demo_window.py "$folder"
