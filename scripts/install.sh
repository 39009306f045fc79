#!/usr/bin/env bash
# Install what is missing, and nothing else: scripts/install.sh run|docs|test|matrix|look
# run: QGIS and the packages the plugin needs. docs: and what makes its help. test: and what builds and tests it.
# matrix: and what makes another Debian in a folder. look: and what shows windows on a screen that is not there.
set -euo pipefail
cd "$(dirname "$0")/.."
goal=${1:-run}

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

packages=(python3-qgis qgis qgis-providers python3-venv python3-scipy python3-matplotlib python3-statsmodels)
# libegl1 is for PyQt6 from PyPI, which brings all other libraries along.
[ "$goal" = run ] || packages+=(qttools5-dev-tools git make libegl1)
[ "$goal" = matrix ] && packages+=(mmdebstrap debian-archive-keyring)
[ "$goal" = look ] && packages+=(xvfb xauth openbox xdotool imagemagick x11-utils)

missing=()
for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
    say "Installing from the distribution: ${missing[*]}"
    root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { say "Run this as root, or install sudo: packages are missing."; exit 1; }
        root=(sudo "${root[@]}")
    fi
    "${root[@]}" apt-get update -q
    from=()
    # The LTR comes from backports where they are switched on.
    if [[ $(apt-cache policy qgis) == *-backports/* ]]; then
        from=(-t "$(. /etc/os-release; echo "$VERSION_CODENAME")-backports")
    fi
    "${root[@]}" apt-get install -q -y --no-install-recommends "${from[@]}" "${missing[@]}"
fi

# The virtual environment sees the system's packages. Their numpy and scipy are pinned:
# a newer numpy from PyPI would break GDAL, matplotlib and scipy from the distribution.
venv=.venv
case $goal in
    run) requirements=requirements.txt ;;
    docs) requirements=requirements-docs.txt ;;
    *) requirements=requirements-test.txt ;;
esac
stamp=$venv/installed-$(cat requirements.txt requirements-docs.txt $requirements | sha256sum | cut -c1-16)
if [ ! -e "$stamp" ]; then
    say "Installing from PyPI: $requirements"
    [ -x $venv/bin/pip ] || /usr/bin/python3 -m venv --system-site-packages $venv
    /usr/bin/python3 -c '
import numpy, scipy
print(f"numpy=={numpy.__version__}\nscipy=={scipy.__version__}")' > $venv/constraints.txt
    $venv/bin/python -m pip install -q --disable-pip-version-check -c $venv/constraints.txt -r $requirements
    touch "$stamp"
fi
