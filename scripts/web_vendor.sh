#!/usr/bin/env bash
# What npm gives the public page, into resources/web/vendor/ (not in git), for the site and for the plugin's zip: Leaflet
# with its licence, and the page's own scripts and styles made short by terser and csso, with the hashes of what they were
# made of. Does nothing where all that is there.
set -euo pipefail
cd "$(dirname "$0")/.."
leaflet=1.9.4 terser=5.51.2 csso=5.0.5
vendor=$PWD/resources/web/vendor
sources=$(cd resources/web && sha256sum -- *.js *.css)
wanted="leaflet $leaflet, terser $terser, csso $csso, line ends as in a page
$(sha256sum <scripts/web_vendor.sh)
$sources"
[ "$(cat "$vendor/ready" 2>/dev/null)" = "$wanted" ] && exit 0
command -v npm >/dev/null || { echo "npm is missing: scripts/install_system.sh npm" >&2; exit 1; }

mkdir -p build
work=$(mktemp -d "$PWD/build/vendor.XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix . \
    "leaflet@$leaflet" "terser@$terser" "csso@$csso")
# No function of the page is called with `new`, which arrow functions refuse; `module` is there in node only.
short() {  # short FILE: the script or style, shorter, on standard output
    case $1 in
    *.js) node "$work/node_modules/terser/bin/terser" "$1" --ecma 2018 --mangle \
        --compress ecma=2018,passes=3,unsafe_arrows=true -d module=undefined ;;
    *.css) node -e 'const { minify } = require(process.argv[1]), fs = require("fs");
        process.stdout.write(minify(fs.readFileSync(process.argv[2], "utf8")).css)' "$work/node_modules/csso" "$1" ;;
    esac
}
rm -rf "$vendor"
mkdir -p "$vendor"
# The map file that the last line names is not shipped: browsers' tools would ask for it.
# Line ends become those that a browser hashes when the files stand inside a page.
dist=$work/node_modules/leaflet
sed -e '/^\/\/# sourceMappingURL=/d' -e 's/\r$//' "$dist/dist/leaflet.js" >"$vendor/leaflet.js"
sed 's/\r$//' "$dist/dist/leaflet.css" >"$vendor/leaflet.css"
cp "$dist/LICENSE" "$vendor/leaflet-LICENSE.txt"
for file in resources/web/*.js resources/web/*.css; do
    name=$(basename "$file")
    [ "$name" = sw.js ] || short "$file" >"$vendor/$name"  # sw.js is a template, and small
done
echo "$sources" >"$vendor/sources.sha256"
echo "$wanted" >"$vendor/ready"
echo "Leaflet $leaflet and the short scripts are in resources/web/vendor"
