# make demo       install into .venv, read the sample articles into quotes.db, serve it
# make test       install into .venv, check style and types, run every test
# make coverage   which lines the tests run that need neither models nor a browser
PYTHON ?= python3
PORT ?= 8001
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --constraint constraints.txt

.PHONY: demo test coverage check browser format clean

demo: .venv/installed
	$(BIN)/quotes add quotes.db data/articles
	$(BIN)/quotes serve quotes.db --port $(PORT)

test: check browser
	$(BIN)/python -m pytest

coverage: .venv/tested
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered -m "not models and not browser"

check: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# A browser for the tests: the system's Chromium, else Debian's package, else Playwright's own download.
browser: .venv/tested
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0; \
	fi; \
	$(BIN)/playwright install chromium

.venv/bin/python:
	$(PYTHON) -m venv .venv

# torch comes first and alone: left to the others, pip may take a newer and larger build.
.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) torch
	$(PIP) --editable .
	touch $@

.venv/tested: .venv/installed
	$(PIP) --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv build dist *.egg-info
