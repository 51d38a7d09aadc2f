# Everything this repository does; `make` lists it.

BIN := .venv/bin
SPECIMENS := output/specimens
# In order: the runtime's pins bind those of the tests, so that both sets agree.
PIN := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes --strip-extras \
	--only-binary :all: --no-emit-index-url --custom-compile-command 'make pins' pyproject.toml --group build

# Compiled files are kept whatever the environment says: each worker and each program started would compile all anew.
# Three at once on two processors: many tests wait for LibreOffice, a server or the disk.
COLLECT := PYTHONDONTWRITEBYTECODE= $(BIN)/pytest --collect-only --quiet
PYTEST := PYTHONDONTWRITEBYTECODE= sh scripts/in_memory.sh $(BIN)/pytest --numprocesses 3 --dist worksteal
TIMES := 20
define STYLE
$(BIN)/ruff check
$(BIN)/ruff format --check --quiet
$(BIN)/lint-imports --no-cache
$(BIN)/pyrefly check --summary=none --progress-bar no
endef

.DEFAULT_GOAL := help
.PHONY: help setup setup-test report serve bundle seal test style lint quick long fuzz wine format bench pins messages pictures golden mutants docs handbook rooms clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## get ready to build the sample: programs, fonts, .venv
	@sh scripts/setup.sh

setup-test: ## get ready to run the tests as well
	@sh scripts/setup.sh --test

report: setup ## set up and build the sample into output/
	$(BIN)/reportdoc build .

serve: setup ## open the workbench on a copy of the sample, in output/workbench
	$(BIN)/python scripts/workbench.py output/workbench
	$(BIN)/reportdoc serve output/workbench

bundle: SYSTEMS = windows linux
bundle: setup ## make zips that install without a network into output/bundle/: make bundle SYSTEMS="windows linux macos"
	$(BIN)/python scripts/bundle.py $(SYSTEMS)

seal: report ## seal and verify the sample with specimens only: 样章, 样例签名, a throw-away certificate
	$(BIN)/python scripts/specimens.py output $(SPECIMENS)
	$(BIN)/reportdoc seal . --declaration $(SPECIMENS)/scan.jpg --stamp $(SPECIMENS)/seal.png \
		--edge-stamp $(SPECIMENS)/seal.png --sign $(SPECIMENS)/key.p12 --passphrase-fd 3 --archive --zip \
		3< $(SPECIMENS)/passphrase
	$(BIN)/reportdoc verify output/*/*年度质量报告.pdf --package output/*年度质量报告/ --trust $(SPECIMENS)/ca.pem

test: setup-test ## set up, lint and run the tests, all but what is left to make long
	@# pytest compiles the tests in its own way: once, beside the linting, and not in each of its processes.
	@$(COLLECT) >/dev/null & compiling=$$!; $(MAKE) --no-print-directory style; failed=$$?; wait $$compiling; exit $$failed
	$(PYTEST) -m "not long"

style:
	$(STYLE)
	$(BIN)/interrogate --quiet src

lint: setup-test style ## check style, types, rooms and docstrings

quick: ## check what the editor of one room needs, without its slow tests: make quick ROOM=audit
	@test -n "$(ROOM)" -a -d "tests/$(ROOM)" || { echo "say which room: make quick ROOM=audit (ls tests)"; exit 2; }
	$(STYLE)
	$(PYTEST) tests/$(ROOM) -m "not slow and not long"

long: setup-test ## run the tests that make test leaves out
	$(PYTEST) --timeout 0 -m long

fuzz: setup-test ## try many random examples, others each time, and whole tables; TIMES=20 as many as make test
	TESTS_FUZZ=$(TIMES) $(PYTEST) --timeout 0 -m "fuzz or hypothesis or long"

wine: ROOMS = text content present diff project cache audit/tables audit/cells audit/prose audit/reading
wine: setup-test ## install the bundle by CPython for Windows under Wine, go through a first day, and run some rooms of tests
	@sh scripts/programs.sh --wine
	$(BIN)/python -m scripts.wine $(ROOMS)

format: setup-test ## put the source into form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: setup-test ## time the program beside others and rewrite the table in benchmarks/README.md
	$(BIN)/python -m benchmarks.run

mutants: N = 300
mutants: SEED = 1
mutants: TESTS = tests/$(ROOM)
mutants: setup-test ## change N places of a room at random, one at a time, and count what its tests notice: make mutants ROOM=audit
	@test -n "$(ROOM)" || { echo "say which room: make mutants ROOM=audit (ls src/reportdoc)"; exit 2; }
	$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: \
		-r constraints-mutants.txt
	nice -n 10 $(BIN)/python scripts/mutants.py $(ROOM) $(TESTS) --number $(N) --seed $(SEED)

docs: setup-test ## build the handbook, a site a language, into output/handbook: open zh/index.html there
	$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: \
		-r constraints-docs.txt
	for language in zh en; do \
		LANGUAGE=$$language $(BIN)/python -m sphinx -q -W --keep-going -c docs/handbook -d output/handbook/.doctrees/$$language \
			docs/handbook/$$language output/handbook/$$language || exit 1; \
	done

handbook: setup-test ## rewrite what the handbook takes from the source: commands and messages
	$(BIN)/python -m scripts.handbook

pins: setup-test ## take the newest versions into constraints*.txt
	$(PIN) --output-file constraints.txt
	$(PIN) --group test --extra province --constraints constraints.txt --output-file constraints-test.txt
	$(subst pyproject.toml --group build,,$(PIN)) --group mutants --constraints constraints-test.txt \
		--output-file constraints-mutants.txt
	$(subst pyproject.toml --group build,,$(PIN)) --group docs --constraints constraints-test.txt \
		--output-file constraints-docs.txt
	$(subst pyproject.toml --group build,,$(PIN)) --group s3 --output-file constraints-s3.txt

messages: setup-test ## take new texts of the source into the Chinese catalogue, and list what waits for translation
	$(BIN)/python scripts/messages.py

pictures: setup-test ## make the pictures of pages, and of the workbench, that READMEs and handbook show
	$(BIN)/python scripts/pictures.py
	$(BIN)/python scripts/workbench_pictures.py

golden: setup-test ## rewrite the expected files in tests/golden; look at the difference before you commit it
	$(BIN)/pytest --numprocesses 2 --golden

rooms: setup-test ## draw the rooms as they are imported into docs/architecture.md
	$(BIN)/python scripts/rooms.py

clean: ## remove what was built; .venv and node_modules stay
	rm -rf .pytest_cache .ruff_cache .import_linter_cache .coverage dist
	find output -mindepth 1 ! -name .gitignore -delete
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
