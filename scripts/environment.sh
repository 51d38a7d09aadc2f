#!/bin/sh
# Makes the virtual environment .venv with the pinned packages and this one; --test takes those of the tests.
# Each of the two sets leaves a stamp that says what it was made from, and is left alone while that stays the same.
set -eu
cd "$(dirname "$0")/.."

pins=constraints.txt
[ "${1-}" != --test ] || pins=constraints-test.txt

# Scripts in a virtual environment name its folder and its Python: after a move or an upgrade it is made anew.
base="$(python3 -c 'import sys; print(sys.version)') $(pwd -P)"
if [ "$(cat .venv/made-from 2>/dev/null)" != "$base" ]; then
    python3 -m venv --clear .venv
    echo "$base" >.venv/made-from
fi

# The catalogues are compiled as the package is installed.
state=$(cat "$pins" pyproject.toml hatch_build.py scripts/environment.sh \
    src/reportdoc/__init__.py src/reportdoc/present/locale/*/LC_MESSAGES/*.po 2>/dev/null | cksum)
stamp=.venv/$pins.stamp
[ "$(cat "$stamp" 2>/dev/null)" != "$state" ] || exit 0

echo "Installing the packages of $pins"
pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
# The pip that comes with Python 3.11 takes twice as long over this list as the pinned one.
sed -n '/^pip==/,/# via/p' "$pins" | pip install --require-hashes --only-binary :all: -r /dev/stdin
# Two at once, each with every other package: most of pip's time goes into reading what versions there are, by one processor.
# The pins hold all that the packages need, so neither looks for more.
half() {
    awk -v mine="$1" '/^[^ #]/ { number++ } number % 2 == mine' "$pins" |
        pip install --require-hashes --only-binary :all: --no-deps --no-compile -r /dev/stdin
}
half 0 &
other=$!
failed=0
half 1 || failed=1
wait "$other" || failed=1
[ "$failed" = 0 ] || exit 1
# pip compiles one file after another, most of which are tests of the packages. What is left out here is compiled when it is
# imported, which is hardly ever.
apart='/tests?/|site-packages/(pip|setuptools|pkg_resources|mypyc?|pygments/lexers)/'
PYTHONDONTWRITEBYTECODE= .venv/bin/python -m compileall -q -j 0 -x "$apart" .venv/lib &
compiling=$!
pip install --no-deps --no-build-isolation -e .
wait "$compiling" || true
echo "$state" >"$stamp"
