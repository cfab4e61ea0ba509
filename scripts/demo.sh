#!/usr/bin/env bash
# The whole chain, headless in QGIS: the sample municipality into build/demo/, or a plan description of one's own into
# the folder that it names.
#   demo.sh PLAN.json
set -euo pipefail
cd "$(dirname "$0")/.."
plan=$1
sample=build/demo
sample_plan=$sample/input/plan.json

if [ "$plan" = "$sample_plan" ]; then
    out=$PWD/$sample
    mkdir -p "$out/input"
    echo "1/2  Making the sample municipality: $sample/input/sample.gpkg"
    scripts/qgis_process.sh run careareas:samplemunicipality -- SEED=1 INHABITANTS=160000 \
        OUTPUT="$out/input/sample.gpkg" >"$out/sample.log" || { cat "$out/sample.log" >&2; exit 1; }
    cp scripts/plans/sample.json "$sample_plan"
    into=(OUTPUT_FOLDER="$out")
    log=$out/runplan.log
else
    [ -f "$plan" ] || { echo "There is no plan description $plan." >&2; exit 1; }
    mkdir -p build
    into=()
    log=build/runplan.log
fi
echo "2/2  Units, travel times, areas, providers and the address register"
scripts/qgis_process.sh run careareas:runplan -- PLAN="$(realpath "$plan")" ${into[@]+"${into[@]}"} >"$log" \
    || { cat "$log" >&2; exit 1; }
scripts/show_result.py "$(sed -n '/^Results/,$ s/^OUTPUT_FOLDER:[[:space:]]*//p' "$log")"
