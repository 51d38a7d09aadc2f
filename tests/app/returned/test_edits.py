"""Everyday edits of a built Word file: after `take` it is built again and says what the returned file said."""

from __future__ import annotations

import copy
import random
import re
import shutil
import subprocess
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Opened
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reportdoc.app.build.assemble import draft
from reportdoc.app.build.inputs import templates_of
from reportdoc.content.load import load
from tests.app.returned.word_edits import KINDS, Edit, W, said, take_out_paragraph
from tests.support.fuzzing import examples, seeds
from tests.support.kinds import first
from tests.support.onlyoffice import convert
from tests.support.programs import program, reportdoc

AT_ONCE = 6
"""Edits in one returned file."""
WAYS = ("as it is", "tracked", "LibreOffice", "as it is", "tracked", "ONLYOFFICE")
"""How files come back, a sixth each."""


def bound(project: Path) -> int:
    """Return how many figures and references of the text are bound."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(project.glob("content/*/*.md")))
    return sum(len(re.findall(r"\{\{|@(?:tbl|fig|sec|case|annex)-", text)) for text in texts)


def returned(source: Path, target: Path, edits: list[Edit], chance: random.Random) -> Path:
    """Make edits in a copy of a Word file."""
    document = Document(str(source))
    for edit in edits:
        edit(document, chance)
    document.save(str(target))
    return target


def built_again(project: Path, path: Path) -> Path:
    """Make the Word file of a project, without page numbers."""
    path.write_bytes(draft(load(project), templates_of(project)))
    return path


def tried(project: Path, word_file: Path, edits: list[Edit], seed: int, work: Path, tracked: bool = False) -> None:
    """Make edits, take the file, with the edits as tracked changes if asked, and compare what is built then."""
    file = returned(word_file, work / "returned.docx", edits, random.Random(seed))
    sent = with_tracks(word_file, file, work / "tracked.docx") if tracked else file
    assert not wrong(project, file, sent, take_out_paragraph in edits), (seed, [edit.__name__ for edit in edits])


def with_tracks(word_file: Path, file: Path, target: Path) -> Path:
    """Make one file of a Word file and an edited one, with the edits as tracked changes."""
    assert reportdoc("diff", word_file, file, "--format", "docx", "--output", target).returncode == 0
    return target


def wrong(project: Path, file: Path, sent: Path, less: bool, twice: bool = False) -> str:
    """Take a file, build, and return what is said otherwise than in `file`, or bound no more where nothing went.

    Where it is taken `twice`, nothing must change the second time.
    """
    before = bound(project)
    result = reportdoc("take", sent, project, "--figures", "text", "--yes")
    if result.returncode:
        return result.stderr
    second = reportdoc("take", sent, project, "--figures", "text", "--yes").stdout if twice else ""
    if twice and "Nothing changes" not in second:
        return f"taken a second time:\n{second}"
    again = list(said(built_again(project, project / "again.docx")))
    lines = list(unified_diff(list(said(file)), again, lineterm="", n=0))
    lost = 0 if less else before - bound(project)
    return "\n".join(lines) if lines else f"{lost} are bound no more" * bool(lost)


@pytest.mark.parametrize("first", first(1, range(4)))
def test_an_edit_of_each_kind_goes_to_its_place_and_nothing_bound_is_lost(
    report: Path, word_file: Path, first: int, tmp_path: Path
) -> None:
    tried(report, word_file, list(KINDS[first::4]), 7, tmp_path)


@pytest.mark.long  # each kind of edit is tried by itself
@settings(parent=examples(2), phases=[Phase.generate])
@given(
    edits=st.lists(st.sampled_from(KINDS), min_size=AT_ONCE, max_size=AT_ONCE),
    seed=st.integers(0, 10**6),
    tracked=st.booleans(),
)
def test_many_edits_at_once_do_the_same_whether_tracked_or_not(
    built_report: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[Edit], seed: int, tracked: bool
) -> None:
    (file,) = (built_report / "output").glob("*.docx")
    work = tmp_path_factory.mktemp("edits")
    tried(Path(shutil.copytree(built_report, work / "project")), file, edits, seed, work, tracked)


@pytest.mark.long
@pytest.mark.fuzz
def test_ten_edits_a_file_come_back_however_it_was_saved(built_report: Path, tmp_path: Path) -> None:
    (built,) = (built_report / "output").glob("*.docx")
    files: dict[int, tuple[Path, list[Edit]]] = {}
    for seed in seeds(5):
        chance = random.Random(seed)
        edits = [chance.choice(KINDS) for _ in range(10)]
        files[seed] = returned(built, tmp_path / f"{seed}.docx", edits, chance), edits
    saved = resaved([file for seed, (file, _) in files.items() if WAYS[seed % len(WAYS)] == "LibreOffice"])
    failed: list[str] = []
    for seed, (file, edits) in files.items():
        work, way = tmp_path / str(seed), WAYS[seed % len(WAYS)]
        project = Path(shutil.copytree(built_report, work))
        sent = saved.get(file, file)
        if way == "tracked":
            sent = with_tracks(built, file, work / "tracked.docx")
        elif way == "ONLYOFFICE":
            sent = convert(file, work / "saved.docx")
        if told := wrong(project, file, sent, take_out_paragraph in edits, twice=True):
            failed.append(f"{seed}, {way}: {[one.__name__ for one in edits]}\n{told}")
    assert not failed, f"{len(failed)} of {len(files)} files\n" + "\n".join(failed)


def resaved(files: Sequence[Path]) -> dict[Path, Path]:
    """Save Word files with LibreOffice, with one start of it."""
    if not files:
        return {}
    folder = files[0].parent / "saved"
    subprocess.run(
        [program("soffice"), "--headless", "--convert-to", "docx", "--outdir", folder, *files],
        check=True,
        capture_output=True,
    )
    return {file: folder / file.name for file in files}


def test_halves_of_a_paragraph_with_a_new_one_between_keep_what_is_bound(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def part(document: Opened) -> None:
        paragraph = next(one for one in document.paragraphs if "计划招生" in one.text)
        first = next(run for run in paragraph.runs if "招生宣传" in run.text)
        before, after = first.text.split("招生宣传")
        half: Any = copy.deepcopy(paragraph._p)
        first.text = before
        whole: Any = paragraph._p
        for run in list(first._r.itersiblings()):
            whole.remove(run)
        texts = [one for one in half.iter(f"{W}t")]
        at = next(index for index, one in enumerate(texts) if "招生宣传" in (one.text or ""))
        for one in texts[:at]:
            one.text = ""
        texts[at].text = f"招生宣传{after}"
        new = document.add_paragraph("中间加入的一段。", style="Body Text")._p
        paragraph._p.addnext(new)
        new.addnext(half)

    document = Document(str(word_file))
    part(document)
    document.save(str(tmp_path / "改.docx"))
    result = reportdoc("take", tmp_path / "改.docx", report, "--yes")
    assert result.returncode == 0, result.stderr
    text = (report / "content/chapters/1-talent.md").read_text(encoding="utf-8")
    assert "比上年有所提高。\n\n中间加入的一段。\n\n招生宣传走进{{ 中学 }}所中学，覆盖全市各区" in text


def test_words_that_were_cut_and_put_in_elsewhere_keep_what_is_bound_beside_new_words(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    document = Document(str(word_file))
    paragraph = next(one for one in document.paragraphs if "计划招生" in one.text)
    first = next(run for run in paragraph.runs if "招生宣传" in run.text)
    first.text = first.text.split("招生宣传")[0]
    whole: Any = paragraph._p
    for run in list(first._r.itersiblings()):
        whole.remove(run)
    words = "招生宣传走进其中重点45所中学，覆盖全市A类各区，咨询场次达到36场。"
    later: Any = next(one for one in document.paragraphs if "生源以本市为主" in one.text)._p
    later.addnext(document.add_paragraph(words, style="Body Text")._p)
    document.save(str(tmp_path / "改.docx"))
    result = reportdoc("take", tmp_path / "改.docx", report, "--yes")
    assert result.returncode == 0, result.stderr
    text = (report / "content/chapters/1-talent.md").read_text(encoding="utf-8")
    assert "\n\n招生宣传走进其中重点{{ 中学 }}所中学，覆盖全市A类各区，咨询场次达到36场。\n" in text
