# Three commands: `make crawl`, `make serve` and `make test`. Everything they need is set up in .venv from the hashed locks.
PYTHON ?= python3
OUTLETS ?=
BIN := .venv/bin
# Workers begin with neighbouring tests, which share what they read (a fixture, a server), and then take tests from each other.
ALL_CORES := -n auto --dist worksteal

# Named outlets are asked over the network; without any the bundled pages are replayed, whose articles are made up, into an archive of their own.
CRAWL := $(if $(OUTLETS),$(OUTLETS),--from fixtures)
ARCHIVE ?= sqlite:///$(if $(OUTLETS),archive,demo).db

.PHONY: audit sbom crawl explore serve test check check-fast fast-style fast-fixtures fast-rest unit bench quality lock clean

crawl: .venv/run
	@$(BIN)/newsarchive crawl $(CRAWL) --archive $(ARCHIVE)

test: check unit

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What a developer runs after each change: everything that takes no minutes. The many small tests of the fixtures are a process of their own, as
# handing each to a worker takes longer than running it.
check-fast: .venv/dev
	@$(MAKE) --no-print-directory --jobs=3 --output-sync fast-style fast-fixtures fast-rest

fast-style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

fast-fixtures:
	$(BIN)/pytest -q tests/test_fixtures.py

fast-rest:
	$(BIN)/pytest -q --hypothesis-profile fast --ignore tests/test_fixtures.py -m "not slow and not end_to_end and not postgres"

unit: .venv/dev
	$(BIN)/pytest $(ALL_CORES)

bench: .venv/dev
	$(BIN)/python -m bench

quality: .venv/dev
	$(BIN)/python -m quality gate

# The reading room, for this computer alone, on the made-up articles of `make crawl` unless ARCHIVE names another archive: docs/reading-room.md
serve: .venv/web $(if $(filter sqlite:///demo.db,$(ARCHIVE)),demo.db)
	@$(BIN)/newsarchive serve --archive $(ARCHIVE)

demo.db: .venv/run
	@test -e $@ || $(MAKE) --no-print-directory crawl

.venv/web: .venv/run requirements-web.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-web.txt
	@touch $@

# Datasette on an archive, for this computer alone, in an environment of its own: docs/exploring.md
explore: .venv-explore/ready
	@.venv-explore/bin/python -m explore $(ARCHIVE)

.venv-explore/ready: requirements-explore.txt
	@test -x .venv-explore/bin/python || $(PYTHON) -m venv .venv-explore
	@echo "Setting up .venv-explore (once, about a minute)"
	@.venv-explore/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-explore.txt
	@touch $@

# What is installed beside the known vulnerabilities, and as an SBOM of each lock in CycloneDX. A lock has no graph of dependencies, of which it warns.
LOCKS := $(wildcard requirements*.txt)

audit: .venv-audit/ready
	@.venv-audit/bin/python -m audit $(LOCKS)

sbom: .venv-audit/ready
	@mkdir -p build/sbom
	@for lock in $(LOCKS:.txt=); do \
		PYTHONWARNINGS=ignore::UserWarning .venv-audit/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o build/sbom/$$lock.cdx.json $$lock.txt && \
		echo build/sbom/$$lock.cdx.json || exit 1; \
	done

.venv-audit/ready: requirements-audit.txt
	@test -x .venv-audit/bin/python || $(PYTHON) -m venv .venv-audit
	@echo "Setting up .venv-audit (once, about a minute)"
	@.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	@touch $@

# The locks hold a hash for every file; the project itself is installed from the checkout, with the build tool that the lock names.
.venv/run: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsarchive needs Python 3.11 or later; say make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (once, about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

lock:
	uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.txt
	uv pip compile --quiet pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-dev.txt
	uv pip compile --quiet pyproject.toml --extra explore --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-explore.txt
	uv pip compile --quiet pyproject.toml --extra postgres --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-postgres.txt
	uv pip compile --quiet pyproject.toml --extra browser --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-browser.txt
	uv pip compile --quiet pyproject.toml --extra web --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-web.txt
	uv pip compile --quiet --group audit --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-audit.txt

clean:
	rm -rf .venv .venv-explore .venv-audit build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The generated parts of the docs: before a release, or when a test asks for it.
.PHONY: docs
docs: .venv/run
	$(BIN)/python -m docs.refresh
