# From a bare Debian 12 with git and make: every target first installs the
# packages it lacks (packages.txt; as root or with sudo), then configures and
# builds. The network is used by the package manager only.
#
#   make scan [IN=folder]     scan corpus/demo, or IN, with the built-in rules
#   make test                 build everything and run all tests
#   make build                the programs alone: build/release/bin/mishen and
#                             mishen-reader, which run wherever both are moved
#   make asan | make tsan     the tests under sanitizers (linters left out)
#   make lint                 layers, sizes, format, clang-tidy
#   make eval LAWS=folder     false alarms over a folder of published laws
#   make bench                what reading in a process of its own costs
#   make fuzz                 every fuzz target for SECONDS_EACH (60) seconds
#   make nightly              ThreadSanitizer, clang and fuzzing, with longer
#                             searches for disagreement with the naive oracles
#   make clean                remove build/

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build
MAKEFLAGS += --no-print-directory
.PHONY: scan test build asan tsan clang lint eval bench fuzz nightly clean

JOBS := $(shell nproc)
IN ?= corpus/demo
LAWS ?=
SECONDS_EACH ?= 60
export IN LAWS

packages-%:
	@.ci/install-packages $(subst -, ,$*)

build: packages-build
	cmake --preset release
	cmake --build --preset release --target mishen mishen-reader

scan: build
	@.ci/scan build/release/bin/mishen "$$IN"

# $(call run-tests,PRESET[,CTEST OPTIONS]): configure, build all, run tests.
define run-tests
	cmake --preset $(1)
	cmake --build --preset $(1)
	@.ci/run-tests $(1) $(JOBS) $(2)
endef

test: packages-build-test
	$(call run-tests,release,-LE nightly)

asan: packages-build-test
	$(call run-tests,asan-ubsan,-LE 'lint|nightly')

tsan: packages-build-test
	$(call run-tests,tsan,-LE 'lint|nightly')

clang: packages-build-test-nightly
	$(call run-tests,clang,-LE 'lint|nightly')

lint: packages-build-test-lint
	cmake --preset release
	cmake --build --preset release
	ctest --preset release -L lint
	.ci/tidy build/release

eval: packages-build-test
	cmake --preset release
	cmake --build --preset release
	tests/eval/run.sh build/release/bin/mishen

bench: packages-build-test
	cmake --preset release
	cmake --build --preset release --target reader_bench
	build/release/bin/reader_bench

fuzz: packages-build-test-nightly
	cmake --preset fuzz
	cmake --build --preset fuzz
	.ci/fuzz build/fuzz $(SECONDS_EACH)

nightly: test tsan clang fuzz
	ctest --preset release -L nightly
	MISHEN_AGREE_FACTOR=20 ctest --preset release -R Agree -j $(JOBS)

clean:
	rm -rf build
