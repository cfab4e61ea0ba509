#!/usr/bin/env bash
# qgis_process with this checkout as the plugin care_areas, in an isolated profile under build/qgis.
# Arguments, output and exit code are those of qgis_process, e.g. qgis_process.sh run careareas:divideareas -- UNITS=…
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
home=${CARE_AREAS_PROFILE:-$root/build/qgis}
profile=$home/profiles/default
mkdir -p "$profile/QGIS" "$profile/python/plugins" "$home/run"
chmod 700 "$home/run"
ln -sfn "$root" "$profile/python/plugins/care_areas"
[ -s "$profile/QGIS/QGIS3.ini" ] || printf '[PythonPlugins]\ncare_areas=true\nprocessing=true\n' >"$profile/QGIS/QGIS3.ini"
export QGIS_CUSTOM_CONFIG_PATH=$home XDG_RUNTIME_DIR=$home/run QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
# Debian 12's wrapper qgis_process passes an option that its own program does not know: call the program itself
exec "$(command -v qgis_process.bin || command -v qgis_process)" "$@"
