# Needs only Python 3.11 or newer: each target sets up what it uses. The work is done by scripts/, which run without make too.
PYTHON ?= python3

.PHONY: help build check test bench serve lock format clean

help:
	@echo "make build    convert documents/ and build output/"
	@echo "make serve    build, watch and show the site at http://127.0.0.1:8000"
	@echo "make check    formatting, lint and types"
	@echo "make test     every test; ARGS='tests/test_x.py -k word' runs some"
	@echo "make bench    measure, and compare with other generators"
	@echo "make format   repair formatting and simple lint"
	@echo "make lock     resolve the dependencies again; UPGRADE=1 moves them to their newest versions"
	@echo "make clean    remove what was built, and the caches"

build:
	$(PYTHON) build.py

serve:
	$(PYTHON) build.py serve

check:
	$(PYTHON) scripts/check.py

test:
	$(PYTHON) scripts/test.py $(ARGS)

bench:
	$(PYTHON) scripts/test.py --set-up
	.venv/bin/python -m bench $(ARGS)

format:
	$(PYTHON) scripts/check.py --format

lock:
	$(PYTHON) scripts/lock.py $(if $(UPGRADE),--upgrade)

# The environment stays: it takes a minute and the network to make again.
clean:
	$(PYTHON) build.py clean
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.* htmlcov test-results bench/work
