"""`take` and `status` on a small project: what is written into the content, what is told, who delivered."""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from docx.document import Document as Opened
from PIL import Image

from reportdoc.app.deliveries.register import Delivery, added, read_deliveries
from reportdoc.cli.group import reportdoc
from tests.content.folder import Folder
from tests.manuscript.seed.manuscripts import picture

SETTINGS = """\
    department: 学工处
  - file: chapters/2.md
annex:
  title: 附表：指标
  department: 质量办
  tables:
    - label: annex-scorecard
      title: 人才培养质量计分卡
      src: annex/scorecard.csv
    - label: annex-service
      title: 服务贡献表
      src: annex/service.csv
"""
TALENT = """\
## 立德树人 {#sec-morals}

第一段，作者
换了行写的。

::: {.table #tbl-clubs src="tables/clubs.csv" widths="30,70" align="lr" unit="单位：人"}
学生社团情况
:::

::: {.figure #fig-photo src="pictures/spring.png" alt="学生在操场" width="50%"}
春天的校园
:::

::: {.chart #fig-trend src="charts/trend.csv" type="bar" unit="%"}
就业走势
:::

::: {.case #case-tree title="万物复苏"}
案例的正文。
:::

## 专业建设 {#sec-majors}

见@tbl-clubs和@case-tree。
"""
SERVICE = (
    '# 服务贡献 {#sec-service}\n\n见@tbl-clubs。\n\n::: {.table #tbl-shetuan src="tables/other.csv"}\n社团经费\n:::\n'
)
SCORECARD = "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n2,其中：男,人,\n3,就业率,%,92.9\n"
SERVED = "序号,指标,单位,2023年\n1,培训人数,人,9\n2,其中：男,人,5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "project")
    made.more(SETTINGS)
    made.chapter(TALENT)
    made.write("chapters/2.md", SERVICE)
    made.write("tables/clubs.csv", "名称,人数\n航模社,67\n数控社,70\n")
    made.write("tables/other.csv", "名称,经费\n航模社,1\n")
    made.write("charts/trend.csv", "年份,就业率\n2022,92.5\n2023,93.0\n")
    made.write("annex/scorecard.csv", SCORECARD)
    made.write("annex/service.csv", SERVED)
    Image.new("RGB", (30, 20), "green").save(made.write("pictures/spring.png", b""))
    return made


def _run(folder: Folder, command: str, *arguments: object) -> Result:
    return CliRunner().invoke(reportdoc, [command, "--lang", "en", *map(str, arguments), str(folder.root)])


def _take(folder: Folder, *arguments: object) -> str:
    done = _run(folder, "take", "--yes", *arguments)
    assert done.exit_code == 0, done.output
    return done.output


def _text(folder: Folder, name: str) -> str:
    return (folder.root / "content" / name).read_text(encoding="utf-8")


def _word(path: Path, *write: Callable[..., object] | str) -> Path:
    """Write a Word file; `#` begins a heading, and a function is given the document."""
    document = Document()
    for one in write:
        if callable(one):
            one(document)
        elif one.startswith("#"):
            document.add_heading(one.lstrip("#"), len(one) - len(one.lstrip("#")))
        else:
            document.add_paragraph(one)
    document.save(str(path))
    return path


def _grid(*rows: tuple[str, ...]) -> Callable[..., object]:
    def write(document: Opened) -> None:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    return write


def test_a_chapter_keeps_what_it_does_not_change_and_what_word_cannot_say(folder: Folder, tmp_path: Path) -> None:
    source = _word(
        tmp_path / "人才培养.docx",
        "#人才培养",
        "##立德树人",
        "第一段，作者换了行写的。",
        "新写的一段，见表 1-1 和表 2-1。",
        "表 1-1 学生社团情况",
        _grid(("名称", "人数"), ("航模社", "80")),
        lambda document: document.add_paragraph().add_run().add_picture(picture("新")),
        "图 1-1 春天的校园",
        "##专业建设",
        "##师资队伍",
        "表 1-2 社团",
        _grid(("甲", "乙"), ("1", "2")),
    )
    _take(folder, source)
    assert _text(folder, "chapters/1.md") == (
        "# 人才培养\n\n## 立德树人 {#sec-morals}\n\n第一段，作者\n换了行写的。\n\n"
        "新写的一段，见@tbl-clubs 和@tbl-shetuan。\n\n"
        '::: {.table #tbl-clubs src="tables/clubs.csv" widths="30,70" align="lr" unit="单位：人"}\n'
        "学生社团情况\n:::\n\n"
        '::: {.figure #fig-photo src="pictures/spring.png" alt="学生在操场" width="50%"}\n春天的校园\n:::\n\n'
        "## 专业建设 {#sec-majors}\n\n## 师资队伍 {#sec-shizi-duiwu}\n\n"
        '::: {.table #tbl-shetuan-2 src="tables/shetuan-2.csv"}\n社团\n:::\n'
    )
    assert _text(folder, "tables/clubs.csv") == "名称,人数\n航模社,80\n"
    assert _text(folder, "tables/shetuan-2.csv") == "甲,乙\n1,2\n"
    with Image.open(folder.root / "content/pictures/spring.png") as image:
        assert image.size == (60, 40)
    assert [one.name for one in (folder.root / "content/pictures").iterdir()] == ["spring.png"]


def test_a_picture_of_another_format_in_a_chapter_gets_a_file_of_its_own_and_one_that_is_missing_stays(
    folder: Folder, tmp_path: Path
) -> None:
    def photo(document: Opened) -> None:
        stream = BytesIO()
        Image.new("RGB", (64, 48), "red").save(stream, "JPEG")
        document.add_paragraph().add_run().add_picture(stream)

    lines = ("##立德树人", *CLUBS, "图 1-1 春天的校园")
    _take(folder, _word(tmp_path / "人才培养.docx", "#人才培养", *lines))
    assert '#fig-photo src="pictures/spring.png" alt="学生在操场" width="50%"}' in _text(folder, "chapters/1.md")
    assert [one.name for one in (folder.root / "content/pictures").iterdir()] == ["spring.png"]
    _take(folder, _word(tmp_path / "人才培养.docx", "#人才培养", *lines[:-1], photo, lines[-1]))
    assert '#fig-photo src="pictures/photo.jpg" alt="学生在操场" width="50%"}' in _text(folder, "chapters/1.md")
    with Image.open(folder.root / "content/pictures/photo.jpg") as image:
        assert image.size == (64, 48)


CLUBS: tuple[Callable[..., object] | str, ...] = ("表 1-1 社团的情况", _grid(("名称", "人数"), ("航模社", "67")))


def test_a_chapter_that_is_reworded_keeps_its_labels(folder: Folder, tmp_path: Path) -> None:
    lines = ("##立德树人的成效", "第一段。", *CLUBS, "案例 1 万物在复苏", "新的正文。", "##专业与建设", "见表 1-1。")
    source = _word(tmp_path / "学工处交来.docx", "#人才的培养", *lines)
    told = _take(folder, source, "--chapter", "1", "--department", "教务处")
    assert _text(folder, "chapters/1.md") == (
        "# 人才的培养\n\n## 立德树人的成效 {#sec-morals}\n\n第一段。\n\n"
        '::: {.table #tbl-clubs src="tables/clubs.csv" widths="30,70" align="lr" unit="单位：人"}\n社团的情况\n:::\n\n'
        '::: {.case #case-tree title="万物在复苏"}\n新的正文。\n:::\n\n## 专业与建设 {#sec-majors}\n\n见@tbl-clubs。\n'
    )
    assert "Written: content/chapters/1.md" in told
    (line,) = read_deliveries(folder.root)
    assert (line.department, line.file, line.target) == ("教务处", "学工处交来.docx", "content/chapters/1.md")
    assert line.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert abs(line.time - datetime.now().astimezone()) < timedelta(hours=1)


def test_what_another_chapter_refers_to_cannot_go(folder: Folder, tmp_path: Path) -> None:
    done = _run(folder, "take", _word(tmp_path / "人才培养.docx", "#人才培养", "第一段。"), "--yes")
    assert done.exit_code == 2
    told = 'content/chapters/2.md:3: it refers to 表 1-1 学生社团情况, which is not in "人才培养.docx" any more'
    assert f"{told} (put it back in Word, or take out the reference first)" in done.output
    assert _text(folder, "chapters/1.md") == f"# 人才培养\n\n{TALENT}"


def test_a_chapter_without_a_title_keeps_the_one_it_had(folder: Folder, tmp_path: Path) -> None:
    source = _word(tmp_path / "交来.docx", "第一段。", "第二段。")
    _take(folder, source, "--chapter", "2")
    assert _text(folder, "chapters/2.md") == "# 服务贡献 {#sec-service}\n\n第一段。\n\n第二段。\n"


def test_of_several_chapters_the_one_of_that_title_is_taken_or_none(folder: Folder, tmp_path: Path) -> None:
    source = _word(tmp_path / "a.docx", "#人才培养", "甲。", "#服务贡献", "乙。")
    _take(folder, source, "--chapter", "2")
    assert _text(folder, "chapters/2.md") == "# 服务贡献 {#sec-service}\n\n乙。\n"
    assert "甲。" not in _text(folder, "chapters/1.md")
    other = _word(tmp_path / "b.docx", "#文化传承", "甲。", "#产教融合", "乙。")
    done = _run(folder, "take", other, "--chapter", "2", "--yes")
    assert done.exit_code == 2
    assert '"b.docx" holds 2 chapters' in done.output
    assert 'none of them is called "服务贡献"; deliver each in a file of its own, named by its title' in done.output


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("案例 9 春暖花开", "新的正文。"), '::: {.case #case-tree title="春暖花开"}\n新的正文。\n:::'),
        (("#春暖花开", "新的正文。"), '::: {.case #case-tree title="春暖花开"}\n新的正文。\n:::'),
        (("新的正文，见表 2-1。",), '::: {.case #case-tree title="万物复苏"}\n新的正文，见@tbl-shetuan。\n:::'),
    ],
)
def test_a_case_with_and_without_a_title(folder: Folder, tmp_path: Path, lines: tuple[str, ...], expected: str) -> None:
    before = _text(folder, "chapters/1.md")
    _take(folder, _word(tmp_path / "case-tree.docx", *lines))
    old = '::: {.case #case-tree title="万物复苏"}\n案例的正文。\n:::'
    assert _text(folder, "chapters/1.md").rstrip("\n") == before.replace(old, expected).rstrip("\n")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("案例 1 甲", "正文。", "案例 2 乙", "正文。"), "holds 2 cases"),
        (("#只有标题",), "holds no text"),
    ],
)
def test_what_is_no_case_is_told(folder: Folder, tmp_path: Path, lines: tuple[str, ...], told: str) -> None:
    done = _run(folder, "take", _word(tmp_path / "case-tree.docx", *lines), "--yes")
    assert (done.exit_code, told in done.output) == (2, True)


def test_what_is_doubtful_in_a_delivery_is_told_with_its_file(folder: Folder, tmp_path: Path) -> None:
    source = _word(tmp_path / "case-tree.docx", "案例 9 春暖花开", "见表 8-8。")
    told = _take(folder, source)
    assert "case-tree.docx" in told
    assert "refers to what no caption is, or more than one" in told
    assert "college's name" not in told


def test_what_a_delivery_holds_beside_its_text_is_told_and_what_a_whole_report_has_is_not(
    folder: Folder, tmp_path: Path
) -> None:
    def beside(document: Opened) -> None:
        run = document.add_paragraph("正文").add_run("草稿")
        run.font.hidden = True
        document.add_comment(run, "这里要改", author="张三")
        document.sections[0].header.paragraphs[0].text = "页眉"

    told = _take(folder, _word(tmp_path / "a.docx", "#服务贡献", beside, "见表 1-1。"), "--chapter", "2")
    assert "a.docx [paragraph 2] hidden text: 草稿" in told
    assert "a.docx [paragraph 2] comment by 张三: 这里要改" in told
    assert "页眉" not in told


def test_a_csv_takes_the_place_of_cells_and_nothing_else(folder: Folder, tmp_path: Path) -> None:
    before = _text(folder, "chapters/1.md")
    (tmp_path / "clubs.csv").write_text("学工处填报,\n名称,人数\n航模社,80\n,\n", encoding="utf-8")
    told = _take(folder, tmp_path / "clubs.csv")
    assert _text(folder, "tables/clubs.csv") == "名称,人数\n航模社,80\n"
    assert _text(folder, "chapters/1.md") == before
    assert "67 → 80" in told
    assert [one.target for one in read_deliveries(folder.root)] == ["tbl-clubs"]


def test_a_table_of_nothing_but_its_header_is_refused(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "clubs.csv").write_text("名称,人数\n", encoding="utf-8")
    done = _run(folder, "take", tmp_path / "clubs.csv", "--yes")
    assert done.exit_code == 2
    assert 'nothing but a header for "tbl-clubs"' in done.output
    assert _text(folder, "tables/clubs.csv") == "名称,人数\n航模社,67\n数控社,70\n"


def test_the_same_again_changes_nothing_and_is_a_delivery_all_the_same(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "clubs.csv").write_text("名称,人数\n航模社,67\n数控社,70\n", encoding="utf-8")
    before = {one: one.read_bytes() for one in (folder.root / "content").rglob("*") if one.is_file()}
    _take(folder, tmp_path / "clubs.csv")
    after = {one: one.read_bytes() for one in (folder.root / "content").rglob("*") if one.is_file()}
    record = folder.root / "content/deliveries.csv"
    assert {name: data for name, data in after.items() if name != record} == before
    assert [one.target for one in read_deliveries(folder.root)] == ["tbl-clubs"]


@pytest.mark.parametrize(
    ("file", "format", "size", "kept"),
    [
        ("a.png", "PNG", (64, 48), "spring.png"),
        ("a.jpg", "JPEG", (64, 48), "spring.jpg"),
        ("a.png", "GIF", (8, 8), "spring.gif"),
    ],
)
def test_a_picture_is_named_for_its_real_format(
    folder: Folder, tmp_path: Path, file: str, format: str, size: tuple[int, int], kept: str
) -> None:
    Image.new("RGB", size, "red").save(tmp_path / file, format)
    _take(folder, tmp_path / file, "--figure", "fig-photo")
    text = _text(folder, "chapters/1.md")
    assert text == f"# 人才培养\n\n{TALENT}".replace("spring.png", kept)
    with Image.open(folder.root / "content/pictures" / kept) as image:
        assert (image.format, image.size) == (format, size)


def test_a_picture_that_nobody_reads_is_refused(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "spring.png").write_bytes(b"no picture")
    done = _run(folder, "take", tmp_path / "spring.png", "--yes")
    assert done.exit_code == 2
    assert '"spring.png" is damaged, or a picture of a format nobody reads' in done.output
    assert "export it as PNG or JPEG" in done.output


@pytest.mark.parametrize(
    ("sheet", "scorecard", "service", "told"),
    [
        # By name, whatever the order, and the next of a name that comes twice.
        (
            "指标,2023年\n就业率,93.1\n培训人数,11\n其中：男,6\n",
            "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n2,其中：男,人,\n3,就业率,%,93.1\n",
            "序号,指标,单位,2023年\n1,培训人数,人,11\n2,其中：男,人,6\n",
            "",
        ),
        (
            "填报说明,,,\n指标名称,单位,2022年,2023 年\n毕业生人数,人,1,4500\n男,人,2,2200\n",
            "序号,指标,单位,2023年\n1,毕业生人数,人,4500\n2,其中：男,人,2200\n3,就业率,%,92.9\n",
            SERVED,
            "",
        ),
        ("指标,单位,人数\n毕业生人数,人,4500\n", SCORECARD.replace("4407", "4500"), SERVED, ""),
        ("指标,数值,备注\n毕业生人数,4500,据实\n指标,,\n", SCORECARD.replace("4407", "4500"), SERVED, ""),
        ("指标,数值\n没有的,1\n就业率,7\n", SCORECARD.replace("92.9", "7"), SERVED, 'no indicator is called "没有的"'),
    ],
)
def test_values_go_where_their_indicator_stands(
    folder: Folder, tmp_path: Path, sheet: str, scorecard: str, service: str, told: str
) -> None:
    (tmp_path / "部门.csv").write_text(sheet, encoding="utf-8")
    output = _take(folder, tmp_path / "部门.csv", "--annex")
    assert (_text(folder, "annex/scorecard.csv"), _text(folder, "annex/service.csv")) == (scorecard, service)
    assert told in output
    assert ("no indicator is called" in output) == bool(told)
    (line,) = read_deliveries(folder.root)
    assert (line.department, line.target) == ("质量办", "annex")


@pytest.mark.parametrize("sheet", ["指标,数值\n没有的,1\n", "名称,数值\n就业率,7\n"])
def test_a_sheet_without_indicators_is_refused(folder: Folder, tmp_path: Path, sheet: str) -> None:
    (tmp_path / "部门.csv").write_text(sheet, encoding="utf-8")
    done = _run(folder, "take", tmp_path / "部门.csv", "--annex", "--yes")
    assert done.exit_code == 2
    assert "no row has the name of an indicator" in done.output
    assert "a column must be headed 指标" in done.output


def test_the_record_is_kept_in_order_and_what_is_no_line_of_it_stays(folder: Folder) -> None:
    record = folder.write("deliveries.csv", "\ufefftime,department,file,sha256,target\nnever,甲,a,b,c\n")
    (first,) = _deliver("2024-01-04T09:30:00+08:00")
    record.write_bytes(added(folder.root, [first]))
    second, third = _deliver("2024-01-05T09:30:00+08:00", "2024-01-06T09:30:00")
    record.write_bytes(added(folder.root, [second, third]))
    lines = list(csv.reader(record.read_text(encoding="utf-8").splitlines()))
    assert [line[0][:10] for line in lines] == ["time", "never", "2024-01-04", "2024-01-05", "2024-01-06"]
    assert [one.time.date().day for one in read_deliveries(folder.root)] == [4, 5, 6]
    assert all(one.time.tzinfo for one in read_deliveries(folder.root))
    assert lines[2] == ["2024-01-04T09:30:00+08:00", "学工处", "a.docx", "ab", "tbl-clubs"]


def _deliver(*times: str) -> list[Delivery]:
    return [Delivery(datetime.fromisoformat(time), "学工处", "a.docx", "ab", "tbl-clubs") for time in times]


def _status(folder: Folder) -> dict[str, dict[str, object]]:
    found = json.loads(_run(folder, "status", "--json").output)
    return {one["title"]: one for one in found["parts"]}


def test_status_tells_what_is_missing(folder: Folder) -> None:
    folder.write(
        "chapters/2.md",
        "# 服务贡献 {#sec-service}\n\n## 服务国家\n\n## 服务地方\n\n### 服务企业\n\n一段话。\n\n"
        '::: {.table #tbl-shetuan src="tables/other.csv"}\n社团经费\n:::\n\n'
        '::: {.figure #fig-none src="pictures/missing.png"}\n缺的图\n:::\n\n'
        '::: {.case #case-open title="（此处缺标题）"}\n正文。\n:::\n\n'
        '::: {.case #case-gap title="有标题"}\n（此处缺文字）\n:::\n\n## 服务行业\n',
    )
    folder.write("tables/other.csv", "名称,经费\n,\n")
    Image.new("RGB", (8, 8)).save(folder.write("pictures/missing.png", b""))
    found = _status(folder)
    assert found["服务贡献"]["missing"] == [
        'no text under "服务国家"',
        'no text under "服务行业"',
        'no rows in "社团经费"',
        'no picture for "缺的图"',
        'gaps in the case "（此处缺标题）"',
        'gaps in the case "有标题"',
    ]
    assert found["人才培养"]["missing"] == []
    assert found["附表：指标"]["missing"] == ["人才培养质量计分卡: 1 of 3 values"]


def test_status_tells_who_delivered_last_and_what_is_newer_than_the_build(folder: Folder) -> None:
    folder.write(
        "deliveries.csv",
        "time,department,file,sha256,target\n2024-01-06T09:30:00+08:00,学工处,新.csv,ab,tbl-clubs\n"
        "2024-01-05T09:30:00+08:00,学工处,旧.docx,ab,content/chapters/1.md\n"
        "2024-01-05T09:30:00+08:00,质量办,卡.xlsx,ab,annex-service\n"
        "2024-01-05T09:30:00+08:00,质量办,别.xlsx,ab,tbl-nobody\n",
    )
    found = _status(folder)
    assert found["人才培养"]["delivered_file"] == "新.csv"
    assert found["附表：指标"]["delivered_file"] == "卡.xlsx"
    assert found["服务贡献"]["delivered_file"] is None
    assert [one["newer"] for one in found.values()] == [True, True, True]
    assert [one["department"] for one in found.values()] == ["", "学工处", "质量办"]
    built = folder.root / "output/报告.docx"
    built.parent.mkdir()
    built.touch()
    now = built.stat().st_mtime
    for one in (folder.root / "content").rglob("*"):
        os.utime(one, (now - 60, now - 60))
    assert not any(one["newer"] for one in _status(folder).values())
    for name, title in (
        ("pictures/spring.png", "人才培养"),
        ("charts/trend.csv", "人才培养"),
        ("tables/other.csv", "服务贡献"),
        ("annex/service.csv", "附表：指标"),
    ):
        os.utime(folder.root / "content" / name, (now + 60, now + 60))
        assert [one["title"] for one in _status(folder).values() if one["newer"]] == [title]
        os.utime(folder.root / "content" / name, (now - 60, now - 60))
