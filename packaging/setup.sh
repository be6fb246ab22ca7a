#!/bin/sh
# Makes .venv from the lock file; does nothing when that has been done already.
#
#   sh packaging/setup.sh run    what the program needs
#   sh packaging/setup.sh dev    that, and what the checks need
#
# Plain sh, because it runs before anything of ours is there. What has been set up is written
# down as a checksum inside .venv: contents decide and not file dates, so that neither a branch
# switched back and forth nor a copied folder leaves a stale environment, and a second run
# reaches the program without asking a registry.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}
note=.venv/set-up

fail() {
    printf 'cxworkshop: %s\n' "$1" >&2
    exit 1
}

wanted() {
    {
        pwd -P
        echo "$1"
        cat uv.lock pyproject.toml packaging/setup.sh packaging/build_hook.py
    } | cksum
}

is_done() {
    [ -x .venv/bin/python ] && [ -f "$note-$1" ] &&
        [ "$(cat "$note-$1")" = "$(wanted "$1")" ] &&
        .venv/bin/python -c '' 2>/dev/null
}

# Whether packages may be installed with no question asked.
may_install() {
    [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

# A name on the PATH is not enough: version managers leave shims that run nothing.
find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
}

make_environment() {
    python=$(find_python)
    [ -n "$python" ] ||
        fail "Python 3.11 or newer is needed and was not found; install it (https://www.python.org/downloads/), or name it: make PYTHON=/path/to/python3.12 ..."
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        package=$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')
        if may_install; then
            { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package"; } \
                </dev/null >/dev/null || fail "apt-get could not install $package."
        else
            fail "$python cannot make environments: install its venv module (Debian and Ubuntu: sudo apt install $package), then run make again."
        fi
    fi
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
}

is_done "$what" && exit 0
if [ "$what" = run ] && is_done dev; then
    exit 0
fi

# An environment that was made elsewhere, or whose Python has gone, is made anew.
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 ||
    { [ -f .venv/made-in ] && [ "$(cat .venv/made-in)" != "$(pwd -P)" ]; }; then
    make_environment
    pwd -P >.venv/made-in
fi

uv_version=$(awk '/^name = "uv"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' uv.lock)
if [ "$(.venv/bin/uv --version 2>/dev/null | cut -d ' ' -f 2)" != "$uv_version" ]; then
    .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$uv_version" ||
        fail "uv $uv_version could not be installed from the package registry: is there a network?"
fi

# --inexact keeps uv itself, which the program alone does not need.
options="--inexact --no-dev"
[ "$what" = dev ] && options=""
sync() {
    # shellcheck disable=SC2086
    VIRTUAL_ENV='' UV_PROJECT_ENVIRONMENT=.venv .venv/bin/uv sync --quiet --frozen \
        --no-python-downloads $options "$@" 2>.venv/sync-said
}
# Where a company's proxy reads along, only the system knows its certificate; a bare machine has
# no certificates but those that uv brings. Both must do.
sync || sync --system-certs || {
    cat .venv/sync-said >&2
    fail "the packages in uv.lock could not be installed: is there a network?"
}
wanted "$what" >"$note-$what"
