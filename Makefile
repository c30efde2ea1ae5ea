# The two commands of the README, thin over Meson: `make run` and `make check`.
BUILD ?= build
PREFIX ?= /usr/local
export BUILD PREFIX

.PHONY: all build run check bench e2e faults sanitize-window threads analyze fuzz screens deb install clean

all: build

build:
	@tests/tools/packages.sh build
	@tests/tools/build.sh

run:
	@tests/tools/packages.sh build $$(tests/tools/has-display.sh || echo session)
	@tests/tools/build.sh
	@tests/tools/run.sh

check:
	@tests/tools/packages.sh build session check
	@tests/tools/check.sh

bench:
	@tests/tools/packages.sh build bench
	@tests/tools/build.sh
	@tests/tools/bench.sh

e2e:
	@tests/tools/packages.sh build session check
	@tests/tools/build.sh
	@tests/tools/e2e.sh

faults:
	@tests/tools/packages.sh build session check
	@tests/tools/build.sh
	@tests/tools/faults.sh

sanitize-window:
	@tests/tools/packages.sh build session check
	@tests/tools/sanitize_window.sh

threads:
	@tests/tools/packages.sh build threads
	@tests/tools/build.sh
	@tests/tools/threads.sh

analyze:
	@tests/tools/packages.sh build analyze
	@tests/tools/build.sh
	@tests/tools/analyze.sh

fuzz:
	@tests/tools/packages.sh build fuzz
	@tests/tools/fuzz.sh

screens:
	@tests/tools/packages.sh build session screens check
	@tests/tools/build.sh
	@tests/tools/screens.sh
	@tests/tools/help_screens.sh

deb:
	@tests/tools/packages.sh build deb
	@tests/tools/deb.sh

install: build
	meson install -C $(BUILD)

clean:
	rm -rf $(BUILD) build-check build-sanitize build-sanitize-window build-fuzz build-threads build-deb
