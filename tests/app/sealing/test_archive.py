"""PDF/A-2b and PDF/UA-1 through scan, stamps, signatures and time stamps, as veraPDF judges them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from reportdoc.app.sealing.compose import Sheets
from reportdoc.app.sealing.request import Order
from reportdoc.pdf.archive import archive
from reportdoc.report.problem import InputError
from tests.support.programs import reportdoc
from tests.support.sealing.authority import PASSPHRASE, Authority
from tests.support.sealing.starter import built
from tests.support.verapdf.judge import Profile, failures, summary


@pytest.fixture(scope="module")
def archived(
    starter: Path, authority: Authority, seal_png: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Return the starter project sealed as PDF/A, unsigned and with every kind of signature."""
    made = {}
    for name, keys in (("unsigned", ()), ("signed", ("college", "president"))):
        folder = tmp_path_factory.mktemp(name)
        signing = [part for key in keys for part in ("--sign", str(authority.key(key)))]
        stamped = ["--tsa", authority.tsa, "--trust", str(authority.root), "--level", "B-LTA"] if keys else []
        done = reportdoc(
            "seal", starter, "--declaration", starter / "scan.png", "--stamp", seal_png, "--stamp", f"{seal_png}@cover",
            "--edge-stamp", seal_png, "--archive", *signing, *stamped, "--output", folder,
            environment=[("REPORTDOC_PASSPHRASE", PASSPHRASE)],
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        (made[name],) = folder.glob("*/*.pdf")
    return made


def test_it_says_so_and_every_annotation_prints(archived: dict[str, Path]) -> None:
    with pikepdf.open(archived["signed"]) as pdf:
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        annotations = [annotation for page in pdf.pages for annotation in page.obj.get("/Annots", [])]
        assert all(int(one.F) & 4 and not int(one.F) & (1 | 2 | 32 | 256) for one in annotations)
        bare = [one for one in annotations if "/AP" not in one and one.Subtype != Name.Link]
        assert [list(map(float, one.Rect)) for one in bare] == [[-9999] * 4]  # the time stamp over the document
        assert not pdf.Root.AcroForm.get("/NeedAppearances", False)


def _without_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def _with_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _without_font(pdf: Pdf) -> None:
    fonts = (one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor)
    font = next(fonts)
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in font:
            del font[key]


def _hidden_link(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=2)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def _untagged_field(pdf: Pdf) -> None:
    (widget,) = (one for one in pdf.pages[1].obj.Annots if one.Subtype == Name.Widget)
    del widget.StructParent


_HARMS: dict[Profile, tuple[Callable[[Pdf], None], ...]] = {
    Profile.ARCHIVE: (_without_profile, _with_script, _without_font, _hidden_link),
    Profile.UA: (_untagged_field,),
}


@pytest.fixture(scope="module")
def judged(
    archived: dict[str, Path], starter: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, Profile], dict[str, int]]:
    """Return what fails in each file, judged in one run: a start of Java takes seconds."""
    files = {(name, profile): path for name, path in archived.items() for profile in Profile}
    files |= {("built", profile): built(starter) for profile in Profile}
    for profile, harms in _HARMS.items():
        path = tmp_path_factory.mktemp("harmed") / "harmed.pdf"
        with pikepdf.open(archived["signed"]) as pdf:
            for harm in harms:
                harm(pdf)
            pdf.save(path)
        files["harmed", profile] = path
    found = failures(*((profile, path) for (_, profile), path in files.items()))
    return {key: summary(one) for key, one in zip(files, found, strict=True)}


@pytest.mark.parametrize("name", ["unsigned", "signed"])
@pytest.mark.parametrize("profile", Profile)
def test_what_is_sealed_for_the_archive_is_pdf_a_and_pdf_ua(
    judged: dict[tuple[str, Profile], dict[str, int]], name: str, profile: Profile
) -> None:
    assert judged[name, profile] == {}


def test_what_is_built_is_pdf_ua_and_no_pdf_a(judged: dict[tuple[str, Profile], dict[str, int]]) -> None:
    assert judged["built", Profile.UA] == {}
    # ISO 19005-2: colours without a profile, and a file that does not call itself PDF/A.
    assert {"6.2.4.3-2", "6.6.4-1"} <= judged["built", Profile.ARCHIVE].keys()


def test_the_judge_sees_each_harm(judged: dict[tuple[str, Profile], dict[str, int]]) -> None:
    profile, script, font, link = "6.2.4.3-2", "6.5.1-1", "6.2.11.4.1-1", "6.3.2-2"
    assert {profile, script, font, link} <= judged["harmed", Profile.ARCHIVE].keys()


def test_the_judge_sees_a_signature_field_that_is_not_tagged(
    judged: dict[tuple[str, Profile], dict[str, int]],
) -> None:
    assert judged["harmed", Profile.UA] == {"7.18.4-1": 1}


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_without_font, "fonts are not embedded"),
        (_with_script, "it holds actions: /JavaScript"),
        (lambda pdf: pdf.attachments.__setitem__("facts.csv", b"1,2\n"), "it holds other files: facts.csv"),
    ],
)
def test_what_cannot_be_mended_is_refused(starter: Path, harm: Callable[[Pdf], None], said: str) -> None:
    with pikepdf.open(built(starter)) as pdf:
        harm(pdf)
        with pytest.raises(InputError) as refused:
            archive(pdf)
    assert said in str(refused.value)


@pytest.mark.parametrize("archived", [True, False])
@pytest.mark.parametrize("date", ["0000-00-00", "2024-02-30T00:00:00Z", "soon"])
def test_a_date_that_is_none_is_never_written_for_signing(
    document: Path, tmp_path: Path, date: str, archived: bool
) -> None:
    with pikepdf.open(document) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["xmp:MetadataDate"] = date
        pdf.save(tmp_path / "built.pdf")
    with Sheets(tmp_path / "built.pdf", Order(None, archive=archived)) as sheets, pytest.raises(InputError) as refused:
        sheets.save(tmp_path / "unsigned.pdf", "0" * 64)
    assert f"a date that is none: MetadataDate {date}" in str(refused.value)
    assert not (tmp_path / "unsigned.pdf").exists()
