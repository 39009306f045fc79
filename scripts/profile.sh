#!/usr/bin/env bash
# Put the plugin and the packages it needs into a QGIS profile: scripts/profile.sh PROFILE ZIP|FOLDER
# PROFILE is the folder that QGIS shows under Settings > User profiles, and is made where missing.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=$1 plugin=$2
plugins=$profile/python/plugins
mkdir -p "$plugins"
rm -rf "$plugins/surveillance_exposure"
if [ -d "$plugin" ]; then
    cp -r "$plugin" "$plugins/surveillance_exposure"
else
    /usr/bin/python3 -m zipfile -e "$plugin" "$plugins"
fi

# QGIS puts the profile's python folder first on its path. --no-deps: numpy must stay the distribution's.
lacking=$(mktemp)
trap 'rm -f "$lacking"' EXIT
PYTHONPATH=$profile/python /usr/bin/python3 -c '
import importlib.util, re
def serves(name):
    if not importlib.util.find_spec(name):
        return False
    return name != "shapely" or int(__import__(name).__version__.split(".")[0]) >= 2
for line in open("requirements.txt"):
    name = re.match("[a-z]+", line)
    if name and not serves(name[0]):
        print(line, end="")' >"$lacking"
if [ -s "$lacking" ]; then
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --upgrade \
        --target "$profile/python" -r "$lacking"
fi
echo "The plugin is in $plugins/surveillance_exposure"
