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

# Much of the time of a check was linking, and waiting for the disk to say that a test's file
# is safe: the tests' files stand in memory where there is room for them. (mold 1.10 was tried: now and
# then what it links does not load, or it never ends.)
command -v ld.lld >/dev/null && export LDFLAGS="${LDFLAGS:-} -fuse-ld=lld"
memory=$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)
if [ -w /dev/shm ] && [ "${memory:-0}" -gt 4000000 ]; then
  TMPDIR=$(mktemp -d /dev/shm/tandem-check-XXXXXX)
  export TMPDIR
  chmod 755 "$TMPDIR" # as /tmp: tests play somebody else, too
  trap 'rm -rf "$TMPDIR"' EXIT
fi

echo "Building, warnings are errors …"
$tools/build.sh build-check -Dwerror=true -Dbuildtype=debug || fail "The build failed."
echo "Running every test …"
run build-check

echo "Building the rooms below the window with sanitizers …"
$tools/build.sh build-sanitize -Dgui=false -Dbuildtype=debug -Doptimization=1 -Db_lundef=false \
  -Db_sanitize=address,undefined || fail "The build with sanitizers failed."
echo "Running their tests …"
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=suppressions=$PWD/$tools/lsan.supp:print_suppressions=0
export G_SLICE=always-malloc TD_SANITIZE=1
run build-sanitize

python=$(command -v /usr/bin/python3 || command -v python3)
"$python" $tools/count.py build-check build-sanitize
