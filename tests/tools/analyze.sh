#!/bin/bash
# Static analysis of src/: analyze.sh [cppcheck|tidy|gcc]... (all three where none is named). Ends clean, or
# says what is not. What is no fault is in tests/tools/analyze.supp (cppcheck), .clang-tidy and
# analyze-gcc.supp, each with its reason. Only files changed since the last time are read again by clang-tidy
# and gcc; `rm -r build-analyze` forgets that. TD_ANALYZE_JOBS and TD_ANALYZE_FILES (a pattern) for less.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=$PWD/${BUILD:-build}
folder=$PWD/build-analyze
tools=$PWD/tests/tools
jobs=${TD_ANALYZE_JOBS:-$(nproc)}
result=0
mkdir -p "$folder"
[ -e "$build"/compile_commands.json ] || { echo "Run make first." && exit 1; }

# Lines "name of the object | source | command without its output" of what the build compiles of src/.
list() {
  "${PYTHON:-/usr/bin/python3}" - "$build" "${TD_ANALYZE_FILES:-}" <<'PYTHON'
import json, os, re, shlex, sys
build, wanted = sys.argv[1:]
for entry in json.load(open(os.path.join(build, 'compile_commands.json'), encoding='utf-8')):
    source = os.path.relpath(os.path.join(build, entry['file']))
    words = shlex.split(entry['command'])
    if source.startswith('src/') and source.endswith('.c') and re.search(wanted, source):
        flags = [word for word in words if re.match('-[DIf]|-std|-pthread', word) and 'color' not in word]
        print(source.replace('/', '_'), source, ' '.join(shlex.quote(flag) for flag in flags), sep='|')
PYTHON
}

# What is said in the logs of a tool about the files there are, each line once.
say() { # tool
  list | cut -d'|' -f1 | sed "s|.*|$folder/&.$1|" | xargs cat 2>/dev/null | grep -E 'warning:|error:' | sort -u
}

gcc_one() { # name|source|flags
  IFS='|' read -r name source flags <<<"$1"
  [ "$folder/$name.gcc" -nt "$source" ] && return
  (cd "$build" && eval "nice -n 10 ${GCC:-gcc} -fanalyzer -O0 \
    $flags -c -o '$folder/$name.o' '../$source'") >"$folder/$name.draft" 2>&1
  rm -f "$folder/$name.o"
  mv "$folder/$name.draft" "$folder/$name.gcc"
}

tidy_one() { # name|source|flags
  IFS='|' read -r name source flags <<<"$1"
  [ "$folder/$name.tidy" -nt "$source" ] && return
  nice -n 10 clang-tidy -p "$build" --quiet "$source" >"$folder/$name.draft" 2>/dev/null
  mv "$folder/$name.draft" "$folder/$name.tidy"
}
export -f gcc_one tidy_one
export build folder

run_gcc() {
  list | tr '\n' '\0' | xargs -0 -P "$jobs" -I '{}' bash -c 'gcc_one "$1"' _ '{}'
  say gcc | grep -vE -f <(grep -vE '^(#|$)' "$tools/analyze-gcc.supp")
}

run_tidy() {
  list | tr '\n' '\0' | xargs -0 -P "$jobs" -I '{}' bash -c 'tidy_one "$1"' _ '{}'
  say tidy
}

run_cppcheck() {
  mkdir -p "$folder/cppcheck"
  nice -n 10 cppcheck --quiet --std=c11 --enable=warning,portability,performance --inline-suppr --library=gtk \
    --library=sqlite3 --suppressions-list="$tools/analyze.supp" --cppcheck-build-dir="$folder/cppcheck" \
    --max-configs=1 -DG_LOG_DOMAIN='"Tandem"' -DGETTEXT_PACKAGE='"tandem"' '-DG_DEFINE_EXTENDED_ERROR(Name,name)=' \
    -I"$build" -Isrc -j "$jobs" \
    --template='{file}:{line}: {severity}: {message} [{id}]' src 2>&1
}

for tool in "${@:-cppcheck tidy gcc}"; do
  for one in $tool; do
    said=$(run_"$one")
    [ -n "$said" ] && result=1 && echo "$said"
    echo "$one: $(printf '%s' "$said" | grep -c '^') to mend or explain"
  done
done
exit $result
