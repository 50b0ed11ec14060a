PYTHON ?= python

.PHONY: install run test lint quality bench

install:
	$(PYTHON) -m pip install -e '.[test]'

run:
	assistant serve

test:
	$(PYTHON) -m pytest

lint:
	ruff check . && ruff format --check . && mypy

quality:
	$(PYTHON) -m tests.quality

bench:
	$(PYTHON) -m tests.bench.index
