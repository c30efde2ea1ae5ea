#!/bin/bash
# Makes the sample workspace, build/sample.tandem, where there is none.
set -eu
cd "$(dirname "$0")/../.."
folder=${BUILD:-build}
[ -e "$folder/sample.tandem" ] && exit 0
rm -f "$folder"/sample.new*
"$folder/src/tandemctl" --file "$folder/sample.new" sample >/dev/null 2>&1 \
  || { echo "The sample could not be made." && exit 1; }
mv "$folder/sample.new" "$folder/sample.tandem"
