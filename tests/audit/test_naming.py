"""Which cell a figure of the text names: the one that a reader would point at, and none where two could be meant."""

from __future__ import annotations

import pytest

from reportdoc.audit.agreement.model.cell import facts
from reportdoc.audit.agreement.model.claim import claims
from reportdoc.audit.ledger.naming import named_cells
from tests.audit.project import Project

CLUBS = ("社团,人数（人）,活动（场）", "合唱团,31,12", "文学社,42,7", "航模社,28,15", "合计,101,34")
YEARS = ("指标,2022年,2023年", "录取人数（人）,3100,3205", "报到人数（人）,2950,3012")
ONE_ROW = ("教师（人）,学生（人）,占地（亩）", "420,9846,651")
ADMITTED = ("专业,录取（人）,报到（人）", "数控,45,45", "焊接,38,38", "物流,29,27")
TRAINED = ("类别,培训（人次）", "焊工,5480", "电工,2865")
ENROLLED = ("批次,录取（人）", "秋季,2214", "春季,907")
ALONE = ("项目,数量（个）", "实训室,46", "实习基地,46", "工作室,8")


def named(project: Project, rows: tuple[str, ...], text: str, near: bool) -> list[str]:
    """Return the figures of a sentence that name a cell, in the section of the table or in another."""
    table = project.table("t", *rows)
    project.chapter(f"## 甲\n\n{text}\n\n{table}" if near else f"## 乙\n\n{text}\n\n## 甲\n\n{table}")
    return cells(project)


def cells(project: Project) -> list[str]:
    document = project.document()
    found = named_cells(document, claims(document), facts(document))
    return [f"{one.claim.mention.text} {one.fact.spot.place.cell}" for one in found]


BOTH = [
    (TRAINED, "焊工培训5480人次。", "5480人次 B2"),
    (ENROLLED, "秋季高考2214人。", "2214人 B2"),
    (TRAINED, "焊工取证考核，应考5480人次。", ""),
    (CLUBS, "合唱团人数31人。", "31人 B2"),
    (CLUBS, "合唱团31人，活动12场。", "12场 C2"),
    (CLUBS, "合唱团31人、文学社42人。", ""),
    (CLUBS, "参加者31人。", ""),
    (CLUBS, "合唱团人数为42人。", ""),
    (CLUBS, "合唱团人数为31个。", ""),
    (CLUBS, "三个社团分别有31人、42人和28人。", "31人 B2, 42人 B3, 28人 B4"),
    (CLUBS, "三个社团分别有31人、42人和29人。", ""),
    (CLUBS, "三个社团分别有42人、31人和28人。", ""),
    (CLUBS, "三个社团各有31人。", ""),
    (CLUBS, "2022年合唱团人数31人。", ""),
    (CLUBS, "合唱团人数约31人。", ""),
    (CLUBS, "合唱团人数31人，教师人数31人。", "31人 B2"),
    (CLUBS, "合唱团人数比上年增加31人。", ""),
    (CLUBS, "合唱团人数比上年多31人。", ""),
    (CLUBS, "活动34场，见@tbl-t。", "34场 C5"),
    (CLUBS, "社团成员101人，见@tbl-t。", ""),
    (YEARS, "录取人数3205人。", "3205人 C2"),
    (YEARS, "2022年录取人数3100人。", "3100人 B2"),
    (YEARS, "录取人数3100人。", ""),
    (YEARS, "2023年报到人数3012人，比2022年的2950人多62人。", "3012人 C3"),
    (YEARS, "录取3205人，报到3012人。", "3205人 C2, 3012人 C3"),
    (ADMITTED, "数控录取45人。", "45人 B2"),
    (ADMITTED, "数控45人。", ""),
    (ADMITTED, "焊接报到38人。", "38人 C3"),
    (ADMITTED, "物流录取29人，报到27人。", "29人 B4, 27人 C4"),
    (ADMITTED, "录取45人、38人和29人。", "45人 B2, 38人 B3, 29人 B4"),
    (ADMITTED, "分别报到45人、38人、27人。", "45人 C2, 38人 C3, 27人 C4"),
    (ADMITTED, "录取45人，38人，29人，见@tbl-t。", "45人 B2, 38人 B3, 29人 B4"),
    (ADMITTED, "物流录取和报到分别为29人和27人。", "29人 B4, 27人 C4"),
    (ADMITTED, "物流29人、27人。", ""),
    (ALONE, "实训室46个。", "46个 B2"),
    (ONE_ROW, "占地651亩，见@tbl-t。", "651亩 C2"),
    (ONE_ROW, "经费420万元。", ""),
    (ONE_ROW, "有420人。", ""),
]

NEAR = [
    (CLUBS, "社团活动共34场。", "34场 C5", ""),
    (CLUBS, "人数共101人。", "101人 B5", ""),
    (CLUBS, "航模的活动15场。", "15场 C4", ""),
    (CLUBS, "航模社活动15场，文学社活动7场。", "15场 C4, 7场 C3", "15场 C4"),
    (ONE_ROW, "教师420人。", "420人 A2", ""),
    (ONE_ROW, "学生9846人，占地651亩。", "9846人 B2, 651亩 C2", "9846人 B2"),
    (ALONE, "工作室8个。", "8个 B4", ""),
]
"""Small figures, and those without the name of a row, name a cell of their own section alone."""


@pytest.mark.parametrize(("rows", "text", "told"), BOTH)
@pytest.mark.parametrize("near", [True, False], ids=["beside", "elsewhere"])
def test_a_figure_names_the_cell_of_its_row_and_column(
    project: Project, rows: tuple[str, ...], text: str, told: str, near: bool
) -> None:
    assert ", ".join(named(project, rows, text, near)) == told


@pytest.mark.parametrize(("rows", "text", "beside", "elsewhere"), NEAR)
def test_what_a_sentence_beside_a_table_names_need_not_be_named_elsewhere(
    project: Project, rows: tuple[str, ...], text: str, beside: str, elsewhere: str
) -> None:
    assert ", ".join(named(project, rows, text, near=True)) == beside
    assert ", ".join(named(project, rows, text, near=False)) == elsewhere


CARD = (
    "1,毕业生人数,人,4487\n2,专业数量,个,27\n3,境外办学点数量,个,3\n^,　其中：专业数量,个,2\n4,教学成果奖数量,项,16\n"
    "^,　其中：国家级,项,3\n^,　省级,项,13\n5,教学计划内课程-课证融通课程数,门,44\n6,横向技术服务到款额,万元,1255.36\n"
    "7,校外实习实训基地数,个,168\n8,年支付企业兼职教师课酬,元,368840.00"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("毕业生人数4487人。", "4487人 D2"),
        ("4487名毕业生人数。", "4487名 D2"),
        ("学校有毕业生4487人。", "4487人 D2"),
        ("2022年毕业生人数4487人。", ""),
        ("毕业生约4487人。", ""),
        ("就业的毕业生增加4487人。", ""),
        ("专业27个。", "27个 D3"),
        ("27个专业。", "27个 D3"),
        ("27个班级，专业。", ""),
        ("境外办学点3个。", "3个 D4"),
        ("境外办学点专业数量2个。", "2个 D5"),
        ("专业数量2个。", ""),
        ("教学成果奖16项，其中国家级3项、省级13项。", "16项 D6"),
        ("省级13项。", ""),
        ("课证融通课程44门。", "44门 D9"),
        ("课程44门。", ""),
        ("横向技术服务到款1255.36万元。", "1255.36万元 D10"),
        ("技术服务到款额达1255.36万元。", "1255.36万元 D10"),
        ("收入1255.36万元。", ""),
        ("实习实训基地168个。", "168个 D11"),
        ("食堂168个。", ""),
        ("支付企业兼职教师课酬368840元。", "368840元 D12"),
        ("支付兼职教师课酬36.884万元。", "36.884万元 D12"),
        ("企业兼职教师16项。", ""),
    ],
)
def test_a_figure_names_the_row_of_the_annex_whose_words_it_has(project: Project, text: str, told: str) -> None:
    project.annex(计分卡=CARD)
    project.chapter(f"{text}\n")
    assert ", ".join(cells(project)) == told


def test_one_thing_in_two_tables_is_named_in_the_first_and_two_things_in_one_are_not(project: Project) -> None:
    project.annex(计分卡="1,毕业生人数,人,4487", 学生表="1,毕业生人数,人,4487")
    project.chapter("毕业生人数4487人。\n")
    assert cells(project) == ["4487人 D2"]
    project.annex(计分卡="1,毕业生人数,人,4487\n2,毕业生人数,人,4487")
    project.chapter("毕业生人数4487人。\n")
    assert cells(project) == []


def test_a_figure_that_a_value_prints_names_nothing_and_takes_its_cell(project: Project) -> None:
    project.write("values.yaml", "团员: {table: tbl-t, row: 合唱团, column: 人数（人）}\n")
    project.more("values: values.yaml\n")
    assert named(project, CLUBS, "合唱团人数{{ 团员 }}人，人数31人。", near=True) == []
