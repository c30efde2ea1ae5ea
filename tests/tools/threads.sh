#!/bin/bash
# The thread sanitizer on base/ and db/, the rooms with threads of their own, and their tests. Only
# these are built, by hand: it takes two minutes.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=$PWD/${BUILD:-build}
folder=build-threads
mkdir -p $folder/objects

[ -e "$build"/config.h ] || { echo "Run make first." && exit 1; }
glib-compile-resources --generate-source --sourcedir=data --c-name data_resources \
  --target=$folder/resources.c data/tandem-data.gresource.xml || exit 1
flags="-g -O1 -fsanitize=thread -std=gnu11 -I$build -Isrc -I. -Itests"
flags="$flags $(pkg-config --cflags gio-2.0 gio-unix-2.0 sqlite3 json-glib-1.0) -DG_LOG_DOMAIN=\"Tandem\""
compile() { # source
  object=$folder/objects/$(echo "$1" | tr / _).o
  # shellcheck disable=SC2086
  [ "$object" -nt "$1" ] || ${CC:-gcc} $flags -c "$1" -o "$object" || exit 255
}
export -f compile
export folder flags
printf '%s\n' src/base/*.c src/db/*.c tests/db/*.c $folder/resources.c tests/tools/threads-glib.c \
  | xargs -P "$(nproc)" -I '{}' bash -c 'compile {}' || exit 1
# shellcheck disable=SC2046
${CC:-gcc} -fsanitize=thread -rdynamic $folder/objects/*.o -o $folder/test-db \
  $(pkg-config --libs gio-2.0 gio-unix-2.0 sqlite3 json-glib-1.0) -ldl -lm || exit 1

export TSAN_OPTIONS="suppressions=$PWD/tests/tools/threads.supp second_deadlock_stack=1 history_size=7"
export G_SLICE=always-malloc G_DEBUG=fatal-warnings GSETTINGS_BACKEND=memory LC_ALL=C.UTF-8
# shellcheck disable=SC2046,SC2086
${CC:-gcc} $flags tests/tools/threads-planted.c tests/tools/threads-glib.c -o $folder/planted \
  $(pkg-config --libs gio-2.0) -ldl || exit 1
$folder/planted 2>&1 | grep -q 'WARNING: ThreadSanitizer' \
  || { echo "A planted race was not found." && exit 1; }
$folder/test-db --tap "$@" >$folder/log 2>&1
result=$?
races=$(grep -c 'WARNING: ThreadSanitizer' $folder/log)
passed=$(grep -c '^ok ' $folder/log)
[ "$races" = 0 ] && [ $result = 0 ] && echo "$passed tests under the thread sanitizer, no race." && exit 0
grep -A 30 'WARNING: ThreadSanitizer' $folder/log | head -120
tail -5 $folder/log
echo "$races races, $passed tests passed, exit $result; all of it in $folder/log."
exit 1
