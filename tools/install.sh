#!/bin/sh
# Installs what building, testing or comparing needs beyond Rust and git: `tools/install.sh build`, `test` or `peers`.
# Asks apt-get for it where there is one; otherwise names what is missing and stops. Quick when everything is there.
set -eu
cd "$(dirname "$0")/.."

missing=""

# need PACKAGE TEST...: notes the package unless the test succeeds.
need() {
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

libclang() {
    for file in ${LIBCLANG_PATH:-/nonexistent}/libclang* /usr/lib/llvm-*/lib/libclang*.so* /usr/lib/*/libclang*.so* /usr/lib*/libclang*.so* \
        /usr/local/lib/libclang*.so*; do
        [ -e "$file" ] && return 0
    done
    return 1
}

compiler() {
    command -v c++ || command -v g++ || command -v clang++
}

postgres() {
    for folder in /usr/lib/postgresql/*/bin; do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && return 0
    done
    command -v initdb && command -v postgres
}

browser() {
    command -v chromium || command -v chromium-browser
}

node() {
    [ "$(command node -p 'Number(process.versions.node.split(".")[0]) >= 18')" = true ]
}

python() {
    python3 -c 'import ensurepip, venv'
}

wanted=${1:-}
case $wanted in
build | test | peers) ;;
*)
    echo "usage: tools/install.sh build|test|peers" >&2
    exit 2
    ;;
esac

need make command -v make
need cmake command -v cmake
need g++ compiler
need libclang-dev libclang
if [ "$wanted" = test ]; then
    need postgresql postgres
    need chromium browser
    need nodejs node
    need npm command -v npm
    need python3-venv python
    need util-linux command -v setpriv
fi
if [ "$wanted" = peers ]; then
    need python3-venv python
fi

if [ -n "$missing" ]; then
    as_root=""
    if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    fi
    if ! command -v apt-get >/dev/null 2>&1 || { [ "$(id -u)" != 0 ] && [ -z "$as_root" ]; }; then
        echo "Please install, under the names that your system has for them:$missing" >&2
        exit 1
    fi
    echo "installing:$missing"
    $as_root apt-get update -q
    # The tests start a database of their own: the package need not start one too.
    $as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -q --no-install-recommends $missing
fi

# What comes from npm and PyPI, in the versions that are written down; again only when those change.
fresh() {
    [ -e "$2" ] && cmp -s "$1" "$2"
}

# environment FOLDER REQUIREMENTS: a Python of its own with these packages.
environment() {
    if ! fresh "$2" "$1/.installed"; then
        python3 -m venv --clear "$1"
        "$1/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$2"
        cp "$2" "$1/.installed"
    fi
}

if [ "$wanted" = peers ]; then
    environment target/peers solver/benches/requirements.txt
fi

[ "$wanted" = test ] || exit 0

if ! fresh tests/browser/package-lock.json tests/browser/node_modules/.installed; then
    (cd tests/browser && npm ci)
    cp tests/browser/package-lock.json tests/browser/node_modules/.installed
fi

environment target/python tests/smtp/requirements.txt
