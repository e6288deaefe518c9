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
	python3 -m unittest discover -s solver/tests/oracle
	python3 solver/tests/oracle/agree.py --solver target/debug/wijkopvang --weeks 2000 --seed 1 --jobs 2

bench:
	tools/install.sh build
	cargo bench --profile dev --workspace --bench weeks
