"""Values: figures found in tables, and the expressions that print them."""

from __future__ import annotations

import pytest

from reportdoc.report.block import Paragraph
from reportdoc.report.inline import Quantity, Text
from tests.content.folder import ANNEX, Folder

SCORECARD = """\
序号,指标,单位,2022年,2023年
1,毕业生人数,人,4300,4407
2,毕业去向落实人数,人,4100,4170
^,　其中：升学人数,人,110,115
3,课程数,门,900,1000
^,^,学时,7200,8000
4,满意度,%,,81.59
5,说明,,甲,"一行
二行"
"""

TABLE = '\n\n::: {.table #tbl-clubs src="tables/clubs.csv" header=2}\n社团\n:::\n'


@pytest.fixture(autouse=True)
def _files(folder: Folder) -> None:
    folder.more(ANNEX + "values: values.yaml\n")
    folder.write("annex/scorecard.csv", SCORECARD)
    folder.write("tables/clubs.csv", "社团,人数,<\n^,男,女\n机器人社,12,8\n合唱团,10,30\n")


def _values(folder: Folder, text: str) -> None:
    folder.write("values.yaml", text)


def _lookup(row: str, column: str, table: str = "annex-scorecard") -> str:
    return f"人数:\n  table: {table}\n  row: {row}\n  column: {column}\n  unit: 人\n"


def _printed(folder: Folder, text: str) -> str:
    block = folder.blocks(text + TABLE)[0]
    assert isinstance(block, Paragraph)
    return "".join(part.text for part in block.content if isinstance(part, Text | Quantity))


def test_a_value_knows_its_cell_and_unit(folder: Folder) -> None:
    _values(folder, _lookup("毕业生人数", "2023年"))
    folder.chapter("正文" + TABLE)
    value = folder.load().report.values["人数"]
    assert (value.name, value.text, value.unit) == ("人数", "4407", "人")
    assert str(value.place) == "content/annex/scorecard.csv[E2]"


def test_a_typed_value_knows_its_line(folder: Folder) -> None:
    _values(folder, '# 注释\n就业满意度:\n  text: "81.59"\n  unit: "%"\n  note: 调查\n')
    folder.chapter("正文" + TABLE)
    value = folder.load().report.values["就业满意度"]
    assert (value.text, value.unit, str(value.place)) == ("81.59", "%", "content/values.yaml:2 就业满意度")


@pytest.mark.parametrize(
    ("row", "column", "table", "text"),
    [
        ("毕业生人数", "2022年", "annex-scorecard", "4300"),
        ("其中：升学人数", "2023年", "annex-scorecard", "115"),
        ("[课程数, 门]", "2023年", "annex-scorecard", "1000"),
        ("[课程数, 学时]", "2023年", "annex-scorecard", "8000"),
        ("机器人社", "[人数, 女]", "tbl-clubs", "8"),
        ("合唱团", "男", "tbl-clubs", "10"),
        ('"4100"', "2023年", "annex-scorecard", "4170"),
    ],
)
def test_a_cell_is_found_by_texts_of_its_row_and_header(
    folder: Folder, row: str, column: str, table: str, text: str
) -> None:
    _values(folder, _lookup(row, column, table))
    assert _printed(folder, "{{ 人数 }}") == text


def test_a_table_of_one_row_needs_no_text_of_the_row(folder: Folder) -> None:
    folder.write("tables/clubs.csv", "社团,人数,<\n^,男,女\n机器人社,12,8\n")
    _values(folder, "人数:\n  table: tbl-clubs\n  column: 女\n")
    assert _printed(folder, "{{ 人数 }}") == "8"


@pytest.mark.parametrize(
    ("definition", "problem"),
    [
        (
            "人数:\n  table: tbl-clubs\n  column: 女\n",
            ':1 人数: in "tbl-clubs" (content/tables/clubs.csv): the table has 2 rows (say which one with row)',
        ),
        (
            _lookup("毕业人数", "2023年"),
            ':1 人数: in "annex-scorecard" (content/annex/scorecard.csv): no row holds "毕业人数" '
            '(did you mean "毕业生人数"?)',
        ),
        (
            _lookup("毕业生人数", "2032年"),
            ':1 人数: in "annex-scorecard" (content/annex/scorecard.csv): no column is headed "2032年" '
            '(did you mean "2023年"?)',
        ),
        (
            _lookup("毕业生人数", "年度"),
            ':1 人数: in "annex-scorecard" (content/annex/scorecard.csv): no column is headed "年度" '
            '(its header cells are "序号", "指标", "单位", "2022年", "2023年")',
        ),
        (
            _lookup("课程数", "2023年"),
            ':1 人数: in "annex-scorecard" (content/annex/scorecard.csv): 2 rows hold "课程数" '
            "(give a list with a second cell of the row)",
        ),
        (
            _lookup("合唱团", "人数", "tbl-clubs"),
            ':1 人数: in "tbl-clubs" (content/tables/clubs.csv): 2 columns are headed "人数" '
            "(give a list with a second header cell)",
        ),
        (
            _lookup('"4407"', "2023年"),
            ':1 人数: in "annex-scorecard" (content/annex/scorecard.csv): no row holds "4407" '
            "(the cell of the value itself does not count; name others that stand in one row)",
        ),
        (
            _lookup("毕业生人数", "2023年", "annex-score"),
            ':2 人数.table: there is no table, chart or annex table "annex-score" (did you mean "annex-scorecard"?)',
        ),
        (
            _lookup("满意度", "2022年"),
            ":1 人数: the cell 附表 1 (人才培养质量计分卡), row 6 “满意度”, column “2022年”"
            " (content/annex/scorecard.csv[D7]) is empty",
        ),
        (
            _lookup("说明", "2023年"),
            ":1 人数: 附表 1 (人才培养质量计分卡), row 7 “说明”, column “2023年”"
            " (content/annex/scorecard.csv[E8]) is not a figure but a longer text",
        ),
        (
            "人数:\n  text: 81.59\n",
            ":2 人数.text: must be text (put numbers and words such as yes in quotation marks)",
        ),
        ("人数:\n  text: '1'\n  units: 人\n", ':3 人数.units: unknown key "units" (did you mean "unit"?)'),
        (
            "人数:\n  table: annex-scorecard\n  row: [毕业生人数, 4407]\n  column: 2023年\n",
            ":3 人数.row[1]: must be text (put numbers and words such as yes in quotation marks)",
        ),
        ("人数: 1\n", ":1 人数: must hold keys and values"),
        (
            "人 数:\n  text: '1'\n",
            ':1 人 数: "人 数" cannot be the name of a value: letters, digits and _ only, no digit first',
        ),
        ("none:\n  text: '1'\n", ':1 none: "none" cannot be the name of a value'),
        ("Ａ级:\n  text: '1'\n", ':1 Ａ级: write the name "Ａ级" as "A级"'),
        ("人数: [\n", ":2: broken YAML: "),
        ("", ": the file is empty"),
    ],
)
def test_a_wrong_value_stops_with_its_line(folder: Folder, definition: str, problem: str) -> None:
    _values(folder, definition)
    (found,) = folder.problems("共{{ 人数 }}人" + TABLE) if "人数" in definition else folder.problems("正文" + TABLE)
    assert found.startswith(f"content/values.yaml{problem}")


def test_a_value_of_a_broken_table_is_not_reported_again(folder: Folder) -> None:
    _values(folder, _lookup("机器人社", "女", "tbl-clubs"))
    folder.write("tables/clubs.csv", "社团,男,女\n机器人社,12\n")
    assert folder.problems("共{{ 人数 }}人" + TABLE) == [
        "content/tables/clubs.csv[C2]: this row has 2 cells, the first row has 3 "
        "(put cells that hold commas in quotation marks)"
    ]


def test_a_missing_file_of_values_is_one_problem(folder: Folder) -> None:
    assert folder.problems("共{{ 人数 }}人，{{ 甲 / 乙 }}" + TABLE) == [
        'content/report.yaml:17 values: there is no file "values.yaml" in content/'
    ]


VALUES = "就业:\n  text: '4170'\n毕业:\n  text: '4407'\n占比:\n  text: 62.03%\n说明:\n  text: 未定\n零:\n  text: '0'\n"


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("就业", "4170"),
        ("占比", "62.03%"),
        ("(就业 / 毕业) | percent(2)", "94.62%"),
        ("占比 | percent(1)", "62.0%"),
        ("毕业 - 就业", "237"),
        ("就业 + 毕业 * 2", "12984"),
        ("-就业", "-4170"),
        ("就业 | grouped", "4,170"),
        ("1234567.50 | fixed(2) | grouped", "1,234,567.50"),
        ("2.675 | fixed(2)", "2.68"),
        ("0.5 | fixed", "1"),
        ("-0.001 | fixed(2)", "0.00"),
        ("0.1 + 0.2", "0.3"),
        ("(2 / 8 * 4) | percent", "100%"),
        ("(1 / 8)", "0.125"),
        ("3 | hanzi", "三"),
        ("就业 | hanzi", "四千一百七十"),
    ],
)
def test_an_expression_prints_exactly(folder: Folder, expression: str, printed: str) -> None:
    _values(folder, VALUES)
    assert _printed(folder, f"{{{{ {expression} }}}}") == printed


def test_a_printed_figure_remembers_what_it_came_from(folder: Folder) -> None:
    _values(folder, VALUES)
    block = folder.blocks("为{{ (就业 / 毕业) | percent(2) }}。" + TABLE)[0]
    assert isinstance(block, Paragraph)
    assert block.content[1] == Quantity("(就业 / 毕业) | percent(2)", "94.62%", ("就业", "毕业"))


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("就业数", 'there is no value "就业数" (did you mean "就业"?)'),
        ("zzz", 'there is no value "zzz" (name it in the file of values)'),
        ("就业 / 毕业生", 'there is no value "毕业生" (did you mean "毕业"?)'),
        ("就业 | percnt(2)", 'there is no filter "percnt" (did you mean "percent"?)'),
        ("就业 | upper", 'there is no filter "upper" (known are percent, fixed, grouped, hanzi)'),
        ("就业 / 零", "the expression divides by zero"),
        ("零 / 零", "the expression divides by zero"),
        ("说明 + 1", 'the value "说明" is "未定", which is not a number'),
        ("说明 | fixed(2)", 'the value "说明" is "未定", which is not a number'),
        ("就业 / 毕业", "the result has more than 10 decimals (round it: | percent(2) or | fixed(2))"),
        ("就业 | fixed(99)", "decimals must be a whole number from 0 to 10"),
        ("就业 | fixed(就业)", "decimals must be a whole number from 0 to 10"),
        ("1.5 | hanzi", "hanzi prints whole numbers, and 1.5 is none"),
        ("9999999999999 | hanzi", "the result is too large or too small to print"),
        ("9e99 * 1", "the result is too large or too small to print"),
        ("9" * 200, "the result is too large or too small to print"),
        ("1 + " * 100 + "1", "the expression has more than 300 characters"),
        ("就业 +", "not an expression: "),
        ("", "there is nothing between {{ and }}"),
    ],
)
def test_an_expression_without_result_stops_with_its_line(folder: Folder, expression: str, problem: str) -> None:
    _values(folder, VALUES)
    (found,) = folder.problems(f"正文\n为{{{{ {expression} }}}}" + TABLE)
    assert found.startswith(f'content/chapters/1.md:4: in "{expression[:80]}": {problem}')


@pytest.mark.parametrize(
    "expression",
    [
        "'x' * 10**9",
        "9 ** 9 ** 9",
        "9 // 2",
        "就业.number",
        "就业.__class__.__mro__",
        "就业['text']",
        "就业 ~ 毕业",
        "range(10)",
        "[1] * 99",
        "1 if 就业 else 2",
        "就业 > 1",
        "not 就业",
        "true",
        "就业 is defined",
        "{'a': 1}",
    ],
)
def test_anything_but_arithmetic_and_filters_is_refused(folder: Folder, expression: str) -> None:
    _values(folder, VALUES)
    assert folder.problems(f"为{{{{ {expression} }}}}" + TABLE) == [
        f'content/chapters/1.md:3: in "{expression}": this kind of expression is not supported '
        "(use names, numbers, + - * /, brackets and filters)"
    ]
