# Two commands do all the set-up on a fresh machine: `make run` and `make test`.
# README.md tells the same by hand for macOS and Windows.

SHELL := bash
VENV ?= .venv
PY := $(VENV)/bin/python
EXAMPLE := examples/ahorrar-para-la-jubilacion.cjmap
WORKERS ?= 2
PIP := $(PY) -m pip --disable-pip-version-check --no-input
CARE_ROOMS := cjeditor/model/*,cjeditor/edits/*,cjeditor/files/*

.PHONY: help run test lint types arrows unit bench lock clean
.DELETE_ON_ERROR:

help:
	@echo "make run    open the example (without a display: write its poster as a PDF)"
	@echo "make test   everything that must be green: style, types, arrows, tests, coverage"
	@echo "make bench  the table of docs/performance.md"
	@echo "make lock   renew requirements/*.txt from pyproject.toml"
	@echo "make clean  remove what the others made"

run: $(VENV)/.run packaging/open-example
	@packaging/system-libraries run
	@packaging/open-example $(VENV)/bin/cjeditor $(EXAMPLE)

test: lint types arrows unit

lint: $(VENV)/.test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(VENV)/.test
	$(PY) -m mypy

arrows: $(VENV)/.test
	$(VENV)/bin/lint-imports --no-logo

unit: $(VENV)/.test
	@packaging/system-libraries test
	rm -f .coverage .coverage.*
	$(PY) -m pytest -q -n $(WORKERS) --cov --cov-report= --durations=10
	$(PY) -m coverage report --include="$(CARE_ROOMS)" --fail-under=100

bench: $(VENV)/.test
	@packaging/system-libraries run
	$(PY) -m tests.perf

# The locked packages, checked by hash, then this checkout itself. A stamp makes the second run quick.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(PY)
	$(PIP) install --quiet --require-hashes -r requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	$(PIP) install --quiet --require-hashes -r requirements/test.txt
	@touch $@

$(PY):
	@packaging/system-libraries python
	@python=$$(packaging/find-python) && echo "Making $(VENV) with $$python" && "$$python" -m venv $(VENV)

lock:
	@python=$$(packaging/find-python) && "$$python" -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet uv
	.venv-lock/bin/uv pip compile $(LOCK) --group build -o requirements/run.txt
	.venv-lock/bin/uv pip compile $(LOCK) --group build --group test --group tools -c requirements/run.txt -o requirements/test.txt

LOCK := pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

clean:
	rm -rf .venv .venv-lock .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist build
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
