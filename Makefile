# Each target installs what it needs first; where nothing is missing that takes a blink.
.DEFAULT_GOAL := help
.PHONY: help demo test docs build package install lint bench test-matrix clean

VERSION := $(shell sed -n 's/^version=//p' metadata.txt)
PLUGIN := build/surveillance_exposure
ZIP := dist/surveillance_exposure-$(VERSION).zip
PROFILE ?= $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/QGIS/QGIS3/profiles/default

# The tests import the assembled plugin, not the source tree: build/ is first on the path, and
# pytest's importlib mode does not put the tests' own parent before it.
PYTEST := PYTHONPATH="$(CURDIR)/build:$(CURDIR)" .venv/bin/pytest --import-mode=importlib $(ARGS)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## run the plugin on the sample city, pictures and figures into demo/
	scripts/install.sh run
	python3 scripts/build.py
	scripts/demo.sh

test: docs ## run all tests on the assembled plugin; ARGS="-x" goes to pytest
	scripts/install.sh test
	python3 scripts/build.py
	@rm -rf .qgis-settings  # the profile pytest-qgis makes, and would use again
	@scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; failed=0; \
	echo "== The core and the doors beside QGIS, without it"; \
	$(PYTEST) -p no:pytest_qgis -p tests.without_qgis tests/core tests/doors || failed=1; \
	echo "== All else, in QGIS $$(dpkg-query -W -f '$${Version}' qgis)"; \
	QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR="$$scratch" $(PYTEST) tests --ignore=tests/core --ignore=tests/doors || failed=1; \
	exit $$failed

docs: ## make the help, build/help/index.html: the guide, a page for every tool and module
	scripts/install.sh docs
	@QT_QPA_PLATFORM=offscreen PYTHONPATH="$(CURDIR)" .venv/bin/python scripts/docs.py

build: docs ## assemble the folder QGIS loads, build/surveillance_exposure, with the help
	python3 scripts/build.py

package: docs ## dist/surveillance_exposure-VERSION.zip, scanned as the plugin site scans it
	scripts/install.sh test
	python3 scripts/build.py --zip $(ZIP)
	.venv/bin/python scripts/scan.py $(ZIP)

install: docs ## put the plugin and its packages into your QGIS profile, or PROFILE=/a/profile/folder
	python3 scripts/build.py
	scripts/profile.sh "$(PROFILE)" $(PLUGIN)
	@echo "Now start QGIS and switch it on: Plugins > Manage and Install Plugins > Installed > Surveillance exposure"

lint: ## check style and types
	scripts/install.sh test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy surveillance_exposure

bench: ## run the benchmarks
	scripts/install.sh test
	@set -e; found=; for bench in benchmarks/bench_*.py; do \
		[ -e "$$bench" ] || continue; found=1; echo "== $$bench"; PYTHONPATH=. .venv/bin/python "$$bench"; \
	done; [ -n "$$found" ] || echo "There is no benchmarks/bench_*.py."

test-matrix: ## make test on Debian 13 with QGIS 3.44 (as root; 3 GB, kept in the cache)
	scripts/install.sh matrix
	scripts/matrix.sh

clean: ## remove what was made, the virtual environment too
	rm -rf build dist demo .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .qgis-settings *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
