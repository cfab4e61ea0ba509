#!/usr/bin/env bash
# The plugin repository's rules, applied to what would be packed now.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scripts/packed.sh "$work"
build/venv/bin/python scripts/repository_rules.py "$work"
