#!/usr/bin/env bash
# What the plugin's zip holds, from the files as they stand here, committed or not, into FOLDER/care_areas.
#   packed.sh FOLDER [--release]
set -euo pipefail
folder=$(realpath "$1")
shift
cd "$(dirname "$0")/.."
index=$(mktemp)
trap 'rm -f "$index" "$index.lock"' EXIT
cp "$(git rev-parse --git-path index)" "$index"
GIT_INDEX_FILE=$index git add -A .
git archive --format=tar --prefix=care_areas/ "$(GIT_INDEX_FILE=$index git write-tree)" | tar -x -C "$folder"
for file in resources/web/vendor/*; do  # Leaflet is not in git; without it the plugin's page has no map
    [ -f "$file" ] && [ "${file##*/}" != ready ] && install -D -m 644 -t "$folder/care_areas/resources/web/vendor" "$file"
done
chmod -R u=rwX,go=rX "$folder/care_areas"
/usr/bin/python3 scripts/release_metadata.py "$folder/care_areas/metadata.txt" "$@"
