#!/usr/bin/env bash
# The zip for the plugin repository, made from the last commit, and proven: installed in an empty profile, one algorithm run.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/qgis_env.sh
version=$(sed -n 's/^version=//p' metadata.txt)
mkdir -p build/package
zip=$PWD/build/package/care_areas-$version.zip
vendor=()  # Leaflet is not in git; without it the plugin's page has no map
for file in resources/web/vendor/*; do
    [ -f "$file" ] && vendor+=("--add-file=$file")
done
git archive --format=zip -o "$zip" --prefix=care_areas/resources/web/vendor/ "${vendor[@]}" --prefix=care_areas/ HEAD

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
isolated_profile "$profile"
program=$(qgis_program qgis_process.bin qgis_process)
clean_environment "$program"
/usr/bin/python3 -m zipfile -e "$zip" "$profile/profiles/default/python/plugins"
QT_QPA_PLATFORM=offscreen "$program" run careareas:samplemunicipality -- SEED=1 INHABITANTS=6000 OUTPUT="$profile/sample.gpkg" >"$profile/log" 2>&1 \
    || { cat "$profile/log" >&2; exit 1; }
[ -s "$profile/sample.gpkg" ]
size=$(stat -c %s "$zip")
[ "$size" -le $((25 * 1024 * 1024)) ] || { echo "The zip is larger than 25 MB" >&2; exit 1; }
echo "Made and tried in an empty profile: build/package/care_areas-$version.zip ($((size / 1024)) kB)"
