#!/usr/bin/env bash
# The tests on later QGIS versions, each in a Debian root of its own under build/matrix/: trixie (QGIS 3.40), forky (3.44).
# Needs root and mmdebstrap (installed here); a root takes some minutes and 2 GB the first time.
#   matrix.sh [SUITE …]
set -euo pipefail
cd "$(dirname "$0")/.."
suites=("${@:-trixie forky}")
read -r -a suites <<<"${suites[*]}"
command -v mmdebstrap >/dev/null || { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq mmdebstrap >/dev/null; }
mirror=$({ grep -rhE '^(URIs:|deb )' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null || true; } | grep -oE 'https?://[^ ]+/debian/?' | head -1)
packages=qgis,python3-qgis,qgis-providers,python3-scipy,python3-shapely,python3-pyproj,python3-fiona,fonts-dejavu-core,fonts-open-sans,python3-venv,xvfb,xauth,make,git,ca-certificates

for suite in "${suites[@]}"; do
    root=$PWD/build/matrix/$suite
    if [ ! -e "$root/.ready" ]; then
        mkdir -p build/matrix
        rm -rf "$root"
        mmdebstrap --mode=root --variant=minbase --aptopt='APT::Install-Recommends "false"' \
            --aptopt='Acquire::Check-Valid-Until "false"' --include="$packages" "$suite" "$root" "$mirror"
        touch "$root/.ready"
    fi
    rm -rf "$root/project" "$root/shared"
    git clone -q . "$root/project"
    mkdir -p "$root/shared"
    echo "== $suite"
    SUITE_ROOT=$root unshare -m bash -euo pipefail <<'INNER'
mount -t proc proc "$SUITE_ROOT/proc"
mount --rbind /dev "$SUITE_ROOT/dev"
[ -d ../shared ] && mount --bind ../shared "$SUITE_ROOT/shared"
mkdir -p "$SUITE_ROOT/etc/ssl/certs" && mount --bind /etc/ssl/certs "$SUITE_ROOT/etc/ssl/certs"
cp /etc/resolv.conf "$SUITE_ROOT/etc/resolv.conf"
[ -f /etc/pip.conf ] && cp /etc/pip.conf "$SUITE_ROOT/etc/pip.conf"
chroot "$SUITE_ROOT" env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
    PIP_CERT=/etc/ssl/certs/ca-certificates.crt bash -c 'cd /project && mkdir -p build && touch build/system-run build/system-test && make test-core test-qgis'
INNER
done
