"""Numbers of documents, and classes with the years in which they came and left, where two places disagree."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"

TOLD = {
    (
        "学校依据《实训管理办法》（某校发〔2023〕5号）执行。\n\n"
        "学校依据《实训管理办法》（某校发〔2023〕6号）考核。"
    ):
        "W618 CONFLICT chapters/1.md:3, chapters/1.md:5 | 某校发〔2023〕5号 ≠ 某校发〔2023〕6号 →"
        " | the document 实训管理办法 has the numbers 某校发〔2023〕5号、某校发〔2023〕6号",
    (
        "学校依据《实训管理办法》（某校发〔2023〕5号）执行。\n\n"
        "学校依据《实训管理办法》（某校发〔2023〕05号）考核。"
    ):
        "W606 ERROR chapters/1.md:5 | 〔2023〕05号 → 〔2023〕5号"
        " | the document's number 〔2023〕05号 is not in the official form",
    (
        "学校依据《实训管理办法》（某校发〔2023〕5号）执行。\n\n"
        "学校依据《教学管理办法》（某校发〔2023〕5号）考核。"
    ):
        "W618 CONFLICT chapters/1.md:3, chapters/1.md:5 | 实训管理办法 ≠ 教学管理办法 →"
        " | 某校发〔2023〕5号 is the number of 实训管理办法、教学管理办法",
    (
        "学校依据《实训管理办法》（某校发〔2023〕5号）执行。\n\n"
        "学校依据《学校实训管理办法》（某校发〔2023〕5号）考核。"
    ): None,
    (
        "学校依据“实训管理办法”（某校发〔2023〕5号）执行。\n\n"
        "学校依据《实训管理办法》（某校发〔2022〕5号）考核。"
    ):
        "W618 CONFLICT chapters/1.md:3, chapters/1.md:5 | 某校发〔2023〕5号 ≠ 某校发〔2022〕5号 →"
        " | the document 实训管理办法 has the numbers 某校发〔2023〕5号、某校发〔2022〕5号",
    "学校依据《实训管理办法》（津教委〔2023〕115号）执行。\n\n学校依据津教委〔2023〕151号考核。":
        "W618 CONFLICT chapters/1.md:5, chapters/1.md:3 | 津教委〔2023〕151号 → 津教委〔2023〕115号"
        " | “津教委〔2023〕151号” here, “津教委〔2023〕115号” elsewhere",
    "学校依据《实训管理办法》（津教委〔2023〕115号）执行。\n\n学校依据津教委〔2023〕116号考核。":
        "W618 CONFLICT chapters/1.md:5, chapters/1.md:3 | 津教委〔2023〕116号 → 津教委〔2023〕115号"
        " | “津教委〔2023〕116号” here, “津教委〔2023〕115号” elsewhere",
    "学校依据《实训管理办法》（津教委〔2023〕15号）执行。\n\n学校依据津教委〔2023〕16号考核。": None,
    "学校依据《实训管理办法》（津教委〔2023〕15号）执行。\n\n学校依据津教委〔2023〕51号考核。":
        "W618 CONFLICT chapters/1.md:5, chapters/1.md:3 | 津教委〔2023〕51号 → 津教委〔2023〕15号"
        " | “津教委〔2023〕51号” here, “津教委〔2023〕15号” elsewhere",
    "学校依据《实训管理办法》（津教委〔2023〕115号）执行。\n\n学校依据津教委〔2022〕151号考核。": None,
    (
        "学校依据《实训管理办法》（津教委〔2023〕115号）执行。\n\n"
        "学校依据津教委〔2023〕151号考核，津教委〔2023〕151号又说。"
    ): None,
    "学校依据《实训管理办法》（津教委〔2023〕115号）执行。\n\n学校依据津教高〔2023〕115号考核。":
        "W618 CONFLICT chapters/1.md:5, chapters/1.md:3 | 学校依据津教高 → 津教委"
        " | “学校依据津教高〔2023〕115号” here, “津教委〔2023〕115号” elsewhere",
    "学校依据《实训管理办法》（津教委〔2023〕115号）执行。\n\n学校依据津委教〔2023〕115号考核。":
        "W618 CONFLICT chapters/1.md:5, chapters/1.md:3 | 学校依据津委教 → 津教委"
        " | “学校依据津委教〔2023〕115号” here, “津教委〔2023〕115号” elsewhere",
    "学校依据《实训管理办法》（津教委〔2023〕115号）执行。\n\n学校依据京教高〔2023〕115号考核。": None,
    "学校2022年12月5日印发《实训管理办法》（某校发〔2023〕5号）。":
        "W618 CONFLICT chapters/1.md:3 | 2023 → 2022 | issued in 2022, numbered in 2023",
    "学校2022年修订了《实训管理办法》（某校发〔2023〕5号）。":
        "W618 CONFLICT chapters/1.md:3 | 2023 → 2022 | issued in 2022, numbered in 2023",
    "学校2022年学习《实训管理办法》（某校发〔2023〕5号）。": None,
    "2023年就业率为95%，比2023年底提高2个百分点。": None,
    "2023年就业率为95%，比2023年目标提高2个百分点。": None,
    "2023年就业率为95%，与2023年持平。":
        f"W620 {AT} | 2023年 → | 2023年 is compared with itself",
    "2023年就业率为95%，2022年为93%，比2023年提高2个百分点。": None,
    "2023—2024年就业率为95%，比2023年提高2个百分点。": None,
    "2023学年就业率为95%，较2023学年下降2个百分点。":
        f"W620 {AT} | 2023学年 → | 2023学年 is compared with itself",
    "2023年就业率为95%，比上年（2023年）提高2个百分点。":
        f"W620 {AT} | 2023年 → | 2023年 is compared with itself",
    "2022级毕业生就业率为95%。":
        "W621 EXPLAIN chapters/1.md:3 | 2022级 → | 2022级 has not left by 2023",
    "2020级专科毕业生就业率为95%。": None,
    "2022届毕业生王某，2021年6月毕业。":
        "W621 CONFLICT chapters/1.md:3 | 2021年 → 2022年 | 2022届 here, 2021年毕业 there",
    "2022届校友王某于2021年毕业后入职。":
        "W621 CONFLICT chapters/1.md:3 | 2021年 → 2022年 | 2022届 here, 2021年毕业 there",
    "2022级学生王某2022年9月入学。": None,
    "2022级机电专业王某2021年秋季考入学校。":
        "W621 CONFLICT chapters/1.md:3 | 2021年 → 2022年 | 2022级 here, 2021年入学 there",
    "2022级机电专业王某2021年被录取。":
        "W621 CONFLICT chapters/1.md:3 | 2021年 → 2022年 | 2022级 here, 2021年入学 there",
    "2022届毕业生和2021届毕业生，2023年毕业后入职。": None,
    "2020级学生李某2023年6月毕业于机电专业。": None,
    "2023级学生李某2023年6月毕业于机电专业。":
        "W621 EXPLAIN chapters/1.md:3 | 2023级 → 2023年 | 2023级 here, 2023年毕业 there",
    "2023级学生李某2022年6月毕业于某中学。": None,
    "2021级学生陈小明获奖。2022届学生陈小明入选。": None,
    "2021级学生的小明获奖。2022级学生的小明入选。": None,
    "2022届毕业生陈小明获奖。\n\n2021届毕业生陈小明入选。\n\n2021届毕业生陈小明再入选。":
        "W621 CONFLICT chapters/1.md:5, chapters/1.md:3 | 2021届 → 2022届 | 陈小明: 2021届 here, 2022届 there",
    (
        "::: {.case #case-a title=\"2022届毕业生王某的故事\"}\n他2021年毕业后进入企业。\n:::\n\n"
        "2022届毕业生王某。\n\n他2021年毕业后进入企业。"
    ):
        "W621 CONFLICT chapters/1.md:4, chapters/1.md:3 | 2021年 → 2022年 | 2022届 here, 2021年毕业 there",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_two_places_tell_one_number_and_one_year(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("W6", text)] == (told.split("\n") if told else [])


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("云冀院〔2023〕8号", ["云冀院"]),
        ("翼云院〔2023〕8号", ["翼云院"]),
        ("云翼党〔2023〕8号", []),
        ("江翼院〔2023〕8号", []),
        ("云翼院〔2023〕8号", []),
        ("省教院〔2023〕8号", []),
        ("云厅院〔2023〕8号", []),
    ],
)
def test_an_agency_is_called_the_same_in_all_its_numbers(project: Project, number: str, told: list[str]) -> None:
    text = f"印发《章程》（云翼院〔2021〕3号）。\n\n印发《办法》（云翼院〔2022〕14号）。\n\n印发《细则》（{number}）。"
    assert [one.stated for one in project.findings("W618", text)] == told
