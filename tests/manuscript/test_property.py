"""Whatever stands in a manuscript, the project that is made of it loads."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reportdoc.content.load import load
from reportdoc.manuscript.model import (
    Drawing,
    Element,
    Look,
    Manuscript,
    ManuscriptParagraph,
    ManuscriptTable,
    Run,
    TableCell,
)
from reportdoc.manuscript.pictures import Media
from reportdoc.manuscript.recognition.recognise import recognise
from reportdoc.manuscript.writing.project import project_files
from reportdoc.ooxml.numbering import ListMark
from reportdoc.report.formula import linear
from reportdoc.text.latex import formula
from tests.manuscript.made import TODAY
from tests.support.fuzzing import examples

_WORDS = st.sampled_from(
    (
        *(
            "人才培养",
            "附表 1 规模",
            "附表：指标",
            "表 1-1 社团",
            "表1-2（续）",
            "图 1-1 合影 图 1-2 同学",
            "续表",
            "目 录",
        ),
        *(
            "案例 1 匠心",
            "【典型案例】匠心",
            "专栏 1",
            "单位：人",
            "数据来源：学工处",
            "见表 1-1 和图 1-1。",
            "1.1 立德",
            "第一章 总述",
        ),
        *(
            "一、总述",
            "（一）其一",
            "ANNEX",
            "annex",
            "# 井号",
            "::: {.case}",
            "{{ 值 }}",
            "{% x %}",
            "@tbl-x",
            "[@fig-x]",
        ),
        *("^", "<", "a|b", "**粗", "`码`", "- 项", "1. 项", "![a](b)", "<b>", "\\", '"引"', "“引”", "{.x}", "=", "---"),
        *(
            "\u3000",
            "\t",
            "\u200b",
            "\x85",
            "\u2028",
            "\ufeff",
            "\ue000",
            "□",
            "▲签约",
            "$x$",
            "~~删~~",
            "http://a.b",
            "&amp;",
        ),
        *("长" * 70, "句子。", "", " ", "\n", "甲\n乙", "A", "9", "3.5%"),
    )
)
_TEXT = st.lists(_WORDS, min_size=0, max_size=3).map("".join)
_RUN = st.builds(
    Run,
    _TEXT,
    st.booleans(),
    st.booleans(),
    st.sampled_from(("", "", "super", "sub")),
    st.sampled_from(("", "http://a.b/c")),
)
_MARKS = st.builds(Run, st.just(""), note=st.sampled_from(("f1", "f2", "e1", "gone")))
_FORMULAS = st.sampled_from((r"\frac{甲}{b}", "x", r"\text{若，a}", r"\sum_{i}x_i", "5")).map(
    lambda latex: Run(linear(formula(latex)), formula=formula(latex))
)
_MARK = st.one_of(
    st.none(),
    st.builds(
        ListMark,
        st.sampled_from("12"),
        st.integers(0, 9),
        st.sampled_from(("bullet", "decimal", "chineseCounting")),
        st.sampled_from(("%1.", "●", "第%1章")),
        st.integers(0, 12),
        st.sampled_from(("1.", "（一）", "第一章", "a)")),
    ),
)
_DRAWING = st.builds(
    Drawing, st.sampled_from(("picture", "object")), st.sampled_from(("a", "broken", "gone", "")), _TEXT.map(str.strip)
)
_PARAGRAPH = st.builds(
    ManuscriptParagraph,
    index=st.just(0),
    runs=st.lists(st.one_of(_RUN, _RUN, _RUN, _MARKS, _FORMULAS), max_size=3).map(tuple),
    style=st.sampled_from(("", "heading 1", "caption", "table of figures")),
    level=st.sampled_from((0, 0, 0, 1, 2, 3, 6)),
    mark=_MARK,
    look=st.builds(Look, st.sampled_from((10.5, 16.0)), st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    directory=st.sampled_from((False, False, False, True)),
    bookmarks=st.sampled_from(((), ("sec_annex",), ("tbl_clubs",), ("fig_x", "_Toc1"))),
    drawings=st.one_of(st.just(()), st.lists(_DRAWING, max_size=3).map(tuple)),
    equations=st.just(()),
)


@st.composite
def _tables(draw: st.DrawFn) -> ManuscriptTable:
    """Return a table whose cells reach as far as they like, as broken files have them."""
    width = draw(st.integers(1, 4))
    rows = [
        tuple(
            draw(
                st.one_of(
                    st.none(),
                    st.builds(
                        TableCell,
                        st.lists(_PARAGRAPH, max_size=2).map(tuple),
                        rows=st.integers(1, 4),
                        columns=st.integers(1, 4),
                    ),
                )
            )
            for _ in range(width)
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    return ManuscriptTable(0, tuple(rows), draw(st.integers(0, 4)))


def _numbered(elements: list[Element]) -> tuple[Element, ...]:
    return tuple(replace(one, index=place) for place, one in enumerate(elements, 1))


@examples(12)
@given(
    elements=st.lists(st.one_of(_PARAGRAPH, _PARAGRAPH, _tables()), min_size=1, max_size=12),
    notes=st.dictionaries(st.sampled_from(("f1", "f2", "e1")), st.lists(st.one_of(_RUN, _RUN, _FORMULAS)).map(tuple)),
)
def test_the_project_of_any_manuscript_loads(
    elements: list[Element], notes: dict[str, tuple[Run, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("made")
    start = ManuscriptParagraph(0, (Run("人才培养"),), "heading 1", 1, None, Look(), False, (), (), ())
    source = Manuscript("稿.docx", _numbered([start, *elements]), notes, (), {})
    found = recognise(source, {}, TODAY)
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "green").save(stream, "PNG")
    media = {"a": Media(stream.getvalue(), "png"), "broken": Media(b"", "")}
    for name, data in project_files(found, media, stream.getvalue()).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    assert load(folder).report.chapters
