# Two commands on a fresh machine: `make demo` and `make test`. Everything goes into .venv; nothing is installed
# globally, and nothing needs root. Python 3.11 or newer is found by itself; name another with PYTHON=…

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
DEMO_ONCE ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check style bench accuracy docs lock clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.app ## Screen the invented households, then serve the pages; DEMO_ONCE=1 stops after the table, PORT=8001 serves there
	@$(BIN)/thinkfamily demo $(if $(DEMO_ONCE),--once)

# As collected: ordered by number of tests, a file of one test that takes a minute would come last of all.
test: $(VENV)/.dev ## Run every test
	@$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

STYLE := "ruff check ." "ruff format --check ." mypy lint-imports

check: STEPS = $(STYLE) "pytest tests/test_house.py tests/test_house_papers.py"
check: $(VENV)/.dev ## Style, types, layers and house rules; every step is run, however the one before it ended
	@$(IN_TURN)

style: STEPS = $(STYLE)
style: $(VENV)/.dev ## The same without the house rules, which `make test` holds too
	@$(IN_TURN)

define IN_TURN
failed=; \
	for step in $(STEPS); do \
		echo "== $$step"; $(BIN)/$$step || failed="$$failed, $${step%% *}"; \
	done; \
	if [ -n "$$failed" ]; then echo "Not in order: $${failed#, }"; exit 1; fi
endef

# Compiled once, for all: each test's process would else compile whatever it imports.
test check style: export PYTHONDONTWRITEBYTECODE =

bench: $(VENV)/.dev ## Time the hook and the screening against their yardsticks, in one run
	@$(BIN)/python -m bench

accuracy: $(VENV)/.dev ## Count how often the reader agrees with labelled texts; MISSES=1 lists where it does not
	@$(BIN)/python -m bench.accuracy $(if $(MISSES),--misses)

docs: $(VENV)/.dev ## Write docs/reference anew from the code, the rules and the settings
	@$(BIN)/python docs/generate.py

lock: $(VENV)/.dev ## Resolve the dependencies anew into requirements.lock (hashes, no addresses)
	@$(BIN)/uv lock --upgrade
	@$(BIN)/uv export --quiet --format requirements-txt --no-emit-project --all-extras --all-groups --no-header \
		--output-file requirements.lock

clean: ## Take away the environment and what the demonstration wrote
	@rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# --- setting up; the stamps say what is installed, so that the second time costs nothing ----------------------

$(VENV)/.uv: requirements.lock
	@python=$$(sh deploy/find-python.sh "$(PYTHON)") || exit 1; \
	echo "Setting up $(VENV) with $$($$python --version)"; \
	$$python -m venv $(VENV)
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(VENV)/uv.txt
	@touch $@

$(VENV)/.app: $(VENV)/.uv pyproject.toml
	@echo "Installing the adapter (hashes are checked against requirements.lock)"
	@$(BIN)/uv pip install --python $(BIN)/python --constraint requirements.lock --editable .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c "import adapter.cli.checks, adapter.screening" # compiled once, for all
	@touch $@

$(VENV)/.dev: $(VENV)/.app
	@echo "Installing what the tests need"
	@$(BIN)/uv pip install --python $(BIN)/python --constraint requirements.lock --group dev
	@touch $@
