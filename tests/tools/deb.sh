#!/bin/bash
# Builds the Debian package, as a package of this commit's files, into FOLDER (build-deb):
# deb.sh [FOLDER]. With lintian here it must find nothing.
set -eu
cd "$(dirname "$0")/../.."
folder=${1:-build-deb}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
source=$folder/tandem
log=$folder/build.log

rm -rf "$source" "$folder"/*.deb "$folder"/*.changes "$folder"/*.buildinfo
mkdir "$source"
# What git knows, as it is now; without git, everything but what was built.
if git rev-parse --git-dir >/dev/null 2>&1; then
  git ls-files -z | xargs -0 sh -c 'for file; do [ -e "$file" ] && printf "%s\0" "$file"; done' sh |
    tar --null -T - -cf - | tar -xf - -C "$source"
else
  tar --exclude='./build*' -cf - . | tar -xf - -C "$source"
fi
cp -r "$source/data/packaging/debian" "$source/debian"

echo "Building the package …"
# "make check" runs the tests.
export DEB_BUILD_OPTIONS=${DEB_BUILD_OPTIONS:-nocheck}
(cd "$source" && dpkg-buildpackage --build=binary --no-sign) >"$log" 2>&1 || {
  tail -n 40 "$log"
  echo "The package was not built; all of it is in $log."
  exit 1
}
if command -v lintian >/dev/null; then
  echo "Looking for what lintian finds …"
  lintian --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs \
    "$folder"/tandem_*.changes || exit 1
fi
rm -rf "$source"
ls "$folder"/*.deb
