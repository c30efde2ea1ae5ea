#!/bin/bash
# The goals of the pairing beside its peers: bench.sh [GOAL...]. TD_BENCH_LONG=1 for the slow peers.
set -eu
cd "$(dirname "$0")/../.."
folder=${BUILD:-build}
if [ ! -x "$folder/tests/bench/peer-lemon" ]; then # it came after this build was set up
  meson setup --reconfigure "$folder" >/dev/null
  tests/tools/build.sh "$folder"
fi
python=$(command -v /usr/bin/python3 || command -v python3)
exec "$python" tests/bench/bench.py "$folder/tests/bench" "$@"
