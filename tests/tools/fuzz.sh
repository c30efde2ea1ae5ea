#!/bin/bash
# Looks for files that break a reader: fuzz.sh [TARGET...], each for FUZZ_SECONDS (60). What is found
# lies in build-fuzz/found; once mended, put it into tests/fuzz/corpus/TARGET, where every
# `make check` reads it again.
set -u
cd "$(dirname "$0")/../.." || exit 1
folder=build-fuzz
targets=${*:-csv xlsx ods xml workspace ics line}
data=tests/exchange/data

log=$(mktemp)
trap 'rm -f "$log"' EXIT
[ -e $folder/build.ninja ] \
  || CC=clang meson setup $folder -Dgui=false -Dfuzz=true -Dbuildtype=debugoptimized -Db_lundef=false \
    -Db_sanitize=address,undefined -Dc_args=-fsanitize=fuzzer-no-link >"$log" 2>&1 \
  || { cat "$log" && exit 1; }
# Only what fuzzes: not the programs and the other tests.
for target in $targets; do
  ninja -C $folder tests/fuzz/fuzz-"$target" >"$log" 2>&1 || { cat "$log" && exit 1; }
done

seeds() { # target : folders that it begins with
  echo tests/fuzz/corpus/"$1"
  case $1 in csv) echo $data/sources $data/same ;; xlsx | ods) echo $data $data/same ;; xml) echo $data/sources ;; esac
}

# The names that a file of a workspace has, which no fuzzer would guess.
words() { # target
  [ "$1" = workspace ] || return 0
  grep -oE '(name|ns)="[^"]+"|<value>[^<]+' data/workspace.rng | sed -E 's/.*["=>]([^"]+)"?$/\1/' | sort -u \
    | sed 's/.*/"&"/' >$folder/workspace.dict
  echo -dict=$folder/workspace.dict
}

export ASAN_OPTIONS=detect_leaks=1 G_SLICE=always-malloc
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=suppressions=$PWD/tests/tools/lsan.supp:print_suppressions=0
found=0
for target in $targets; do
  mkdir -p $folder/corpus/"$target" $folder/found
  echo "Fuzzing $target for ${FUZZ_SECONDS:-60} seconds …"
  # shellcheck disable=SC2046
  if $folder/tests/fuzz/fuzz-"$target" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=20 \
    -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 $(words "$target") -artifact_prefix=$folder/found/"$target"- \
    $folder/corpus/"$target" $(seeds "$target") >$folder/"$target".log 2>&1; then
    grep -E 'number_of_executed_units|new_units_added' $folder/"$target".log
  else
    found=$((found + 1))
    tail -40 $folder/"$target".log
  fi
done
[ $found = 0 ] && echo "Nothing was found." && exit 0
echo "$found of the fuzzers found something: see $folder/found."
exit 1
