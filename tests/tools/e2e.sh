#!/bin/bash
# Every job from outside in every language, with a picture of each step in BUILD/photos:
# e2e.sh [JOB...]. LANGUAGES (en nl ar) may be set.
set -u
cd "$(dirname "$0")/../.." || exit 1
folder=$PWD/${BUILD:-build}
python=$(command -v /usr/bin/python3 || command -v python3)
export SCREEN=1280x800x24 SESSION_TIMEOUT=880 PYTHONDONTWRITEBYTECODE=1
trouble=0
for language in ${LANGUAGES:-en nl ar}; do
  for job in ${*:-main enrol people program pair contact insight paper names}; do
    echo "$job, $language"
    tests/tools/session.sh "$python" tests/e2e/main.py "$folder" "$job" "$language" || trouble=1
  done
done
echo "The pictures are in $folder/photos."
exit $trouble
