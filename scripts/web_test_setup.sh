#!/usr/bin/env bash
# playwright-core and axe-core from npm into build/web-test/, for the browser tests. Chromium and node come from Debian
# (scripts/install_system.sh web). Does nothing where they are there.
set -euo pipefail
cd "$(dirname "$0")/.."
wanted="playwright-core@1.65.1 axe-core@4.14.1"
folder=build/web-test
[ "$(cat "$folder/ready" 2>/dev/null)" = "$wanted" ] && exit 0
mkdir -p "$folder"
# shellcheck disable=SC2086
(cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --no-audit --no-fund --no-save --prefix . $wanted)
echo "$wanted" >"$folder/ready"
