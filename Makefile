# make run: a portal to try at http://127.0.0.1:8000   make test: everything   make check: the quick half
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
PORTAL_DATA ?= var
PORTAL_MODE ?= demo
TESTS ?= tests
AUDIT ?=
BENCH ?=
FAULTS ?=
export PORT PORTAL_DATA PORTAL_MODE

.PHONY: vulnerabilities help run test check lint setup bench faults browsers audit benchmark lock format

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(BIN)/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check uv

# Two stamps, so that running needs no test tools.
.venv/.run: $(BIN)/uv deploy/requirements.txt pyproject.toml
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r deploy/requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

.venv/.dev: $(BIN)/uv deploy/requirements-dev.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r deploy/requirements-dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@ .venv/.run

translations/.compiled: $(wildcard translations/*/LC_MESSAGES/*.po) .venv/.run
	$(BIN)/python -m portal.core.catalogues
	@touch $@

static/.compressed: $(wildcard static/*.css static/*.js static/*.svg static/vendor/*) .venv/.run
	$(BIN)/python -m servestatic.compress --quiet static
	@touch $@

setup: .venv/.run translations/.compiled static/.compressed ## Install what running needs

run: setup ## Start the demo city at http://127.0.0.1:8000 (or PORT)
	@exec $(BIN)/portal run --prepare

lint: .venv/.dev translations/.compiled ## Format, lint, types, floor plan, catalogues
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint portal --lint --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/portal translations check

check: lint ## The quick half: lint, and tests without browsers, servers and cities
	$(BIN)/pytest -q -n 2 -m "not browser and not postgresql and not slow" $(TESTS)

browsers: ## Install the browser and the fonts that the browser tests need
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null && fc-list | grep -qi cjk || deploy/install-browser

benchmark: .venv/.dev setup browsers ## How good the auditor is: pages of the portal with barriers put into them
	PORTAL_MODE=demo PORTAL_DATA=var/audited $(BIN)/portal audit --build-benchmark var/benchmark
	$(BIN)/portal audit --benchmark var/benchmark --out var/benchmarked

audit: .venv/.dev setup browsers ## Every state of every page, in every language and every way; reports in var/audit
	rm -rf var/audited
	PORTAL_MODE=demo PORTAL_DATA=var/audited $(BIN)/portal audit --out var/audit $(AUDIT)

test: lint static/.compressed browsers audit ## Everything, as CI does it
	$(BIN)/pytest -n 2 $(TESTS)

bench: .venv/.dev setup ## Measure the whole workload on both engines; needs 30 GB, and time to build its cities once (BENCH=--quick is rougher)
	$(BIN)/python -m tests.bench.forms
	$(BIN)/python -m tests.bench.wizard
	$(BIN)/python -m tests.bench.timers
	$(BIN)/python -m tests.bench --bigger M $(BENCH)
	$(BIN)/python -m tests.bench --database postgresql --bigger L $(BENCH)
	$(BIN)/python -m tests.bench --profile M --only W14 --part pages --soak $(BENCH)

faults: .venv/.dev setup ## Break things on purpose on both databases, and count what is lost (long)
	$(BIN)/python -m tests.faults $(FAULTS)

vulnerabilities: $(BIN)/uv ## Compare the pinned libraries with the list of known holes (needs network)
	$(BIN)/uv tool run pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r deploy/requirements.txt

lock: $(BIN)/uv ## Pin every dependency again
	$(BIN)/uv pip compile pyproject.toml --upgrade --generate-hashes --universal --python-version 3.11 \
	  --no-header --no-annotate --no-emit-index-url -q -o deploy/requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --upgrade --generate-hashes --universal --python-version 3.11 \
	  --no-header --no-annotate --no-emit-index-url -q -o deploy/requirements-dev.txt

format: .venv/.dev ## Put code in the house's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
