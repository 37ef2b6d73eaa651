# Everything a newcomer must know: `make run` and `make test`. `make` alone lists the rest.
# Needs make and Python >= 3.11 with venv; PYTHON=/path/to/python3 chooses another Python.

MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run serve install data demo test test-system check lint mutants bench fuzz load lock doctor audit sbom bundle

VENV := .venv
PY := $(VENV)/bin/python
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
SPARK := $(VENV)/.spark
PYTHON ?=

DATA := $(or $(CAKUPAN_DATA),data)
WAREHOUSE := $(DATA)/warehouse
BUILT := $(WAREHOUSE)/.built
# Folders count too: their time changes when a release is removed.
INPUTS := $(wildcard $(foreach root,$(sort data $(DATA)), \
	$(root)/sources $(root)/sources/*.toml $(root)/codelists $(root)/codelists/*.csv \
	$(root)/boundaries/* $(root)/releases $(root)/releases/* $(root)/releases/*/*.csv \
	$(root)/releases/*/*.parquet)) \
	$(wildcard model/*.py etl/*.py etl/*/*.py) requirements.lock

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name what; \
	do printf '%-20s %s\n' "$$name" "$$what"; done

run: $(RUNTIME) $(BUILT)  ## install, build the data if it changed, serve and print the address
	@$(serve)

serve:  ## the same, without installing and building
	@$(serve)

install: $(RUNTIME)  ## make .venv with the locked packages

data: $(RUNTIME)  ## build and publish the committed releases
	@$(build)

# A data folder of its own: real figures and drawn ones never stand in one warehouse.
DEMO := var/demo
DRAWN := $(wildcard etl/synthetic/*.py etl/disclosure/*.py) model/registry.py $(wildcard data/releases/*/*.csv)

demo: $(RUNTIME) $(DEMO)/.made  ## a synthetic nation: 120 months of all 514 kabupaten and kota
	@export CAKUPAN_DATA=$(DEMO) CAKUPAN_STATE=$(DEMO)-state CAKUPAN_HOME='region=00'; $(serve)

$(DEMO)/.drawn: $(DRAWN) | $(RUNTIME)
	@rm -rf $(DEMO) && $(PY) -m etl synthesize --out $(DEMO) --months 120 && touch $@

$(DEMO)/.made: $(DEMO)/.drawn $(INPUTS) | $(RUNTIME)
	@CAKUPAN_DATA=$(DEMO) CAKUPAN_STATE=$(DEMO)-state $(PY) -m etl build || [ $$? -eq 13 ]
	@touch $@

# One file is one worker's, in the order of the folders: the browser's files, the longest, come first.
CORES := -n auto --maxprocesses=4 --dist loadfile --no-loadscope-reorder

test: $(DEVELOPMENT)  ## every test that needs only Python, make and a browser
	@$(PY) -m tests.browser.install
	$(PY) -m pytest -m "not system" $(CORES) --cov --cov-report=
	@mkdir -p var && $(PY) -m coverage json --quiet -o var/coverage.json
	@$(PY) -m tests.coverage_floor var/coverage.json

# Programs of the machine, and the Debian packages that bring them.
SYSTEM := strace:strace sqlite3:sqlite3 soffice:libreoffice-calc soffice:libreoffice-impress nginx:nginx-light \
	pdftoppm:poppler-utils java:openjdk-17-jre-headless rsync:rsync

test-system: $(SPARK)  ## tests that need programs of the machine (strace, LibreOffice, nginx, Spark)
	@missing=; for one in $(SYSTEM); do \
		command -v "$${one%%:*}" >/dev/null || missing="$$missing $${one#*:}"; done; \
	[ -z "$$missing" ] || { [ "$$(id -u)" = 0 ] && apt-get -qq update \
		&& DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $$missing; } \
		|| { echo "missing: sudo apt-get install$$missing" >&2; exit 1; }
	$(PY) -m pytest -m system

check: lint test  ## format, lint, types and tests

lint: $(DEVELOPMENT)  ## format, lint and types, without the tests
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy

mutants: $(DEVELOPMENT)  ## break a rule in one line, many times: each must make a test fail
	PYTHONPATH=. $(PY) tests/mutants.py

bench: $(DEVELOPMENT) $(BUILT) $(DEMO)/.made  ## measure speed and size
	PYTHONPATH=. $(PY) tests/benchmarks/run.py $(BENCH)

load: $(DEVELOPMENT) $(BUILT)  ## 200 readers for three minutes, and the memory of 20 000 callbacks
	PYTHONPATH=. $(PY) tests/benchmarks/load.py

fuzz: $(DEVELOPMENT)  ## minutes of made-up files against the readers
	$(PY) -m pytest tests/fuzz --hypothesis-profile=fuzz

doctor: $(RUNTIME)  ## every rule of a safe start, passed or not, with what to do
	@$(PY) -m etl doctor

audit: $(DEVELOPMENT)  ## known weaknesses of what is installed
	$(PY) -m pip_audit --require-hashes --disable-pip --strict -r requirements.lock

sbom: $(DEVELOPMENT)  ## the list of all parts of the program, CycloneDX, in var/sbom.json
	@mkdir -p var && $(VENV)/bin/cyclonedx-py requirements requirements.lock \
		--pyproject pyproject.toml --output-reproducible -o var/sbom.json && echo var/sbom.json

bundle:  ## plotly.js with the traces of our charts alone, in var/bundle; needs Node and npm
	@layouts/bundle/build.sh

lock: $(DEVELOPMENT)  ## write the lock files from pyproject.toml (UPGRADE=--upgrade takes newer versions)
	$(compile) -o requirements.lock
	$(compile) --group dev -c requirements.lock -o requirements-dev.lock
	$(compile) --no-binary pyspark --group dev --extra spark -c requirements-dev.lock -o requirements-spark.lock

compile = $(VENV)/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --quiet \
	--only-binary :all: --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(UPGRADE)

# The server takes the place of the shell: it is what make waits for and what a signal reaches. The
# worker is its child and ends with it, however it ends: a port that is taken, Ctrl+C, a kill.
serve = state=$${CAKUPAN_STATE:-var}; (umask 077; mkdir -p "$$state"); \
	$(PY) -m etl work --beside $$$$ >> "$$state/worker.log" 2>&1 < /dev/null & \
	exec $(PY) app.py

# The environment. Its stamp is remade when its Python is gone, as after an upgrade of the system.
ifeq ($(realpath $(PY)),)
.PHONY: $(VENV)/.made
endif

# pyenv answers to names it cannot run, so each candidate is run before it is believed.
$(VENV)/.made:
	@found=; bare=; \
	for name in $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3); do \
		$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if $$name -c 'import ensurepip, venv' 2>/dev/null; then found=$$name; break; fi; \
		bare=$${bare:-$$name}; \
	done; \
	if [ -z "$$found" ] && [ -n "$$bare" ]; then \
		echo "$$bare comes without venv: sudo apt-get install python3-venv" >&2; exit 1; fi; \
	if [ -z "$$found" ]; then \
		echo "Python 3.11 or newer is missing: sudo apt-get install python3 python3-venv" >&2; exit 1; fi; \
	echo "Installing into $(VENV) with $$($$found -V); this happens once" && $$found -m venv --clear $(VENV)
	@touch $@

$(RUNTIME): requirements.lock $(VENV)/.made
	@$(call packages,$<)
	@touch $@

# The development lock holds the runtime's packages too, in the same versions.
$(DEVELOPMENT): requirements-dev.lock requirements.lock $(VENV)/.made
	@$(call packages,$<)
	@touch $(RUNTIME) $@

# PySpark comes as source alone.
$(SPARK): requirements-spark.lock $(DEVELOPMENT)
	@$(call packages,$<,--no-binary pyspark)
	@touch $@

# Compiled afterwards, on all cores: half the time of pip's own, and the next start is fast even
# where PYTHONDONTWRITEBYTECODE is set. Templates inside packages are no Python: that is no fault.
packages = $(PY) -m pip install -qq --disable-pip-version-check --no-compile \
	--require-hashes --only-binary :all: $(2) -r $(1) \
	&& { $(PY) -m compileall -qq -j 0 $(VENV)/lib || true; }

ifeq ($(wildcard $(WAREHOUSE)/CURRENT),)
.PHONY: $(BUILT)
endif

$(BUILT): $(INPUTS) | $(RUNTIME)
	@$(build)

# The stamp bears the time before the build, so that a change during it is seen by the next run.
# 13 means nothing new.
build = mkdir -p $(WAREHOUSE) && touch $(BUILT).new \
	&& { $(PY) -m etl build || { code=$$?; [ $$code -eq 13 ] || exit $$code; }; } \
	&& mv $(BUILT).new $(BUILT)
