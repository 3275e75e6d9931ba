# Stemma's commands. They need git, make and Python 3.11 or newer; what else they need they set up in .venv/.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(ARGS) pyproject.toml --group build

.DELETE_ON_ERROR:
.PHONY: help serve test site check format lint bench lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do printf 'make %-7s %s\n' "$$name" "$$what"; done

serve: .venv/ready ## build the site and show it at http://127.0.0.1:8000/
	$(BIN)/stemma build && $(BIN)/python -m http.server --bind 127.0.0.1 --directory _site $(PORT)

test: .venv/ready-for-tests ## run all tests, in a real browser too
	$(BIN)/python tests/setup/chromium.py
	$(BIN)/python -m pytest -n 2 $(ARGS)

site: .venv/ready ## build the site into _site/
	$(BIN)/stemma build $(ARGS)

check: .venv/ready ## look for problems in the content
	$(BIN)/stemma check $(ARGS)

format: .venv/ready-for-tests ## put the code in order
	$(BIN)/ruff check --fix --exit-zero --quiet && $(BIN)/ruff format

lint: .venv/ready-for-tests ## say what is not in order: format, habits, types
	@failed=; for step in "ruff format --check" "ruff check" mypy; do \
	  echo "$$step"; $(BIN)/$$step || failed=yes; done; test -z "$$failed"

bench: .venv/ready-for-tests ## measure against other generators
	$(BIN)/python -m tests.bench $(ARGS)

lock: .venv/ready-for-tests ## choose and lock the packages anew after a change in pyproject.toml
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group spec --group test --constraint requirements.lock --output-file tests/setup/requirements.lock

clean: ## remove what was built and cached, but not .venv/
	rm -rf _site .stemma dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# A stamp is written last, so that a set-up broken off is taken up again; a changed lock makes it old.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Stemma needs Python 3.11 or newer. Name one: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || \
	  { echo 'This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) install --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-for-tests: .venv/ready tests/setup/requirements.lock tests/setup/spec.lock tests/setup/spec.py
	$(PIP) install --requirement tests/setup/requirements.lock
	$(BIN)/python tests/setup/spec.py
	@touch $@
