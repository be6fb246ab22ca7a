# CX Workshop: make run, make test. Everything lives in .venv, made from uv.lock.

.DEFAULT_GOAL := help
PYTHON ?=
BIN := .venv/bin
PO := $(wildcard resources/locale/*/LC_MESSAGES/cxworkshop.po)
MO := $(PO:.po=.mo)

.PHONY: help run test bench pictures end2end lock messages clean set-up set-up-dev words

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

set-up:
	@PYTHON="$(PYTHON)" sh packaging/setup.sh run

set-up-dev:
	@PYTHON="$(PYTHON)" sh packaging/setup.sh dev

words: $(MO)

$(MO) &: $(PO) packaging/catalogues.py | set-up
	@$(BIN)/python packaging/catalogues.py resources

run: set-up words ## open the program (FILE=... opens a session); with no display write the sample and its exports into out/
	@$(BIN)/python packaging/run.py $(FILE)

test: set-up-dev words ## all checks: ruff, mypy, import contracts, pytest
	@$(BIN)/python packaging/qt_libraries.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --max-worker-restart 0 --dist loadfile --ignore=tests/end2end

end2end: set-up-dev words ## build the wheel, install it elsewhere and use it as a newcomer would
	@$(BIN)/python packaging/qt_libraries.py
	$(BIN)/pytest -n 2 --max-worker-restart 0 --dist loadgroup tests/end2end

bench: set-up-dev words ## measure speed and memory against their floors, as one table
	@$(BIN)/python packaging/qt_libraries.py
	@$(BIN)/python -m tests.bench

pictures: set-up-dev words ## every screen and every page of the plan as a picture, in out/pictures/
	@$(BIN)/python packaging/qt_libraries.py
	@$(BIN)/python packaging/pictures.py out/pictures

messages: set-up-dev ## bring the .po files up to the texts in the code
	@$(BIN)/python packaging/messages.py

lock: set-up-dev ## write uv.lock anew from pyproject.toml
	$(BIN)/uv lock --upgrade

clean: ## remove everything that was made here
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f resources/locale/*/LC_MESSAGES/*.mo
	find cxworkshop ui tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
