#!/bin/sh
# Makes a MIME database of one description: mime.sh UPDATE-MIME-DATABASE XML FOLDER STAMP
set -eu
mkdir -p "$3/packages"
cp "$2" "$3/packages/"
"$1" "$3"
touch "$4"
