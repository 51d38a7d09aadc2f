"""What stands within a paragraph, as its reader sees it: looks, fields, notes, symbols, tracked changes."""

from __future__ import annotations

from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.manuscript.reading.document import read
from tests.manuscript.made import made
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.seed.manuscripts import picture as drawn
from tests.manuscript.wordml import field, r

_BOLD = "<w:b/>"
_RAISED = '<w:vertAlign w:val="superscript"/>'
_LINES = (
    (r("甲") + r("乙", "<w:b/>") + r("丙"), "甲**乙**丙"),
    (r("甲", '<w:b w:val="0"/>') + r("乙", '<w:b w:val="true"/>'), "甲**乙**"),
    (r("甲", '<w:b w:val="none"/>') + r("乙", "<w:i/>") + r("丙", '<w:i w:val="off"/>'), "甲*乙*丙"),
    (r("甲") + r("乙", "<w:b/><w:i/>"), "甲***乙***"),
    (r("甲") + r(" 乙 ", "<w:b/>") + r("丙"), "甲 **乙** 丙"),
    (r("甲") + r(" ", "<w:b/>") + r("丙"), "甲 丙"),
    (r("甲") + r("乙", "<w:b/>") + r("丙", "<w:b/>"), "甲**乙丙**"),
    (
        r("m") + r("2", '<w:vertAlign w:val="superscript"/>') + r("和CO") + r("2", '<w:vertAlign w:val="subscript"/>'),
        "m^2^和CO~2~",
    ),
    (r("注") + r("甲 乙", '<w:vertAlign w:val="superscript"/>'), "注甲 乙"),
    (r("甲") + r("2", '<w:vertAlign w:val="baseline"/>'), "甲2"),
    (r("看得见") + r("看不见", "<w:vanish/>"), "看得见"),
    (r("甲") + "<w:r><w:br/></w:r>" + r("乙"), "甲\\\n乙"),
    (r("甲") + "<w:r><w:cr/></w:r>" + r("乙") + "<w:r><w:br/></w:r>", "甲\\\n乙"),
    (r("甲") + '<w:r><w:br w:type="page"/></w:r>' + r("乙"), "甲乙"),
    (r("甲") + '<w:r><w:br w:type="column"/></w:r>' + r("乙"), "甲乙"),
    (r("甲") + "<w:r><w:tab/></w:r>" + r("乙"), "甲 乙"),
    (r("1") + "<w:r><w:noBreakHyphen/></w:r>" + r("2"), "1-2"),
    (r("甲\u200b乙\u2028丙"), "甲乙丙"),
    ('<w:r><w:sym w:font="Wingdings" w:char="2713"/></w:r>' + r("达标"), "✓达标"),
    ('<w:r><w:sym w:font="Wingdings" w:char="D800"/><w:sym w:char="xyz"/><w:sym/></w:r>' + r("达标"), "达标"),
    (r("见") + field("PAGE", "7") + r("页"), "见7页"),
    (r("见") + field('HYPERLINK "https://example.org/a"', "官网"), "见[官网](<https://example.org/a>)"),
    (r("见") + field('HYPERLINK "file:///etc/passwd"', "文件"), "见文件"),
    (r("见") + field("HYPERLINK mailto:a@example.org", "信箱"), "见[信箱](<mailto:a@example.org>)"),
    (r("见") + f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>' + r("页"), "见7页"),
    (r("见") + field("REF nowhere", "表 9"), "见表 9"),
    (
        r("外") + f"<w:smartTag>{r('里')}</w:smartTag>" + f"<w:sdt><w:sdtContent>{r('面')}</w:sdtContent></w:sdt>",
        "外里面",
    ),
    (r("数") + f'<w:moveFrom w:id="1">{r("甲")}</w:moveFrom><w:moveTo w:id="2">{r("乙")}</w:moveTo>', "数乙"),
    (r("价格5*3 [a] <b> `c` ~d~ ^e^ _f_ !g |h| &i"), r"价格5\*3 \[a\] \<b\> \`c\` \~d\~ \^e\^ \_f\_ \!g \|h\| \&i"),
    (r("# 不是标题"), r"\# 不是标题"),
    (r("12. 不是列表"), r"12\. 不是列表"),
    (r("12) 不是列表"), r"12\) 不是列表"),
    (r("：：：不是块"), r"\：：：不是块"),
    (r("+ 甲"), r"\+ 甲"),
    (r("= 甲"), r"\= 甲"),
    (r("a@tbl-b @sec-c @fig-d @case-e @annex-f @x"), r"a\@tbl-b \@sec-c \@fig-d \@case-e \@annex-f @x"),
    (r("甲") + r("乙丙", _BOLD + _RAISED), "甲**^乙丙^**"),
    (r("甲") + "<w:r><w:rPr><w:b/></w:rPr><w:br/><w:t>乙</w:t><w:br/></w:r>" + r("丙"), "甲\\\n**乙**\\\n丙"),
    (r("甲") + r("　乙　", _BOLD) + r("丙", _BOLD) + r("丁"), "甲　**乙　丙**丁"),
    (r("甲乙", _BOLD), "**甲乙**"),
    (r("a") + r("1", _RAISED) + r("2", _RAISED), "a^12^"),
    (field('HYPERLINK "https://example.org/a"', "官") + r("与"), "[官](<https://example.org/a>)与"),
    (r("CO") + r("2，", '<w:vertAlign w:val="subscript"/>') + r("3", '<w:vertAlign w:val="subscript"/>'), "CO2，3"),
    (r("a") + r("1", _RAISED) + r("2", '<w:vertAlign w:val="subscript"/>'), "a^1^~2~"),
    *(
        (f'<w:r><w:sym w:font="x" w:char="{code}"/></w:r>' + r("码"), f"{shown}码")
        for code, shown in (
            *(("20", ""), ("1F", ""), ("E000", "\ue000"), ("fffd", "□"), ("FFFE", ""), ("D7FF", "\ud7ff")),
            *(("DFFF", ""), ("0002713", ""), ("002713", "✓"), ("-2713", ""), ("10000", ""), ("", "")),
        )
    ),
    (
        r("见") + field('HYPERLINK "https://example.org/a"', "官网") + field("PAGE", "7"),
        "见[官网](<https://example.org/a>)7",
    ),
    (r("见") + field('HYPERLINK "http://example.org/ a"', "官网"), "见[官网](<http://example.org/>)"),
    (r("见") + field('HYPERLINK "javascript:x"', "官网"), "见官网"),
    (f'<w:bookmarkStart w:id="1" w:name="x"/>{r("甲")}<w:bookmarkEnd w:id="1"/><!-- 注 -->{r("乙")}', "甲乙"),
    ("<w:r><w:t>甲</w:t><!-- 注 --><w:t/><w:t>乙</w:t></w:r>", "甲乙"),
    (f'<w:ins w:id="1"><w:ins w:id="2">{r("甲")}</w:ins></w:ins>' + r("乙"), "甲乙"),
    (r("{{ x }} {% y %} {# z #} {w}"), r"\{{ x }} \{% y %} \{# z #} {w}"),
)
"""What stands in a paragraph, and what the Markdown says."""


def test_lines_as_markdown(tmp_path: Path) -> None:
    manuscript = Manuscript()
    for inside, _ in _LINES:
        manuscript.xml(f"<w:p>{inside}</w:p>")
    written = made(manuscript, tmp_path).chapter.split("\n\n")
    assert written == [line for _, line in _LINES]


def _read(manuscript: Manuscript, folder: Path) -> list[ManuscriptParagraph]:
    """Return the paragraphs after the first heading."""
    found = read(manuscript.save(folder / "a.docx")).elements[1:]
    return [one for one in found if isinstance(one, ManuscriptParagraph)]


def _style(manuscript: Manuscript, identity: str, inside: str, kind: str = "paragraph") -> None:
    xml = (
        f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{identity}"><w:name w:val="{identity}"/>{inside}</w:style>'
    )
    manuscript.document.styles.element.append(parse_xml(xml))


def test_size_and_weight_come_from_run_style_or_default(tmp_path: Path) -> None:
    looks = (
        ("", "", (11.0, False)),
        ("", '<w:sz w:val="44"/><w:b/>', (22.0, True)),
        ('<w:rPr><w:sz w:val="32"/><w:b/></w:rPr>', "", (16.0, True)),
        ('<w:rPr><w:sz w:val="32"/><w:b/></w:rPr>', '<w:sz w:val="21"/><w:b w:val="false"/>', (10.5, False)),
        ('<w:basedOn w:val="Base"/>', "", (18.0, True)),
        ('<w:basedOn w:val="Base"/><w:rPr><w:sz w:val="20"/></w:rPr>', "", (10.0, True)),
        ('<w:basedOn w:val="Odd"/>', "", (11.0, False)),
        ("", '<w:rStyle w:val="Strong1"/>', (30.0, True)),
        ('<w:rPr><w:sz w:val="32"/></w:rPr>', '<w:rStyle w:val="Strong1"/>', (30.0, True)),
        ("", '<w:sz w:val="a lot"/>', (10.0, False)),
    )
    manuscript = Manuscript()
    _style(manuscript, "Base", '<w:rPr><w:sz w:val="36"/><w:b/></w:rPr>')
    _style(manuscript, "Strong1", '<w:rPr><w:sz w:val="60"/><w:b/></w:rPr>', "character")
    for index, (style, run, _) in enumerate(looks):
        _style(manuscript, f"Mine{index}", style)
        manuscript.xml(f'<w:p><w:pPr><w:pStyle w:val="Mine{index}"/></w:pPr>{r("正文", run)}</w:p>')
    found = _read(manuscript, tmp_path)
    assert [(one.look.size, one.look.bold) for one in found] == [look for *_, look in looks]


def test_the_size_of_a_paragraph_is_that_of_most_of_it(tmp_path: Path) -> None:
    manuscript = Manuscript()
    big, small = '<w:sz w:val="44"/>', '<w:sz w:val="20"/>'
    manuscript.xml(f"<w:p>{r('大', big)}{r('小小小', small)}{r('大', big)}</w:p>")
    manuscript.xml(f"<w:p>{r('大', big)}{r('          ', small)}</w:p>")
    assert [one.look.size for one in _read(manuscript, tmp_path)] == [10.0, 22.0]


def test_names_of_styles_and_outline_levels_make_headings(tmp_path: Path) -> None:
    names = (
        "heading 3",
        "Heading 3",
        "标题 2",
        "标题2",
        "Überschrift 1",
        "Titre 4",
        "heading",
        "heading 10",
        "小标题 2",
    )
    outlines = ("0", "3", "8", "9", "-1", "x")
    manuscript = Manuscript()
    for index, name in enumerate(names):
        xml = f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="My{index}"><w:name w:val="{name}"/></w:style>'
        manuscript.document.styles.element.append(parse_xml(xml))
        _style(manuscript, f"Child{index}", f'<w:basedOn w:val="My{index}"/>')
    for index, outline in enumerate(outlines):
        _style(manuscript, f"Outlined{index}", f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>')
    for kind, count in (("My", len(names)), ("Child", len(names)), ("Outlined", len(outlines))):
        for index in range(count):
            manuscript.xml(f'<w:p><w:pPr><w:pStyle w:val="{kind}{index}"/></w:pPr>{r("立德树人")}</w:p>')
    for outline in outlines:
        manuscript.xml(f'<w:p><w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>{r("立德树人")}</w:p>')
    levels = [one.level for one in _read(manuscript, tmp_path)]
    assert levels == [3, 3, 2, 2, 1, 4, 0, 0, 0] * 2 + [1, 4, 9, 0, 0, 0] * 2


def test_what_is_told_of_tracked_changes_comments_and_notes(tmp_path: Path) -> None:
    manuscript = Manuscript()
    gone = '<w:del w:id="1" w:author="张三"><w:r><w:delText>4407</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3" w:author="李四">{r("甲")}</w:moveFrom>'
    new = f'<w:ins w:id="2">{r("4487")}</w:ins><w:ins w:id="5"><w:r/></w:ins>'
    manuscript.xml(f"<w:p>{r('人数')}{gone}{moved}{new}</w:p>")
    manuscript.document.add_comment(manuscript.document.paragraphs[-1].runs, text="请核对", author="王五", initials="W")
    project = made(manuscript, tmp_path)
    assert project.chapter == "人数4487"
    told = [note for note in project.notes if " by " in note]
    assert told == [
        "tracked deletion, taken as accepted by 张三: 4407",
        "tracked deletion, taken as accepted by 李四: 甲",
        "tracked insertion, taken as accepted by ?: 4487",
        "comment by 王五: 请核对",
    ]


def test_headers_and_footers_are_told_once(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("正文若干字。")
    section = manuscript.document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = section.first_page_header.paragraphs[0].text = " 质量年度报告 "
    section.footer.paragraphs[0].text = "某某学院"
    told = [note for note in made(manuscript, tmp_path).notes if note.startswith("page header or footer")]
    assert sorted(told) == ["page header or footer: 某某学院", "page header or footer: 质量年度报告"]


def test_a_link_in_the_file_leads_where_it_may(tmp_path: Path) -> None:
    """Addresses of the web and of mail are links, others are words; one within another field leads on, too."""
    manuscript = Manuscript()
    expected = []
    for target, shown in (
        ("https://example.org/a", "[官网](<https://example.org/a>)"),
        ("http://example.org", "[官网](<http://example.org>)"),
        ("mailto:a@example.org", "[官网](<mailto:a@example.org>)"),
        ("file:///etc/passwd", "官网"),
        ("ftp://example.org", "官网"),
        ("https://example.org/a b", "官网"),
    ):
        link = manuscript.document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        manuscript.xml(f'<w:p>{r("见")}<w:hyperlink r:id="{link}">{r("官") + r("网")}</w:hyperlink>{r("。")}</w:p>')
        expected.append(f"见{shown}。")
    picture, _ = manuscript.document.part.get_or_add_image(drawn("a"))
    for inside in (
        f'<w:hyperlink r:id="{picture}">{r("官网")}</w:hyperlink>',
        f"<w:hyperlink>{r('官网')}</w:hyperlink>",
    ):
        manuscript.xml(f"<w:p>{r('见')}{inside}{r('。')}</w:p>")
        expected.append("见官网。")
    assert made(manuscript, tmp_path).chapter.split("\n\n") == expected


def test_what_the_style_says_is_no_emphasis(tmp_path: Path) -> None:
    manuscript = Manuscript()
    _style(manuscript, "Loud", "<w:rPr><w:b/><w:i/></w:rPr>")
    _style(manuscript, "Hidden", "<w:rPr><w:vanish/></w:rPr>")
    style = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'
    light, seen = '<w:b w:val="0"/>', '<w:vanish w:val="0"/>'
    manuscript.xml(f"<w:p>{style.format('Loud')}{r('甲')}{r('乙', _BOLD)}{r('丙', light)}</w:p>")
    manuscript.xml(f"<w:p>{style.format('Hidden')}{r('看不见')}{r('看得见', seen)}</w:p>")
    assert made(manuscript, tmp_path).chapter.split("\n\n") == ["甲乙丙", "看得见"]


def test_a_reference_by_field_to_what_a_build_marked(tmp_path: Path) -> None:
    """A label of ours that something numbered has; any other reference is its words."""
    manuscript = Manuscript()
    mark = '<w:bookmarkStart w:id="9" w:name="tbl_clubs"/>' + r("表 1-1 社团") + '<w:bookmarkEnd w:id="9"/>'
    manuscript.xml(f"<w:p>{mark}</w:p>")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    for name, shown in (("tbl_clubs", "@tbl-clubs"), ("tbl_none", "表 9"), ("_Ref1", "表 9"), ("Clubs", "表 9")):
        manuscript.xml(f"<w:p>{r('见')}{field(f' REF {name} h ', '表 9')}{r('。')}</w:p>")
        manuscript.xml(f"<w:p>{r('见')}{field(f' REF {name} h ', '')}{r('。')}</w:p>")
        assert made(manuscript, tmp_path).chapter.split("\n\n")[-2:] == [f"见{shown}。", "见。"]


def test_where_a_page_breaks_and_how_a_paragraph_stands(tmp_path: Path) -> None:
    manuscript = Manuscript()
    page = '<w:r><w:br w:type="page"/></w:r>'
    before = "<w:pPr><w:pageBreakBefore/></w:pPr>"
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    looks = (
        (r("甲"), (False, False)),
        (page + r("甲"), (True, False)),
        (r(" ") + page + r("甲"), (True, False)),
        (r("甲") + page, (False, False)),
        (before + r("甲"), (True, False)),
        (before.replace("/>", ' w:val="0"/>', 1) + r("甲"), (False, False)),
        (centred + r("甲"), (False, True)),
        (centred.replace("center", "left") + r("甲"), (False, False)),
    )
    for inside, _ in looks:
        manuscript.xml(f"<w:p>{inside}</w:p>")
    assert [(one.look.breaks, one.look.centred) for one in _read(manuscript, tmp_path)] == [look for _, look in looks]


def test_all_of_a_paragraph_is_bold_where_its_every_character_is(tmp_path: Path) -> None:
    manuscript = Manuscript()
    looks = (
        (r("甲", _BOLD) + r("乙", _BOLD), True),
        (r("甲", _BOLD) + r("乙"), False),
        (r("甲") + r("乙", _BOLD), False),
        (r("甲", _BOLD) + r(" ") + "<w:r><w:tab/></w:r>", True),
        (r(" "), True),
        ("<w:r/>", False),
        ("", False),
    )
    for inside, _ in looks:
        manuscript.xml(f"<w:p>{inside}</w:p>")
    assert [one.look.bold for one in _read(manuscript, tmp_path)] == [bold for _, bold in looks]
