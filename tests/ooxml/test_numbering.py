"""What lists put before paragraphs, as Word counts them."""

from __future__ import annotations

from lxml import etree

from reportdoc.ooxml.names import W
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
