#!/usr/bin/env bash
# The whole chain, headless in QGIS: the sample municipality unless a plan description is given, into build/demo/.
#   demo.sh PLAN.json
set -euo pipefail
cd "$(dirname "$0")/.."
plan=$1
out=build/demo
sample_plan=$out/input/plan.json

if [ "$plan" = "$sample_plan" ]; then
    mkdir -p "$out/input"
    echo "1/2  Making the sample municipality: $out/input/sample.gpkg"
    scripts/qgis_process.sh run careareas:samplemunicipality -- SEED=1 INHABITANTS=160000 \
        OUTPUT="$PWD/$out/input/sample.gpkg" >"$out/sample.log" || { cat "$out/sample.log" >&2; exit 1; }
    cp scripts/plans/sample.json "$sample_plan"
else
    mkdir -p "$out"
fi
echo "2/2  Units, travel times, areas, providers and the address register"
scripts/qgis_process.sh run careareas:runplan -- PLAN="$(realpath "$plan")" OUTPUT_FOLDER="$PWD/$out" >"$out/runplan.log" \
    || { cat "$out/runplan.log" >&2; exit 1; }
scripts/show_result.py "$out"
