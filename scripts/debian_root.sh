# For sourcing: Debian systems of their own in folders, to see what a machine without our habits makes of the project.
# Needs root. How this machine reaches its mirrors (apt, pip and npm settings, certificates) is copied in when a command
# runs; nothing of it is written into the project.

need_mmdebstrap() {
    [ "$(id -u)" -eq 0 ] || { echo "This needs root." >&2; return 1; }
    command -v mmdebstrap >/dev/null && return
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mmdebstrap >/dev/null
}

debian_mirror() {  # the address that apt has Debian from
    { grep -rhE '^(URIs:|deb )' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null || true; } |
        grep -oE 'https?://[^ ]+/debian/?( |$)' | head -1 | tr -d ' '
}

make_root() {  # make_root SUITE FOLDER PACKAGE,PACKAGE [OPTIONS OF mmdebstrap]
    local suite=$1 root=$2 packages=$3
    shift 3
    remove_root "$root"
    mkdir -p "$(dirname "$root")"
    mmdebstrap --quiet --mode=root --variant=minbase --aptopt='APT::Install-Recommends "false"' \
        --include="$packages" "$@" "$suite" "$root" "$(debian_mirror)"
}

remove_root() {  # remove_root FOLDER, unless something is mounted in it
    [ -e "$1" ] || return 0
    if grep -q " $(realpath "$1")/" /proc/self/mounts; then
        echo "Something is mounted in $1: it is left alone." >&2
        return 1
    fi
    rm -rf --one-file-system "$1"
}

clone_into() {  # clone_into ROOT: the last commit as /project there, the shared data beside it where there are any
    rm -rf "$1/project"
    git clone -q --no-hardlinks . "$1/project"
    chown -R 0:0 "$1/project"
}

in_root() {  # in_root ROOT COMMAND: as root in it, with an empty environment, in /project
    ROOT=$1 COMMAND=$2 unshare --mount --pid --fork --kill-child bash -euo pipefail <<'INNER'
mount -t proc proc "$ROOT/proc"
mount --rbind /dev "$ROOT/dev"
if [ -d ../shared ]; then
    mkdir -p "$ROOT/shared"
    mount --bind ../shared "$ROOT/shared"
    mount -o remount,ro,bind "$ROOT/shared"
fi
cp -L /etc/resolv.conf "$ROOT/etc/resolv.conf"
cp -L /etc/hosts "$ROOT/etc/hosts"
for settings in $(grep -lE '^ *Acquire' /etc/apt/apt.conf.d/* || true) /etc/pip.conf /etc/npmrc /usr/etc/npmrc \
    /usr/local/etc/npmrc "$HOME/.npmrc" "$HOME/.config/pip/pip.conf"; do
    [ -f "$settings" ] && install -D -m 600 "$settings" "$ROOT${settings/#$HOME/\/root}"
done
mkdir -p "$ROOT/etc/ssl/certs" "$ROOT/usr/local/share/ca-certificates"
certificates=/etc/ssl/certs/ca-certificates.crt
if [ -f "$certificates" ]; then
    touch "$ROOT$certificates"
    mount --bind "$certificates" "$ROOT$certificates"
fi
chroot "$ROOT" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    TERM=dumb PIP_CERT=$certificates NODE_EXTRA_CA_CERTS=$certificates bash -euo pipefail -c "cd /project && $COMMAND"
INNER
}
