"""A stand-in for the word room's layout copy: the same sections, bookmarks, directories and fonts, written by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCE = "学校坚持立德树人，深化产教融合，2023年建成校内实训基地12个，与 Siemens 等企业共建产业学院。"
SONG, FANG, KAI, HEI = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"
HEADING_FONTS = {1: HEI, 2: HEI, 3: KAI, 4: FANG}
MARGINS = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992"/>'


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a directory: what it points to and what it says."""

    bookmark: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Size:
    """How much the report holds; the default comes to about a hundred pages."""

    chapters: int = 6
    sections: int = 4
    topics: int = 4
    paragraphs: int = 3
    pictures: bool = True


SMALL = Size(chapters=2, sections=2, topics=2, paragraphs=2, pictures=False)


def entries(size: Size) -> tuple[Entry, ...]:
    """Return what the directory lists, numbered by hand rather than by the office program."""
    found = [Entry("sec_preface", 1, "前言")]
    tables = count(1)
    for chapter in range(1, size.chapters + 1):
        found.append(Entry(f"sec_{chapter}", 1, f"{chapter} 第{chapter}篇人才培养"))
        for section in range(1, size.sections + 1):
            found.append(Entry(f"sec_{chapter}_{section}", 2, f"{chapter}.{section} 产教融合{chapter}{section}"))
            for topic in range(1, size.topics + 1):
                number = f"{chapter}.{section}.{topic}"
                found.append(Entry(f"sec_{number.replace('.', '_')}", 3, f"{number} 专题{number.replace('.', '')}"))
                serial = next(tables)
                found.append(Entry(f"tbl_t{serial}", 0, f"表 {chapter}-{serial} 学生社团情况{serial}"))
    return tuple(found)


def headings(size: Size) -> tuple[Entry, ...]:
    """Return the headings among `entries`: what the outline of the PDF shows."""
    return tuple(entry for entry in entries(size) if entry.level)


def write(path: Path, size: Size = SMALL) -> Path:
    """Write the document to `path` and return it; the same size gives the same bytes."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/document.xml": f'<w:document xmlns:w="{W}" {_NAMESPACES}><w:body>{_body(size)}</w:body></w:document>',
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footer1.xml": _footer(""),
        "word/footer2.xml": _footer("— "),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("word/media/image1.jpeg"), _picture())
    return path


def _body(size: Size) -> str:
    bookmarks = count(1)
    toc = "".join(_toc_line(entry) for entry in entries(size))
    chapters = "".join(_chapters(size, bookmarks))
    return (
        _paragraph("天津示例职业技术学院", "Cover")
        + _paragraph("高等职业教育质量年度报告（2023年度）", "Cover")
        + _paragraph("内容真实性责任声明", "Plain", "<w:pageBreakBefore/>")
        + _section("")
        + f"<w:p>{_bookmark('directories', 9000)}{_run('目 录')}</w:p>"
        + toc
        + _section('<w:footerReference w:type="default" r:id="rId3"/>', "lowerRoman")
        + chapters
        + _section_properties('<w:footerReference w:type="default" r:id="rId4"/>')
    )


def _chapters(size: Size, bookmarks: Iterator[int]) -> Iterator[str]:
    previous, tables = 0, 0
    for entry in entries(size):
        mark = f'<w:bookmarkStart w:id="{(number := next(bookmarks))}" w:name="{entry.bookmark}"/>'
        if entry.bookmark == "sec_preface":
            mark = _bookmark("report_body", 0) + mark
        content = (
            f'{mark}{_run(entry.text.split(" ", 1)[-1] if entry.level else entry.text)}<w:bookmarkEnd w:id="{number}"/>'
        )
        if entry.level:
            plain = '<w:numPr><w:numId w:val="0"/></w:numPr>' if entry.bookmark == "sec_preface" else ""
            yield f'<w:p><w:pPr><w:pStyle w:val="Heading{entry.level}"/>{plain}</w:pPr>{content}</w:p>'
        else:
            yield f'<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>{content}</w:p>' + _table()
            tables += 1
            if size.pictures and tables % 4 == 2:
                yield _drawing(number)
            if tables == 3:
                yield from _landscape()
        if entry.level == 3 or entry.bookmark == "sec_preface":
            yield from (_paragraph(SENTENCE * 3, "Normal") for _ in range(size.paragraphs))
            if previous == 2:
                yield f'<w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr>{_run("四级标题")}</w:p>'
        previous = entry.level


def _landscape() -> Iterator[str]:
    portrait = _section('<w:footerReference w:type="default" r:id="rId4"/>', "decimal")
    yield portrait
    yield _paragraph("横页宽表", "Normal") + _table(columns=12)
    yield portrait.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"').replace(
        ' w:start="1"', ""
    )


def _toc_line(entry: Entry) -> str:
    page = f"<w:r><w:tab/></w:r>{_field(f'PAGEREF {entry.bookmark} ' + chr(92) + 'h')}"
    return (
        '<w:p><w:pPr><w:pStyle w:val="Plain"/><w:tabs>'
        '<w:tab w:val="right" w:leader="dot" w:pos="8800"/></w:tabs></w:pPr>'
        f'<w:hyperlink w:anchor="{entry.bookmark}">{_run(entry.text)}{page}</w:hyperlink></w:p>'
    )


def _bookmark(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def _field(code: str) -> str:
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    return f'{begin}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{separate}{_run("0")}{end}'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(text: str, style: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{_run(text)}</w:p>'


def _section(footer: str, numbers: str = "") -> str:
    return f"<w:p><w:pPr>{_section_properties(footer, numbers)}</w:pPr></w:p>"


def _section_properties(footer: str, numbers: str = "") -> str:
    # As in Word: the first section of the body says where numbers start, later ones go on.
    numbering = f'<w:pgNumType w:fmt="{numbers}" w:start="1"/>' if numbers else ""
    return f'<w:sectPr>{footer}<w:pgSz w:w="11906" w:h="16838"/>{MARGINS}{numbering}</w:sectPr>'


def _table(columns: int = 4) -> str:
    cells = "".join(f"<w:tc><w:tcPr/>{_paragraph(f'数据{column}', 'Plain')}</w:tc>" for column in range(columns))
    grid = '<w:gridCol w:w="2200"/>' * columns
    header = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "bottom", "insideH", "insideV"))
    properties = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{f'<w:tr>{cells}</w:tr>' * 5}</w:tbl>"


def _drawing(number: int) -> str:
    extent = 'cx="4320000" cy="2880000"'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Cover"/></w:pPr><w:r><w:drawing><wp:inline><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="p{number}" descr="示例"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rId5"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _picture() -> bytes:
    from PIL import Image

    image = Image.linear_gradient("L").resize((1200, 800)).convert("RGB")
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def _footer(prefix: str) -> str:
    inner = f"{_run(prefix)}{_field('PAGE')}{_run(prefix[::-1])}"
    return f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Plain"/></w:pPr>{inner}</w:p></w:ftr>'


def _styles() -> str:
    normal = '<w:ind w:firstLineChars="200" w:firstLine="560"/><w:jc w:val="both"/>'
    styles = [_style("Normal", FANG, 28, normal, default=True), _style("Plain", FANG, 28), _style("Cover", SONG, 44)]
    styles.append(_style("Caption", HEI, 21, '<w:keepNext/><w:jc w:val="center"/>'))
    for level, font in HEADING_FONTS.items():
        numbers = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
        breaks = "<w:pageBreakBefore/>" if level == 1 else ""
        styles.append(
            _style(
                f"Heading{level}",
                font,
                36 - 2 * level,
                f'<w:keepNext/>{breaks}{numbers}<w:outlineLvl w:val="{level - 1}"/>',
                bold=level > 2,
            )
        )
    return f'<w:styles xmlns:w="{W}">{"".join(styles)}</w:styles>'


def _style(name: str, font: str, size: int, properties: str = "", default: bool = False, bold: bool = False) -> str:
    title = name.replace("Heading", "heading ")
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>'
    spacing = "" if size > 30 else '<w:spacing w:line="560" w:lineRule="exact"/>'
    return (
        f'<w:style w:type="paragraph" {"w:default=" + chr(34) + "1" + chr(34) if default else ""} w:styleId="{name}">'
        f'<w:name w:val="{title}"/><w:pPr>{properties.partition("<w:ind")[0].partition("<w:jc")[0]}{spacing}'
        f"{properties[len(properties.partition('<w:ind')[0].partition('<w:jc')[0]) :]}</w:pPr>"
        f'<w:rPr>{fonts}{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style>'
    )


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{".".join(f"%{n + 1}" for n in range(level + 1))}"/></w:lvl>'
        for level in range(4)
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    f'xmlns:r="{_OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="jpeg" ContentType="image/jpeg"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("footer1", "footer"),
            ("footer2", "footer"),
        )
    )
    + "</Types>"
)
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("footer", "footer1.xml"),
                ("footer", "footer2.xml"),
                ("image", "media/image1.jpeg"),
            ),
            1,
        )
    )
    + "</Relationships>"
)
