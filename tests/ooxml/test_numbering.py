"""What lists put before paragraphs, as Word counts them."""

from __future__ import annotations

import pytest
from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.ooxml.number_formats import written
from reportdoc.ooxml.numbering import ListNumbers

_LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1.%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>'
)
_INSTANCES = (
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>'
)


def _shown(*places: tuple[str, int]) -> list[str]:
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>'
    abstracts = f'<w:abstractNum w:abstractNumId="7">{_LEVELS}</w:abstractNum>'
    abstracts += f'<w:abstractNum w:abstractNumId="8">{bullet}</w:abstractNum>'
    root = etree.fromstring(f'<w:numbering xmlns:w="{W.strip("{}")}">{abstracts}{_INSTANCES}</w:numbering>')
    numbers = ListNumbers(root)
    return [mark.text if (mark := numbers.next(*place)) else "" for place in places]


def test_a_list_counts_from_its_start_and_each_level_in_its_own_form() -> None:
    assert _shown(("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)) == [
        "第三章",
        "（三.1）",
        "（三.2）",
        "第四章",
        "（四.1）",
    ]


def test_a_legal_level_shows_all_its_numbers_in_digits() -> None:
    assert _shown(("1", 0), ("1", 1), ("1", 2))[-1] == "3.1.1"


def test_lists_of_one_definition_count_on_and_an_override_starts_anew_once() -> None:
    assert _shown(("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0)) == [
        "第三章",
        "第四章",
        "第十二章",
        "第十三章",
        "第十四章",
    ]


def test_bullets_stand_as_they_are_and_an_unknown_list_is_none() -> None:
    assert _shown(("4", 0), ("4", 0), ("0", 0), ("9", 1)) == ["●", "●", "", ""]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimalZero", "01 02 10 12 27"),
        ("lowerLetter", "a b j l aa"),
        ("upperLetter", "A B J L AA"),
        ("lowerRoman", "i ii x xii xxvii"),
        ("upperRoman", "I II X XII XXVII"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ ⑫ 27"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑿ 27"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒓ 27"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 12 27"),
        ("decimalFullWidth", "１ ２ １０ １２ ２７"),
        ("ideographTraditional", "甲 乙 癸 12 27"),
        ("ideographZodiac", "子 丑 酉 亥 27"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 乙亥 庚寅"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾贰 贰拾柒"),
        ("chineseCountingThousand", "一 二 十 十二 二十七"),
        ("taiwaneseDigital", "一 二 一〇 一二 二七"),
        ("hebrew1", "1 2 10 12 27"),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, shown: str) -> None:
    assert " ".join(written(count, form) for count in (1, 2, 10, 12, 27)) == shown


def _counted(numbering: str, *places: tuple[str, int]) -> list[str]:
    numbers = ListNumbers(etree.fromstring(f'<w:numbering xmlns:w="{W.strip("{}")}">{numbering}</w:numbering>'))
    return [mark.text if (mark := numbers.next(*place)) else "" for place in places]


def _level(place: int, form: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{place}">{more}<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'


def test_a_list_that_overrides_a_level_counts_on_in_its_own_form() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{_level(0, "decimal", "%1")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        f'<w:lvlOverride w:ilvl="0">{_level(0, "upperLetter", "%1)")}</w:lvlOverride></w:num>'
    )
    assert _counted(numbering, ("1", 0), ("2", 0), ("2", 0), ("1", 0)) == ["1", "B)", "C)", "4"]


def test_a_level_begins_anew_where_it_says_and_at_its_override() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    levels = _level(0, "decimal", "%1.") + _level(1, "decimal", "%2)", never) + _level(2, "decimal", "(%3)")
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    places = [("1", level) for level in (0, 1, 2, 2, 0, 1, 2)]
    assert _counted(numbering, *places) == ["1.", "1)", "(5)", "(6)", "2.", "2)", "(5)"]


def test_a_list_of_a_style_counts_as_the_style_says() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="a"/>{_level(0, "upperRoman", "%1.")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="a"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    assert _counted(numbering, ("1", 0), ("1", 0)) == ["I.", "II."]
