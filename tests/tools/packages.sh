#!/bin/bash
# Installs the packages that are missing: packages.sh GROUP... (build, session, screens, check, print, deb,
# threads, bench, fuzz, analyze). Debian: as root or with sudo, saying which and why. Elsewhere: names them and goes on when
# everything is there.
set -u
cd "$(dirname "$0")/../.." || exit 1

# group | why | Debian packages
list='
build | compiler | gcc libc6-dev pkgconf meson ninja-build gettext
build | window | libgtk-4-dev libadwaita-1-dev libgtk-4-bin librsvg2-common
build | looks | fonts-cantarell fonts-dejavu-core
build | workspace | libsqlite3-dev
build | XML | libxml2-dev libxml2-utils
build | spreadsheets | libcsv-dev libuchardet-dev libarchive-dev libxlsxwriter-dev
build | encrypted copies | libsodium-dev
build | statistics | libgsl-dev
build | JSON | libjson-glib-dev
build | calendars and mail | libical-dev libgmime-3.0-dev
build | desktop | desktop-file-utils appstream
build | help | yelp-tools itstool
session | display | xvfb dbus
session | pictures | imagemagick poppler-utils
screens | small files | pngquant optipng
check | accessibility | at-spi2-core gir1.2-atspi-2.0 python3-gi xdotool
check | format | clang-format
check | manual | man-db mandoc mallard-rng
check | sanitizers | libasan8 libubsan1
check | linker | lld
check | inspection | sqlite3
check | locales | locales
threads | thread sanitizer | libtsan2
deb | package | debhelper dpkg-dev fakeroot lintian
print | printer | cups cups-client
bench | peers | liblemon-dev python3-scipy python3-munkres libglpk-dev libigraph-dev
bench | survival | r-base-core r-cran-survival
bench | compiler | g++
bench | windows | gnome-text-editor gnome-calculator
bench | instructions | valgrind
analyze | static analysis | cppcheck clang-tidy
fuzz | fuzzers | clang libclang-rt-14-dev
'
fedora='gcc pkgconf meson ninja-build gettext gtk4-devel libadwaita-devel gtk-update-icon-cache
librsvg2 abattis-cantarell-fonts dejavu-sans-fonts sqlite-devel libxml2-devel libxml2 libcsv-devel
uchardet-devel libarchive-devel libxlsxwriter-devel gsl-devel libsodium-devel json-glib-devel libical-devel gmime30-devel desktop-file-utils yelp-tools itstool
xorg-x11-server-Xvfb dbus-daemon ImageMagick poppler-utils at-spi2-core python3-gobject xdotool
clang clang-tools-extra compiler-rt cppcheck valgrind appstream libasan libubsan libtsan sqlite glibc-locale-source man-db mandoc mallard-rng pngquant optipng lld'
modules='gtk4 >= 4.8 gtk4-unix-print libadwaita-1 >= 1.2 sqlite3 >= 3.40 libxml-2.0 >= 2.9.14 gsl uchardet libarchive
xlsxwriter libsodium json-glib-1.0 libical gmime-3.0'
programs='cc meson ninja msgfmt xmllint glib-compile-resources'

wanted() { # group... : lines "why | packages" of these groups
  local group why packages
  while IFS='|' read -r group why packages; do
    group=${group// /}
    case " $* " in *" $group "*) [ -n "$group" ] && echo "${why// /} |$packages" ;; esac
  done <<<"$list"
}

other_system() {
  local missing='' program
  for program in $programs; do command -v "$program" >/dev/null || missing="$missing $program"; done
  if ! command -v pkg-config >/dev/null; then
    missing="$missing pkg-config"
  else
    # shellcheck disable=SC2086
    missing="$missing$(pkg-config --print-errors --exists $modules 2>&1 | sed -n \
      -e "s/^Package \([^ ]*\) was not found.*/ \1/p" -e "s/^Requested '\([^']*\)'.*/ (\1)/p" | tr -d '\n')"
  fi
  # libcsv has no .pc file.
  if command -v cc >/dev/null && ! echo '#include <csv.h>' | cc -E - >/dev/null 2>&1; then
    missing="$missing libcsv"
  fi
  [ -z "$missing" ] && exit 0
  echo "This is not a Debian system, so Tandem does not install anything by itself."
  echo "Not found:$missing"
  echo "Debian's names of what it needs:"
  wanted "$@" | sed 's/^/  /'
  echo "Fedora's names:"
  echo "$fedora" | sed 's/^/  /'
  exit 1
}

command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || other_system "$@"

installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | tr '\n' ' ') "
missing=
while IFS='|' read -r why packages; do
  lacking=
  for package in $packages; do
    case "$installed" in *" $package "*) ;; *) lacking="$lacking $package" ;; esac
  done
  [ -z "$lacking" ] && continue
  [ -z "$missing" ] && echo "Debian packages to install:"
  printf '  %-14s%s\n' "$why" "$lacking"
  missing="$missing$lacking"
done <<<"$(wanted "$@")"
[ -z "$missing" ] && exit 0

root=
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    root='sudo'
  else
    echo "They are missing and you are neither root nor have sudo. Ask your administrator to run"
    echo "  apt-get install --no-install-recommends$missing"
    exit 1
  fi
fi
run='env DEBIAN_FRONTEND=noninteractive apt-get -q'
# shellcheck disable=SC2086
$root $run update || echo "The list of packages could not be refreshed; trying with the old one."
# shellcheck disable=SC2086
$root $run install -y --no-install-recommends $missing || {
  echo "Installing failed; see the lines above."
  exit 1
}
