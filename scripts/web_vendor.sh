#!/usr/bin/env bash
# Leaflet with its licence from npm into resources/web/vendor/ (not in git), for the public page and for the plugin's zip.
# Does nothing where it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
version=1.9.4
vendor=resources/web/vendor
[ "$(cat "$vendor/ready" 2>/dev/null)" = "$version, line ends as in a page" ] && exit 0
command -v npm >/dev/null || { echo "npm is missing: scripts/install_system.sh web" >&2; exit 1; }

mkdir -p build
work=$(mktemp -d "$PWD/build/vendor.XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "leaflet@$version" >/dev/null && tar -xzf "leaflet-$version.tgz")
rm -rf "$vendor"
mkdir -p "$vendor"
# The map file that the last line names is not shipped: browsers' tools would ask for it.
# Line ends become those that a browser hashes when the files stand inside a page.
sed -e '/^\/\/# sourceMappingURL=/d' -e 's/\r$//' "$work/package/dist/leaflet.js" >"$vendor/leaflet.js"
sed 's/\r$//' "$work/package/dist/leaflet.css" >"$vendor/leaflet.css"
cp "$work/package/LICENSE" "$vendor/leaflet-LICENSE.txt"
echo "$version, line ends as in a page" >"$vendor/ready"
echo "Leaflet $version is in $vendor"
