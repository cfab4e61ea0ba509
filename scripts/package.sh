#!/usr/bin/env bash
# The zip for the plugin repository: judged by the repository's rules, and proven in an empty profile, where one algorithm
# is run. Without --release it is for one's own QGIS, and its links may be those of nobody (docs/releasing.md).
#   package.sh [--release]
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/qgis_env.sh
release=${1:-}
version=$(sed -n 's/^version=//p' metadata.txt)
name=care_areas-$version
if [ "$release" = --release ]; then
    [ -z "$(git status --porcelain)" ] || { echo "Commit first: a release is made of what is committed." >&2; exit 1; }
    [ -s resources/web/vendor/leaflet.js ] || { echo "Leaflet is not there: a release must have the page's map." >&2; exit 1; }
else
    name=$name-local
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/packed"
scripts/packed.sh "$work/packed" ${release:+"$release"}
build/venv/bin/python scripts/repository_rules.py "$work/packed" ${release:+--links}
mkdir -p build/package
zip=$PWD/build/package/$name.zip
/usr/bin/python3 - "$work/packed" "$zip" <<'PYTHON'
import sys
import zipfile
from pathlib import Path

folder, target = Path(sys.argv[1]), sys.argv[2]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:  # same content, same bytes
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        entry = zipfile.ZipInfo(path.relative_to(folder).as_posix())  # of 1980-01-01
        entry.external_attr, entry.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
        made.writestr(entry, path.read_bytes())
PYTHON

isolated_profile "$work/profile"
program=$(qgis_program qgis_process.bin qgis_process)
clean_environment "$program"
/usr/bin/python3 -m zipfile -e "$zip" "$work/profile/profiles/default/python/plugins"
QT_QPA_PLATFORM=offscreen "$program" run careareas:samplemunicipality -- SEED=1 INHABITANTS=6000 OUTPUT="$work/sample.gpkg" \
    >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
[ -s "$work/sample.gpkg" ]
echo "Made and tried in an empty profile: build/package/$name.zip ($(($(stat -c %s "$zip") / 1024)) kB)"
