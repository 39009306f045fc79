#!/usr/bin/env bash
# make test on Debian 13 with the QGIS LTR of its backports, in a folder made by mmdebstrap.
# The folder is kept, with the tree's virtual environment in it, in $SURVEILLANCE_EXPOSURE_CACHE
# (~/.cache/surveillance-exposure); delete it to start anew.
set -euo pipefail
cd "$(dirname "$0")/.."

[ "$(id -u)" = 0 ] || { echo "scripts/matrix.sh must run as root: it mounts, and changes root." >&2; exit 1; }

cache=${SURVEILLANCE_EXPOSURE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/surveillance-exposure}
ready=$cache/trixie
making=$cache/trixie.making
tree=/src/checkout
mkdir -p "$cache"
exec 9>"$cache/lock" # one run at a time
flock 9

mounted=()
unmount() {
    for place in "${mounted[@]}"; do umount "$place" || umount --lazy "$place"; done
    mounted=()
}
trap unmount EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# mounting PLACE MOUNT-ARGUMENTS... ; what a killed run left mounted is used again.
mounting() {
    mkdir -p "$1"
    mountpoint -q "$1" || mount "${@:2}" "$1"
    mounted+=("$1")
}

# What pip and apt need from outside: their settings, the proxy, the certificates.
environment=(HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin)
for name in $(compgen -e); do
    case $name in
        PIP_FIND_LINKS | PIP_CERT | PIP_CONFIG_FILE | PIP_CACHE_DIR) ;; # paths that are not there inside
        PIP_* | http_proxy | https_proxy | no_proxy | HTTP_PROXY | HTTPS_PROXY | NO_PROXY)
            environment+=("$name=${!name}") ;;
    esac
done
certificates=${SSL_CERT_FILE:-${PIP_CERT:-}}
if [ -n "$certificates" ]; then
    environment+=(SSL_CERT_FILE=/src/certificates.pem PIP_CERT=/src/certificates.pem)
fi

# Put the tree and what it needs from outside into the Debian at $1.
furnish() {
    mkdir -p "$1$tree"
    [ -z "$certificates" ] || cp "$certificates" "$1/src/certificates.pem"
    cp -L /etc/resolv.conf "$1/etc/resolv.conf"
    mounting "$1/proc" -t proc proc
    mkdir -p -m 1777 "$1/dev/shm"
    find "$1$tree" -mindepth 1 -maxdepth 1 ! -name .venv -exec rm -rf {} +
    # Tracked files and new ones, without those that are deleted and not yet committed.
    git ls-files -z --cached --others --exclude-standard --deduplicate |
        while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done |
        tar --create --null --files-from=- | tar --extract --no-same-owner --directory="$1$tree"
    if [ -d ../shared/data ]; then
        mounting "$1/src/shared/data" --bind -o ro ../shared/data
    fi
}

inside() {
    local root=$1
    shift
    chroot "$root" /usr/bin/env -i "${environment[@]}" sh -c "cd $tree && $*"
}

if [ ! -d "$ready" ]; then
    echo "== Making a Debian 13 in $ready"
    umount "$making/proc" "$making/src/shared/data" 2>/dev/null || true # of a run that was killed
    rm -rf --one-file-system "$making"
    # The mirror is whichever mmdebstrap takes for trixie itself.
    mmdebstrap --mode=root --variant=minbase --include=ca-certificates \
        --customize-hook='sed -n "s/ trixie main.*/ trixie-backports main/p" "$1/etc/apt/sources.list" \
            >"$1/etc/apt/sources.list.d/backports.list"' \
        trixie "$making"
    furnish "$making"
    inside "$making" scripts/install.sh test
    inside "$making" apt-get clean
    unmount
    mv "$making" "$ready"
fi

furnish "$ready"
# make may be what is missing.
inside "$ready" "scripts/install.sh test && make test"
