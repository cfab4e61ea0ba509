#!/usr/bin/env bash
# Both commands of the README on a fresh machine: a bare Debian with git, make and ca-certificates and nothing else, from a
# fresh clone of the last commit. What a developer's machine has besides cannot hide a missing installation here.
#   fresh.sh [SUITE …]     bookworm (12) and trixie (13) unless others are named
# KEEP=1 leaves the roots in build/fresh/ for a look.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/debian_root.sh
suites=("$@")
[ $# -gt 0 ] || suites=(bookworm trixie)
need_mmdebstrap
mkdir -p build/fresh
for suite in "${suites[@]}"; do
    root=$PWD/build/fresh/$suite
    make_root "$suite" "$root" git,make,ca-certificates
    clone_into "$root"
    for command in "make demo" "make test"; do
        echo "== $command in a bare Debian $suite"
        start=$SECONDS
        in_root "$root" "$command" 2>&1 | tee "build/fresh/$suite-${command#make }.log"
        echo "== $command in a bare Debian $suite: $((SECONDS - start)) s"
    done
    [ -n "${KEEP:-}" ] || remove_root "$root"
done
