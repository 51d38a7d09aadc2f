"""What Word and WPS are known, or thought, to change in a file that they only open and save.

Neither was at hand: each function makes one such change in the parts of a Word file. Where it is known from is said in
docs/resaving.md, in the row of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from PIL import Image

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W, W14 = f"{{{W_SPACE}}}", "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DOCUMENT, SETTINGS, STYLES = "word/document.xml", "word/settings.xml", "word/styles.xml"
NUMBERING, CUSTOM, FOOTNOTES = "word/numbering.xml", "docProps/custom.xml", "word/footnotes.xml"
_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_PROPERTY = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class Parts:
    """The parts of a Word file, those of XML parsed when they are asked for."""

    def __init__(self, file: Path) -> None:
        with ZipFile(file) as archive:
            self.data = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, etree._Element] = {}

    def tree(self, name: str) -> etree._Element:
        """Return the root of a part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.data[name])
        return self._trees[name]

    def body(self) -> etree._Element:
        """Return the root of the document."""
        return self.tree(DOCUMENT)

    def texts(self) -> Iterator[etree._Element]:
        """Yield the roots of parts with paragraphs."""
        yield from (self.tree(name) for name in list(self.data) if _TEXTS.fullmatch(name))

    def rename(self, old: str, new: str) -> None:
        """Give a part another name, in what names it as well."""
        self.data[new] = self.data.pop(old)
        if old in self._trees:
            self._trees[new] = self._trees.pop(old)
        types = self.tree("[Content_Types].xml")
        for one in types:
            if one.get("PartName") == f"/{old}":
                one.set("PartName", f"/{new}")
        for name in [one for one in self.data if one.endswith(".rels")]:
            for one in self.tree(name):
                if (target := one.get("Target", "")) and old.endswith(target):
                    one.set("Target", new[len(old) - len(target) :])

    def save(self, file: Path) -> Path:
        """Write the file."""
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for name, data in self.data.items():
                tree = self._trees.get(name)
                archive.writestr(
                    name,
                    data
                    if tree is None
                    else etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True),
                )
        return file


Change = Callable[[Parts], None]


def element(tag: str, **attributes: str) -> etree._Element:
    """Return an element of WordprocessingML."""
    made = etree.Element(f"{W}{tag}", nsmap={"w": W_SPACE})
    for name, value in attributes.items():
        made.set(f"{W}{name}", value)
    return made


def paragraph_ids(parts: Parts) -> None:
    """w14:paraId and w14:textId on every paragraph and row."""
    numbers = count(0x10000001)
    for root in parts.texts():
        for one in root.iter(f"{W}p", f"{W}tr"):
            one.set(f"{W14}paraId", f"{next(numbers):08X}")
            one.set(f"{W14}textId", "77777777")
        root.set(f"{MC}Ignorable", "")


def revision_ids(parts: Parts) -> None:
    """Numbers of the sessions in which something was written."""
    for root in parts.texts():
        for one in root.iter(f"{W}p", f"{W}r", f"{W}tr", f"{W}sectPr"):
            one.set(f"{W}rsidR", "00A77B3E")
        for one in root.iter(f"{W}p"):
            one.set(f"{W}rsidRDefault", "00C52B3E")
    ids = element("rsids")
    ids.append(element("rsidRoot", val="00A77B3E"))
    parts.tree(SETTINGS).append(ids)


def split_runs(parts: Parts) -> None:
    """Runs that are cut in two, and marks of the spelling between them."""
    for root in parts.texts():
        for run in list(root.iter(f"{W}r")):
            texts = [one for one in run if one.tag in (f"{W}t", f"{W}instrText")]
            others = [one for one in run if one.tag not in (f"{W}t", f"{W}instrText", f"{W}rPr")]
            if len(texts) != 1 or others or len(texts[0].text or "") < 2:
                continue
            (text,) = texts
            said = str(text.text)
            again = deepcopy(run)
            text.text, at = said[: len(said) // 2], len(said) // 2
            (rest,) = (one for one in again if one.tag == text.tag)
            rest.text = said[at:]
            for one in (text, rest):
                one.set(SPACE, "preserve")
            again.set(f"{W}rsidR", "00A77B3F")
            run.addnext(again)
            if text.tag == f"{W}t":
                run.addprevious(element("proofErr", type="spellStart"))
                again.addnext(element("proofErr", type="spellEnd"))


def merged_runs(parts: Parts) -> None:
    """Runs beside each other that look alike become one."""
    for root in parts.texts():
        for run in list(root.iter(f"{W}r")):
            before = run.getprevious()
            if before is None or before.tag != run.tag or run.getparent() is None:
                continue
            looks = [
                b"" if one is None else etree.tostring(one) for one in (before.find(f"{W}rPr"), run.find(f"{W}rPr"))
            ]
            plain = all(one.tag in (f"{W}t", f"{W}rPr") for both in (before, run) for one in both)
            last, first = before.find(f"{W}t"), run.find(f"{W}t")
            if looks[0] == looks[1] and plain and last is not None and first is not None:
                first.text = "".join(one.text or "" for both in (before, run) for one in both.iter(f"{W}t"))
                for one in run.findall(f"{W}t")[1:]:
                    run.remove(one)
                _remove(before)


def rendered_breaks(parts: Parts) -> None:
    """Where pages ended when it was saved."""
    for run in [one for one in parts.body().iter(f"{W}r") if one.find(f"{W}t") is not None][::7]:
        properties = run.find(f"{W}rPr")
        run.insert(0 if properties is None else 1, element("lastRenderedPageBreak"))


def hidden_bookmarks(parts: Parts) -> None:
    """_GoBack where somebody typed last, _Hlk and _Toc; and all bookmarks with other ids."""
    body = parts.body()
    pairs: dict[str, str] = {}
    for at, one in enumerate(body.iter(f"{W}bookmarkStart")):
        pairs[one.get(f"{W}id", "")] = str(at + 10)
        one.set(f"{W}id", str(at + 10))
    for one in body.iter(f"{W}bookmarkEnd"):
        one.set(f"{W}id", pairs[one.get(f"{W}id", "")])
    for at, one in enumerate(list(body.iter(f"{W}p"))[::5]):
        name = ("_GoBack", "_Hlk157000000", "_Toc157000001", "OLE_LINK1")[at] if at < 4 else f"_Toc15700{at:04}"
        runs = one.findall(f"{W}r")
        if runs:
            runs[0].addprevious(element("bookmarkStart", id=str(900 + at), name=name))
            runs[-1].addnext(element("bookmarkEnd", id=str(900 + at)))


def settings(parts: Parts) -> None:
    """Settings written anew: what was not known is gone, compatibility and views are there."""
    root = parts.tree(SETTINGS)
    for one in list(root):
        if one.tag not in (f"{W}compat", f"{W}footnotePr", f"{W}endnotePr"):
            root.remove(one)
    root.insert(0, element("zoom", percent="127"))
    root.insert(1, element("bordersDoNotSurroundHeader", val="1"))
    root.insert(2, element("documentProtection", enforcement="0"))
    for one in root.iter(f"{W}compatSetting"):
        if one.get(f"{W}name") == "compatibilityMode":
            one.set(f"{W}val", "14")


def style_ids(parts: Parts) -> None:
    """Styles have other ids, and the same names: 1, 2, a3 in Chinese Word, running numbers in WPS."""
    roots = [*parts.texts(), parts.tree(STYLES), *([parts.tree(NUMBERING)] if NUMBERING in parts.data else [])]
    ids = {one.get(f"{W}styleId"): str(at) for at, one in enumerate(parts.tree(STYLES).iter(f"{W}style"), 1)}
    for one in parts.tree(STYLES).iter(f"{W}style"):
        one.set(f"{W}styleId", ids[one.get(f"{W}styleId")])
    tags = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
    for root in roots:
        for one in root.iter(*(f"{W}{tag}" for tag in tags)):
            one.set(f"{W}val", ids.get(one.get(f"{W}val"), one.get(f"{W}val", "")))


def style_names(parts: Parts) -> None:
    """Built-in styles under the names that the standard gives them, and 正文 as an alias."""
    for one in parts.tree(STYLES).iter(f"{W}name"):
        value = one.get(f"{W}val", "")
        known = value.lower()
        if known.startswith(("heading ", "toc ", "list ", "table of figures", "footnote ")):
            one.set(f"{W}val", known if known.startswith(("heading", "toc", "footnote", "table")) else value)
            one.addnext(element("aliases", val="样式别名"))


def fewer_styles(parts: Parts) -> None:
    """Styles that nothing uses are gone; latent ones are listed."""
    used = {
        one.get(f"{W}val")
        for root in [*parts.texts(), parts.tree(STYLES)]
        for one in root.iter(*(f"{W}{tag}" for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")))
    }
    root = parts.tree(STYLES)
    for one in root.findall(f"{W}style"):
        if one.get(f"{W}styleId") not in used and one.get(f"{W}default") is None:
            root.remove(one)
    latent = element("latentStyles", defLockedState="0", count="376")
    latent.append(element("lsdException", name="Normal", uiPriority="0", qFormat="1"))
    root.insert(1, latent)


def theme_fonts(parts: Parts) -> None:
    """Hints, theme fonts and languages on runs and paragraph marks."""
    for root in parts.texts():
        for one in root.iter(f"{W}r"):
            properties = one.find(f"{W}rPr")
            if properties is None:
                properties = element("rPr")
                one.insert(0, properties)
            fonts = properties.find(f"{W}rFonts")
            if fonts is None:
                fonts = element("rFonts")
                properties.insert(1 if properties.find(f"{W}rStyle") is not None else 0, fonts)
            fonts.set(f"{W}hint", "eastAsia")
            fonts.set(f"{W}eastAsiaTheme", "minorEastAsia")
            properties.append(element("lang", val="en-US", eastAsia="zh-CN"))
        for one in root.iter(f"{W}pPr"):
            if one.find(f"{W}rPr") is None and one.find(f"{W}sectPr") is None:
                mark = element("rPr")
                mark.append(element("rFonts", hint="eastAsia"))
                one.append(mark)


def relationships(parts: Parts) -> None:
    """Relationships with other ids, pictures, charts and footers under other names."""
    name = "word/_rels/document.xml.rels"
    ids = {one.get("Id"): f"rId{at + 100}" for at, one in enumerate(parts.tree(name))}
    for one in parts.tree(name):
        one.set("Id", ids[one.get("Id")])
    for one in parts.body().iter():
        for key in list(one.attrib):
            if key.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"):
                one.set(key, ids[one.get(key)])
    numbers = count(1)
    for old in [one for one in parts.data if one.startswith("word/media/")]:
        parts.rename(old, f"word/media/image{next(numbers)}{Path(old).suffix}")


def numbering(parts: Parts) -> None:
    """Lists with other ids, and marks by which Word knows where they come from."""
    root = parts.tree(NUMBERING)
    for one in root.iter(f"{W}abstractNum"):
        one.set(f"{W}abstractNumId", str(int(one.get(f"{W}abstractNumId", "0")) + 50))
        if one.find(f"{W}nsid") is None:
            one.insert(0, element("nsid", val="1F2E3D4C"))
    for one in root.iter(f"{W}num"):
        one.set(f"{W}numId", str(int(one.get(f"{W}numId", "0")) + 70))
        for inner in one.findall(f"{W}abstractNumId"):
            inner.set(f"{W}val", str(int(inner.get(f"{W}val", "0")) + 50))
    for tree in [*parts.texts(), parts.tree(STYLES)]:
        for one in tree.iter(f"{W}numId"):
            if one.get(f"{W}val") != "0":
                one.set(f"{W}val", str(int(one.get(f"{W}val", "0")) + 70))


def notes(parts: Parts) -> None:
    """Notes are counted from 2, their separators being 0 and 1."""
    if FOOTNOTES not in parts.data:
        return
    ids = {one.get(f"{W}id"): str(at) for at, one in enumerate(parts.tree(FOOTNOTES).iter(f"{W}footnote"))}
    for root in (parts.tree(FOOTNOTES), parts.body(), parts.tree(SETTINGS)):
        for one in root.iter(f"{W}footnote", f"{W}footnoteReference"):
            one.set(f"{W}id", ids.get(one.get(f"{W}id"), one.get(f"{W}id", "")))


def spaces(parts: Parts) -> None:
    """xml:space only where a text begins or ends with a blank."""
    for root in parts.texts():
        for one in root.iter(f"{W}t", f"{W}instrText"):
            if one.get(SPACE) and (one.text or "") == (one.text or "").strip():
                del one.attrib[SPACE]


def hyphens(parts: Parts) -> None:
    """The element for a hyphen that does not break becomes its character."""
    for root in parts.texts():
        for one in list(root.iter(f"{W}noBreakHyphen")):
            text = element("t")
            text.text = "\u2011"
            one.addprevious(text)
            _remove(one)


def tables(parts: Parts) -> None:
    """Widths counted anew, looks of the table's style noted on rows and cells."""
    for one in parts.body().iter(f"{W}gridCol", f"{W}tcW"):
        width = one.get(f"{W}w", "")
        if width.isdigit():
            one.set(f"{W}w", str(int(width) + 1))
    for one in parts.body().iter(f"{W}trPr", f"{W}tcPr"):
        one.insert(0, element("cnfStyle", val="100000000000"))
    for one in parts.body().iter(f"{W}tblPr"):
        if one.find(f"{W}tblLook") is None:
            one.append(element("tblLook", val="04A0", firstRow="1"))


def drawings(parts: Parts) -> None:
    """Ids of drawings, other numbers and names for them."""
    for at, one in enumerate(parts.body().iter("{*}inline")):
        one.set(f"{WP14}anchorId", f"3AB0000{at}")
        one.set(f"{WP14}editId", f"50D0000{at}")
    for at, one in enumerate(parts.body().iter("{*}docPr")):
        one.set("id", str(at + 1))
        one.set("name", f"图片 {at + 1}")


def alternatives(parts: Parts) -> None:
    """A drawing in an alternative for newer programs, with itself for older ones."""
    for one in list(parts.body().iter(f"{W}drawing")):
        both = etree.Element(f"{MC}AlternateContent")
        one.addprevious(both)
        choice = etree.SubElement(both, f"{MC}Choice", Requires="wp14")
        etree.SubElement(both, f"{MC}Fallback").append(deepcopy(one))
        choice.append(one)


def pictures(parts: Parts) -> None:
    """Pictures written anew, with the same dots."""
    for name in [one for one in parts.data if one.startswith("word/media/")]:
        made = BytesIO()
        Image.open(BytesIO(parts.data[name])).save(made, "PNG", compress_level=1)
        parts.data[name] = made.getvalue()


def smaller_pictures(parts: Parts) -> None:
    """Pictures brought to 220 dots an inch and written as JPEG, as Word does where it is not told otherwise."""
    types = parts.tree("[Content_Types].xml")
    etree.SubElement(
        types, "{*}Default".replace("{*}", f"{{{types.nsmap[None]}}}"), Extension="jpeg", ContentType="image/jpeg"
    )
    for name in [one for one in parts.data if one.startswith("word/media/")]:
        picture = Image.open(BytesIO(parts.data[name])).convert("RGB")
        made = BytesIO()
        picture.resize((picture.width * 2 // 3, picture.height * 2 // 3), Image.Resampling.LANCZOS).save(
            made, "JPEG", quality=85
        )
        parts.data[name] = made.getvalue()
        parts.rename(name, f"{name.rpartition('.')[0]}.jpeg")


def charts(parts: Parts) -> None:
    """Cached figures as binary fractions, ids of series, another name of the workbook."""
    for name in [one for one in parts.data if re.fullmatch(r"word/charts/[^/]+\.xml", one)]:
        for value in parts.tree(name).iter(f"{C}v"):
            if next(value.iterancestors(f"{C}numCache"), None) is not None:
                value.text = format(float(str(value.text)), ".17g")
    for name in [one for one in parts.data if one.endswith(".xlsx")]:
        parts.rename(name, f"{name.rpartition('/')[0]}/Microsoft_Excel_Worksheet{name[-6:]}")


def properties(parts: Parts) -> None:
    """Properties of the program beside ours, ours with another number, who saved and when."""
    root = parts.tree(CUSTOM)
    for one in root:
        one.set("pid", "4")
    for pid, name, text in (("2", "KSOProductBuildVer", "2052-12.1.0.16929"), ("3", "ICV", "0A1B2C3D4E5F_13")):
        made = etree.Element(f"{{{root.nsmap[None]}}}property", fmtid=_PROPERTY, pid=pid, name=name)
        etree.SubElement(made, f"{{{root.nsmap['vt']}}}lpwstr").text = text
        root.insert(int(pid) - 2, made)
    core = parts.tree("docProps/core.xml")
    for one in core.iter("{*}modified"):
        one.text = "2024-03-01T08:00:00Z"


def field_results(parts: Parts) -> None:
    """Fields counted again: numbers of pages in the directories."""
    depth, wanted = 0, False
    for one in parts.body().iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if one.tag == f"{W}instrText":
            wanted = "PAGEREF" in (one.text or "")
        elif one.tag == f"{W}fldChar":
            depth += one.get(f"{W}fldCharType") == "separate"
            wanted = wanted and one.get(f"{W}fldCharType") != "end"
        elif wanted:
            one.text = "88"


def links(parts: Parts) -> None:
    """w:history on links, and their looks on runs."""
    for one in parts.body().iter(f"{W}hyperlink"):
        one.set(f"{W}history", "1")


def controls(parts: Parts) -> None:
    """Content controls with ids and places for what is to be typed."""
    for at, one in enumerate(parts.body().iter(f"{W}sdtPr")):
        if one.find(f"{W}id") is None:
            one.append(element("id", val=str(-1000 - at)))
        holder = element("placeholder")
        holder.append(element("docPart", val="DefaultPlaceholder_-1854013440"))
        one.append(holder)


def directory_control(parts: Parts) -> None:
    """A directory in a content control of its own, as Word's gallery makes it and WPS keeps it."""
    first = next(
        one for one in parts.body().iter(f"{W}p") if any("TOC" in (i.text or "") for i in one.iter(f"{W}instrText"))
    )
    control, inner = element("sdt"), element("sdtContent")
    first.addprevious(control)
    kind = element("sdtPr")
    part = element("docPartObj")
    part.append(element("docPartGallery", val="Table of Contents"))
    kind.append(part)
    control.append(kind)
    control.append(inner)
    depth, one = 0, first
    while True:
        after = one.getnext()
        inner.append(one)
        for mark in one.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType", ""), 0)
        if depth <= 0 or after is None:
            break
        one = after


COMMON: tuple[Change, ...] = (
    hidden_bookmarks,
    style_ids,
    relationships,
    numbering,
    theme_fonts,
    spaces,
    tables,
    drawings,
    links,
    controls,
    charts,
)
WORD: tuple[Change, ...] = (
    *COMMON,
    paragraph_ids,
    revision_ids,
    split_runs,
    rendered_breaks,
    style_names,
    alternatives,
    smaller_pictures,
)
WPS: tuple[Change, ...] = (
    *COMMON,
    settings,
    merged_runs,
    notes,
    hyphens,
    fewer_styles,
    properties,
    field_results,
    directory_control,
    pictures,
)
EACH: tuple[Change, ...] = tuple(dict.fromkeys((*WORD, *WPS)))


def inspected(parts: Parts) -> None:
    """Properties, ours too, taken out by somebody with Word's Document Inspector."""
    del parts.data[CUSTOM]
    for name, key in (("_rels/.rels", "Target"), ("[Content_Types].xml", "PartName")):
        for one in [one for one in parts.tree(name) if CUSTOM in one.get(key, "")]:
            _remove(one)


def _remove(one: etree._Element) -> None:
    parent = one.getparent()
    assert parent is not None
    parent.remove(one)


def resaved(file: Path, target: Path, *changes: Change) -> Path:
    """Save a Word file as a program does that makes these changes."""
    parts = Parts(file)
    for one in changes:
        one(parts)
    return parts.save(target)
