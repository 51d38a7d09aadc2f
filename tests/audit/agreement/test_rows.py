"""Figures of the text held against the rows, totals, years and number of rows of a table."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "CONFLICT chapters/1.md:3"

CLUBS = (
    "学生社团情况",
    "序号,社团名称,社团规模（人）,活动（场）",
    "1,知行社,288,3",
    "2,园艺社,249,2",
    "3,星创时代,98,1",
    "合计,<,635,6",
)
YEARS = (
    "招生情况",
    "专业,2022年录取（人）,2023年录取（人）",
    "数控技术,851,584",
    "焊接技术,802,907",
    "合计,1653,1491",
)
FUNDS = ("经费情况（单位：万元）", "项目,2022年,2023年", "教学经费,1200,1500", "图书经费,80,90", "合计,1280,1590")

TOLD = [
    (CLUBS, "知行社有288人，见@tbl-t。", None),
    (CLUBS, "知行社有289人，见@tbl-t。",
     f"G502 {AT}, C2 | 289人；288人 → | 知行社 社团规模: the text says 289人, content/tables/t.csv[C2] says 288人"),
    (CLUBS, "知行社有828人，见@tbl-t。",
     f"G502 {AT}, C2 | 828人；288人 → | 知行社 社团规模: the text says 828人, content/tables/t.csv[C2] says 288人"),
    (CLUBS, "知行社有约300人，见@tbl-t。", None),
    (CLUBS, "知行社规模为288人，园艺社为249人，见@tbl-t。", None),
    (CLUBS, "知行社规模为289人。",
     f"G502 {AT}, C2 | 289人；288人 → | 知行社 社团规模: the text says 289人, content/tables/t.csv[C2] says 288人"),
    (CLUBS, "知行社规模为828人。",
     f"G502 {AT}, C2 | 828人；288人 → | 知行社 社团规模: the text says 828人, content/tables/t.csv[C2] says 288人"),
    (CLUBS, "知行社、园艺社分别有288人、294人，见@tbl-t。",
     f"G502 {AT}, C3 | 294人；249人 → | 园艺社 社团规模: the text says 294人, content/tables/t.csv[C3] says 249人"),
    (CLUBS, "知行社有3个部，规模828人，见@tbl-t。",
     f"G502 {AT}, C2 | 828人；288人 → | 知行社 社团规模: the text says 828人, content/tables/t.csv[C2] says 288人"),
    (CLUBS, "知行社有288人，活动13场，见@tbl-t。",
     f"G502 {AT}, D2 | 13场；3场 → | 知行社 活动: the text says 13场, content/tables/t.csv[D2] says 3场"),
    (CLUBS, "知行社活动5场，见@tbl-t。",
     f"G502 {AT}, D2 | 5场；3场 → | 知行社 活动: the text says 5场, content/tables/t.csv[D2] says 3场"),
    (CLUBS, "该知行社有828人，见@tbl-t。",
     f"G502 {AT}, C2 | 828人；288人 → | 知行社 社团规模: the text says 828人, content/tables/t.csv[C2] says 288人"),
    (CLUBS, "在知行社828人中，见@tbl-t。",
     f"G502 {AT}, C2 | 828人；288人 → | 知行社 社团规模: the text says 828人, content/tables/t.csv[C2] says 288人"),
    (CLUBS, "知行社规模28.8%，见@tbl-t。", None),
    (CLUBS, "知行社规模2.88人，见@tbl-t。", None),
    (CLUBS, "社团规模共635人，见@tbl-t。", None),
    (CLUBS, "社团规模共653人，见@tbl-t。",
     f"G502 {AT}, C5 | 653人；635人 → | 合计 社团规模: the text says 653人, content/tables/t.csv[C5] says 635人"),
    (CLUBS, "社团规模653人，见@tbl-t。",
     f"G502 {AT}, C5 | 653人；635人 → | 合计 社团规模: the text says 653人, content/tables/t.csv[C5] says 635人"),
    (CLUBS, "社团规模共537人，见@tbl-t。", None),
    (CLUBS, "社团规模共347人，见@tbl-t。", None),
    (CLUBS, "社团规模约653人，见@tbl-t。", None),
    (CLUBS, "上年社团规模653人，见@tbl-t。", None),
    (CLUBS, "学生社团3个，见@tbl-t。", None),
    (CLUBS, "学生社团4个，见@tbl-t。",
     f"G504 {AT}, chapters/1.md:6, A5 | 4个 → 3 | the text counts 4个, the table 学生社团情况 lists 3"),
    (CLUBS, "学生社团6个，见@tbl-t。", None),
    (CLUBS, "学生社团4个，其中省级2个，见@tbl-t。",
     f"G504 {AT}, chapters/1.md:6, A5 | 4个 → 3 | the text counts 4个, the table 学生社团情况 lists 3"),
    (CLUBS, "3个社团，共635人，活动6场。", None),
    (CLUBS, "4个社团，共635人，活动6场。", None),
    (CLUBS, "4个社团，共635人，出动249人。", None),
    (YEARS, "数控技术录取584人，见@tbl-t。", None),
    (YEARS, "数控技术录取548人，见@tbl-t。",
     f"G502 {AT}, C2 | 548人；584人 →"
     " | 数控技术 2023年录取: the text says 548人, content/tables/t.csv[C2] says 584人"),
    (YEARS, "数控技术2022年录取851人，见@tbl-t。", None),
    (YEARS, "数控技术2022年录取584人，见@tbl-t。", None),
    (YEARS, "数控技术2021年录取548人，见@tbl-t。", None),
    (YEARS, "数控技术录取584人，比上年减少267人，见@tbl-t。", None),
    (YEARS, "数控技术录取584人，比上年减少276人，见@tbl-t。",
     f"G502 {AT}, C2, B2 | 276人 → 851 − 584 = 267人"
     " | the change 276人 does not follow from the table's 584 and 851"),
    (YEARS, "数控技术录取584人，比2022年减少276人，见@tbl-t。",
     f"G502 {AT}, C2, B2 | 276人 → 851 − 584 = 267人"
     " | the change 276人 does not follow from the table's 584 and 851"),
    (YEARS, "数控技术录取584人，比2021年减少276人，见@tbl-t。", None),
    (YEARS, "数控技术录取584人，比上年下降31.4%，见@tbl-t。", None),
    (YEARS, "数控技术录取584人，比上年下降34.1%，见@tbl-t。",
     f"G502 {AT}, C2, B2 | 34.1% → (584 − 851) ÷ 851 = 31.4%"
     " | the change 34.1% does not follow from the table's 584 and 851"),
    (YEARS, "数控技术录取584人；比上年下降34.1%，见@tbl-t。", None),
    (YEARS, "共录取1491人，见@tbl-t。", None),
    (YEARS, "共录取1941人，见@tbl-t。",
     f"G502 {AT}, C4 | 1941人；1491人 →"
     " | 合计 2023年录取: the text says 1941人, content/tables/t.csv[C4] says 1491人"),
    (YEARS, "2022年共录取1653人，见@tbl-t。", None),
    (YEARS, "2022年共录取1635人，见@tbl-t。",
     f"G502 {AT}, B4 | 1635人；1653人 →"
     " | 合计 2022年录取: the text says 1635人, content/tables/t.csv[B4] says 1653人"),
    (FUNDS, "教学经费1500万元，见@tbl-t。", None),
    (FUNDS, "教学经费1500元，见@tbl-t。",
     f"G502 {AT}, C2 | 1500元；1500万元 →"
     " | 教学经费 2023年: the text says 1500元, content/tables/t.csv[C2] says 1500万元"),
    (FUNDS, "教学经费0.15亿元，见@tbl-t。", None),
    (FUNDS, "教学经费0.51亿元，见@tbl-t。",
     f"G502 {AT}, C2 | 0.51亿元；1500万元 →"
     " | 教学经费 2023年: the text says 0.51亿元, content/tables/t.csv[C2] says 1500万元"),
    (FUNDS, "教学经费1050万元，见@tbl-t。",
     f"G502 {AT}, C2 | 1050万元；1500万元 →"
     " | 教学经费 2023年: the text says 1050万元, content/tables/t.csv[C2] says 1500万元"),
    (FUNDS, "教学经费1500万元，比上年增加0.03亿元，见@tbl-t。", None),
    (FUNDS, "教学经费1500万元，比上年增长20%，见@tbl-t。",
     f"G502 {AT}, C2, B2 | 20% → (1500 − 1200) ÷ 1200 = 25%"
     " | the change 20% does not follow from the table's 1500 and 1200"),
    (FUNDS, "图书经费90万元，见@tbl-t。", None),
    (FUNDS, "图书经费09万元，见@tbl-t。",
     f"G502 {AT}, C3 | 09万元；90万元 →"
     " | 图书经费 2023年: the text says 09万元, content/tables/t.csv[C3] says 90万元"),
    (FUNDS, "图书经费91万元，见@tbl-t。",
     f"G502 {AT}, C3 | 91万元；90万元 →"
     " | 图书经费 2023年: the text says 91万元, content/tables/t.csv[C3] says 90万元"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "text", "told"), TOLD)
def test_a_figure_is_held_against_its_row(
    project: Project, table: tuple[str, ...], text: str, told: str | None
) -> None:
    caption, *rows = table
    found = project.findings("G", f"{text}\n\n{project.table('t', *rows, caption=caption)}")
    assert [line(one) for one in found] == (told.split("\n") if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("影视学院628名学生参加。", ["628名；1348人"]),
        ("融媒学院628名学生参加。", []),
        ("影视学院、融媒学院628名学生参加。", []),
        ("影视学院学生很多，共628名参加。", []),
        ("影视学院629名学生参加。", []),
        ("影视学院628名学生中，413名上过车，占65.76%。", ["628名；1348人"]),
        ("影视学院合同19项。", ["19项；18项"]),
        ("影视学院19名学生参加。", []),
    ],
)
def test_a_figure_of_another_row_is_told_where_its_table_is_far(project: Project, text: str, told: list[str]) -> None:
    rows = ("学院,2022级（人）,2023级（人）,合计（人）", "影视学院,647,701,1348", "融媒学院,301,327,628")
    contracts = ("学院,合同数（项）,到款", "影视学院,18,70", "融媒学院,19,90", "动漫学院,12,80")
    chapter = f"## 一\n\n{project.table('t', *rows)}\n{project.table('u', *contracts)}\n## 二\n\n{text}"
    assert [one.stated for one in project.findings("G502", chapter)] == told
