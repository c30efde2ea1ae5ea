#!/bin/sh
# Brings POTFILES and the translations up to date with the sources; then translate what is new.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
{
  find src ui data \( -name '*.c' -o -name '*.ui' \) -exec \
    grep -lE '_ ?\(|ngettext|translatable="yes"' {} +
  find data -name '*.desktop.in' -o -name '*.metainfo.xml.in'
} | sort >po/POTFILES
pot=$(mktemp)
trap 'rm -f "$pot"' EXIT
xgettext --from-code=UTF-8 --add-location=file --sort-by-file --package-name=tandem \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 \
  --keyword=g_dngettext:2,3 --add-comments=Translators --files-from=po/POTFILES --output="$pot"
# A per cent sign with a space behind it is a word ("95 % intervals"), though "% i" looks like a format.
words=$(mktemp)
trap 'rm -f "$pot" "$words"' EXIT
awk 'BEGIN { RS = ""; ORS = "\n\n" }
  /#, c-format/ && $0 !~ /%[^ "]/ { sub (/#, c-format/, "#, no-c-format") }
  { print }' "$pot" >"$words"
for language in $(cat po/LINGUAS); do
  msgmerge --quiet --no-fuzzy-matching --add-location=file --sort-by-file --no-wrap \
    --output-file=po/"$language".po po/"$language".po "$words"
  msgattrib --no-obsolete --no-wrap --add-location=file -o po/"$language".po po/"$language".po
  case $language in ar | fa | he | ur) python3 po/isolate.py po/"$language".po ;; esac
  sed -i '/^"POT-Creation-Date:/d' po/"$language".po
  printf '%s: ' "$language"
  msgfmt --statistics -o /dev/null po/"$language".po
done
