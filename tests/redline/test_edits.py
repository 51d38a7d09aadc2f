"""Random edits of a whole document: whatever changes, both files can be had back."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportdoc.redline.redline import redline
from tests.redline.conftest import MOMENT
from tests.redline.content import content
from tests.redline.resolve import accept, reject
from tests.support.fuzzing import examples
from tests.support.word import NAMESPACES, find

_W = f"{{{NAMESPACES['w']}}}"
_WORDS = ("", "改", "4407", "新的内容", "abc d", "。另一句。")


@pytest.mark.slow
@examples(4)
@given(seed=st.integers(0, 2**32), before=st.sampled_from([0, 3, 20]), after=st.sampled_from([1, 3, 10]))
@pytest.mark.long
def test_both_files_can_be_had_back_after_any_edits(starter_docx: Path, seed: int, before: int, after: int) -> None:
    random = Random(seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        old = _edited(starter_docx, folder / "old.docx", random, before)
        new = _edited(old, folder / "new.docx", random, after)
        redline(old, new, folder / "redline.docx", "审阅人", MOMENT)
        assert content(accept(folder / "redline.docx", folder / "accepted.docx")) == content(new)
        assert content(reject(folder / "redline.docx", folder / "rejected.docx")) == content(old)


def _edited(source: Path, target: Path, random: Random, times: int) -> Path:
    with ZipFile(source) as package, ZipFile(target, "w") as edited:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                for _ in range(times):
                    random.choice(_EDITS)(root, random)
                _unique_bookmarks(root)
                data = etree.tostring(root)
            edited.writestr(name, data)
    return target


def _plain(root: etree._Element) -> list[etree._Element]:
    """Return the paragraphs that hold no field and end no section."""
    return find(root, "//w:p[not(.//w:fldChar) and not(w:pPr/w:sectPr)]")


def _text(root: etree._Element, random: Random) -> None:
    node = random.choice([node for node in find(root, "//w:t") if len(node.text or "") > 3])
    text = node.text or ""
    start = random.randrange(len(text))
    node.text = text[:start] + random.choice(_WORDS) + text[start + random.randint(0, 5) :]


def _delete_paragraph(root: etree._Element, random: Random) -> None:
    paragraph = random.choice(_plain(root))
    parent = paragraph.getparent()
    if parent is not None and (parent.tag != f"{_W}tc" or len(parent.findall(f"{_W}p")) > 1):
        following = paragraph.getnext()
        if following is not None and following.tag == f"{_W}p":
            parent.remove(paragraph)


def _copy_paragraph(root: etree._Element, random: Random) -> None:
    random.choice(_plain(root)).addnext(deepcopy(random.choice(_plain(root))))


def _restyle(root: etree._Element, random: Random) -> None:
    style = random.choice(find(root, "//w:pStyle"))
    style.set(f"{_W}val", random.choice(["BodyText", "Heading2", "TableText"]))


def _embolden(root: etree._Element, random: Random) -> None:
    run = random.choice(find(root, "//w:r[w:t and not(w:rPr)]"))
    run.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{NAMESPACES["w"]}"><w:b/></w:rPr>'))


def _rows(root: etree._Element, random: Random) -> None:
    table = random.choice(find(root, "//w:tbl"))
    rows = table.findall(f"{_W}tr")
    if len(rows) > 1 and random.random() < 0.5:
        table.remove(random.choice(rows))
    else:
        random.choice(rows).addnext(deepcopy(random.choice(rows)))


def _column(root: etree._Element, random: Random) -> None:
    table = random.choice(find(root, "//w:tbl[not(.//w:gridSpan) and count(w:tblGrid/w:gridCol) > 1]") or [root])
    for node in find(table, "w:tblGrid/w:gridCol[last()] | w:tr/w:tc[last()]"):
        _remove(node)


def _tables(root: etree._Element, random: Random) -> None:
    table = random.choice(find(root, "//w:tbl"))
    following = table.getnext()
    if random.random() < 0.5 and following is not None and following.tag == f"{_W}p":
        _remove(table)
    else:
        random.choice(_plain(root)).addprevious(deepcopy(table))


def _end(root: etree._Element, random: Random) -> None:
    random.choice(find(root, "//w:sectPr")[-1:]).addprevious(deepcopy(random.choice(_plain(root))))


def _cell_end(root: etree._Element, random: Random) -> None:
    random.choice(find(root, "//w:tc")).append(deepcopy(random.choice(_plain(root))))


_EDITS = (
    *(_text,) * 3,
    _delete_paragraph,
    _copy_paragraph,
    _restyle,
    _embolden,
    _rows,
    _column,
    _tables,
    _end,
    _cell_end,
)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def _unique_bookmarks(root: etree._Element) -> None:
    """Leave of copied bookmarks the first, and none that has lost an end."""
    for name in ("bookmarkStart", "bookmarkEnd"):
        seen = set()
        for node in find(root, f"//w:{name}"):
            identity = node.get(f"{_W}id")
            if identity in seen:
                _remove(node)
            seen.add(identity)
    ends = {node.get(f"{_W}id") for node in find(root, "//w:bookmarkEnd")}
    starts = {node.get(f"{_W}id") for node in find(root, "//w:bookmarkStart")}
    for node in find(root, "//w:bookmarkStart | //w:bookmarkEnd"):
        if node.get(f"{_W}id") not in ends & starts:
            _remove(node)
