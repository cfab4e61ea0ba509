#!/usr/bin/env bash
# qgis_process with this checkout as the plugin care_areas, in an isolated profile under build/qgis.
# Arguments, output and exit code are those of qgis_process, e.g. qgis_process.sh run careareas:divideareas -- UNITS=…
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/qgis_env.sh"
home=${CARE_AREAS_PROFILE:-$root/build/qgis}
# Debian 12's wrapper qgis_process passes an option that its own program does not know: call the program itself
program=$(qgis_program qgis_process.bin qgis_process)
isolated_profile "$home"
ln -sfn "$root" "$home/profiles/default/python/plugins/care_areas"
clean_environment "$program"
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
exec "$program" "$@"
