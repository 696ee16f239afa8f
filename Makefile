# make demo       install into .venv, read the sample articles into quotes.db, serve it
# make test       install into .venv, check style and types, run every test
# make coverage   which lines the tests run that need neither models nor a browser
#
# PYTHON=python3.12   the Python that .venv is made with, in place of python3
# UV=1                uv makes .venv and installs, in place of pip
PORT ?= 8001
BIN := .venv/bin

ifdef UV
MAKE_VENV = uv venv $(addprefix --python=,$(PYTHON)) .venv
else
PYTHON ?= python3
MAKE_VENV = $(PYTHON) $(NEW_ENOUGH) && $(PYTHON) -m venv .venv
endif

# Any Python understands this, also one of ten years ago.
NEW_ENOUGH = -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
	"quotes needs Python 3.11 or newer, and %s is %d.%d.%d; with a newer one:" \
	" $(if $(wildcard .venv),make clean && )make $(or $(MAKECMDGOALS),demo) PYTHON=python3.12" \
	% ((sys.executable,) + sys.version_info[:3]))'

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
	@$(MAKE_VENV)

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	@$(BIN)/python $(NEW_ENOUGH)
	@$(BIN)/python tools/install.py .
	@touch $@

.venv/tested: .venv/installed
	@$(BIN)/python tools/install.py '.[dev]'
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info
