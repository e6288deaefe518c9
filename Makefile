# make demo: a made-up town to look at.  make test: all tests.  make bench: how fast and how good the solver is.
.PHONY: demo test bench

demo:
	tools/install.sh build
	cargo build --bin wijkopvang
	target/debug/wijkopvang demo

test:
	tools/install.sh build
	tools/install.sh test
	cargo test --workspace

bench:
	tools/install.sh build
