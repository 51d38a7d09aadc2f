"""A project that comes with its `output/`: nothing in there is signed unless the content gives just that, anew."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from reportdoc.app.build.result import Fresh
from reportdoc.app.sealing import manifest as manifests
from reportdoc.app.sealing.compose import Given, SealPlaces, Sheets
from reportdoc.app.sealing.request import Order
from reportdoc.cache.key import user_key
from reportdoc.cache.store import Store
from reportdoc.pdf.signing.fields import add_fields
from reportdoc.pdf.signing.keys import open_pkcs12
from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.signing.sign import Signature, Terms, sign
from tests.app.sealing.command import Before, seal, sealed, verify
from tests.app.wording.wording import changed, emptied, instead
from tests.support.programs import reportdoc
from tests.support.sealing.authority import PASSPHRASE, Authority
from tests.support.sealing.starter import built, copy

CACHE = "output/.reportdoc-cache"


def _docx(project: Path) -> Path:
    (found,) = (project / "output").glob("*.docx")
    return found


def _lie(project: Path, folder: Path) -> None:
    """Let the PDF say something else, and the cache vouch for it: with this user's very key, which no other has."""
    shutil.copyfile(emptied(built(project), folder / "lie.pdf", 6), built(project))
    store = Store(project / CACHE, user_key())
    record = store.record("built", "pages")
    assert record
    record["files"][built(project).name] = hashlib.sha256(built(project).read_bytes()).hexdigest()
    store.write("built", "pages", record)


def test_what_only_the_cache_vouches_for_is_not_signed(starter: Path, tmp_path: Path) -> None:
    project = copy(starter, tmp_path / "report")
    _lie(project, tmp_path)
    assert reportdoc("build", project).stdout.startswith("Nothing has changed since the last build")
    before = Before(tmp_path / "out")
    before.refuses(seal(project, before.folder), 2, f"{built(project).name} is older than the content, or was changed")


def test_a_word_file_that_is_not_what_the_content_says_is_not_packed(starter: Path, tmp_path: Path) -> None:
    project = copy(starter, tmp_path / "report")
    shutil.copyfile(changed(_docx(project), tmp_path / "lie.docx", instead(">60<", ">61<")), _docx(project))
    before = Before(tmp_path / "out")
    before.refuses(seal(project, before.folder), 2, f"{_docx(project).name} is older than the content, or was changed")


def test_no_cache_is_asked_and_none_is_made(starter: Path, tmp_path: Path) -> None:
    project = copy(starter, tmp_path / "report")
    shutil.rmtree(project / CACHE)
    done = seal(project, tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert not (project / CACHE).exists()
    package = sealed(tmp_path / "out").parent
    assert (package / _docx(project).name).read_bytes() == _docx(project).read_bytes()
    manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["unsealed"]["sha256"] == hashlib.sha256(built(project).read_bytes()).hexdigest()


def test_without_an_engine_nothing_is_sealed(starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTDOC_SOFFICE", str(tmp_path / "none"))
    before = Before(tmp_path / "out")
    before.refuses(seal(starter, before.folder), 1, "which is no program")


def _package(docx: Path, pdf: Path, key: Path, folder: Path) -> Path:
    """Make a package of any Word file and any PDF as one who holds the key could; return its PDF."""
    order = Order(None, keys=(key,))
    opened = open_pkcs12(key, PASSPHRASE)
    build = Fresh(docx, pdf, {}, "0" * 64, "LibreOffice", ())
    folder.mkdir()
    with Sheets(pdf, order) as sheets:
        pages = sheets.dress(Given(None, {}), SealPlaces(None, ()))
        add_fields(sheets.pdf, pages.fields)
        manifest = manifests.core(build, order, pages, (opened,), ())
        sheets.save(folder / "unsigned.pdf", manifests.hash_of(manifest))
    made = folder / pdf.name
    sign(folder / "unsigned.pdf", made, [Signature(pages.fields[0], opened)], Terms(Level.B_B, None, (), ""))
    (folder / "unsigned.pdf").unlink()
    shutil.copyfile(docx, folder / f"{pdf.stem}.docx")
    manifests.write({**manifest, manifests.SEALED: manifests.sealed(made, None)}, folder)
    return made


@pytest.mark.parametrize("digit", [True, False])
def test_a_package_whose_files_do_not_say_the_same_is_told(
    starter: Path, authority: Authority, tmp_path: Path, digit: bool
) -> None:
    docx = changed(_docx(starter), tmp_path / "lie.docx", instead(">60<", ">61<")) if digit else _docx(starter)
    pdf = _package(docx, built(starter), authority.key("college"), tmp_path / "package")
    told = verify(pdf, "--package", pdf.parent, "--trust", authority.root)
    assert told.exit_code == (1 if digit else 0), told.output
    assert told.output.startswith("The PDF is intact, but the package" if digit else "Whole: ")
    assert ('the Word file and the PDF do not say the same: page 2: "61" and "60' in told.output) == digit
