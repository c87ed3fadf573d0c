# `make serve` shows the sample catalogue at http://127.0.0.1:8000, `make test` runs all tests.
# Both start from a machine that has Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV   ?= .venv
N      ?= 10000
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help serve build check test lint chromium editor judges bench phone clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: .schema/catalogue.json ## Show the sample catalogue at http://127.0.0.1:8000 and follow every change
	$(BIN)/credenza serve

check: .schema/catalogue.json ## Check the sample catalogue
	$(BIN)/credenza check

build: .schema/catalogue.json ## Build the sample catalogue into site/
	$(BIN)/credenza build

test: lint chromium editor judges ## Install what the tests need, then run them all
	$(BIN)/pytest

lint: $(VENV)/.ready-for-tests ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.ready-for-tests ## Measure a build of N synthetic entries: make bench N=10000
	$(BIN)/python benchmarks/bench.py $(N)

phone: $(VENV)/.ready-for-tests ## Measure a built site on an emulated slow phone: make phone SITE=site
	$(BIN)/python benchmarks/slow_phone.py $(or $(SITE),site)

clean: ## Remove the environment and everything that was built
	rm -rf $(VENV) .schema site .site.credenza .credenza .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Credenza needs Python 3.11 or newer. Name one: make PYTHON=python3.12 …" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "No virtual environment could be made. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }

$(VENV)/.ready: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

# The last step of setting up: what lets an editor complete the sample's files, which name it in their first line.
.schema/catalogue.json: $(VENV)/.ready $(wildcard generator/schema/definitions/*.yml)
	$(BIN)/credenza schema
	@touch $@

$(VENV)/.ready-for-tests: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.ready

# The browser tests drive the distribution's Chromium. It is installed where it is missing and we may.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root="sudo -n"; \
	  if command -v apt-get >/dev/null && $$as_root true 2>/dev/null; then \
	    $$as_root apt-get update -qq && $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	      --no-install-recommends chromium fonts-dejavu-core fonts-liberation; \
	  else echo "No Chromium here, and no right to install one: the browser tests will be skipped." >&2; fi; }

# The tests of editor support drive the language server that editors use. It runs on Node.js, which PyPI has too.
editor: $(VENV)/editor/.ready

$(VENV)/editor/.ready: tests/editor/package.json | $(VENV)/.node
	@mkdir -p $(@D) && cp $< $(@D)/
	@PATH="$(abspath $(BIN)):$$PATH" npm install --silent --no-audit --no-fund --prefix $(@D) && touch $@ \
	  || { test -z "$$CI" && echo "No language server could be installed: the editor tests will be skipped." >&2; }

# Pages are judged by axe (access) and by the Nu Html Checker (valid HTML). That one runs on Java, which PyPI has too.
judges: $(VENV)/judges/.ready

$(VENV)/judges/.ready: tests/whole/package.json | $(VENV)/.node
	@mkdir -p $(@D) && cp $< $(@D)/
	@PATH="$(abspath $(BIN)):$$PATH" npm install --silent --no-audit --no-fund --prefix $(@D) \
	  && { java -jar $(@D)/node_modules/vnu-jar/build/dist/vnu.jar --version >/dev/null 2>&1 \
	    || $(BIN)/python -m pip install --quiet --editable '.[judges]'; } && touch $@ \
	  || { test -z "$$CI" && echo "Not all judges of pages could be installed: some tests will be skipped." >&2; }

$(VENV)/.node: | $(VENV)/.ready-for-tests
	@{ node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' && command -v npm >/dev/null; } 2>/dev/null \
	  || $(BIN)/python -m pip install --quiet --editable '.[editor]'
	@touch $@
