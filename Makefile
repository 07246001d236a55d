# One word for each thing a contributor does. `make` alone lists them.
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell command -v $(name))))
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.DEFAULT_GOAL := help
.PHONY: help demo test lint score bench million weight train clean

help: ## List the targets.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# pip 23 does not know dependency groups, so what tests need is an extra of the package.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "make: Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

demo: $(STAMP) ## Read the example articles and show the record they make.
	@mkdir -p build
	$(BIN)/nv read examples/ --store build/demo.nv
	$(BIN)/nv show deals --store build/demo.nv
	$(BIN)/nv show visits --store build/demo.nv
	$(BIN)/nv brief RUS PAK --store build/demo.nv
	@echo "In a browser: $(BIN)/nv serve --store build/demo.nv --open"

test: lint ## Run every check that CI runs.
	$(BIN)/pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

score: $(STAMP) ## Measure the reader on the development sets.
	PATH="$(CURDIR)/$(BIN):$$PATH" training/score.sh

bench: $(STAMP) ## Measure documents per second and memory.
	PATH="$(CURDIR)/$(BIN):$$PATH" training/bench.sh

million: $(STAMP) ## Make and grow a record of a million claims (some ten minutes, 10 GB of disk).
	$(BIN)/python -m training.simulator.million

weight: ## Install the core alone and print what each part of it weighs.
	rm -rf build/weight
	$(PYTHON) -m venv build/weight
	build/weight/bin/pip install --quiet --disable-pip-version-check .
	build/weight/bin/python -B tools/weight.py

train: ## Make the weights anew (hours; needs the training extra, in an environment of its own).
	PYTHON="$(PYTHON)" training/train.sh

clean: ## Remove what make made.
	rm -rf $(VENV) build dist
