# Everything a clone needs is Python 3.11 or later and make.
PYTHON ?= python3
BIN := .venv/bin
SECONDS ?= 600

.PHONY: compiled site serve test test-clients test-browser test-properdocs fuzz bench clean

site: .venv/installed ## build the project of this repository into site/ and desk/
	$(BIN)/dateline build

serve: .venv/installed ## show it in a browser, built again at every change
	$(BIN)/dateline serve

test: .venv/tested compiled ## every test, the types, the style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal

test-clients: .venv/tested-clients compiled tests/clients/node_modules ## feeds and calendars in newsboat, khal and other readers
	$(BIN)/pytest tests/clients

test-browser: .venv/installed compiled tests/browser/node_modules ## every page in Chromium
	PYTHON=$(CURDIR)/$(BIN)/python node --test --test-reporter=spec tests/browser/*.test.mjs

fuzz: .venv/fuzzed ## what reads and what renders, given anything: SECONDS each, after finding a fault planted in it
	for target in yaml front markdown names; do \
	  $(BIN)/python tests/fuzz/run.py $$target --plant --seconds 120 || exit 1; \
	  $(BIN)/python tests/fuzz/run.py $$target --seconds $(SECONDS) || exit 1; \
	done

test-properdocs: .venv-properdocs/installed compiled ## the same bytes under MkDocs and under ProperDocs, which has a place of its own
	.venv-properdocs/bin/pytest tests/engines

bench: .venv/benched ## beside Hugo, on the same pages, in one run; then posts to every network
	$(BIN)/python tests/bench/bench.py
	$(BIN)/python tests/bench/snippets.py

compiled: .venv/installed # tests start the command hundreds of times; PYTHONDONTWRITEBYTECODE would have each compile us anew
	$(BIN)/python -m compileall -q builder

clean:
	rm -rf .venv .venv-properdocs .dateline site desk tests/*/node_modules

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/tested: .venv/installed
	$(BIN)/pip install --quiet --editable ".[test]"
	touch $@

.venv/tested-clients: .venv/tested
	$(BIN)/pip install --quiet --editable ".[clients]"
	touch $@

.venv-properdocs/installed: pyproject.toml
	$(PYTHON) -m venv .venv-properdocs
	.venv-properdocs/bin/pip install --quiet --editable ".[properdocs]"
	touch $@

tests/%/node_modules: tests/%/package-lock.json
	npm ci --prefix tests/$* --silent --ignore-scripts
	touch $@

.venv/fuzzed: .venv/tested
	$(BIN)/pip install --quiet --editable ".[fuzz]"
	touch $@

.venv/benched: .venv/installed
	$(BIN)/pip install --quiet --editable ".[bench]"
	touch $@
