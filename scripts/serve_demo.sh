#!/usr/bin/env bash
# Serve the demo on this machine until Ctrl-C: serve_demo.sh qgis|nginx|postgis|web [options of serve.py]
set -euo pipefail
cd "$(dirname "$0")/.."
kind=$1
shift
demo=build/demo
register=$demo/public/address_provider.gpkg
[ -f "$register" ] || { echo "There is no demo yet: run make demo first." >&2; exit 1; }
if [ "$kind" = web ]; then
    [ -f "$demo/public/web/index.html" ] || { echo "The demo has no public page: run make demo again." >&2; exit 1; }
    exec /usr/bin/python3 scripts/serve.py web "$demo/public/web" "$@"
fi
folder=$demo/server
if [ ! -f "$folder/careareas.qgs" ] || [ "$register" -nt "$folder/careareas.qgs" ]; then
    echo "Exporting for map servers: $folder"
    scripts/qgis_process.sh run careareas:exportserverproject -- ADDRESSES="$PWD/$register" \
        AREAS="$PWD/$demo/public/areas.gpkg" SERVER_URL=http://127.0.0.1:8081/omsorg/ows \
        SEARCH_URL=http://127.0.0.1:8081/omsorg/sok OUTPUT_FOLDER="$PWD/$folder" >"$demo/server.log" 2>&1 \
        || { cat "$demo/server.log" >&2; exit 1; }
fi
exec /usr/bin/python3 scripts/serve.py "$kind" "$folder" "$@"
