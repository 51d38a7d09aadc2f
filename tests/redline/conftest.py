"""Comparing two files, with all that must hold of every redline."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from filelock import FileLock
from PIL import Image

from reportdoc.redline.redline import redline
from tests.redline.content import bookmarks, content
from tests.redline.documents import Part, write
from tests.redline.resolve import accept, reject
from tests.redline.together import Together
from tests.support import validator
from tests.support.programs import ROOT, reportdoc

_CASE = '::: {.case #case-new title="新的案例"}\n新案例的正文。\n:::\n\n'
MOMENT = datetime(2024, 1, 4, 9, 30)
Compare = Callable[..., Path]


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Together]:
    """Validate what the tests of a module have added, after the last of them."""
    waiting = Together(tmp_path_factory.mktemp("together"))
    yield waiting
    assert waiting.errors() == {}


@pytest.fixture
def compare(tmp_path: Path, together: Together, request: pytest.FixtureRequest) -> Compare:
    """Return a function that compares two bodies and returns the redline.

    With all changes made it must be the newer file, with none the older, and valid where that is asked: together with
    others, since the validator takes its time to start.
    """

    def compared(
        old: str,
        new: str,
        parts: tuple[Part, ...] = (),
        old_parts: tuple[Part, ...] | None = None,
        valid: bool = False,
    ) -> Path:
        before = write(tmp_path / "old.docx", old, *(parts if old_parts is None else old_parts))
        after = write(tmp_path / "new.docx", new, *parts)
        red = checked(before, after, tmp_path / "redline.docx", valid=False)
        if valid:
            together.add(request.node.nodeid, red)
        return red

    return compared


def checked(old: Path, new: Path, target: Path, valid: bool = True) -> Path:
    """Return the redline of two files after checking it."""
    redline(old, new, target, "审阅人", MOMENT)
    accepted = accept(target, target.with_name("accepted.docx"))
    rejected = reject(target, target.with_name("rejected.docx"))
    assert content(accepted) == content(new)
    assert content(rejected) == content(old)
    assert bookmarks(new).items() <= bookmarks(accepted).items()
    assert not valid or validator.errors(target) == []
    return target


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Make two versions of the starter project, build both, once for all workers, and return their folder."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "redline"
    with FileLock(shared / "redline.lock"):
        if not folder.exists():
            folder.mkdir()
            assert reportdoc("new", folder / "old").returncode == 0
            shutil.copytree(folder / "old", folder / "new")
            _edit_starter(folder / "new/content")
            for version in ("old", "new"):
                _build(folder / version, folder / f"{version}.docx", "--no-pdf")
    return folder


@pytest.fixture
def starter_docx(starter: Path) -> Path:
    """Return the Word file of the starter project."""
    return starter / "old.docx"


@pytest.fixture(scope="session")
def sample_versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Edit the sample as a college would in its last week; return its Word files before and after, without pages."""
    folder = tmp_path_factory.mktemp("sample-versions")
    for version in ("old", "new"):
        for name in ("content", "templates"):
            shutil.copytree(ROOT / name, folder / version / name)
    _edit_sample(folder / "new/content")
    old, new = (_build(folder / version, folder / f"{version}.docx", "--no-pdf") for version in ("old", "new"))
    return old, new


def replace(file: Path, old: str, new: str) -> None:
    """Replace the first place of a text in a file that has it."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _edit_starter(content: Path) -> None:
    talent = content / "chapters/1-talent.md"
    replace(content / "report.yaml", "name: 某某职业技术学院", "name: 某某职业技术大学")
    replace(content / "tables/clubs.csv", "篮球社,80\n", "篮球社,85\n航模社,20\n")
    replace(talent, "学生社团情况\n:::", "学生社团一览\n:::")
    replace(talent, "## 立德树人", "## 立德树人成效")
    replace(talent, "可以有多段文字，也可以有图和表。", "可以有图和表。\n\n这是案例里新写的第二段。")
    replace(talent, "## 招生与就业", '::: {.case #case-new title="新的案例"}\n新案例的正文。\n:::\n\n## 招生与就业')
    replace(content / "charts/employment.csv", "94.0", "95.5")
    Image.new("RGB", (400, 300), (30, 120, 60)).save(content / "pictures/activity.jpg")


def _edit_sample(content: Path) -> None:
    talent, service = content / "chapters/1-talent.md", content / "chapters/2-service.md"
    replace(content / "annex/scorecard.csv", "4487", "4407")
    replace(content / "report.yaml", "name: 天津机电职业技术学院", "name: 天津机电职业技术大学")
    replace(talent, "方案撰写和机构设计", "方案起草和机构设计")
    replace(talent, "## 立德树人 {", "## 立德树人与铸魂育人 {")
    replace(talent, "学生参加社团情况明细表", "学生社团活动一览表")
    replace(talent, "，力求内容更新快、实用性强。", "。\n\n学校另组织教师编写活页式教材3本。")
    replace(talent, "2. **以“岗课赛证创”融通", "2. 这是新的一条。\n3. **以“岗课赛证创”融通")
    replace(talent, "；另有4本教材推荐参评天津市“十四五”规划教材，见@tbl-textbooks-city", "")
    replace(talent, "和@case-two-mentors。", "。")
    for label in ("table #tbl-textbooks-city", "case #case-two-mentors"):
        _remove_block(talent, label)
    replace(
        service,
        "::: {.case #case-reader",
        '::: {.case #case-new title="新的案例"}\n正文。\n:::\n\n::: {.case #case-reader',
    )
    replace(service, "#tbl-achievements .landscape", "#tbl-achievements")
    replace(content / "tables/clubs.csv", "4,3D 打印,45,", "4,无人机社,12,A. 学术科技类\n5,3D 打印,45,")
    replace(content / "charts/college-satisfaction.csv", "9", "8")
    Image.new("RGB", (400, 300), (30, 120, 60)).save(content / "pictures/culture-wall.jpg")


def _remove_block(file: Path, label: str) -> None:
    before, _, after = file.read_text(encoding="utf-8").partition(f"::: {{.{label}")
    file.write_text(before + after.partition("\n:::\n")[2], encoding="utf-8")


def _build(project: Path, target: Path, *options: str) -> Path:
    done = reportdoc("build", project, "--output", project / "output", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    (document,) = (project / "output").glob("*.docx")
    return Path(shutil.copy(document, target))
