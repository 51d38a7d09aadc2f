"""`take` of the whole Word file: what it writes, what it tells, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened

from tests.app.returned.report import FILES
from tests.app.returned.word_edits import paragraphs, take_out, words
from tests.support.programs import reportdoc

TALENT, SERVICE, MAJORS = "content/chapters/1-talent.md", "content/chapters/2-service.md", "content/tables/majors.csv"
ANNEX = "content/annex/service.csv"


def changed(source: Path, target: Path, *pairs: tuple[str, str]) -> Path:
    """Replace words in single runs of a Word file, as typing does."""

    def edit(document: Opened) -> None:
        for old, new in pairs:
            runs = [run for one in paragraphs(document) for run in one.iter("{*}t") if old in (run.text or "")]
            assert runs, old
            runs[0].text = str(runs[0].text).replace(old, new)

    return edited(source, target, edit)


def edited(source: Path, target: Path, edit: Callable[[Opened], None]) -> Path:
    """Make an edit in a copy of a Word file."""
    document = Document(str(source))
    edit(document)
    document.save(str(target))
    return target


def contents(project: Path) -> dict[str, str]:
    """Return the text files of a project's content."""
    return {name: (project / name).read_text(encoding="utf-8") for name in FILES}


def typed_over(document: Opened, sentence: str, old: str, new: str) -> None:
    """Type another figure over one in the paragraph that holds some words."""
    paragraph = next(one for one in paragraphs(document) if sentence in words(one))
    run = next(one for one in paragraph.iter("{*}t") if old in (one.text or ""))
    run.text = str(run.text).replace(old, new)


def test_words_change_in_their_places_and_no_other_byte(report: Path, word_file: Path, tmp_path: Path) -> None:
    pairs = ("结构较为稳定", "结构总体稳定"), ("走进", "先后走进"), ("，比上年", "2019年起，比上年")
    file = changed(word_file, tmp_path / "改.docx", *pairs)
    result = reportdoc("take", file, report, "--yes")
    assert result.returncode == 0, result.stderr
    text = FILES[TALENT].replace("结构较为稳定", "结构总体稳定").replace("招生宣传走进{{", "招生宣传先后走进{{")
    expected = FILES | {TALENT: text.replace("{{ 报到率 }}，比", "{{ 报到率 }}2019年起，比")}
    assert contents(report) == expected
    assert "改.docx" in (report / "content/deliveries.csv").read_text(encoding="utf-8")


def test_taking_the_same_file_again_changes_nothing(report: Path, word_file: Path, tmp_path: Path) -> None:
    file = changed(word_file, tmp_path / "改.docx", ("结构较为稳定", "结构总体稳定"))
    reportdoc("take", file, report, "--yes")
    before = contents(report)
    result = reportdoc("take", file, report, "--yes")
    assert "Nothing changes" in result.stdout
    assert contents(report) == before


def test_a_file_that_nobody_changed_changes_nothing(report: Path, word_file: Path) -> None:
    result = reportdoc("take", word_file, report, "--yes")
    assert (result.returncode, "Nothing changes" in result.stdout) == (0, True)
    assert contents(report) == FILES


def test_a_dry_run_shows_and_writes_nothing(report: Path, word_file: Path, tmp_path: Path) -> None:
    file = changed(word_file, tmp_path / "改.docx", ("结构较为稳定", "结构总体稳定"))
    result = reportdoc("take", file, report, "--dry-run")
    assert "总体" in result.stdout
    assert contents(report) == FILES


@pytest.mark.parametrize(
    ("choice", "file", "old", "new"),
    [
        ("source", MAJORS, "合计,260,246,94.62%", "合计,260,248,94.62%"),
        ("text", TALENT, "实际报到{{ 报到 }}人", "实际报到248人"),
        ("keep", TALENT, "", ""),
    ],
)
def test_a_figure_typed_over_is_told_with_its_source_and_changed_as_chosen(
    choice: str, file: str, old: str, new: str, report: Path, word_file: Path, tmp_path: Path
) -> None:
    path = edited(word_file, tmp_path / "改.docx", lambda one: typed_over(one, "计划招生", "246", "248"))
    result = reportdoc("take", path, report, "--figures", choice, "--yes")
    assert result.returncode == 0
    assert contents(report) == FILES | {file: FILES[file].replace(old, new)}
    told = "1.1, paragraph 1: 246 became 248, but it comes from 表 1-1, row “合计”, column “报到人数”; it stays"
    assert (told in result.stderr) == (choice == "keep")


@pytest.mark.long
def test_a_figure_and_its_source_changed_alike_need_no_choice(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        typed_over(document, "计划招生", "246", "248")
        cell = next(one for one in paragraphs(document) if words(one) == "246")
        next(cell.iter("{*}t")).text = "248"

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert "246 became 248" not in result.stderr
    expected = FILES[MAJORS].replace("合计,260,246", "合计,260,248")
    assert contents(report) == FILES | {MAJORS: expected}


def test_a_cell_is_changed_once_however_often_it_is_quoted_and_a_second_figure_for_it_is_told(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        typed_over(document, "分布在12个专业", "8124", "8130")
        typed_over(document, "本章分两节", "8124", "8130")
        typed_over(document, "计划招生", "246", "248")
        cell = next(one for one in paragraphs(document) if words(one) == "246")
        next(cell.iter("{*}t")).text = "249"

    path = edited(word_file, tmp_path / "改.docx", edit)
    result = reportdoc("take", path, report, "--figures", "source", "--yes")
    tables = {ANNEX: FILES[ANNEX].replace("8124", "8130"), MAJORS: FILES[MAJORS].replace("260,246", "260,249")}
    assert contents(report) == FILES | tables
    assert "8124 became" not in result.stderr
    assert "246 became 248, but it comes from 表 1-1, row “合计”, column “报到人数”; it stays" in result.stderr


def test_what_was_changed_on_both_sides_is_shown_and_left_until_chosen(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = changed(word_file, tmp_path / "改.docx", ("结构较为稳定", "结构总体稳定"), ("开班52期", "开班53期"))
    ours = FILES[TALENT].replace("结构较为稳定", "结构十分稳定").replace("咨询场次达到36场", "咨询场次达到38场")
    (report / TALENT).write_text(ours, encoding="utf-8")
    result = reportdoc("take", file, report, "--yes")
    assert "changed here and in the project since" in result.stderr
    assert "    returned: 生源以本市为主，外省生源占三成，结构总体稳定。" in result.stderr
    assert "    project:  生源以本市为主，外省生源占三成，结构十分稳定。" in result.stderr
    assert contents(report) == FILES | {TALENT: ours, SERVICE: FILES[SERVICE].replace("52期", "53期")}
    reportdoc("take", file, report, "--theirs", "--yes")
    theirs = ours.replace("结构十分稳定", "结构总体稳定")
    assert contents(report)[TALENT] == theirs


def test_a_report_of_another_college_or_year_is_refused(report: Path, word_file: Path) -> None:
    settings = report / "content/report.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("year: 2023", "year: 2024"), encoding="utf-8")
    result = reportdoc("take", word_file, report, "--yes")
    assert result.returncode == 2
    assert "is the report of 99999 for 2023, this project that of 99999 for 2024" in result.stderr


def test_without_a_record_of_the_build_the_content_of_today_is_compared(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    import shutil

    file = changed(word_file, tmp_path / "改.docx", ("结构较为稳定", "结构总体稳定"))
    shutil.rmtree(report / ".reportdoc")
    today = FILES[SERVICE].replace("深受欢迎", "很受欢迎")
    (report / SERVICE).write_text(today, encoding="utf-8")
    result = reportdoc("take", file, report, "--yes")
    assert "which content it was built from is not known" in result.stderr
    # What the file has not got of today's content seems changed in it.
    expected = FILES[TALENT].replace("结构较为稳定", "结构总体稳定")
    assert contents(report) == FILES | {TALENT: expected}


def test_cover_and_indicator_titles_go_to_the_settings(report: Path, word_file: Path, tmp_path: Path) -> None:
    file = changed(
        word_file, tmp_path / "改.docx", ("样例职业学院", "样例职业技术学院"), ("服务贡献表", "服务贡献情况表")
    )
    result = reportdoc("take", file, report, "--yes")
    assert result.returncode == 0, result.stderr
    settings = contents(report)["content/report.yaml"]
    assert "name: 样例职业技术学院, english" in settings
    assert "title: 服务贡献情况表, src" in settings


def test_a_table_that_figures_come_from_stays(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        table = next(one for one in document.tables if "机电一体化技术" in "".join(map(str, one._tbl.itertext())))
        caption = next(one for one in paragraphs(document, "表题") if "分专业" in words(one))
        for one in (table._tbl, caption):
            parent = one.getparent()
            assert parent is not None
            parent.remove(one)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert "表 1-1: the table was taken out, but figures of the text are bound to it: it stays" in result.stderr
    assert "#tbl-majors" in contents(report)[TALENT]


def test_references_to_what_was_taken_out_become_text_and_are_told(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        box = next(one for one in document.tables if "送岗位" in "".join(map(str, one._tbl.itertext())))
        take_out(box._tbl)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    assert '2, paragraph 1: "图 1-1" refers to what was taken out; it is text now' in result.stderr
    assert ".case" not in contents(report)[TALENT]
    assert "人次，与图 1-1所示企业保持联系" in contents(report)[SERVICE]


def test_of_a_reference_to_two_tables_only_the_one_that_was_taken_out_becomes_text(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        table = next(one._tbl for one in document.tables if one.rows[-1].cells[0].text == "第四期")
        caption = next(one for one in paragraphs(document, "表题") if "培训班次一览" in words(one))
        for one in (table, caption):
            take_out(one)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert '2.1, paragraph 1: "表 2-1" refers to what was taken out; it is text now' in result.stderr
    assert "全年开班52期（[@tbl-majors]、表 2-1）。" in contents(report)[SERVICE]


def test_a_file_with_hardly_anything_of_the_report_is_refused(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        for one in list(document.element.body)[:-1]:
            document.element.body.remove(one)
        document.add_paragraph("只剩这一句。")

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 2
    assert '"改.docx" holds hardly anything of this report' in result.stderr
    assert contents(report) == FILES


def test_the_heading_of_a_chapter_stays_and_that_is_told(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        one = next(one for one in document.paragraphs if one.text == "服务贡献")
        take_out(one._p)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0
    assert "2: the heading of the chapter was taken out: it stays" in result.stderr
    assert contents(report) == FILES


def test_numbers_that_another_program_counted_are_told_once_and_stay(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        for caption in paragraphs(document, "表题"):
            number = [one for one in caption.iter("{*}t") if str(one.text).strip() == "1"][-1]
            number.text = "9"

    file = edited(word_file, tmp_path / "改.docx", edit)
    result = reportdoc("take", file, report, "--yes")
    assert "2 numbers of captions read otherwise" in result.stderr
    assert contents(report) == FILES

    def references(document: Opened) -> None:
        for run in document.element.body.iter("{*}r"):
            texts = run.findall("{*}t")
            if len(texts) == 2 and run.find("{*}noBreakHyphen") is not None and str(texts[0].text).startswith("表"):
                texts[1].text = "9"

    both = edited(file, tmp_path / "再改.docx", references)
    result = reportdoc("take", both, report, "--yes")
    assert "2 numbers of captions read otherwise" in result.stderr
    assert "typed over" not in result.stderr
    assert "is text" not in result.stderr
    assert contents(report) == FILES

    alone = edited(word_file, tmp_path / "只改引用.docx", references)
    result = reportdoc("take", alone, report, "--yes")
    assert (
        '2.1, paragraph 1: "表 1-1、表 2-1" is computed; "表 1-9、表 2-9", typed over it, is left out' in result.stderr
    )
    assert contents(report) == FILES


@pytest.mark.parametrize(
    ("between", "written"),
    [
        ("、以及", "[@tbl-majors]、以及[@tbl-classes]"),
        ("（按专业）和", "[@tbl-majors]（按专业）和[@tbl-classes]"),
    ],
)
def test_words_between_the_numbers_of_one_reference_leave_both_bound(
    between: str, written: str, report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        paragraph = next(one for one in paragraphs(document) if "全年开班" in words(one))
        next(one for one in paragraph.iter("{*}t") if one.text == "、").text = between

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == FILES | {SERVICE: FILES[SERVICE].replace("[@tbl-majors; @tbl-classes]", written)}
    assert "was a reference" not in result.stderr


@pytest.mark.long
def test_of_a_reference_to_two_places_the_one_that_is_left_stays_bound(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        paragraph = next(one for one in paragraphs(document) if "全年开班" in words(one))
        texts = [one for one in paragraph.iter("{*}t")]
        at = next(at for at, one in enumerate(texts) if one.text == "、")
        for run in dict.fromkeys(one.getparent() for one in texts[at : at + 3]):
            run.getparent().remove(run)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == FILES | {SERVICE: FILES[SERVICE].replace("[@tbl-majors; @tbl-classes]", "[@tbl-majors]")}


def test_figures_are_found_by_the_new_name_of_a_row_and_of_a_column(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = changed(word_file, tmp_path / "改.docx", ("数控技术", "数控专业"), ("报到人数", "实际, 报到"))
    document = Document(str(file))
    cell = next(one for one in document.element.body.iter("{*}tc") if words(one) == "机电一体化技术")
    next(cell.iter("{*}t")).text = "机电技术"
    document.save(str(file))
    result = reportdoc("take", file, report, "--yes")
    assert result.returncode == 0, result.stderr
    names = ("机电一体化技术", "机电技术"), ("报到人数", "'实际, 报到'")
    values, table = FILES["content/values.yaml"], FILES[MAJORS].replace("数控技术", "数控专业")
    for old, new in names:
        values = values.replace(old, new)
        table = table.replace(old, new.replace("'", '"'))
    assert contents(report) == FILES | {"content/values.yaml": values, MAJORS: table}
    assert '表 1-1: "机电一体化技术" is "机电技术" now in content/values.yaml, too' in result.stderr
    assert "数控" not in result.stderr


def test_a_paragraph_that_was_moved_out_of_a_list_is_one_of_the_text(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        inner, target = (next(one for one in paragraphs(document) if part in words(one)) for part in ("分两期", "外省"))
        target.addnext(inner)

    assert reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes").returncode == 0
    text = FILES[TALENT].replace("\n\n  培训分两期进行，每期三天。", "")
    assert contents(report)[TALENT] == text.replace("较为稳定。\n", "较为稳定。\n\n培训分两期进行，每期三天。\n")


@pytest.mark.long
def test_letters_put_beside_references_leave_them_references(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        for sentence, old, new in (
            ("具体做法见", "。", "A类。"),
            ("详见", "和", "A类和B"),
            ("全年开班", "）", "(含在职)）"),
        ):
            paragraph = next(one for one in paragraphs(document) if sentence in words(one))
            text = [one for one in paragraph.iter("{*}t") if old in (one.text or "")][-1]
            text.text = str(text.text).replace(old, new)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    talent = FILES[TALENT].replace("见@sec-jobs。", "见[@sec-jobs]A类。")
    talent = talent.replace("@tbl-majors和@annex-service", "[@tbl-majors]A类和B[@annex-service]")
    service = FILES[SERVICE].replace("@tbl-classes]）", "@tbl-classes]\\(含在职)）")
    assert contents(report) == FILES | {TALENT: talent, SERVICE: service}
