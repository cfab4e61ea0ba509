#!/usr/bin/env bash
# The whole chain on a real municipality, Falun, into build/real/: real boundary, DeSO, squares and roads; clients,
# addresses and providers synthesised to the real numbers of 65+ and 80+ and marked as synthetic.
#   real.sh FOLDER_WITH_falun_2080.gpkg
set -euo pipefail
cd "$(dirname "$0")/.."
source=$1/falun_2080.gpkg
out=build/real
if [ ! -f "$source" ]; then
    echo "Skipped: $source is not there; the real municipality is not part of the project." >&2
    exit 0
fi
source=$(realpath "$source")
mkdir -p "$out/input"
echo "1/2  Adding synthetic clients, addresses and providers to the real layers: $out/input/falun.gpkg"
scripts/qgis_process.sh run careareas:samplemunicipality -- SEED=1 OUTPUT="$PWD/$out/input/falun.gpkg" \
    BOUNDARY="$source|layername=kommun" SMALL_AREAS="$source|layername=deso_2025" \
    SQUARES="$source|layername=befolkning_1km_2025" ROADS="$source|layername=vagskelett_harlett" \
    >"$out/sample.log" || { cat "$out/sample.log" >&2; exit 1; }
sed -e '/"water":/d' -e '/"barriers":/d' -e 's/"trygghetsboende"},$/"trygghetsboende"}/' -e 's/sample\.gpkg/falun.gpkg/' -e 's/Exempelköping 2027/Falun 2027/' scripts/plans/sample.json >"$out/input/plan.json"
echo "2/2  Units, travel times, areas, providers and the address register"
scripts/qgis_process.sh run careareas:runplan -- PLAN="$PWD/$out/input/plan.json" OUTPUT_FOLDER="$PWD/$out" >"$out/runplan.log" \
    || { cat "$out/runplan.log" >&2; exit 1; }
scripts/show_result.py "$out"
