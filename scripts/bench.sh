#!/usr/bin/env bash
# Measure everything and write benchmarks/RESULTS.md. What needs the shared data is skipped, visibly, without it.
#   bench.sh FOLDER_OF_SHARED_DATA
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$1
results=benchmarks/results
mkdir -p "$results"
export OPENBLAS_NUM_THREADS=1 QT_QPA_PLATFORM=offscreen
python=/usr/bin/python3

keep() {  # keep FILE: the JSON line on standard input becomes the only content, shown too
    grep '^{' | tee "$results/$1" || true
}

echo "== the sample municipality"
$python benchmarks/chain.py demo build/demo -- make demo | keep demo.json
echo "== unit-to-unit travel times of the sample"
$python benchmarks/travel.py --roads "build/demo/input/sample.gpkg:vag" --points "build/demo/internal/plan.gpkg:units" | keep travel_sample.json
echo "== travel times at scale"
rm -f "$results/travel_scale.jsonl"
$python benchmarks/travel_scale.py --out "$results/travel_scale.jsonl"
echo "== the address register"
$python benchmarks/register_million.py 2>/dev/null | keep register_million.json
$python benchmarks/register.py "$PWD/build/demo/input/sample.gpkg:belagenhetsadress" "$PWD/build/demo/public/areas.gpkg:areas" 2>/dev/null | keep register.json
if [ -d "$shared/data" ]; then
    echo "== Falun"
    $python benchmarks/chain.py real build/real -- make real | keep real.json
    echo "== Heidelberg, 500 origins to all nodes"
    $python benchmarks/travel.py | keep travel_heidelberg.json
else
    echo "Skipped: Falun and Heidelberg, as $shared/data is not there"
fi
$python benchmarks/division_suite.py --bench "$shared/bench" ${BENCH_ONLY:+--only $BENCH_ONLY}
echo "== the open peers: BENCH_QUICK=1 gives each method 10 s instead of 75"
$python benchmarks/peers.py --bench "$shared/bench" ${BENCH_QUICK:+--quick}
echo "== growth with size"
$python benchmarks/scaling.py --bench "$shared/bench"
echo "== certified gaps"
$python benchmarks/bound.py
echo "== all numbers of areas on the sample, each from the plan before and each from scratch"
$python benchmarks/sweep.py
echo "== several loads and all rules on the sample"
$python benchmarks/rules.py
echo "== travel hours against routed days"
$python benchmarks/workload.py
echo "== rebalancing the sample's areas"
rm -f "$results/rebalance.jsonl"
$python benchmarks/rebalance.py
if command -v chromium >/dev/null && [ -d build/web-test/node_modules ]; then
    echo "== the public page: making, a phone, every state"
    $python benchmarks/web.py
    $python benchmarks/web_phone.py
    $python benchmarks/web_states.py
else
    echo "Skipped: the public page, as chromium or its tools are not there (make test-web gets them)"
fi
$python benchmarks/write_results.py
