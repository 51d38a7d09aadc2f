"""One thing told twice with two figures: by a name in marks, and right behind the same figure."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

SHOP = "国外办学1所，即老挝的“墨彩工坊”，开设包装工程技术2个专业，在校生64人。\n\n留学生46人。\n\n"
FAIR = "2023年5月，第十二届“套印如一”技能节举办，设赛项42个。\n\n"
FOREIGN = "外籍教师24人，来自9个国家。\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SHOP + "国外办学仅有“墨彩工坊”1所，在校生64人。", 0),
        (SHOP + "国外办学仅有“墨彩工坊”1所，在校生46人。", 1),
        (SHOP + "国外办学还有“云裳工坊”1所，在校生46人。", 0),
        (FAIR + "5月8日举办第十二届“套印如一”技能节，历时12天，设赛项42个。", 0),
        (FAIR + "5月8日举办第十二届“套印如一”技能节，历时12天，设赛项24个。", 1),
        (FAIR + "2022年举办第十一届“套印如一”技能节，历时12天，设赛项24个。", 0),
        (FOREIGN + "外籍教师24人，虽来自9个国家，仍显单一。", 0),
        (FOREIGN + "外籍教师24人，虽来自7个国家，仍显单一。", 1),
        (FOREIGN + "外籍教师26人，虽来自7个国家，仍显单一。", 0),
        ("培训70人（教师18人、学生52人）。\n\n64名青年（教师18人、学生46人）走进校园。", 0),
        (FOREIGN + "2022年外籍教师24人，来自7个国家。", 0),
    ],
)
def test_what_is_told_of_one_thing_is_one_figure(project: Project, text: str, told: int) -> None:
    assert len(project.found("G503", f"{text}\n")) == told
