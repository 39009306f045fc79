#!/usr/bin/env bash
# Does the packaged plugin load and work in a profile that never saw it? scripts/load.sh ZIP
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
scripts/profile.sh "$scratch/profiles/default" "$1"
export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$scratch QGIS_CUSTOM_CONFIG_PATH=$scratch
# Debian 12's qgis_process is a wrapper that always fails; the program itself is beside it.
process=$(command -v qgis_process.bin || command -v qgis_process)

# Run qgis_process, its words into $scratch/said. A plugin's mistake is a traceback and exit code 0.
ask() {
    if ! "$process" "$@" >"$scratch/said" 2>&1 || grep -q '^Traceback' "$scratch/said"; then
        cat "$scratch/said" >&2
        exit 1
    fi
}

ask plugins enable surveillance_exposure
ask list
grep -P '^\tsurveillance_exposure:' "$scratch/said" || { echo "The provider offers nothing." >&2; exit 1; }

printf '%s' '{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [12, 57]}}' \
    >"$scratch/camera.geojson"
ask run surveillance_exposure:cameraviewsheds -- \
    "CAMERAS=$scratch/camera.geojson" RANGE=120 "OUTPUT=$scratch/sheds.gpkg"
[ -s "$scratch/sheds.gpkg" ] || { cat "$scratch/said" >&2; exit 1; }

ask plugins disable surveillance_exposure
ask list
! grep -q surveillance_exposure "$scratch/said" || { echo "Switched off, and still there." >&2; exit 1; }
echo "The zip loads, lists its algorithms, makes a viewshed, and unloads"
