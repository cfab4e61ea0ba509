# Every target does its own set-up on a fresh Debian or Ubuntu, as root or with sudo. Everything built goes under build/.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: demo test test-core test-qgis test-hostile test-web test-servers serve-qgis serve-nginx serve-postgis serve-web qp desktop real bench lint package verify explore test-slow fresh matrix screenshots texts help clean

PYTHON := /usr/bin/python3
VENV   := build/venv
PYTEST := $(VENV)/bin/python -m pytest -q
SHARED := ../shared
PLAN   ?= build/demo/input/plan.json
unexport PYTHONHOME PYTHONPATH
export QT_QPA_PLATFORM ?= offscreen
export OPENBLAS_NUM_THREADS ?= 1
ifneq ($(wildcard /usr/share/proj/proj.db),)  # in a virtual environment pyproj looks for it in the wrong place
export PROJ_DATA ?= /usr/share/proj
export PROJ_LIB ?= /usr/share/proj
endif

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: build/system-run build/leaflet ## the whole chain on the generated sample municipality, into build/demo/ (PLAN=path.json for a plan of your own)
	scripts/demo.sh "$(PLAN)"

real: build/system-run build/leaflet ## the whole chain on Falun, into build/real/, when ../shared/data is there
	scripts/real.sh $(SHARED)/data

test: test-core test-qgis test-hostile test-web test-servers lint ## all tests

test-core: $(VENV)/ready
	$(PYTEST) -p no:pytest_qgis -n 2 --dist worksteal test/core

test-qgis: $(VENV)/ready
	$(PYTEST) test/bridge test/algorithms test/ui

test-hostile: $(VENV)/ready ## damaged, locked, raced, killed and wrong input; the slow ones are in make verify
	$(PYTEST) -n 2 --dist worksteal -m "not slow" test/hostile

test-web: $(VENV)/ready build/system-web build/leaflet ## the public page in headless Chromium
	scripts/web_test_setup.sh
	$(PYTEST) -p no:pytest_qgis -n 2 --dist worksteal test/web

test-servers: $(VENV)/ready build/system-serve ## the publication through QGIS Server, nginx and PostgreSQL
	$(PYTEST) test/servers

serve-qgis serve-nginx serve-postgis: serve-%: build/system-run build/system-serve
	@scripts/serve_demo.sh $*

serve-qgis: ## the demo as WMS, WFS and OGC API Features, from QGIS's own small server (on this machine only, as all serve-…)
serve-nginx: ## the same behind nginx with spawn-fcgi, and the address search for Origo
serve-postgis: ## the demo's register in a PostgreSQL of its own, with PostGIS, roles and versions

serve-web: ## the demo's public page from a plain file server
	@scripts/serve_demo.sh web

lint: $(VENV)/ready ## style, types, house rules and those of the plugin repository
	$(VENV)/bin/ruff check .
	scripts/typecheck.sh
	scripts/lint_package.sh

qp: build/system-run $(if $(filter careareas:exportwebmap careareas:runplan,$(ARGS)),build/leaflet) ## qgis_process with an isolated profile: make qp ARGS='run careareas:divideareas -- …'
	@scripts/qgis_process.sh $(ARGS)

desktop: build/system-run ## QGIS with the plugin and the demo project
	scripts/desktop.sh

bench: $(VENV)/ready ## measure everything and write benchmarks/RESULTS.md
	scripts/bench.sh $(SHARED)

package: $(VENV)/ready build/leaflet ## the zip for one's own QGIS; RELEASE=1: for the plugin repository (docs/releasing.md)
	scripts/package.sh $(if $(RELEASE),--release)

verify: explore test-slow fresh matrix ## what is proven before a release, some hours: other examples, slow hostile tests, fresh machines, later QGIS

explore: $(VENV)/ready ## the tests of the core with other random examples than those of make test
	CARE_AREAS_EXPLORE=1 $(PYTEST) -p no:pytest_qgis -n 2 --dist worksteal test/core

test-slow: $(VENV)/ready
	$(PYTEST) -n 2 --dist worksteal -m slow test/hostile

fresh: ## both commands of the README in bare Debian 12 and 13, from a fresh clone
	scripts/fresh.sh

matrix: ## the tests on QGIS 3.40 and 3.44
	scripts/matrix.sh

screenshots: build/system-test ## pictures of the desktop and of the maps, into build/screenshots/
	scripts/screenshots.sh

texts: $(VENV)/ready ## collect the texts to translate, and write docs/rules.md
	$(VENV)/bin/python scripts/rules_page.py
	$(VENV)/bin/python scripts/update_texts.py

clean: ## remove all that was built
	rm -rf build

build/system-run: scripts/install_system.sh
	@mkdir -p build
	@scripts/install_system.sh run
	@touch $@

build/leaflet: scripts/web_vendor.sh $(wildcard resources/web/*.js resources/web/*.css)
	@mkdir -p build
	@if scripts/install_system.sh npm && scripts/web_vendor.sh; then touch $@; \
	else echo "npm could not be used: the public page will have no map and longer scripts, all else is there." >&2; fi

build/system-test: scripts/install_system.sh
	@mkdir -p build
	@scripts/install_system.sh run test
	@touch $@

build/system-serve: scripts/install_system.sh
	@mkdir -p build
	@scripts/install_system.sh serve
	@touch $@

build/system-web: scripts/install_system.sh
	@mkdir -p build
	@scripts/install_system.sh web
	@touch $@

$(VENV)/ready: build/system-test requirements-dev.txt
	@[ -x $(VENV)/bin/python ] || $(PYTHON) -m venv --system-site-packages $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
