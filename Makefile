# Thi đua số: two commands do everything on a fresh machine: make run, make test
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
# three processes for two cores, since one in six waits for a browser, a server or a child; a whole
# module each time, in the order conftest.py puts them in
SPREAD := -n 3 --dist loadfile --no-loadscope-reorder

# the sample has a folder of its own; a real store is named: make serve STORE=/srv/thi-dua-so/tinh
SAMPLE ?= data/sample-store
# what make bench is held beside: the last commit before tables were made once a day
BESIDE ?= 543a654
KILLS ?= 1000

.PHONY: help setup run serve store test coverage check newest fix bench growth docs faults pins

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.runtime: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

setup: $(VENV)/.development ## Make .venv with everything a developer needs

run: $(VENV)/.runtime ## Install, load the sample if there is none, serve it on 127.0.0.1:8501
	$(BIN)/python -m data sample --if-empty --store $(SAMPLE)
	THI_DUA_SO_STORE=$(SAMPLE) $(BIN)/python server.py --port $(PORT)

serve: $(VENV)/.runtime ## Serve a real store: make serve STORE=folder
	@test -n "$(STORE)" || { echo "make serve STORE=thư-mục-kho / folder of the store"; exit 2; }
	$(BIN)/python -m data ready --store "$(STORE)"
	THI_DUA_SO_STORE="$(STORE)" $(BIN)/python server.py --port $(PORT)

store: $(VENV)/.runtime ## Make a real store, without a report yet: make store STORE=folder
	@test -n "$(STORE)" || { echo "make store STORE=thư-mục-kho / folder of the store"; exit 2; }
	$(BIN)/python -m data new --store "$(STORE)"

test: $(VENV)/.development ## Everything: checks, all tests, the browser
	PYTHON=$(BIN)/python sh tests/browser/install.sh
	PYTHON=$(BIN)/python sh tests/deploy/install.sh
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest $(SPREAD)

coverage: $(VENV)/.development ## All tests again, telling which lines and branches none reaches; fails below 95 %
	$(BIN)/python -m pytest $(SPREAD) --cov --cov-report=term:skip-covered

.PHONY: lint
lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check: $(VENV)/.development lint ## Format, lint, types, arrows, fast tests; changes nothing
	$(BIN)/python -m pytest -q $(SPREAD) -m "not browser and not slow"

newest: ## The fast tests on the newest DuckDB 2.0 that installs, in a .venv-newest of its own
	test -x .venv-newest/bin/python || $(PYTHON) -m venv .venv-newest
	.venv-newest/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.in -r requirements-dev.in
	.venv-newest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "duckdb>=2.0,<2.1"
	.venv-newest/bin/python -m pytest -q $(SPREAD) -m "not browser and not slow"

fix: $(VENV)/.development ## Format and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.runtime ## This tree beside a commit, as ratios: make bench BESIDE=543a654
	$(BIN)/python -m bench --commit $(BESIDE)

SIZES ?= 0.4,4
growth: $(VENV)/.runtime ## Stores of growing size, written to docs/benchmarks.md: make growth SIZES=0.4,4,40
	$(BIN)/python -m bench.growth --sizes $(SIZES) --write docs/benchmarks.md

faults: $(VENV)/.development ## Kill intake, publication, freeze, backup and export, damage every file, full disks; counts (KILLS=1000)
	nice $(BIN)/python -m tests.faults --kills $(KILLS)

PIN := .venv-pins/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
pins: ## Write requirements.txt and requirements-dev.txt again: every package, with the hash of each file
	test -x .venv-pins/bin/python || $(PYTHON) -m venv .venv-pins
	.venv-pins/bin/python -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	$(PIN) -o requirements.txt requirements.in
	$(PIN) -c requirements.txt -o requirements-dev.txt requirements-dev.in

docs: $(VENV)/.runtime ## Write what is written from the code: data dictionary, headers of questions, families of keys, what plans order
	$(BIN)/python -m tests.data_dictionary docs/data-dictionary.md
	$(BIN)/python -m tests.plan_coverage docs/plans.md
	$(BIN)/python -m tests.settings_table docs/deploy.md
	$(BIN)/python -m tests.sql_headers
	$(BIN)/python -m tests.translation_families translations/families.txt
