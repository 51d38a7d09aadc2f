"""Figures of the text held against rows of one kind, runs of rows, what lies between cells, and years of a table."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "CONFLICT chapters/1.md:3"

PARTNERS = (
    "合作院校情况",
    "国家,院校,专业,留学生（人）",
    "泰国,甲学院,护理,91",
    "老挝,乙学院,护理,82",
    "柬埔寨,丙学院,药学,73",
    "合计,<,<,246",
)
REGIONS = (
    "特派员情况",
    "县区,类型,特派员（人）,村（个）,推广（亩）",
    "东县,山区,21,44,12000",
    "西县,山区,30,60,20000",
    "南县,平原,25,31,15000",
    "北县,平原,14,22,8000",
    "合计,<,90,157,55000",
)
GRADES = (
    "在校生情况",
    "系部,2022级,2023级,2024级",
    "机械系,1203,1345,1401",
    "电气系,1102,1188,1299",
    "管理系,980,1010,1044",
    "合计,3285,3543,3744",
)
FOUNDED = (
    "产业学院情况",
    "产业学院,合作企业,成立时间,学生（人）",
    "智能制造学院,海川机械公司,2019年,320",
    "现代物流学院,顺达物流公司,2021年,280",
    "数字商务学院,云启网络公司,2022年6月,150",
)

TOLD = [
    (PARTNERS, "接收留学生246人，其中护理专业173人、药学专业73人，见@tbl-t。", None),
    (PARTNERS, "接收留学生246人，其中护理专业137人、药学专业73人，见@tbl-t。",
     f"G502 {AT}, A2 | 137人 → 173 | 护理: the text says 137人, the rows of the table come to 173"),
    (PARTNERS, "接收留学生246人，其中护理专业91人、药学专业73人，见@tbl-t。", None),
    (PARTNERS, "接收留学生246人，其中护理专业约137人，见@tbl-t。", None),
    (PARTNERS, "接收留学生245人，其中护理专业137人，见@tbl-t。",
     f"G502 {AT}, D5 | 245人；246人 → | 合计 留学生: the text says 245人, content/tables/t.csv[D5] says 246人"),
    (PARTNERS, "接收留学生246人，护理以上137人，见@tbl-t。", None),
    (PARTNERS, "合作院校3所，其中护理2所、药学1所，见@tbl-t。", None),
    (PARTNERS, "合作院校3所，其中护理1所、药学2所，见@tbl-t。",
     f"G502 {AT}, A2 | 1所 → | 护理: the text says 1所, the rows of the table come to 2: 2 places\n"
     f"G502 {AT}, A4 | 2所 → 1 | 药学: the text says 2所, the rows of the table come to 1"),
    (PARTNERS, "合作院校3所，护理1所，见@tbl-t。",
     f"G502 {AT}, A2 | 1所 → 2 | 护理: the text says 1所, the rows of the table come to 2"),
    (PARTNERS, "留学生来自3个国家，见@tbl-t。", None),
    (PARTNERS, "留学生来自4个国家，见@tbl-t。",
     f"G504 {AT}, chapters/1.md:6, A5 | 4个 → 3 | the text counts 4个, the table 合作院校情况 lists 3"),
    (PARTNERS, "合作院校4所，见@tbl-t。",
     f"G504 {AT}, chapters/1.md:6, A5 | 4所 → 3 | the text counts 4所, the table 合作院校情况 lists 3"),
    (PARTNERS, "甲学院留学生91人，乙学院82人，见@tbl-t。", None),
    (PARTNERS, "甲学院留学生91人，乙学院28人，见@tbl-t。",
     f"G502 {AT}, D3 | 28人；82人 →"
     " | 老挝 乙学院 护理 留学生: the text says 28人, content/tables/t.csv[D3] says 82人"),
    (PARTNERS, "最多的是甲学院91人，最少的是丙学院82人，见@tbl-t。",
     f"G502 {AT}, D4 | 82人；73人 →"
     " | 柬埔寨 丙学院 药学 留学生: the text says 82人, content/tables/t.csv[D4] says 73人"),
    (PARTNERS, "最多的是甲学院82人，见@tbl-t。",
     f"G502 {AT}, D2 | 82人；91人 →"
     " | 泰国 甲学院 护理 留学生: the text says 82人, content/tables/t.csv[D2] says 91人"),
    (REGIONS, "2个山区县派驻特派员51人，对接104个村，推广32000亩，见@tbl-t。", None),
    (REGIONS, "2个山区县派驻特派员51人，对接104个村，推广23000亩，见@tbl-t。",
     f"G502 {AT}, E2, E3 | 23000亩 → 12000 + 20000 = 32000亩"
     " | 推广: the text says 23000亩, the rows of the table come to 32000亩"),
    (REGIONS, "2个山区县派驻特派员51人，对接140个村，推广32000亩，见@tbl-t。",
     f"G502 {AT}, D2, D3 | 140个 → 44 + 60 = 104个 | 村: the text says 140个, the rows of the table come to 104个"),
    (REGIONS, "2个山区县派驻特派员51人，对接约140个村，推广32000亩，见@tbl-t。", None),
    (REGIONS, "山区县2个共51人，见@tbl-t。", None),
    (REGIONS, "山区县2个共15人，见@tbl-t。",
     f"G502 {AT}, C2, C3 | 15人 → 21 + 30 = 51人 | 特派员: the text says 15人, the rows of the table come to 51人"),
    (REGIONS, "山区县3个共15人，见@tbl-t。", None),
    (REGIONS, "平原2个县39人，见@tbl-t。", None),
    (REGIONS, "平原2个县49人，见@tbl-t。",
     f"G502 {AT}, C4, C5 | 49人 → 25 + 14 = 39人 | 特派员: the text says 49人, the rows of the table come to 39人"),
    (REGIONS, "东县派驻21人，对接44个村，推广12000亩，见@tbl-t。", None),
    (REGIONS, "东县派驻21人，对接44个村，推广21000亩，见@tbl-t。",
     f"G502 {AT}, E2 | 21000亩；12000亩 →"
     " | 东县 山区 推广: the text says 21000亩, content/tables/t.csv[E2] says 12000亩"),
    (REGIONS, "推广12000亩，对接47个村，见@tbl-t。", None),
    (REGIONS, "推广12000亩，对接60个村，见@tbl-t。", None),
    (GRADES, "2024级最多，2022级最少，二者差了459人，见@tbl-t。", None),
    (GRADES, "2024级最多，2022级最少，二者差了495人，见@tbl-t。",
     f"G502 {AT}, D5, B5 | 495人 → 3744 − 3285 = 459"
     " | the change 495人 does not follow from the table's 3744 and 3285"),
    (GRADES, "2024级最多，2022级最少，二者差了约495人，见@tbl-t。", None),
    (GRADES, "2024级比2022级多出459人，见@tbl-t。", None),
    (GRADES, "2024级比2022级多出945人，见@tbl-t。", None),
    (GRADES, "机械系与电气系2024级相差102人，见@tbl-t。", None),
    (GRADES, "机械系与电气系2024级相差120人，见@tbl-t。",
     f"G502 {AT}, D2, D3 | 120人 → 1401 − 1299 = 102"
     " | the change 120人 does not follow from the table's 1401 and 1299"),
    (GRADES, "2024级机械系1401人，电气系1299人，相差201人，见@tbl-t。", None),
    (GRADES, "2024级机械系1401人，电气系1299人，相差102人，见@tbl-t。", None),
    (GRADES, "2024级最多的系与最少的系相差357人，见@tbl-t。", None),
    (GRADES, "2024级最多的系与最少的系相差375人，见@tbl-t。",
     f"G502 {AT}, D2, D4 | 375人 → 1401 − 1044 = 357"
     " | the change 375人 does not follow from the table's 1401 and 1044"),
    (GRADES, "2024级共3744人，见@tbl-t。", None),
    (GRADES, "2024级共3474人，见@tbl-t。",
     f"G502 {AT}, D5 | 3474人；3744 → | 合计 2024级: the text says 3474人, content/tables/t.csv[D5] says 3744"),
    (GRADES, "机械系2024级1410人，见@tbl-t。",
     f"G502 {AT}, D2 | 1410人；1401 → | 机械系 2024级: the text says 1410人, content/tables/t.csv[D2] says 1401"),
    (FOUNDED, "智能制造学院2019年成立，见@tbl-t。", None),
    (FOUNDED, "智能制造学院2018年成立，见@tbl-t。",
     f"G502 {AT}, C2 | 2018年 → 2019年 | 智能制造学院: the text says 2018, content/tables/t.csv[C2] says 2019"),
    (FOUNDED, "智能制造学院于2018年成立，见@tbl-t。",
     f"G502 {AT}, C2 | 2018年 → 2019年 | 智能制造学院: the text says 2018, content/tables/t.csv[C2] says 2019"),
    (FOUNDED, "智能制造学院（2018年成立），见@tbl-t。",
     f"G502 {AT}, C2 | 2018年 → 2019年 | 智能制造学院: the text says 2018, content/tables/t.csv[C2] says 2019"),
    (FOUNDED, "智能制造学院2018年招生，见@tbl-t。", None),
    (FOUNDED, "2018年成立的智能制造学院，见@tbl-t。",
     f"G502 {AT}, C2 | 2018年 → 2019年 | 智能制造学院: the text says 2018, content/tables/t.csv[C2] says 2019"),
    (FOUNDED, "2019年成立的智能制造学院，见@tbl-t。", None),
    (FOUNDED, "数字商务学院2021年成立，见@tbl-t。",
     f"G502 {AT}, C4 | 2021年 → 2022年 | 数字商务学院: the text says 2021, content/tables/t.csv[C4] says 2022"),
    (FOUNDED, "数字商务学院2022年成立，见@tbl-t。", None),
    (FOUNDED, "海川机械公司2018年成立，见@tbl-t。",
     f"G502 {AT}, C2 | 2018年 → 2019年 | 海川机械公司: the text says 2018, content/tables/t.csv[C2] says 2019"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "text", "told"), TOLD)
def test_a_figure_is_held_against_the_cells_it_speaks_of(
    project: Project, table: tuple[str, ...], text: str, told: str | None
) -> None:
    caption, *rows = table
    found = project.findings("G", f"{text}\n\n{project.table('t', *rows, caption=caption)}")
    assert [line(one) for one in found] == (told.split("\n") if told else [])
