"""A chapter comes in a department's own Word file: figures that stand where a bound one stood stay bound."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from reportdoc.app.deliveries.binding import bound
from reportdoc.cli.group import reportdoc
from reportdoc.manuscript.writing.markdown import markdown
from tests.content.folder import REPORT, Folder

CHAPTER = """\
# 人才培养

## 社团活动

学校现有{{ 社团数 }}个社团，成员**共{{ 成员数 }}人**，占在校生的{{ (成员数 / 在校生) | percent(1) }}，活动丰富多彩。

- 科技类社团{{ 科技 }}个，覆盖全部院系。
- 体育类社团12个。

::: {.case #case-club title="社团进社区"}
成员{{ 成员数 }}人走进社区开展服务。
:::
"""
VALUES = "".join(
    f"{name}:\n  text: '{text}'\n"
    for name, text in (("社团数", "39"), ("成员数", "1210"), ("在校生", "6050"), ("科技", "12"))
)


def delivered(path: Path, *lines: tuple[str, str]) -> Path:
    """Write a Word file of paragraphs, style and text each; what stands in ** ** is bold."""
    document = Document()
    for style, text in lines:
        paragraph = document.add_paragraph(style=style)
        for at, piece in enumerate(text.split("**")):
            paragraph.add_run(piece).bold = bool(at % 2)
    document.save(str(path))
    return path


@pytest.mark.parametrize("option", [("--chapter", "1"), ("--section", "1.1")])
def test_words_change_and_the_figures_between_them_stay_bound(tmp_path: Path, option: tuple[str, str]) -> None:
    folder = Folder(tmp_path / "project")
    folder.write("report.yaml", REPORT + "values: values.yaml\n")
    folder.write("values.yaml", VALUES)
    folder.write("chapters/1.md", CHAPTER)
    head = (("Heading 1", "人才培养"), ("Heading 2", "1.1 社团活动"))
    file = delivered(
        tmp_path / "团委.docx",
        *(head if option[0] == "--chapter" else head[1:]),
        ("Normal", "学校目前共有39个社团，成员**共1210人**，占在校生的20.0%，活动形式丰富多彩，另有39个兴趣小组。"),
        ("List Bullet", "科技类社团12个，覆盖全部二级院系。"),
        ("List Bullet", "体育类社团13个。"),
        ("Normal", "案例 1　社团进社区"),
        ("Normal", "社团成员1218人走进社区开展服务。"),
    )
    done = CliRunner().invoke(reportdoc, ["take", "--lang", "en", "--yes", str(file), *option, str(folder.root)])
    assert done.exit_code == 0, done.output
    text = (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")
    assert (
        "学校目前共有{{ 社团数 }}个社团，成员**共{{ 成员数 }}人**，占在校生的{{ (成员数 / 在校生) | percent(1) }}，"
        "活动形式丰富多彩，另有39个兴趣小组。"
    ) in text
    assert "- 科技类社团{{ 科技 }}个，覆盖全部二级院系。\n- 体育类社团13个。" in text
    assert "社团成员1218人走进社区开展服务。" in text


def test_a_clause_that_stayed_to_the_letter_takes_its_figure_along_into_another_paragraph(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "project")
    folder.write("report.yaml", REPORT + "values: values.yaml\n")
    folder.write("values.yaml", VALUES)
    old = "引用写标签，数写名称。编号由程序算出，不要手工输入。全校参加社团活动的学生共有{{ 成员数 }}人，"
    old += "其中男生{{ 社团数 }}人。"
    (before,) = folder.blocks(f"{old}\n")
    (after,) = folder.blocks("全校参加社团活动的学生共有1210人，其中男生39人，另聘请校外教师指导，经费逐年增加。\n")
    (other,) = folder.blocks("全校参加社团活动的学生共有1211人。\n")
    new = "全校参加社团活动的学生共有{{ 成员数 }}人，其中男生39人，另聘请校外教师指导，经费逐年增加。\n"
    assert markdown(bound([after], [before])) == new
    assert markdown(bound([other], [before])) == markdown([other])


def test_a_clause_within_a_longer_one_or_of_two_values_takes_no_figure_along(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "project")
    folder.write("report.yaml", REPORT + "values: values.yaml\n")
    folder.write("values.yaml", VALUES)
    said = "引用写标签，数写名称。编号由程序算出，不要手工输入。全校参加社团活动的学生共有{{ 成员数 }}人。\n"
    again = "数据来自学生处的登记，各社团自行填报。全校参加社团活动的学生共有{{ 成员数 + 0 }}人。\n"
    (longer,) = folder.blocks(
        "另聘请校外教师指导，经费逐年增加，比赛获奖很多，前年全校参加社团活动的学生共有1210人。\n"
    )
    (before,), (other,) = folder.blocks(said), folder.blocks(again)
    assert markdown(bound([longer], [before])) == markdown([longer])
    (same,) = folder.blocks("全校参加社团活动的学生共有1210人，另聘请校外教师指导，经费逐年增加，比赛获奖很多。\n")
    assert "{{ 成员数 }}" in markdown(bound([same], [before]))
    assert markdown(bound([same], [before, other])) == markdown([same])


def test_figures_in_a_note_stay_bound(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "project")
    folder.write("report.yaml", REPORT + "values: values.yaml\n")
    folder.write("values.yaml", VALUES)
    old = folder.blocks("学校社团活动丰富[^a]。\n\n[^a]: 其中科技类{{ 科技 }}个，成员活跃。\n")
    new = folder.blocks("学校社团活动很丰富[^1]。\n\n[^1]: 其中科技类12个，成员十分活跃。\n")
    assert markdown(bound(new, old)) == "学校社团活动很丰富[^1]。\n\n[^1]: 其中科技类{{ 科技 }}个，成员十分活跃。\n"
