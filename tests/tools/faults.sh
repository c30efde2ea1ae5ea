#!/bin/bash
# Everything of tests/faults, whole: 1,000 kills, every failing call, 1,000 damages. Takes the better
# part of an hour on a small machine; make check runs a sample of each. Then 100,000 random actions in the window
# (TD_SOAK for another number).
set -u
cd "$(dirname "$0")/../.." || exit 1
export TD_FAULTS=whole
meson test -C "${BUILD:-build}" --no-rebuild --suite faults --num-processes 1 "$@"
result=$?
grep -hE '^# .*(faults|times damaged|killed|allocations)' "${BUILD:-build}"/meson-logs/testlog.txt
build=${BUILD:-build}
for script in windows strange; do
  SESSION_TIMEOUT=3600 tests/tools/session.sh /usr/bin/python3 tests/faults/$script.py \
    "$build"/src/tandemctl "$build"/src/tandem 2>/dev/null || result=1
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
SESSION_TIMEOUT=14400 tests/tools/session.sh "$build"/tests/faults/soak "$folder" \
  "${TD_SOAK:-100000}" 2>/dev/null || result=1
exit $result
