# make demo: a made-up town to look at.  make test: all tests.  make stories: the demonstration for three sizes and ten seeds.
# make bench: how fast and how good the solver is.  make pages: how fast the coordinator's pages are in a city with a year behind it.
# make fresh: both on a bare Debian, for an hour or two; tools/fresh/run.sh says how to run a part of it.
# make compare: the same weeks through other solvers.  make public FOLDER=…: instances with published values.
.PHONY: demo test checked dependencies audit stories pages fresh bench compare public

# `make demo CAREGIVERS=300 SLOTS=1300 SEED=7 PORT=8081 FOLDER=elsewhere`: each may be left out.
demo:
	tools/install.sh build
	cargo build --workspace --bins
	target/debug/town demo $(if $(PORT),--listen 127.0.0.1:$(PORT)) $(if $(FOLDER),--folder $(FOLDER)) \
		$(if $(CAREGIVERS),--caregivers $(CAREGIVERS)) $(if $(SLOTS),--slots $(SLOTS)) $(if $(SEED),--seed $(SEED))

test:
	tools/install.sh build
	tools/install.sh test
	cargo test --workspace
	python3 -m unittest discover -s solver/tests/oracle
	python3 solver/tests/oracle/agree.py --solver target/debug/wijkopvang --weeks 2000 --seed 1 --jobs 2
	python3 solver/tests/oracle/tampering.py --solver target/debug/wijkopvang --tamperings 1000 --seed 1

# The oracle once more, with a solver that stops where a number runs over.
checked:
	tools/install.sh build
	cargo build --workspace --bins --config profile.dev.package.wijkopvang-solver.overflow-checks=true \
		--config profile.dev.package.wijkopvang-solver.debug-assertions=true
	python3 solver/tests/oracle/agree.py --solver target/debug/wijkopvang --weeks $(or $(WEEKS),200) --seed 2 --jobs 2

# What may be built upon (deny.toml), and whether all of it is used.
dependencies:
	tools/install.sh checks
	cargo fetch --quiet --locked
	target/tools/bin/cargo-deny --offline check licenses bans sources
	target/tools/bin/cargo-machete

# Known weaknesses in what is built upon; asks the network, so its answer may differ from one day to the next.
audit:
	tools/install.sh checks
	target/tools/bin/cargo-deny check advisories

# `make stories SIZES=60x220 SEEDS=3 FROM=5`; all of them take an hour or two.
stories:
	tools/install.sh build
	cargo build --workspace --bins
	target/debug/town stories $(if $(SIZES),--sizes $(SIZES)) $(if $(SEEDS),--seeds $(SEEDS)) $(if $(FROM),--from $(FROM))

# As operators build it: what it stands on is optimised too, so the first time takes ten minutes.
# `make pages CAREGIVERS=60 SLOTS=220 WEEKS=8 TIMES=50 KEEP=city.db MOST_MS=100 MOST_KB=300`: each may be left out.
pages:
	tools/install.sh build
	cargo build --release --workspace --bins
	target/release/town bench $(if $(CAREGIVERS),--caregivers $(CAREGIVERS)) $(if $(SLOTS),--slots $(SLOTS)) \
		$(if $(WEEKS),--weeks $(WEEKS)) $(if $(SEED),--seed $(SEED)) $(if $(TIMES),--times $(TIMES)) \
		$(if $(KEEP),--keep $(KEEP)) $(if $(MOST_MS),--most-ms $(MOST_MS)) $(if $(MOST_KB),--most-kb $(MOST_KB))

fresh:
	tools/fresh/run.sh

# Four sizes of made-up weeks and the replacement ranking; `make bench ALSO=region` for a fifth, which takes ten minutes.
bench:
	tools/install.sh build
	cargo bench --profile dev --workspace --bench weeks -- $(or $(SECONDS),60) $(ALSO)

# `make compare WEEKS="one.json other.json made-up:300x1300" SECONDS=60`
compare:
	tools/install.sh build
	tools/install.sh peers
	cargo build --bin wijkopvang
	target/peers/bin/python -m unittest discover -s solver/benches
	target/peers/bin/python solver/benches/compare.py $(or $(WEEKS),solver/tests/weeks/*.json made-up:300x1300) --seconds $(or $(SECONDS),60)

# `make public FOLDER=… SECONDS=20`
public:
	tools/install.sh build
	cargo bench --profile dev --workspace --bench public -- $(abspath $(FOLDER)) $(or $(SECONDS),20)
