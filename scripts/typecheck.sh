#!/usr/bin/env bash
# mypy refuses a root whose folder name is no Python identifier, and recurses into a symlink inside the tree:
# so it sees the checkout through a symlink outside. Arguments: packages (default: all of the plugin).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
view=$(mktemp -d)
trap 'rm -rf "$view"' EXIT
ln -s "$root" "$view/care_areas"
packages=("$@")
[ $# -gt 0 ] || packages=(care_areas.core care_areas.bridge care_areas.algorithms care_areas.ui care_areas.plugin)
cd "$view"
"$root/build/venv/bin/mypy" --config-file "$root/pyproject.toml" --cache-dir "$root/build/mypy" $(printf -- '-p %s ' "${packages[@]}")
