#!/usr/bin/env bash
# The tests on later QGIS versions, each in a Debian of its own under build/matrix/. A root takes some minutes and 2 GB the
# first time; then it is kept (make clean removes it).
#   matrix.sh [NAME …]     3.40 (on Debian 12, from its backports), 3.44 (on Debian 13, from its backports, else sid)
# TARGETS=test-qgis runs these targets of the Makefile only.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/debian_root.sh
wanted=("$@")
[ $# -gt 0 ] || wanted=(3.40 3.44)
need_mmdebstrap
tools=make,git,ca-certificates,python3-venv,xvfb,xauth,poppler-utils,gdal-bin,nodejs,npm,fonts-dejavu-core,fonts-open-sans
python=python3-scipy,python3-shapely,python3-pyproj,python3-fiona

backports() {  # backports ROOT SUITE: QGIS from the suite's backports
    echo "deb $(debian_mirror) $2-backports main" >"$1/etc/apt/sources.list.d/backports.list"
    in_root "$1" "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -t $2-backports qgis python3-qgis qgis-providers >/dev/null"
}

has_backports() {  # has_backports SUITE VERSION: whether the mirror has that QGIS among the suite's backports
    local packages
    packages=$(mktemp)
    /usr/bin/python3 - "$(debian_mirror)/dists/$1-backports/main/binary-$(dpkg --print-architecture)/Packages.xz" "$2" \
        >"$packages" 2>/dev/null <<'PYTHON' || true
import lzma
import sys
import urllib.request

text = lzma.decompress(urllib.request.urlopen(sys.argv[1], timeout=60).read()).decode()
print(any(f"\nVersion: {prefix}{sys.argv[2]}." in block for block in text.split("\n\n")
          if block.startswith("Package: qgis\n") for prefix in ("", "1:")))
PYTHON
    grep -q True "$packages"
}

make_qgis_root() {  # make_qgis_root VERSION ROOT
    case "$1" in
        3.40) make_root bookworm "$2" "$tools,$python"
              clone_into "$2"
              backports "$2" bookworm ;;
        3.44) if has_backports trixie 3.44; then
                  make_root trixie "$2" "$tools,$python"
                  clone_into "$2"
                  backports "$2" trixie
              else
                  make_root sid "$2" "$tools,$python,qgis,python3-qgis,qgis-providers"
              fi ;;
        *) echo "unknown: $1" >&2; return 2 ;;
    esac
}

for version in "${wanted[@]}"; do
    root=$PWD/build/matrix/$version
    [ -e "$root/.ready" ] || { make_qgis_root "$version" "$root"; touch "$root/.ready"; }
    [ -d "$root/project/build" ] && rm -rf "$root/build" && mv "$root/project/build" "$root/build"
    clone_into "$root"
    [ -d "$root/build" ] && mv "$root/build" "$root/project/build"  # its virtual environment
    echo "== QGIS $version"
    in_root "$root" "dpkg-query -W -f='\${Package} \${Version}\n' qgis | grep ' [0-9:]*${version/./\\.}\\.'"
    in_root "$root" "mkdir -p build && touch build/system-run build/system-test && make ${TARGETS:-test-core test-qgis test-hostile}"
done
