# Everything runs in a local environment, .venv; nothing but Python 3.11 (or later) and make is needed.

PYTHON ?= python3
BIN := .venv/bin
DEMO ?= demo

.PHONY: demo test check fuzz mutants bench bench-others bench-large docs vscode clean

demo: .venv/product ## write the example, check its plan, audit its log, leave a report
	$(BIN)/standards demo $(DEMO)

test: .venv/developer ## every test
	$(BIN)/pytest -n auto

check: .venv/developer ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

PAIRS ?= 20000
SEED ?=

fuzz: .venv/developer ## PAIRS generated rule files and logs, judged in every way; SEED tries one again
	$(BIN)/python -m tests.differential --pairs $(PAIRS) $(if $(SEED),--seed $(SEED))

FOLDER ?= calendars
ONE_OF ?= 1

mutants: .venv/developer ## small changes to FOLDER that no test notices, of all or every ONE_OFth
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group mutation
	$(BIN)/python -m tests.mutation $(FOLDER) --one-of $(ONE_OF)

ROUNDS ?= 5

bench: .venv/product ## measured ratios, for this machine: one and ten million events, written into docs/performance.md
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python -m benchmarks.judging --rounds $(ROUNDS)

bench-others: .venv/product ## the same on one million events, with Declare4Py and PM4Py in an environment of their own
	$(PYTHON) -m venv .venv-others
	.venv-others/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	.venv-others/bin/python -m pip install --quiet --group others
	$(BIN)/python -m benchmarks.judging --events 1_000_000 --rounds $(ROUNDS) --others .venv-others/bin/python

bench-large: .venv/product ## a hundred million: minutes a round, and 20 GB of disk while it runs
	$(BIN)/python -m benchmarks.judging --events 100_000_000 --rounds 1

docs: .venv/developer ## the parts of the pages in docs/ that say what the program says
	$(BIN)/python -m docs.generate
	$(BIN)/python -m editors.generate

vscode: .venv/developer ## the extension for VS Code, tested and packaged; needs node and npm
	cd editors/vscode && npm ci && STANDARDS=$(abspath $(BIN))/standards npm test && npm run package

clean:
	rm -rf .venv .venv-others $(DEMO)

.venv/product: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q standards_engine
	touch $@

.venv/developer: .venv/product
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	touch $@
