#!/usr/bin/env bash
# The tools of the browser tests, into build/web-test/: Playwright with the node it was made for, both from its wheel in
# build/venv (Debian's node may be older than Playwright wants), and axe-core from npm. Chromium comes from Debian
# (scripts/install_system.sh web). Does nothing where they are there.
set -euo pipefail
cd "$(dirname "$0")/.."
axe=axe-core@4.14.1
folder=build/web-test
driver=$(build/venv/bin/python -c 'import pathlib, playwright; print(pathlib.Path(playwright.__file__).resolve().parent / "driver")')
wanted="$axe
$driver $(grep playwright requirements-dev.txt)"
[ "$(cat "$folder/ready" 2>/dev/null)" = "$wanted" ] && exit 0
mkdir -p "$folder"
rm -rf "$folder/node_modules" "$folder/node"
(cd "$folder" && npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix . "$axe")
ln -s "$driver/package" "$folder/node_modules/playwright-core"
ln -s "$driver/node" "$folder/node"
echo "$wanted" >"$folder/ready"
