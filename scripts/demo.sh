#!/usr/bin/env bash
# The main job on the sample city, into demo/; see demo.py.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/profile.sh build/demo/profiles/default build/surveillance_exposure
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
XDG_RUNTIME_DIR=$scratch /usr/bin/python3 scripts/demo.py demo build/demo
