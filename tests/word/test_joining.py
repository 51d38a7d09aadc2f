"""What is joined, and where a line may break, in the copy for the engine."""

from __future__ import annotations

import pytest
from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.ooxml.styles import Styles
from reportdoc.word.joining import join
from tests.support.growth import growth


def _paragraph(text: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>')


def test_a_line_may_break_before_a_quotation_or_a_figure_only_where_a_mark_stands_before_it() -> None:
    found = _paragraph("占24.4%，“双高”建设，35所；据《年报》第3章，A“甲”与甲“乙”")
    join(found, Styles(None))
    text = "".join(found.itertext()).replace("\u2060", "")
    assert text.replace("\u200b", "|") == "占24.4%，|“双高”建设，|35所；据《年报》第3章，A|“甲”与甲“乙”"


@pytest.mark.long
def test_many_figures_take_no_more_than_their_share() -> None:
    short, long = (["甲，12" * count] for count in (20_000, 160_000))
    assert growth(lambda given: join(_paragraph(given[0]), Styles(None)), short, long, 14) < 14
