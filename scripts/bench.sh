#!/usr/bin/env bash
# Measure everything and write benchmarks/RESULTS.md. What needs the shared data is skipped, visibly, without it.
#   bench.sh FOLDER_OF_SHARED_DATA
# All of it takes most of a day. What benchmarks/peers.py has measured with this code on this machine is not repeated.
#   BENCH_ONLY="tract-OK uk-London" make bench    divides these instances only
#   BENCH_QUICK=1 make bench    the smallest case of each measurement, to see that all of them run; its figures are not
#                               those that the targets are about: they go to build/bench-quick, benchmarks/ stays as it is
set -euo pipefail
cd "$(dirname "$0")/.."
shared=$1
results=benchmarks/results
mkdir -p "$results"
export OPENBLAS_NUM_THREADS=1 QT_QPA_PLATFORM=offscreen
python=/usr/bin/python3
quick=${BENCH_QUICK:-}
scratch=

keep() {  # keep FILE: the JSON line on standard input becomes the only content, shown too
    grep '^{' | tee "$results/$1" || true
}

set_aside() {  # the results and their page, which a quick run puts back when it ends
    scratch=$(mktemp -d)
    cp -r "$results" benchmarks/RESULTS.md "$scratch"
    trap 'put_back; rm -rf "$scratch"' EXIT
}

put_back() {
    rm -rf build/bench-quick
    mkdir -p build/bench-quick
    mv "$results" benchmarks/RESULTS.md build/bench-quick
    cp -r "$scratch/results" "$scratch/RESULTS.md" benchmarks
}

measure() {  # measure TITLE SCRIPT [OPTIONS] [-- OPTIONS OF A QUICK RUN]
    echo "== $1" >&2
    local script=$2 options=()
    shift 2
    while [ $# -gt 0 ] && [ "$1" != -- ]; do options+=("$1"); shift; done
    if [ $# -gt 0 ] && [ -n "$quick" ]; then shift; options+=("$@"); fi
    $python "benchmarks/$script.py" "${options[@]}"
}

[ -z "$quick" ] || set_aside
echo "== the sample municipality"
$python benchmarks/chain.py demo build/demo -- make demo | keep demo.json
measure "unit-to-unit travel times of the sample" travel --roads "build/demo/input/sample.gpkg:vag" --points "build/demo/internal/plan.gpkg:units" | keep travel_sample.json
rm -f "$results/travel_scale.jsonl"
measure "travel times at scale" travel_scale --out "$results/travel_scale.jsonl" -- --only municipality heidelberg
echo "== the address register"
$python benchmarks/register_million.py ${quick:+50000} 2>/dev/null | keep register_million.json
$python benchmarks/register.py "$PWD/build/demo/input/sample.gpkg:belagenhetsadress" "$PWD/build/demo/public/areas.gpkg:areas" 2>/dev/null | keep register.json
if [ -d "$shared/data" ]; then
    echo "== Falun"
    $python benchmarks/chain.py real build/real -- make real | keep real.json
    measure "Heidelberg, 500 origins to all nodes" travel | keep travel_heidelberg.json
else
    echo "Skipped: Falun and Heidelberg, as $shared/data is not there"
fi
measure "units from districts with slivers" units_slivers -- --turns 1
measure "dividing the instances" division_suite --bench "$shared/bench" ${BENCH_ONLY:+--only $BENCH_ONLY} -- --only county-ID tract-NE --seeds 1
measure "the open peers" peers --bench "$shared/bench" -- --quick --only tract-NE:3 sample:6
rm -f "$results/anytime.jsonl"
measure "the plan after so many seconds" anytime "$shared/bench" -- sample
measure "growth with size" scaling --bench "$shared/bench" -- --units 500 1000
measure "a region of several municipalities" region -- --units 1000 --areas 5
measure "certified gaps" bound -- --areas 4 --seconds 10
measure "all numbers of areas on the sample, each from the plan before and each from scratch" sweep -- --areas 2-3
measure "several loads and all rules on the sample" rules
measure "travel hours against routed days" workload -- --areas 4
rm -f "$results/rebalance.jsonl"
measure "rebalancing the sample's areas" rebalance -- --shifts 1 --limits 10
if [ -e build/web-test/node ] && command -v npm >/dev/null; then
    measure "the search" search --shared "$shared" -- --every 500
else
    echo "Skipped: the search, as node or npm is not there (make test-web gets them)"
fi
rm -f "$results/rebalance_shape.jsonl"
measure "rebalancing: what moves, and the shape" rebalance_shape -- --worlds sample:3 --over 14 --kinds care
if command -v chromium >/dev/null && [ -d build/web-test/node_modules ]; then
    measure "the public page: making" web -- --sizes 20000 --compare 5000
    measure "the public page: a phone" web_phone -- --sizes 20000 --repeats 1
    measure "the public page: every state" web_states -- --addresses 20000
else
    echo "Skipped: the public page, as chromium or its tools are not there (make test-web gets them)"
fi
$python benchmarks/write_results.py
