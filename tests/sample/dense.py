"""A second report, denser than the sample: of a college that does not exist, with every figure made up by counting.

Everything that is hard to set stands close together: references in nearly every sentence, figures with their units,
marks that meet, tables that go on over pages, merged rows at breaks, boxes with pictures, tables and lists, headings
of forty characters, charts that ask much of a page, and chapters of a few lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from PIL import Image

_REPORT = """\
college: {name: 样例学院, english: COLLEGE OF NOWHERE, code: "00000"}
title: 高等职业教育质量年度报告
year: 2023
date: 2024-01-04
profile: "2023"
front:
  - file: front/preface.md
chapters:
%s
annex:
  title: 附表：指标
  tables:
    - {label: annex-scorecard, title: 人才培养质量计分卡, src: annex/scorecard.csv}
    - {label: annex-resources, title: 教学资源表, src: annex/resources.csv}
    - {label: annex-service, title: 服务贡献表, src: annex/service.csv}
values: values.yaml
"""
_WORDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_SENTENCES = (
    "其中{n}人参加“甲级+乙级”培训，占{p}%（见@{a}），比上年多{m}人次。",
    "“样例工坊”（占地{n}平方米）、“样例书屋”（藏书{m}万册）先后开放，投入{p}万元，明细见@{b}。",
    "对照《样例条例》（试行）——以下简称“条例”——学校修订制度{m}项、废止{k}项，见[@{a}; @{b}]。",
    "截至2023年12月31日，共开课{n}门、{m}学时，“满意”的占{p}%，“基本满意”的占{k}%（@{a}）。",
    "按“一年打基础、三年见成效……”的思路，{k}个专业群对接{m}家企业，设备总值{n}万元，如@{b}所示。",
    "教师说：“学得会、用得上！”学生说：“看得见（摸得着）。”——这{n}条意见都在@{a}里，{k}天内答复。",
    "完成项目{k}个，经费{p}万元，到账率{m}%；@{a}与@{b}分列{n}项数据，《办法》《细则》（修订）同步施行。",
)
_LONG = "以“样例”为名、以数据为证、以服务为本推进专业群与产业链同频共振的探索与实践{}"
"""A heading of forty characters, with a character to tell it by."""


def write(project: Path) -> Path:
    """Write the project into a folder that is not there yet, and return it."""
    content = project / "content"
    for name, text in _texts():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (content / "pictures").mkdir()
    for name, size, colour in (
        ("wide", (800, 450), "#7a9cc6"),
        ("high", (450, 640), "#c69c7a"),
        ("square", (600, 600), "#8fae7f"),
    ):
        Image.new("RGB", size, colour).save(content / f"pictures/{name}.png")
    return project


def _texts() -> Iterator[tuple[str, str]]:
    chapters = {"1": _tables(), "2": _short("服务"), "3": _cases(), "4": _figures(), "5": _short("文化"), "6": _boxes()}
    yield "report.yaml", _REPORT % "\n".join(f"  - file: chapters/{name}.md" for name in chapters)
    yield "front/preface.md", "# 前言\n\n## 【说明】 {.unnumbered}\n\n样例学院并不存在，本报告的每个数都是编出来的。\n"
    yield from ((f"chapters/{name}.md", "\n\n".join(blocks) + "\n") for name, blocks in chapters.items())
    yield "values.yaml", "学生人数: {table: annex-scorecard, row: 指标0, column: 2023年, unit: 人}\n"
    yield from ((f"tables/{name}.csv", _csv(rows)) for name, rows in _sheets().items())
    for name, rows in (("scorecard", 12), ("resources", 95), ("service", 40)):
        yield f"annex/{name}.csv", _csv([["序号", "指标", "单位", "2023年"], *_indicators(rows)])


def _sheets() -> dict[str, list[list[str]]]:
    """Return tables and charts by their names."""
    groups = [
        [f"第{group + 1}组" if not row else "^", f"成员{group}.{row}", f"{group + row}", f"{(group * 7 + row) % 40}.5%"]
        for group in range(14)
        for row in range(3 + group % 5)
    ]
    wide = [
        [f"{row + 1}", f"项目{row}", *(f"{(row * column * 37) % 5000:,}" for column in range(1, 7)), _more(row)]
        for row in range(48)
    ]
    return {
        "courses": [["序号", "课程名称", "负责人", "学时", "人数（人）", "经费（万元）"], *_courses(110)],
        "groups": [["组别", "成员", "项数", "占比"], *groups],
        "wide": [["序号", "项目", "一季度", "二季度", "三季度", "四季度", "合计", "上年", "说明"], *wide],
        "small": [["类别", "数量（个）"], ["甲类", "12"], ["乙类", "3"], ["丙类", "405"]],
        "middle": [
            ["名称", "级别", "数量"],
            *([f"奖项{row}", "校级" if row % 3 else "“国家”级", f"{row}"] for row in range(18)),
        ],
        "negative": [
            ["专业", "变化"],
            *([f"{word}专业", f"{value}"] for word, value in zip(_WORDS, (12.5, -8.25, 3, -15, 7.5), strict=False)),
        ],
        "forty": [["学院", "人数"], *([f"第{row + 1}教学单位", f"{(row * 53) % 400 + 20}"] for row in range(40))],
        "single": [["学校", "满意度"], ["样例学院", "98.6"]],
        "trend": [
            ["年份", "就业率", "升学率"],
            *([f"{2016 + row}年", f"{90 + row * 7 % 9}.1", f"{20 + row * 3}.4"] for row in range(8)),
        ],
    }


def _courses(rows: int) -> Iterator[list[str]]:
    for row in range(rows):
        name = f"{_WORDS[row % 22]}类课程{row}" + ("（含线上、线下与“双师”课堂）" if row % 9 == 4 else "")
        yield [
            f"{row + 1}",
            name,
            f"样例{_WORDS[row % 10]}",
            f"{16 + row % 5 * 8}",
            f"{row * 13 % 200}",
            f"{row * 17 % 90}.{row % 10}0",
        ]


def _indicators(rows: int) -> Iterator[list[str]]:
    for row in range(rows):
        yield [
            "^" if row % 6 in (4, 5) else f"{row + 1}",
            f"指标{row}" if row % 6 < 4 else f"　其中：指标{row}",
            "人",
            f"{row * 71 % 3000}",
        ]


def _more(row: int) -> str:
    return "与“样例企业”（集团）共建，按《协议》执行" if row % 5 == 2 else "—"


def _prose(number: int, labels: Sequence[str], start: int = 0) -> list[str]:
    """Return so many paragraphs of three sentences, which refer to these labels in turn."""
    at = count(start)
    return ["".join(_sentence(next(at), labels) for _ in range(3)) for _ in range(number)]


def _sentence(at: int, labels: Sequence[str]) -> str:
    one, other = labels[at % len(labels)], labels[(at + 1) % len(labels)]
    figures = {
        "n": at * 37 % 4000 + 11,
        "m": at * 13 % 90 + 10,
        "k": at % 9 + 2,
        "p": f"{at * 7 % 90 + 3}.{at % 9 + 1}",
    }
    return _SENTENCES[at % len(_SENTENCES)].format(a=one, b=other, **figures)


def _table(name: str, caption: str, more: str = "") -> str:
    return f'::: {{.table #tbl-{name} src="tables/{name.partition("-")[0]}.csv"{more}}}\n{caption}\n:::'


def _chart(name: str, kind: str, caption: str) -> str:
    return f'::: {{.chart #fig-{name} src="tables/{name}.csv" type={kind} source="样例数据"}}\n{caption}\n:::'


def _figure(name: str, picture: str, caption: str) -> str:
    return f'::: {{.figure #fig-{name} src="pictures/{picture}.png" alt="{caption}"}}\n{caption}\n:::'


def _row(*figures: str) -> str:
    return "::: {.figures}\n" + "\n".join(figures) + "\n:::"


def _case(name: str, title: str, blocks: Iterable[str]) -> str:
    return f'::: {{.case #case-{name} title="{title}"}}\n' + "\n\n".join(blocks) + "\n:::"


def _tables() -> list[str]:
    """A table over four pages, one of merged groups, one on its side, and text that tells of them."""
    labels = ("tbl-courses", "tbl-groups", "tbl-wide", "fig-forty", "case-a0")
    return [
        "# 人才培养 {#sec-talent}",
        "在校生{{ 学生人数 }}人，另有样例班12个、教师3人。",
        f"## {_LONG.format('一')}",
        *_prose(5, labels),
        _table("courses", "课程一览", ' unit="单位：学时"'),
        *_prose(4, labels, 15),
        f"### {_LONG.format('二')}",
        *_prose(2, labels, 27),
        _table("groups", "各组成员与占比", ' source="样例学院教务处"'),
        "## 分季度数据",
        *_prose(2, labels, 33),
        _table("wide", "各季度完成情况汇总", ' .landscape unit="单位：元"'),
        *_prose(3, labels, 39),
    ]


def _short(topic: str) -> list[str]:
    return [
        f"# {topic}贡献",
        *_prose(1, ("tbl-small", "fig-single"), len(topic)),
        f"## {topic}举措",
        *_prose(1, ("tbl-wide", "fig-a"), 5),
    ]


def _cases() -> list[str]:
    """Boxes of many lengths, so that breaks fall everywhere in them."""
    labels = ("tbl-small", "tbl-middle-3", "fig-trend", "case-a3", "tbl-courses")
    items = [f"{number}. {_sentence(number, labels)}" for number in range(1, 7)]
    found = ["# 典型案例", "## 过程与做法"]
    for at in range(7):
        inner = [*_prose(1 + at % 3, labels, at * 5)]
        inner += [_figure(f"a{at}", ("wide", "high")[at % 2], f"样例图片{at}")] if at % 2 else ["\n".join(items)]
        inner += [_table(f"middle-{at}", f"获奖情况{at}")] if at % 3 == 0 else _prose(1, labels, at * 5 + 3)
        found += [
            *_prose(1 + at % 2, labels, at * 9),
            _case(f"a{at}", f"“样例”之{_WORDS[at]}：把课堂搬进（样例）车间", inner),
        ]
    return found


def _figures() -> list[str]:
    """Pictures side by side, and charts."""
    labels = ("fig-a", "fig-b", "fig-c", "fig-forty", "fig-negative", "fig-single", "fig-trend")
    return [
        "# 数据与图片",
        "## 图片",
        *_prose(2, labels),
        _row(_figure("a", "wide", "样例工坊"), _figure("b", "high", "样例书屋")),
        *_prose(3, labels, 6),
        _figure("c", "square", "“样例”广场（北）"),
        *_prose(1, labels, 15),
        _row(_figure("d", "square", "其一"), _figure("e", "square", "其二"), _figure("f", "square", "其三")),
        "## 图表",
        *_prose(1, labels, 18),
        _chart("negative", "column", "各专业招生变化（%）"),
        *_prose(2, labels, 21),
        _chart("forty", "column", "各教学单位人数"),
        *_prose(2, labels, 27),
        _chart("single", "bar", "满意度（%）"),
        *_prose(2, labels, 33),
        _chart("trend", "line", "就业率与升学率（%）"),
        *_prose(1, labels, 39),
        _table("small", "分类数量"),
    ]


def _boxes() -> list[str]:
    """Boxes one after another, and the end of the text right behind a table."""
    labels = ("tbl-groups", "case-b1", "case-b2", "tbl-small")
    found = ["# 挑战与展望", "## 问题", *_prose(1, labels)]
    for at in range(4):
        pair = _row(_figure(f"g{at}", "wide", f"做法{at}"), _figure(f"h{at}", "square", f"成效{at}"))
        found.append(
            _case(f"b{at}", f"样例案例{_WORDS[at]}", [*_prose(1 + at, labels, at * 4), pair, *_prose(1, labels, at)])
        )
    return [*found, "### 打算", *_prose(2, labels, 50), _table("middle-9", "年度获奖")]


def _csv(rows: Iterable[Sequence[str]]) -> str:
    return "".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) + "\n" for row in rows)
