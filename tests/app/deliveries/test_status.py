"""How far a report is: the whole of what `status` prints, and the record of deliveries behind it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from reportdoc.app.deliveries.register import Delivery, added, read_deliveries
from reportdoc.cli.group import reportdoc
from tests.content.folder import REPORT, Folder
from tests.support.programs import reportdoc as run

SETTINGS = """\
    department: 学工处
  - file: chapters/2.md
  - file: chapters/3.md
    department: 国际处
front:
  - file: front.md
annex:
  title: 附表：指标
  department: 质量办
  tables:
    - label: annex-scorecard
      title: 计分卡
      src: annex/scorecard.csv
    - label: annex-service
      title: 服务贡献表
      src: annex/service.csv
    - label: annex-staff
      title: 资源表
      src: annex/staff.csv
previous:
  folder: previous
"""
TALENT = """\
## 立德树人

第一段，还是去年的。

- 列表里的话。
- 今年的**新话**。

::: {.case #case-tree title="万物复苏"}
案例里的话。
:::

## 专业建设

今年的第二段。
"""
LAST = "# 人才培养\n\n第一段，还是去年的。\n\n列表里的话。\n\n案例里的话。\n\n没有了的话。\n"
SCORECARD = "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n2,其中：男,人,\n3,就业率,%,92.9\n4,就业人数,人, \n"
STAFF = "指标,数值\n教师人数,5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "project")
    made.more(SETTINGS)
    made.write("front.md", "# 前言\n\n一段。\n")
    made.chapter(TALENT)
    made.write("chapters/2.md", "# 服务贡献\n\n## 服务国家\n\n### 服务企业\n\n一段。\n")
    made.write("chapters/3.md", "# 国际合作\n")
    made.write("annex/scorecard.csv", SCORECARD)
    made.write("annex/service.csv", "序号,指标,单位,2023年\n1,培训人数,人,9\n")
    made.write("annex/staff.csv", STAFF)
    made.write("previous/report.yaml", REPORT.replace("2023", "2022") + SETTINGS[SETTINGS.index("annex:") : -29])
    made.write("previous/chapters/1.md", LAST)
    made.write("previous/annex/scorecard.csv", SCORECARD.replace("2023", "2022").replace("92.9", "92.8"))
    made.write("previous/annex/service.csv", "序号,指标,单位,2022年\n1,培训人次,人,9\n")
    made.write("previous/annex/staff.csv", STAFF)
    return made


def _status(folder: Folder, *arguments: str) -> str:
    done = CliRunner().invoke(reportdoc, ["status", "--lang", "en", *arguments, str(folder.root)])
    assert done.exit_code == 0, done.output
    return done.output


def test_all_that_status_tells(folder: Folder) -> None:
    folder.write(
        "deliveries.csv",
        "time,department,file,sha256,target\n2024-01-04T09:30:00+08:00,学工处,案例.docx,ab,case-tree\n"
        "2024-01-05T09:30:00+08:00,质量办,指标.xlsx,ab,annex\n",
    )
    built = folder.root / "output/报告.docx"
    built.parent.mkdir()
    built.touch()
    os.utime(built, (1704500000, 1704500000))
    (folder.root / "output/旧的.docx").touch()
    os.utime(folder.root / "output/旧的.docx", (1704000000, 1704000000))
    for one in (folder.root / "content").rglob("*"):
        os.utime(one, (1704500000, 1704500000))
    os.utime(folder.root / "content/annex/staff.csv", (1704500001, 1704500001))
    local = datetime.fromtimestamp(1704500000).astimezone()
    assert _status(folder) == (
        f"Last build: {local:%Y-%m-%d %H:%M}\n"
        "no department named\n"
        '  write "department: 学生处" under the chapter\'s "- file: …" in content/report.yaml,'
        ' or {department="学生处"} after a heading\n'
        "  前言: not delivered\n"
        "  服务贡献: not delivered\n"
        "国际处\n"
        "  国际合作: not delivered\n"
        '    missing: no text under "国际合作"\n'
        "学工处\n"
        "  人才培养: text not delivered; so far 2024-01-04  案例.docx\n"
        "    still last year's: 3 of 5\n"
        "质量办\n"
        "  附表：指标: 2024-01-05  指标.xlsx  newer than the last build\n"
        "    still last year's: 2 of 4\n"
        "    missing: 计分卡: 2 of 4 values\n"
    )
    found = json.loads(_status(folder, "--json"))
    assert found["built"] == local.isoformat(timespec="seconds")
    nothing: dict[str, object] = {
        "delivered": None,
        "delivered_file": None,
        "delivered_by": None,
        "text_delivered": None,
        "missing": [],
        "newer": False,
    }
    assert found["parts"] == [
        {"department": "", "title": "前言", "file": "content/front.md", **nothing, "carried": {"count": 0, "of": 1}},
        {
            **nothing,
            "department": "",
            "title": "服务贡献",
            "file": "content/chapters/2.md",
            "carried": {"count": 0, "of": 1},
        },
        {
            **nothing,
            "department": "国际处",
            "title": "国际合作",
            "file": "content/chapters/3.md",
            "missing": ['no text under "国际合作"'],
            "carried": {"count": 0, "of": 0},
        },
        {
            "department": "学工处",
            "title": "人才培养",
            "file": "content/chapters/1.md",
            "delivered": "2024-01-04T09:30:00+08:00",
            "delivered_file": "案例.docx",
            "delivered_by": "学工处",
            "text_delivered": None,
            "missing": [],
            "carried": {"count": 3, "of": 5},
            "newer": False,
        },
        {
            "department": "质量办",
            "title": "附表：指标",
            "file": "content/annex/scorecard.csv",
            "delivered": "2024-01-05T09:30:00+08:00",
            "delivered_file": "指标.xlsx",
            "delivered_by": "质量办",
            "text_delivered": "2024-01-05T09:30:00+08:00",
            "missing": ["计分卡: 2 of 4 values"],
            "carried": {"count": 2, "of": 4},
            "newer": True,
        },
    ]


def test_a_report_without_last_year_annex_and_build(folder: Folder) -> None:
    folder.more("")
    folder.chapter('## 立德树人\n\n::: {.table #tbl-a src="annex/staff.csv"}\n教师\n:::\n')
    assert _status(folder) == (
        "Not built yet.\n"
        "no department named\n"
        '  write "department: 学生处" under the chapter\'s "- file: …" in content/report.yaml,'
        ' or {department="学生处"} after a heading\n'
        "  人才培养: not delivered  newer than the last build\n"
    )
    assert json.loads(_status(folder, "--json"))["parts"][0]["carried"] is None


def test_pictures_that_nothing_uses_are_listed_and_a_text_is_told_from_what_came_after_it(folder: Folder) -> None:
    for name in ("pictures/用着.png", "previous/pictures/去年的.png"):
        Image.new("RGB", (8, 8)).save(folder.write(name, b""))
    folder.write("chapters/3.md", '# 国际合作\n\n::: {.figure #fig-a src="pictures/用着.png"}\n图\n:::\n')
    assert "nothing uses" not in _status(folder)
    folder.write("pictures/旧的.png", b"x")
    folder.write("pictures/notes.txt", b"x")
    folder.write(
        "deliveries.csv",
        "time,department,file,sha256,target\n2024-01-04T09:30:00+08:00,学工处,正文.docx,ab,content/chapters/1.md\n"
        "2024-01-05T09:30:00+08:00,学工处,案例.docx,ab,case-tree\n",
    )
    told = _status(folder)
    assert told.endswith("Pictures that nothing uses any more:\n  content/pictures/旧的.png\n")
    assert (
        "  人才培养: 2024-01-04  正文.docx  newer than the last build\n    since then 2024-01-05  案例.docx\n" in told
    )
    assert json.loads(_status(folder, "--json"))["unused_pictures"] == ["content/pictures/旧的.png"]


def test_last_year_without_an_annex_has_no_values(folder: Folder) -> None:
    folder.write("previous/report.yaml", REPORT.replace("2023", "2022"))
    found = json.loads(_status(folder, "--json"))
    assert found["parts"][-1]["carried"] == {"count": 0, "of": 4}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("## 甲\n\n## 乙\n\n文。\n", ["甲"]),
        ("## 甲\n\n### 乙\n\n文。\n", []),
        ("## 甲\n\n### 乙\n\n## 丙\n\n文。\n", ["乙"]),
        ("## 甲\n\n文。\n\n## 乙\n", ["乙"]),
        ("文。\n", []),
        ("", ["人才培养"]),
    ],
)
def test_a_heading_without_text(folder: Folder, text: str, missing: list[str]) -> None:
    folder.more("")
    folder.chapter(text)
    (part,) = json.loads(_status(folder, "--json"))["parts"]
    assert part["missing"] == [f'no text under "{title}"' for title in missing]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ('::: {.table #tbl-a src="a.csv"}\n社团\n:::\n', ['no rows in "社团"']),
        ('::: {.table #tbl-a src="b.csv"}\n社团\n:::\n', []),
        ('::: {.case #case-a title="复苏（此处缺标题）"}\n正文（此处缺文字）\n:::\n', []),
        ('::: {.case #case-a title="复苏"}\n正文。\n\n（此处缺文字）\n:::\n', ['gaps in the case "复苏"']),
        (
            '::: {.case #case-a title="复苏"}\n::: {.table #tbl-a src="a.csv"}\n社团\n:::\n:::\n',
            ['no rows in "社团"'],
        ),
    ],
)
def test_holes(folder: Folder, text: str, missing: list[str]) -> None:
    folder.more("")
    folder.write("a.csv", "名称,人数\n, \n,\n")
    folder.write("b.csv", "名称,人数\n,\n,7\n")
    folder.chapter(text)
    (part,) = json.loads(_status(folder, "--json"))["parts"]
    assert part["missing"] == missing


def test_the_record_of_deliveries_as_it_is_read(folder: Folder) -> None:
    assert read_deliveries(folder.root) == []
    folder.write(
        "deliveries.csv",
        "\ufefftime,department,file,sha256,target,note\n"
        '2024-01-04T09:30:00+08:00,"学工,处",a.docx,ab,tbl-a,其他\n'
        "2024-01-05T09:30:00+08:00,学工处\n"
        "昨天,学工处,b.docx,ab,tbl-a\n"
        ",学工处,c.docx,ab,tbl-a\n\n"
        "2024-01-06T09:30:00,质量办,d.csv,cd,annex\n",
    )
    china = timezone(timedelta(hours=8))
    assert read_deliveries(folder.root) == [
        Delivery(datetime(2024, 1, 4, 9, 30, tzinfo=china), "学工,处", "a.docx", "ab", "tbl-a"),
        Delivery(datetime(2024, 1, 5, 9, 30, tzinfo=china), "学工处", "", "", ""),
        Delivery(datetime(2024, 1, 6, 9, 30).astimezone(), "质量办", "d.csv", "cd", "annex"),
    ]
    folder.write("deliveries.csv", "department,file\n学工处,a.docx\n".encode() + b"\xff,x\n")
    assert read_deliveries(folder.root) == []


def test_the_record_of_deliveries_as_it_is_written(folder: Folder) -> None:
    china = timezone(timedelta(hours=8))
    one = Delivery(datetime(2024, 1, 4, 9, 30, 1, 999, tzinfo=china), "学工,处", 'a"b.docx', "ab", "tbl-a")
    line = '2024-01-04T09:30:01+08:00,"学工,处","a""b.docx",ab,tbl-a\n'
    head = "time,department,file,sha256,target\n"
    assert added(folder.root, [one, one]).decode() == head + line + line
    for before in (head, head + "\n\n", head.rstrip("\n"), "\ufeff" + head):
        folder.write("deliveries.csv", before)
        assert added(folder.root, [one]).decode() == head + line


def test_what_is_remembered_of_a_built_project_is_what_its_content_says(project: Path) -> None:
    first = _asked(project)
    assert _asked(project) == first
    assert {line["title"] for line in first} == {"前言", "人才培养", "服务贡献"}
    chapter = project / "content/chapters/2-service.md"
    chapter.write_text("# 服务贡献 {#sec-service}\n\n## 服务国家战略\n\n### 新的一节\n", encoding="utf-8")
    changed = {line["title"]: line for line in _asked(project)}
    assert changed["服务贡献"]["missing"] == ['no text under "新的一节"']
    assert changed["服务贡献"]["newer"]
    (project / "content/deliveries.csv").write_text(
        "time,department,file,sha256,target\n2024-01-04T09:30:00+08:00,教务处,教务处.docx,ab,content/chapters/1-talent.md\n",
        encoding="utf-8",
    )
    delivered = {line["title"]: line["delivered_file"] for line in _asked(project)}
    assert delivered["人才培养"] == "教务处.docx"
    assert delivered["服务贡献"] is None


def test_a_project_that_was_never_built_stays_as_it_is(folder: Folder) -> None:
    folder.more("")
    folder.chapter("## 节\n\n文字。\n")
    before = sorted(folder.root.rglob("*"))
    _status(folder, "--json")
    assert sorted(folder.root.rglob("*")) == before


def test_asked_again_nothing_is_loaded_that_reads_content(project: Path) -> None:
    _asked(project)
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from reportdoc.cli import main; main()", "status", str(project)],
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    assert done.returncode == 0
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "reportdoc.app.deliveries.status" in imported
    heavy = {"pandas", "markdown_it", "pydantic", "jinja2", "lxml", "ruamel.yaml", "yaml", "filelock", "pikepdf"}
    assert imported & heavy == set()
    assert not any(name.startswith(("reportdoc.content", "reportdoc.layout", "reportdoc.word")) for name in imported)


def _asked(project: Path) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = json.loads(
        CliRunner().invoke(reportdoc, ["status", str(project), "--json"], catch_exceptions=False).stdout
    )["parts"]
    return parts


def test_newer_than_the_build_is_what_reads_otherwise_not_what_was_touched(built_once: Path, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(built_once, folder)
    chapter = folder / "content/chapters/1-talent.md"
    before = chapter.read_bytes()
    newer = "newer than the last build"
    os.utime(chapter, (4_000_000_000, 4_000_000_000))
    assert newer not in run("status", folder, "--lang", "en").stdout
    chapter.write_bytes(before + "\n又一段。\n".encode())
    # As a copy that is put back brings its time with it.
    os.utime(chapter, (1_000_000_000, 1_000_000_000))
    assert newer in run("status", folder, "--lang", "en").stdout
    chapter.write_bytes(before)
    assert newer not in run("status", folder, "--lang", "en").stdout
