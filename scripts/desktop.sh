#!/usr/bin/env bash
# QGIS with the plugin, in the isolated profile, with the demo project open (made first when it is not there).
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/qgis_env.sh
[ -f build/demo/public/areas.gpkg ] || scripts/demo.sh build/demo/input/plan.json
scripts/qgis_process.sh plugins >/dev/null 2>&1 || true   # makes the profile
program=$(qgis_program qgis)
clean_environment "$program"
unset QT_QPA_PLATFORM
exec "$program" --nologo --profiles-path "$PWD/build/qgis" --profile default --lang "${QGIS_LANG:-sv}" --code scripts/open_demo.py
