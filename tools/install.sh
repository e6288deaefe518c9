#!/bin/sh
# Installs what building, testing, comparing or checking needs beyond Rust and git: `tools/install.sh build`, `test`, `peers` or `checks`.
# Asks apt-get for it where there is one; otherwise names what is missing and stops. Quick when everything is there.
# Each test does what the build or the tests will do with the thing: that a file has the right name proves nothing.
set -eu
cd "$(dirname "$0")/.."

probes=$(mktemp -d)
trap 'rm -rf "$probes"' EXIT

# C and C++ as build scripts call them: to compile, and to link.
c_compiler() {
    printf '#include <stdio.h>\nint main(void) { return puts("") < 0; }\n' >"$probes/c.c"
    ${CC:-cc} "$probes/c.c" -o "$probes/c" && "$probes/c"
}

cxx_compiler() {
    printf '#include <vector>\nint main() { return (int)std::vector<int>().size(); }\n' >"$probes/cxx.cpp"
    ${CXX:-c++} -std=c++11 "$probes/cxx.cpp" -o "$probes/cxx" && "$probes/cxx"
}

# HiGHS wants cmake 3.15; the generator that it takes by default wants make.
cmake_runs() {
    printf 'cmake_minimum_required(VERSION 3.15)\n' >"$probes/version.cmake"
    ${CMAKE:-cmake} -P "$probes/version.cmake"
}

make_runs() {
    printf 'all:\n\ttrue\n' | make -f -
}

# Where the binding generator (bindgen, by clang-sys) looks, in its order: only LIBCLANG_PATH where that is set.
libclang_folders() {
    if [ -n "${LIBCLANG_PATH+set}" ]; then
        [ ! -f "$LIBCLANG_PATH" ] || LIBCLANG_PATH=$(dirname "$LIBCLANG_PATH")
        echo "$LIBCLANG_PATH"
        return
    fi
    prefix=$(${LLVM_CONFIG_PATH:-llvm-config} --prefix 2>/dev/null) && printf '%s\n' "$prefix/bin" "$prefix/lib" "$prefix/lib64"
    echo "${LD_LIBRARY_PATH:-}:${LIBRARY_PATH:-}" | tr ':' '\n'
    for folder in /usr/local/llvm*/lib* /usr/local/lib*/*/* /usr/local/lib*/* /usr/local/lib* /usr/lib*/*/* /usr/lib*/* /usr/lib*; do
        echo "$folder"
    done
}

# The one library that it takes: the highest version in the file's name, and of several the first. `libclang-cpp` is another
# library, which comes with packages that have nothing to do with this.
libclang_file() {
    libclang_folders | while read -r folder; do
        [ -d "$folder" ] || continue
        for file in "$folder"/libclang.so "$folder"/libclang-*.so "$folder"/libclang.so.* "$folder"/libclang-*.so.*; do
            case $file in
            *-cpp.*) ;;
            *) [ ! -e "$file" ] || echo "$(basename "$file" | tr -c '0-9\n' '.' | tr -s '.') $file" ;;
            esac
        done
    done | sort -s -r -V -k1,1 | sed -n '1s/^[^ ]* //p'
}

libclang() {
    library=$(libclang_file)
    [ -n "$library" ] || return 1
    ${CC:-cc} tools/libclang.c -o "$probes/libclang" -ldl || return 1
    # Where there is a clang, the generator asks it where its headers are.
    headers=$(${CLANG_PATH:-clang} -print-resource-dir 2>/dev/null) || headers=""
    # shellcheck disable=SC2086 # these are several words on purpose
    "$probes/libclang" "$library" ${headers:+-resource-dir "$headers"} ${BINDGEN_EXTRA_CLANG_ARGS:-}
}

# The same that tests/house/harness/postgres.rs starts: the newest of Debian's, or what is on the path.
postgres() {
    folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort | tail -n 1)
    for program in initdb postgres; do
        "${folder:+$folder/}$program" --version || return 1
    done
}

# A page is opened, for a program that only says its version may still lack the half of its libraries.
browser() {
    for program in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser; do
        [ -x "$program" ] || continue
        "$program" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking \
            --user-data-dir="$probes/browser" --dump-dom about:blank | grep -q '<html>'
        return
    done
    return 1
}

node_runs() {
    [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 18')" = true ]
}

# npm is only asked for what is written down and not there yet.
npm_runs() {
    same tests/browser/package-lock.json tests/browser/node_modules/.installed || npm --version
}

python() {
    python3 -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 9))'
}

setpriv_runs() {
    setpriv --pdeathsig QUIT -- true
}

# same WANTED INSTALLED: whether what was installed is what is wanted now.
same() {
    [ -e "$2" ] && cmp -s "$1" "$2"
}

# need PACKAGE TEST: notes the package unless the test succeeds.
need() {
    "$2" >"$probes/$1.said" 2>&1 </dev/null || missing="$missing $1"
}

ask_all() {
    missing=""
    need make make_runs
    need gcc c_compiler
    need g++ cxx_compiler
    need cmake cmake_runs
    need libclang-dev libclang
    if [ "$wanted" = test ]; then
        need postgresql postgres
        need chromium browser
        need nodejs node_runs
        need npm npm_runs
        need util-linux setpriv_runs
    fi
    case $wanted in test | peers) need python3-venv python ;; esac
}

wanted=${1:-}
case $wanted in
build | test | peers | checks) ;;
*)
    echo "usage: tools/install.sh build|test|peers|checks" >&2
    exit 2
    ;;
esac

ask_all
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
    # shellcheck disable=SC2086 # these are several words on purpose
    $as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -q --no-install-recommends $missing
    ask_all
    if [ -n "$missing" ]; then
        echo "These are installed now and still do not work:$missing" >&2
        case $missing in
        *libclang*) echo "The binding generator would load: $(libclang_file); it looks in LIBCLANG_PATH alone where that is set." >&2 ;;
        esac
        for package in $missing; do
            sed "s/^/$package: /" "$probes/$package.said" >&2
        done
        exit 1
    fi
fi

# What comes from npm and PyPI, in the versions that are written down; again only when those change.
# environment FOLDER REQUIREMENTS: a Python of its own with these packages.
environment() {
    if ! same "$2" "$1/.installed"; then
        python3 -m venv --clear "$1"
        "$1/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$2"
        cp "$2" "$1/.installed"
    fi
}

# crate NAME VERSION [ARGUMENT...]: a program from a crate, in target/tools; again only when the version changes.
crate() {
    name=$1 version=$2
    shift 2
    "target/tools/bin/$name" --version 2>/dev/null | grep -qF "$version" ||
        cargo install --quiet --locked --root target/tools --version "$version" "$@" "$name"
}

if [ "$wanted" = checks ]; then
    crate cargo-machete 0.9.2
    crate cargo-deny 0.20.2 --no-default-features
fi

if [ "$wanted" = peers ]; then
    environment target/peers solver/benches/requirements.txt
fi

[ "$wanted" = test ] || exit 0

if ! same tests/browser/package-lock.json tests/browser/node_modules/.installed; then
    (cd tests/browser && npm ci)
    cp tests/browser/package-lock.json tests/browser/node_modules/.installed
fi

environment target/python tests/smtp/requirements.txt
