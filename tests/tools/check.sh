#!/bin/bash
# Everything that must hold before a commit is pushed: check.sh. Ends with "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 1
tools=tests/tools

fail() {
  echo "$1"
  echo "0 passed, 1 failed"
  exit 1
}

run() { # build folder
  rm -f "$1"/meson-logs/testlog.json
  meson test -C "$1" --no-rebuild --quiet >/dev/null 2>&1
}

echo "Building, warnings are errors …"
$tools/build.sh build-check -Dwerror=true -Dbuildtype=debug || fail "The build failed."
echo "Running every test …"
run build-check

echo "Building the rooms below the window with sanitizers …"
$tools/build.sh build-sanitize -Dgui=false -Dbuildtype=debug -Db_lundef=false \
  -Db_sanitize=address,undefined || fail "The build with sanitizers failed."
echo "Running their tests …"
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=suppressions=$PWD/$tools/lsan.supp:print_suppressions=0
export G_SLICE=always-malloc TD_SANITIZE=1
run build-sanitize

python=$(command -v /usr/bin/python3 || command -v python3)
"$python" $tools/count.py build-check build-sanitize
