# The commands of this repository. Each installs what it needs into .venv at the root.
.DELETE_ON_ERROR:
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help site test lock golden architecture clean
help: ## Say what each command does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

site: .venv/.site ## Check the packages and build site/
	$(BIN)/quarterlight build

test: .venv/.test ## Run every test that CI runs, real browser included
	scripts/test-tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

lock: .venv/.test ## Write the hash-pinned requirements anew
	scripts/lock

golden: .venv/.test ## Write the golden sites anew, after looking at what changed
	$(BIN)/python -m tests.sites.golden

architecture: .venv/.site ## Write ARCHITECTURE.md anew from the modules' docstrings
	$(BIN)/python scripts/architecture

clean: ## Remove everything generated
	rm -rf .venv build site

.venv/.site: requirements/site.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/.test: requirements/test.txt .venv/.site
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@
