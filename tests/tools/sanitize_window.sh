#!/bin/bash
# The window's tests under the address, undefined and leak sanitizers, group by group, since leaks are
# looked for where a program ends: sanitize_window.sh [/gui/GROUP...]. An hour on a small machine.
set -u
cd "$(dirname "$0")/../.." || exit 1
folder=build-sanitize-window
tools=$PWD/tests/tools
command -v ld.lld >/dev/null && export LDFLAGS="${LDFLAGS:-} -fuse-ld=lld"
$tools/build.sh $folder -Dbuildtype=debug -Doptimization=1 -Db_lundef=false \
  -Db_sanitize=address,undefined || exit 1
logs=$PWD/$folder/window-logs
rm -rf "$logs"
mkdir -p "$logs"

cat "$tools"/lsan.supp "$tools"/lsan-window.supp >"$logs"/supp
# Who asked for what is left is told by the slow way of reading the stack alone.
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:allocator_may_return_null=1
ASAN_OPTIONS=$ASAN_OPTIONS:fast_unwind_on_malloc=0
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=suppressions=$logs/supp:print_suppressions=0
export G_SLICE=always-malloc G_DEBUG=fatal-warnings GSETTINGS_BACKEND=memory GTK_A11Y=test TD_SANITIZE=1
export LC_ALL=C.UTF-8 TD_SHARED=$PWD/../shared TD_LOCALEDIR=$PWD/$folder/po SESSION_TIMEOUT=3600
export GSETTINGS_SCHEMA_DIR=$PWD/$folder/data TD_TEST_LOCALES=$PWD/$folder/tests/locales

cd $folder || exit 1
run() { "$tools"/session.sh tests/gui/test-gui "$@"; }
[ $# -gt 0 ] || mapfile -t groups < <(run -l 2>/dev/null | grep '^/gui/' | cut -d/ -f1-3 | sort -u)
[ $# -gt 0 ] && groups=("$@")
[ ${#groups[@]} -gt 0 ] || { echo "No tests." && exit 1; }
passed=0
failed=0
for group in "${groups[@]}"; do
  log=$logs/$(basename "$group").log
  run --tap -k -p "$group" >"$log" 2>&1
  result=$?
  n=$(grep -c '^ok ' "$log")
  passed=$((passed + n))
  [ $result = 0 ] && [ "$n" -gt 0 ] && continue
  failed=$((failed + 1))
  echo "$group: exit $result"
  grep -E -A 25 '^not ok|ERROR: |runtime error' "$log" | head -60
done
echo "$passed tests of the window under sanitizers in ${#groups[@]} groups; $failed groups failed."
[ $failed = 0 ]
