#!/usr/bin/env bash
# Installs what the named purposes need on Debian or Ubuntu, as root or with sudo; does nothing where all is there.
#   install_system.sh run     QGIS with what the plugin imports
#   install_system.sh test    … and a virtual screen and venv
#   install_system.sh npm     what fetches Leaflet
#   install_system.sh web     what fetches Leaflet and drives a browser over the public page
#   install_system.sh serve   map server, web server and database to try the publication with; none is started
set -euo pipefail

run=(qgis python3-qgis qgis-providers python3-scipy python3-shapely python3-pyproj python3-fiona fonts-dejavu-core fonts-open-sans)
test=(xvfb xauth python3-venv poppler-utils gdal-bin)
npm=()
command -v npm >/dev/null || npm=(nodejs npm)  # a node that did not come from Debian serves as well
web=(chromium "${npm[@]}")
serve=(qgis-server nginx-light spawn-fcgi postgresql postgresql-postgis)

wanted=()
for purpose in "$@"; do
    case "$purpose" in
        run) wanted+=("${run[@]}") ;;
        test) wanted+=("${test[@]}") ;;
        npm) wanted+=("${npm[@]}") ;;
        web) wanted+=("${web[@]}") ;;
        serve) wanted+=("${serve[@]}"); quiet=yes ;;
        *) echo "unknown purpose: $purpose" >&2; exit 2 ;;
    esac
done

if ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian or Ubuntu: install by hand what corresponds to: ${wanted[*]}" >&2
    command -v qgis_process >/dev/null || exit 1
    exit 0
fi

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
if [ "${quiet:-}" ] && [ ! -e /usr/sbin/policy-rc.d ]; then  # the packages would start their servers for everybody
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee /usr/sbin/policy-rc.d >/dev/null
    "${as_root[@]}" chmod 755 /usr/sbin/policy-rc.d
    trap '"${as_root[@]}" rm -f /usr/sbin/policy-rc.d' EXIT
fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >build/apt.log 2>&1 \
    || { tail -20 build/apt.log >&2; exit 1; }
