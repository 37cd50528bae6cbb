# The project's commands. File targets carry the order: packages from the lock file, bin/ from sources, the engine from pins.
SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help up preview down emulator env build dist test check docs fuzz bench clean FORCE

# Recipes print to stderr where `make -s env` may need them: its stdout holds exports and nothing else.
PACKAGES := node_modules/.package-lock.json
BUILT := bin/.built
ENGINE := .local/engine/stamp
# The shell's own variable: what make puts into a recipe is read as shell code, and a folder's name may hold some.
PINNED := PATH="$$PWD/node_modules/.bin:$$PATH"

# Folders are named too: their time changes when a file comes or goes.
SOURCES := $(shell find provider sdk emulator/src -type d -o -name '*.ts' -o -name '*.cjs' 2>/dev/null)
SETTINGS := tools/build tools/bundle-plugin.mjs package.json tsconfig.json tsconfig.build.json emulator/package.json emulator/tsconfig.json
PINS := $(wildcard tools/pulumi/*/go.mod tools/pulumi/*/go.sum)

# What `make up` and `make preview` deploy: the program in TypeScript on the dynamic provider, or the one in YAML on the plugin.
PROVIDER ?= dynamic
PROGRAM_dynamic :=
PROGRAM_plugin := --cwd tools/quickstart-plugin --config-file "$$PWD/Pulumi.local.yaml"
PROGRAM = $(if $(filter dynamic plugin,$(PROVIDER)),$(PROGRAM_$(PROVIDER)),$(error PROVIDER is dynamic or plugin, not $(PROVIDER)))
YAML_HOST := .local/engine/pulumi-language-yaml

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | awk -F '|' '{ gsub(/\$$\$$/, "$$"); printf "make %-9s %s\n", $$1, $$2 }'

up: $(PACKAGES) $(BUILT) $(ENGINE) $(if $(filter plugin,$(PROVIDER)),$(YAML_HOST)) ## deploy the quickstart stack to a local SignStation, and show its outputs
	@tools/local/run pulumi up --yes --stack local $(PROGRAM)
	@printf 'See what the local SignStation holds at %s/\n' "$$(cat .local/signstation/url)" >&2
	@tools/local/run pulumi stack output --stack local

preview: $(PACKAGES) $(BUILT) $(ENGINE) $(if $(filter plugin,$(PROVIDER)),$(YAML_HOST)) ## show what `make up` would change
	@tools/local/run pulumi preview --stack local $(PROGRAM)

# Without a stack there is nothing to destroy, and no reason to build an engine for it.
down: $(if $(wildcard .local/state/.pulumi/stacks/leegality-quickstart/local.json),$(PACKAGES) $(BUILT) $(ENGINE)) ## destroy the stack, then stop the local SignStation
	@tools/local/down

emulator: $(PACKAGES) $(BUILT) ## run the local SignStation in the foreground, on the port it always has
	@$(PINNED) node tools/local/signstation.mjs run

env: $(PACKAGES) $(BUILT) $(ENGINE) ## print exports for plain pulumi commands: eval "$$(make -s env)"
	@tools/local/run pulumi stack select local >&2
	@tools/local/env

build: $(PACKAGES) $(BUILT) ## compile the package and the local SignStation into bin/

dist: $(PACKAGES) $(BUILT) ## make the files of a release in .local/dist: the plugin, the packages of npm, Python and Go
	@$(PINNED) npm run --silent dist

test: $(PACKAGES) $(BUILT) $(ENGINE) ## run every check and every test, some of them on the real engine
	@tools/test

check: $(PACKAGES) $(BUILT) ## check formatting, lint, types, unused exports, and that the API is documented
	@$(PINNED) npm run --silent check

docs: $(PACKAGES) ## make the pages of the API, in .local/docs
	@$(PINNED) npm run --silent docs

fuzz: $(PACKAGES) ## open a million damaged PKCS#12 files; FUZZ_RUNS and FUZZ_SEED choose others
	@$(PINNED) ts-node --transpile-only tests/fuzz/fuzz.ts

bench: $(PACKAGES) $(BUILT) $(ENGINE) ## measure: reading PKCS#12 files, loading, and up to 1,000 resources through the engine
	@$(PINNED) npm run --silent bench:reading
	@$(PINNED) npm run --silent bench:loading
	@environment=$$(tools/pulumi/env) && eval "$$environment" && npm run --silent bench:engine

clean: ## remove what was built; stacks, their state and the local SignStation's data stay
	@rm -rf bin plugin emulator/bin .local/dist .local/engine .local/docs .local/coverage .local/compile-cache .local/programs

$(PACKAGES): package-lock.json
	@tools/install

# npm links the commands of a package only when they exist, so not on the first install.
$(BUILT): $(PACKAGES) $(SOURCES) $(SETTINGS)
	@printf 'compiling\n' >&2
	@$(PINNED) npm run --silent build >&2
	@test -x node_modules/.bin/pulumi-leegality -a -x node_modules/.bin/pulumi-resource-leegality -a \
		-x node_modules/.bin/signstation-emulator || \
		$(PINNED) npm rebuild --loglevel=error --ignore-scripts pulumi-leegality signstation-emulator >/dev/null
	@touch $@

$(YAML_HOST): $(ENGINE)
	@tools/pulumi/ensure-hosts yaml
	@touch $@

$(ENGINE): $(PACKAGES) $(PINS) $(if $(PULUMI_ENGINE_FROM),FORCE)
	@tools/pulumi/ensure
