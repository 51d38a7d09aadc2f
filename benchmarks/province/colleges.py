"""A college's report as a project: chapters of prose, and the six tables of indicators with consistent figures."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.province.prose import ROOT, SOURCES, paragraph

CHAPTERS = ("人才培养", "服务贡献", "文化传承", "国际合作", "产教融合", "发展保障", "面临挑战")
PARAGRAPHS = 6
"""In each chapter."""
TABLES = {
    "scorecard": "人才培养质量计分卡",
    "satisfaction": "满意度调查表",
    "resources": "教学资源表",
    "service": "服务贡献表",
    "international": "国际影响表",
    "policies": "落实政策表",
}
MARK = "月收入"
"""The indicator whose value is another one in every college, so that its figures can be traced to it."""
_SPREAD = {"生师比": (13.0, 21.0), "生均教学科研仪器设备值": (3000.0, 20000.0), "毕业三年晋升比例": (20.0, 70.0)}
"""Indicators that hang on no other, with the least and the greatest value."""
_RATES = ("%", ":", "元/生", "个/生", "册/生", "元", "平方米/生")
_PLACES = "岚江云岭青川临海北原南屏东阳西陵长宁安泽和平永兴"
_KINDS = ("职业技术学院", "工业职业学院", "农业职业学院", "卫生职业学院", "交通职业技术学院", "师范高等专科学校")


@dataclass
class College:
    """A college and what its report is to say."""

    index: int
    chance: random.Random
    texts: list[list[str]] = field(default_factory=list)
    """By chapter, its paragraphs."""
    wrong: bool = False
    """Whether a part of an indicator is planted that is greater than the whole."""

    @property
    def code(self) -> str:
        """Five digits."""
        return f"{10100 + self.index:05d}"

    @property
    def name(self) -> str:
        """A name that no other has."""
        numeral = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(self.index))
        place = _PLACES[2 * (self.index % 12) : 2 * (self.index % 12) + 2]
        return f"{place}第{numeral}{_KINDS[self.index % len(_KINDS)]}"

    @property
    def mark(self) -> int:
        """Value of `MARK`."""
        return 3000 + self.index


def college(index: int, seed: int) -> College:
    """Return a college; the same for the same numbers."""
    chance = random.Random(f"{seed} {index}")
    made = College(index, chance)
    made.texts = [[paragraph(chance, chance.randint(60, 220)) for _ in range(PARAGRAPHS)] for _ in CHAPTERS]
    return made


def write_project(one: College, folder: Path) -> Path:
    """Write a college's project into a folder that does not exist yet."""
    content = folder / "content"
    (content / "chapters").mkdir(parents=True)
    (content / "annex").mkdir()
    for number, (title, texts) in enumerate(zip(CHAPTERS, one.texts, strict=True), 1):
        half = len(texts) // 2
        body = [f"# {title} {{#sec-{number}}}", *texts[:half], f"## {title}成效 {{#sec-{number}-1}}", *texts[half:]]
        (content / f"chapters/{number}.md").write_text("\n\n".join(body) + "\n", encoding="utf-8")
    source = ROOT / "tests/audit/written" / SOURCES[one.index % len(SOURCES)] / "content/annex"
    factor = 1 + one.chance.randrange(9)
    for stem in TABLES:
        _write_table(one, source / f"{stem}.csv", content / f"annex/{stem}.csv", factor)
    (content / "report.yaml").write_text(_report(one), encoding="utf-8")
    return folder


def _report(one: College) -> str:
    chapters = "\n".join(f"  - {{file: chapters/{number}.md}}" for number in range(1, len(CHAPTERS) + 1))
    tables = "\n".join(
        f"    - {{label: annex-{stem}, title: {title}, src: annex/{stem}.csv}}" for stem, title in TABLES.items()
    )
    return (
        f'college:\n  name: {one.name}\n  english: COLLEGE NUMBER {one.index}\n  code: "{one.code}"\n'
        f'title: 高等职业教育质量年度报告\nyear: 2023\ndate: 2024-01-04\nprofile: "2023"\n'
        f"chapters:\n{chapters}\nannex:\n  title: 附表：指标\n  tables:\n{tables}\n"
    )


def _write_table(one: College, source: Path, target: Path, factor: int) -> None:
    """Copy a table; counts are multiplied, so that sums and shares stay right, and what hangs on nothing is drawn."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows:
        name = row[1].strip().removeprefix("其中：")
        if name == MARK:
            row[3] = str(one.mark)
        elif name in _SPREAD:
            low, high = _SPREAD[name]
            row[3] = f"{one.chance.uniform(low, high):.2f}"
        elif row[2] not in _RATES and row[3].replace(".", "", 1).isdigit():
            decimals = len(row[3].partition(".")[2])
            row[3] = f"{float(row[3]) * factor:.{decimals}f}"
        if one.wrong and name == "升入本科人数":
            row[3] = "99999"
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
