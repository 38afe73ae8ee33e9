# Commands of the portal. `make` alone lists them.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
REPORTS ?= 1000
BIN := .venv/bin
CODE := netralitas complaints taskforce sanctions
MESSAGES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po locale/data/*/LC_MESSAGES/*.po))
export PYTHON

# Checks load the settings as production would, with keys that are worth nothing.
CHECKED := env -u DEMO DEBUG=0 PUBLIC_URL=https://portal.invalid ALLOWED_HOSTS=portal.invalid DATABASE_URL=sqlite://:memory: \
	SECRET_KEY=only-for-checks-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH \
	FIELD_KEYS=Y2hlY2tzLW9ubHkta2V5LW51bWJlci1vbmUtMzItYnk= INDEX_KEY=only-for-checks

.DEFAULT_GOAL := help
.PHONY: help run test check bench seed messages lock audit
.DELETE_ON_ERROR:

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: .venv/runtime.stamp $(MESSAGES) ## the portal at http://127.0.0.1:PORT with demonstration cases; Ctrl-C ends it
	@.ci/packages run
	@DEMO=$${DEMO-1} PORT=$(PORT) exec .ci/with-secrets $(BIN)/python -m netralitas.embedded

# A process for each core, at most eight of Redis' sixteen databases. --dist load keeps the order within each process:
# tests that commit, and so empty the tables, come after those that roll back, and the browser's last.
PYTEST := $(BIN)/python -m pytest -n logical --maxprocesses 8 --dist load

# The whole suite comes last, so that what is printed at the end is pytest's own closing line about it.
test: check ## everything CI asks: lint, types, migrations, security, all tests
	@echo "The short suite on SQLite, the embedded default"
	@env -u DATABASE_URL -u REDIS_URL $(PYTEST) -m sqlite -q
	@echo "The whole suite on PostgreSQL and Redis"
	@exec .ci/with-services $(PYTEST) --durations 25

check: .venv/development.stamp $(MESSAGES) ## what can be said without running the portal
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(CHECKED) $(BIN)/mypy $(CODE)
	$(CHECKED) $(BIN)/python manage.py makemigrations --check --dry-run
	$(CHECKED) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(CHECKED) $(BIN)/python manage.py spectacular --validate --fail-on-warn --file /dev/null
	$(BIN)/bandit -q -c pyproject.toml -r $(CODE)
	$(BIN)/djlint templates --lint --quiet

bench: REPORTS = 100000
bench: .venv/development.stamp $(MESSAGES) ## measure at 10,000 and 100,000 reports; make bench REPORTS=1000000
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && export DATA_DIR="$${DATA_DIR:-$$scratch}" \
		SECRETS_ENV="$${SECRETS_ENV:-$$scratch/secrets.env}" REPORTS=$(REPORTS) && .ci/with-services .ci/with-secrets $(BIN)/python -m bench

seed: .venv/runtime.stamp ## synthetic reports for scale work: make seed REPORTS=1000000
	@export DEMO=$${DEMO-1}; for step in "manage.py migrate --verbosity 0" "manage.py load_law" "manage.py load_demo" \
		"-m bench.seed --reports $(REPORTS)"; do .ci/with-secrets $(BIN)/python $$step || exit 1; done

# The citizen's side is what speaks English too: rooms of the staff, letters and mails are left out.
STAFF_WORDS := sanctions taskforce bench tests staticfiles .venv templates/admin templates/agency templates/letters templates/emails \
	templates/account templates/mfa complaints/admin complaints/models/draft.py complaints/models/election.py complaints/models/everyday.py \
	complaints/models/evidence.py complaints/models/notice.py complaints/models/person.py complaints/models/pledge.py \
	complaints/models/publication.py complaints/models/wordindex.py complaints/models/workload.py \
	complaints/models/unsealing.py complaints/models/violation.py complaints/caseclocks.py complaints/deskintake.py \
	complaints/guidance.py complaints/likeness.py complaints/receipt.py complaints/triage.py complaints/unsealing.py \
	complaints/models/savedview.py complaints/savedviews.py complaints/appointments.py complaints/clarifying.py \
	complaints/referring.py complaints/replaced.py complaints/reopening.py complaints/models/clarification.py complaints/models/referral.py \
	complaints/actwords.py complaints/documents.py complaints/forwardingwords.py complaints/noticewords.py \
	complaints/invitationwords.py complaints/deskfiles.py complaints/contesting.py complaints/contradictions.py complaints/doubts.py \
	complaints/officewords.py complaints/linking.py complaints/personmatch.py complaints/models/sameperson.py \
	netralitas/audit netralitas/outbox netralitas/people netralitas/law/admin.py netralitas/clocks/admin.py \
	netralitas/clocks/models.py complaints/models/importing.py complaints/importcolumns.py complaints/importjudging.py \
	complaints/importrow.py complaints/imports.py netralitas/lib/csvin.py complaints/hiding.py complaints/heeding.py complaints/templatetags \
	netralitas/clocks/clock.py netralitas/clocks/reminders.py netralitas/letters/contexts.py netralitas/letters/examination.py \
	netralitas/letters/ethics.py netralitas/letters/outcome.py netralitas/letters/recommending.py netralitas/letters/models.py \
	netralitas/letters/shape.py netralitas/letters/logos.py netralitas/letters/scans.py netralitas/letters/admin.py netralitas/lib/keptpaper.py netralitas/demo.py \
	netralitas/adminsite.py netralitas/startpage.py

messages: .venv/development.stamp ## collect the citizen's sentences into locale/en
	$(CHECKED) $(BIN)/python manage.py makemessages --locale en --no-location --no-wrap --no-obsolete $(STAFF_WORDS:%=--ignore '%')

lock: .venv/bin/uv ## compile the locks from .ci/*.in
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header .ci/requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header .ci/requirements-dev.in -c requirements.txt -o .ci/requirements-dev.txt

audit: .venv/development.stamp ## known weaknesses of the runtime's packages (asks the network)
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.txt

.venv/bin/python:
	@.ci/packages run
	$(PYTHON) -m venv .venv

.venv/bin/uv: | .venv/bin/python
	$(BIN)/pip install -q uv

# The locks are complete, so pip resolves nothing: a release of tomorrow cannot change or break an install.
.venv/runtime.stamp: requirements.txt | .venv/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

.venv/development.stamp: .ci/requirements-dev.txt requirements.txt | .venv/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@ .venv/runtime.stamp

%.mo: %.po | .venv/bin/python
	msgfmt --check -o $@ $<
