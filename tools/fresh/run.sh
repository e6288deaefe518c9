#!/bin/bash
# The two commands of the README on a new machine: in a bare Debian with git, make, gcc and Rust, the repository is cloned and
# `make demo` and `make test` are run; and once more with libclang-cpp there, a library that is easily taken for libclang.
# Says how long each took. `make fresh`, or for a part of it `make fresh PASSES=libclang-cpp STEPS=demo`; `STEPS=install` only
# installs what both need, in some minutes; `STEPS=ci` runs .ci/run, the tests included.
#
# Debian's mirror, proxies, certificates and the Rust toolchain are this machine's: apt, npm, pip and cargo are told there what
# they are told here. What is cloned is the last commit. Needs root, and some 15 GB under target/fresh.
set -euo pipefail
cd "$(dirname "$0")/../.."

passes=${PASSES:-bare libclang-cpp}
steps=${STEPS:-demo test}
port=${PORT:-8080}
# yes: cargo takes crates that this machine has downloaded, instead of downloading them again.
crates=${CRATES:-no}
folder=$(pwd)/target/fresh

stop() {
    echo "$*" >&2
    exit 1
}

for pass in $passes; do
    case $pass in bare | libclang-cpp) ;; *) stop "PASSES: bare or libclang-cpp, not $pass" ;; esac
done
for step in $steps; do
    case $step in demo | test | install | ci) ;; *) stop "STEPS: demo, test, install or ci, not $step" ;; esac
done
[ "$(id -u)" = 0 ] || stop "make fresh makes a root of its own and mounts into it: run it as root"
command -v apt-get >/dev/null || stop "make fresh needs Debian's apt"
if ! command -v debootstrap >/dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends debootstrap
fi
git diff --quiet HEAD || echo "note: what is not committed is not tried"

# Debian's own sources, as apt knows them here: one line each of address and suite.
sources=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' 'Origin: Debian' 'Component: main' | sort -u)
release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
mirror=$(echo "$sources" | awk -v release="$release" '$2 == release { print $1; exit }')
[ -n "$mirror" ] || stop "apt knows no source of Debian $release: is this a Debian, and was apt-get update run?"
toolchain=$(rustc --print sysroot)
cargo_home=${CARGO_HOME:-$HOME/.cargo}

# bare_root ROOT: a Debian with what the README asks for, and nothing else.
bare_root() {
    debootstrap --variant=minbase --include=git,make,gcc,libc6-dev,ca-certificates "$release" "$1" "$mirror" >"$folder/debootstrap.log"
    echo "$sources" | sed 's/\(.*\) \(.*\)/deb \1 \2 main/' >"$1/etc/apt/sources.list"
    apt-config dump --no-empty --format '%f "%v";%n' Acquire::http Acquire::https Acquire::Retries \
        Acquire::Check-Valid-Until Acquire::Check-Date >"$1/etc/apt/apt.conf.d/90machine"
    for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/npmrc; do
        [ ! -e "$file" ] || cp -L "$file" "$1$file"
    done
    mkdir -p "$1/opt/rust" "$1/root/.cargo" "$1/repository" "$1/house"
    for file in config.toml config; do
        [ ! -e "$cargo_home/$file" ] || cp "$cargo_home/$file" "$1/root/.cargo/$file"
    done
    cp tools/fresh/inside.sh "$1/root/inside.sh"
}

# What tools are told about proxies and certificates by the environment, for `env`.
told() {
    env | grep -iE '^(https?_proxy|all_proxy|no_proxy|ssl_cert_(file|dir)|node_extra_ca_certs|pip_cert|requests_ca_bundle|curl_ca_bundle|git_ssl_cainfo|pip_index_url|cargo_http_[a-z]+)=' || true
}

# within ROOT PASS: runs inside.sh there, with mounts and processes that end with it.
within() {
    local root=$1 pass=$2 machine=()
    mapfile -t machine < <(told)
    export root toolchain cargo_home crates
    export repository=$(git rev-parse --path-format=absolute --git-common-dir)
    unshare --mount --pid --fork --kill-child bash -euc '
        mount --make-rprivate /
        mount --bind "$toolchain" "$root/opt/rust" && mount -o remount,bind,ro "$root/opt/rust"
        mount --bind "$repository" "$root/repository" && mount -o remount,bind,ro "$root/repository"
        [ ! -d /etc/ssl/certs ] || mount --bind /etc/ssl/certs "$root/etc/ssl/certs"
        if [ "$crates" = yes ]; then
            mkdir -p "$root/root/.cargo/registry" && mount --bind "$cargo_home/registry" "$root/root/.cargo/registry"
        fi
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        mount -t sysfs -o ro sysfs "$root/sys"
        exec "$@"
    ' - chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 TERM=dumb PATH=/opt/rust/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        "${machine[@]}" bash /root/inside.sh "$pass" "$(git rev-parse HEAD)" "$port" $steps
}

mkdir -p "$folder"
for pass in $passes; do
    root=$folder/$pass
    # Its mounts have ended with the process that made them; what is left is a folder. If not, nothing is removed.
    if grep -q " $root" /proc/self/mounts; then stop "$root has mounts in it"; fi
    rm -rf --one-file-system "$root"
    bare_root "$root"
    within "$root" "$pass" 2>&1 | tee "$folder/$pass.log"
    rm -rf --one-file-system "$root"
done
echo
grep -h '^fresh:' $(for pass in $passes; do echo "$folder/$pass.log"; done)
