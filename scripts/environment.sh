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
# Each of pip's settings that says where packages are, as an option of uv, which reads none of them: mirrors, folders of wheels.
places() {
    pip config list | sed -n "s/^.*[.]\(index-url\|extra-index-url\|find-links\|no-index\)='\(.*\)'$/\1 \2/p" |
        while read -r name values; do
            for value in $values; do
                [ "$name" = no-index ] && echo --no-index || echo "--$name=$value"
            done
        done
}
# uv takes a quarter of pip's time over this list. The pins hold all that the packages need, so neither looks for more.
# Where uv cannot reach what pip can, by a proxy that only pip knows of, say, pip does it all.
sed -n '/^uv==/,/# via/p' constraints-test.txt | pip install --require-hashes --only-binary :all: -r /dev/stdin
.venv/bin/uv pip install --quiet --python .venv/bin/python --system-certs --index-strategy unsafe-best-match $(places) \
    --require-hashes --only-binary :all: --no-deps -r "$pins" ||
    pip install --require-hashes --only-binary :all: --no-deps --no-compile -r "$pins"
# uv compiles nothing, and pip one file after another, most of which are tests of the packages. What is left out here is
# compiled when it is imported, which is hardly ever.
never='bokeh|coverage|dask/(array|bag|bytes|dataframe)|fontTools|narwhals|numpy/f2py|oscrypto|pip|pkg_resources|setuptools'
apart="/tests?/|site-packages/($never|pygments/lexers)/"
PYTHONDONTWRITEBYTECODE= .venv/bin/python -m compileall -q -j 0 -x "$apart" .venv/lib &
compiling=$!
pip install --no-deps --no-build-isolation -e .
# The finder of such an install imports as much as half of our commands do, at every start of Python here. The folder on the
# path does as well, named in Python source, whose encoding no locale changes.
.venv/bin/python - <<'END'
from pathlib import Path
from sysconfig import get_path

finder = Path(get_path("purelib"), "_editable_impl_reportdoc.py")
if finder.exists():
    finder.write_text(f"import sys\n\nsys.path.append({ascii(str(Path('src').resolve()))})\n", encoding="ascii")
END
wait "$compiling" || true
echo "$state" >"$stamp"
