#!/usr/bin/env bash
# mypy refuses a root whose folder name is no Python identifier, and recurses into a symlink inside the tree:
# so it sees the checkout through a symlink outside. Arguments: packages (default care_areas.core).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
numpy=$("$root/build/venv/bin/python" -c 'import numpy; print(numpy.__version__)')
case $numpy in
    1.*) ;;
    *)  # the types of numpy 2 are others: what passes with one of the two does not with the other
        echo "Skipped: types, which are checked with those of numpy 1; this machine has $numpy (Debian 12 has 1.24)"
        exit 0 ;;
esac
view=$(mktemp -d)
trap 'rm -rf "$view"' EXIT
ln -s "$root" "$view/care_areas"
packages=("${@:-care_areas.core}")
cd "$view"
"$root/build/venv/bin/mypy" --config-file "$root/pyproject.toml" --cache-dir "$root/build/mypy" $(printf -- '-p %s ' "${packages[@]}")
