#!/usr/bin/env bash
# Pictures of the real desktop with the plugin and the demo, in Swedish, large and small, into build/screenshots/.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/qgis_env.sh
[ -f build/demo/public/areas.gpkg ] || scripts/demo.sh build/demo/input/plan.json
mkdir -p build/screenshots
scripts/qgis_process.sh plugins >/dev/null 2>&1 || true   # makes the profile
program=$(qgis_program qgis)
clean_environment "$program"
unset QT_QPA_PLATFORM
for size in 1440x900 1024x700; do
    SCREENSHOT=$PWD/build/screenshots/desktop-$size.png xvfb-run -a -s "-screen 0 ${size}x24" \
        "$program" --nologo --profiles-path "$PWD/build/qgis" --profile default --lang sv --code scripts/take_screenshot.py \
        >build/screenshots/qgis.log 2>&1 || { tail -20 build/screenshots/qgis.log >&2; exit 1; }
    [ -s "build/screenshots/desktop-$size.png" ] || { echo "No picture was made" >&2; exit 1; }
    echo "build/screenshots/desktop-$size.png"
done
