# Run by tools/fresh/run.sh inside the bare root: inside.sh PASS COMMIT PORT STEP...
set -euo pipefail
pass=$1 commit=$2 port=$3
shift 3

say() {
    echo "fresh: $pass: $*"
}

# lasts SINCE: minutes and seconds.
lasts() {
    local seconds=$(($(date +%s) - $1))
    printf '%d min %02d s' $((seconds / 60)) $((seconds % 60))
}

# answers PORT PATH: whether this page is shown.
answers() {
    local status=""
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
    read -r _ status _ <&3 || true
    exec 3<&-
    [ "$status" = 200 ]
}

# From the command to the town's pages; then it is stopped by its pid.
demo() {
    local since pid
    since=$(date +%s)
    make demo PORT="$port" >/house/demo.log 2>&1 &
    pid=$!
    while ! grep -q '^The town is ready' /house/demo.log; do
        kill -0 "$pid" 2>/dev/null || { tail -n 40 /house/demo.log; say "make demo failed after $(lasts "$since")"; return 1; }
        sleep 1
    done
    answers "$port" /login && answers $((port + 1)) /mailbox || { say "make demo says that it is ready, and does not answer"; return 1; }
    say "make demo answers after $(lasts "$since")"
    kill -TERM "$pid"
    wait "$pid" || true
    if answers "$port" /login; then
        say "make demo still answers after it was stopped"
        return 1
    fi
}

# What both need, without building anything.
install() {
    local since
    since=$(date +%s)
    tools/install.sh build
    tools/install.sh test
    if tools/install.sh test | grep .; then
        say "a second tools/install.sh test does something again"
        return 1
    fi
    say "tools/install.sh build and test are done after $(lasts "$since")"
}

tests() {
    local since
    since=$(date +%s)
    make test >/house/test.log 2>&1 || { tail -n 60 /house/test.log; say "make test failed after $(lasts "$since")"; return 1; }
    grep -E '^test result|^Ran |agree' /house/test.log || true
    say "make test passes after $(lasts "$since")"
}

# Everything that must hold before a change is taken, which runs the tests too.
ci() {
    local since
    since=$(date +%s)
    .ci/run >/house/ci.log 2>&1 || { tail -n 60 /house/ci.log; say ".ci/run failed after $(lasts "$since")"; return 1; }
    grep -E '^test result|^Ran |agree' /house/ci.log || true
    say ".ci/run passes after $(lasts "$since")"
}

if [ "$pass" = libclang-cpp ]; then
    apt-get update -q
    version=$(apt-cache depends libclang-dev | sed -n 's/.*libclang-\([0-9]*\)-dev.*/\1/p' | head -n 1)
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "libclang-cpp$version"
fi
say "$(. /etc/os-release && echo "$PRETTY_NAME"), $(rustc --version), $(nproc) cores, commit ${commit:0:7}"
git config --global --add safe.directory /repository
git clone -q /repository /house/wijkopvang
cd /house/wijkopvang
git checkout -q "$commit"
for step in "$@"; do
    case $step in
    demo) demo ;;
    test) tests ;;
    install) install ;;
    ci) ci ;;
    esac
done
