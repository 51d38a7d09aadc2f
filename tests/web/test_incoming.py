"""Departments hand in files, see what they change, and the office takes them in or gives them back."""

from __future__ import annotations

import io
import os
import re
import time
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from starlette.testclient import TestClient

from reportdoc.app.incoming.box import confirm, put
from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from tests.support.kinds import first
from tests.support.programs import reportdoc
from tests.web.conftest import Enter, form_token

CLUBS = "content/tables/clubs.csv"
OFFICE, DEPARTMENT = Role.OFFICE, Role.DEPARTMENT


@pytest.fixture
def office(enter: Enter) -> TestClient:
    """Return the office's browser."""
    return enter(OFFICE, name="李统稿")


@pytest.fixture
def teaching(enter: Enter) -> TestClient:
    """Return the browser of 教务处."""
    return enter(DEPARTMENT, "教务处")


def post(browser: TestClient, path: str, page: str = "", **fields: str) -> str:
    """Send the form of a page, which stands at the same address if nothing else is said; return where that leads."""
    token = form_token(browser.get(page or path).text)
    answer = browser.post(path, data={"form_token": token, **fields})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def send(browser: TestClient, name: str, data: bytes, page: str = "/department") -> str:
    """Hand a file in, and return the address of its page."""
    token = form_token(browser.get(page).text)
    answer = browser.post("/incoming/files", data={"form_token": token}, files={"file": (name, data)})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def form(browser: TestClient, label: str, **cells: int) -> bytes:
    """Download a form and type into its cells."""
    answer = browser.get("/forms/one", params={"label": label})
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def told(browser: TestClient, path: str) -> str:
    """Return the words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", browser.get(path).text))


def test_a_table_goes_from_the_form_to_the_report_with_all_that_quotes_its_figure(
    teaching: TestClient, office: TestClient, project: Path
) -> None:
    assert "未交" in told(teaching, "/department")
    before = (project / CLUBS).read_text(encoding="utf-8")
    name, count = before.splitlines()[1].split(",")[:2]
    data = form(teaching, "tbl-clubs", B4=int(count) + 5)
    page = send(teaching, "我们的表.xlsx", data)
    said = told(teaching, page)
    assert "表 1-1 学生社团情况" in said
    assert f"{count} → {int(count) + 5}" in said
    assert f"参加文学社的学生有 {int(count) + 5} 人" in said or f"学生有{int(count) + 5}人" in said.replace(" ", "")
    assert "我们的表.xlsx" not in told(office, "/incoming")
    assert post(teaching, f"{page}/confirm", page) == "/department"
    assert "我们的表.xlsx" in told(teaching, "/department")
    assert "教务处" in told(office, "/incoming")
    seen = re.search(r'name="seen" value="(\w+)"', office.get(page).text)
    assert seen
    assert post(office, f"{page}/take", page, seen=seen[1]) == "/incoming"
    assert (project / CLUBS).read_text(encoding="utf-8") == before.replace(
        f"{name},{count}", f"{name},{int(count) + 5}"
    )
    register = (project / "content/deliveries.csv").read_text(encoding="utf-8")
    assert ",教务处,我们的表.xlsx," in register
    assert not list((project / "incoming").iterdir())
    assert "李统稿" in told(office, "/activity")
    assert reportdoc("undo", project).returncode == 0
    assert (project / CLUBS).read_text(encoding="utf-8") == before
    assert "我们的表.xlsx" in told(office, "/incoming")


def test_what_is_returned_comes_with_a_reason(teaching: TestClient, office: TestClient, project: Path) -> None:
    page = send(teaching, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    post(teaching, f"{page}/confirm", page)
    token = form_token(office.get(page).text)
    assert office.post(f"{page}/return", data={"form_token": token, "reason": " "}).status_code == 422
    assert "等统稿人收 1" in told(office, "/overview")
    post(office, f"{page}/return", page, reason="文学社的人数请与学生处核对")
    assert "已退回 1" in told(office, "/overview")
    assert "文学社的人数请与学生处核对" in told(teaching, "/department")
    assert "文学社的人数请与学生处核对" in told(teaching, page)
    post(teaching, f"{page}/withdraw", page)
    assert not list((project / "incoming").iterdir())
    done = told(office, "/activity")
    for words in ("交来文件 表.xlsx", "退回文件 表.xlsx", "撤回文件 表.xlsx"):
        assert words in done


@pytest.mark.long
def test_several_files_at_once_find_each_its_place(teaching: TestClient, project: Path) -> None:
    token = {"form_token": form_token(teaching.get("/department").text)}
    chapter = teaching.get("/forms/one", params={"label": "content/chapters/1-talent.md"}).content
    sent = [("a.xlsx", form(teaching, "tbl-clubs", B4=9)), ("空.csv", b""), ("b.docx", chapter)]
    answer = teaching.post("/incoming/files", data=token, files=[("file", one) for one in sent])
    assert answer.headers["location"] == "/department"
    said = told(teaching, "/department")
    assert "2 个文件" in said
    assert "空.csv" in said
    assert "这个文件用于：表 1-1 学生社团情况" in told(teaching, "/incoming/1")
    assert "这个文件用于：1 人才培养" in told(teaching, "/incoming/2")
    assert len(list((project / "incoming").iterdir())) == 2


@pytest.mark.long
def test_the_second_who_deals_with_a_file_is_told_what_the_first_did(
    teaching: TestClient, office: TestClient, enter: Enter, project: Path
) -> None:
    page = send(teaching, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    post(teaching, f"{page}/confirm", page)
    shown, second = office.get(page).text, enter(OFFICE, name="周老师")
    given = dict(re.findall(r'type="hidden" name="(seen|file)" value="(\w+)"', shown))
    token = {"form_token": form_token(second.get(page).text)}
    post(office, f"{page}/take", page, **given)
    late = second.post(f"{page}/return", data={**token, **given, "reason": "不全"})
    assert late.status_code == 409
    assert "李统稿 收下了文件 表.xlsx" in late.text
    # The next file has the number again.
    other, _ = put(project, "名单.csv", b"a,b\n1,2\n", "学生处", "钱进")
    confirm(project, other, "钱进")
    assert page == f"/incoming/{other.number}"
    assert second.post(f"{page}/return", data={**token, **given, "reason": "不全"}).status_code == 409
    assert '"state": "waiting"' in (project / other.folder / "delivery.json").read_text(encoding="utf-8")


@pytest.mark.long
def test_a_project_that_has_changed_since_is_compared_anew_before_anything_is_taken(
    teaching: TestClient, office: TestClient, project: Path
) -> None:
    page = send(teaching, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    post(teaching, f"{page}/confirm", page)
    shown = office.get(page).text
    seen = re.search(r'name="seen" value="(\w+)"', shown)
    assert seen
    text = (project / CLUBS).read_text(encoding="utf-8")
    (project / CLUBS).write_text(text.replace("文学社", "文学社团"), encoding="utf-8")
    (project / "content/values.yaml").write_text(
        (project / "content/values.yaml").read_text(encoding="utf-8").replace("文学社,", "文学社团,"), encoding="utf-8"
    )
    answer = office.post(f"{page}/take", data={"form_token": form_token(shown), "seen": seen[1]})
    assert "您看过以后，年报又有改动" in answer.text
    assert "文学社团" in (project / CLUBS).read_text(encoding="utf-8")


def test_a_department_can_neither_see_nor_touch_what_another_has_handed_in(
    teaching: TestClient, enter: Enter, project: Path
) -> None:
    page = send(teaching, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    other = enter(DEPARTMENT, "学生处")
    token = form_token(other.get("/department").text)
    assert other.get(page).status_code == 404
    for deed in ("say", "confirm", "withdraw"):
        assert other.post(f"{page}/{deed}", data={"form_token": token}).status_code == 404
    assert other.get(page).text == other.get("/incoming/999").text.replace("/incoming/999", page)
    assert other.get("/forms/one", params={"label": "tbl-clubs"}).status_code == 404
    assert other.get("/forms/all", params={"department": "教务处"}).status_code == 404
    assert len(list((project / "incoming").iterdir())) == 1


def test_a_file_for_what_belongs_to_another_department_shows_nothing_of_it(
    teaching: TestClient, enter: Enter, project: Path
) -> None:
    other = enter(DEPARTMENT, "学生处")
    page = send(other, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    said = told(other, page)
    assert "别的部门" in said
    assert "社团" not in said
    token = form_token(other.get(page).text)
    assert other.post(f"{page}/confirm", data={"form_token": token}).status_code == 422


@pytest.mark.long
def test_a_figure_that_others_quote_does_not_show_their_sentences(
    teaching: TestClient, office: TestClient, project: Path
) -> None:
    chapter = project / "content/chapters/2-service.md"
    text = chapter.read_text(encoding="utf-8") + "\n志愿服务由文学社{{ 文学社人数 }}人承担，另有保密安排。\n"
    chapter.write_text(text, encoding="utf-8")
    page = send(teaching, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    assert "保密安排" not in teaching.get(page).text
    assert "还有 1 处" in told(teaching, page)
    post(teaching, f"{page}/confirm", page)
    assert "保密安排" in told(office, page)


def test_a_file_that_does_not_say_what_it_is_for_is_asked_about_with_a_proposal(teaching: TestClient) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["社团", "成员", "备注"])
    sheet.append(["文学社", 7, ""])
    stream = io.BytesIO()
    book.save(stream)
    page = send(teaching, "新建 工作表.xlsx", stream.getvalue())
    options = re.findall(r'<option value="([^"]+)">([^<]+)', teaching.get(page).text)
    assert options[0] == ("table tbl-clubs", "表 1-1 学生社团情况")
    assert not any("服务贡献" in name for _, name in options)
    post(teaching, f"{page}/say", page, **{"for": "table tbl-clubs"})
    assert "表 1-1 学生社团情况" in told(teaching, page)
    assert "确认" in told(teaching, page)


def test_a_chapter_of_ones_own_takes_no_section_of_others_out(teaching: TestClient, project: Path) -> None:
    from docx import Document

    chapter = project / "content/chapters/1-talent.md"
    text = chapter.read_text(encoding="utf-8").replace("## 招生与就业", '## 招生与就业 {department="招生办"}')
    chapter.write_text(text, encoding="utf-8")
    document = Document()
    document.add_heading("人才培养", 1)
    document.add_paragraph("本章由教务处另行起草，没有招生与就业一节。")
    stream = io.BytesIO()
    document.save(stream)
    page = send(teaching, "人才培养.docx", stream.getvalue())
    assert "这一章里有别的部门负责的节" in told(teaching, page)
    token = form_token(teaching.get(page).text)
    assert teaching.post(f"{page}/confirm", data={"form_token": token}).status_code == 422


@pytest.mark.parametrize(
    ("name", "stored"),
    first(
        2,
        [
            ("../../etc/passwd.xlsx", "passwd.xlsx"),
            ("C:\\报表\\<b>表</b>.xlsx", "b.xlsx"),
            ("a\u202exslx.exe.xlsx", "axslx.exe.xlsx"),
            ("con.xlsx", "con-.xlsx"),
            (f"{'长' * 300}.xlsx", f"{'长' * 75}.xlsx"),
        ],
    ),
)
def test_names_of_files_do_no_harm(teaching: TestClient, project: Path, name: str, stored: str) -> None:
    page = send(teaching, name, b"no workbook")
    (folder,) = (project / "incoming").iterdir()
    assert sorted(one.name for one in folder.iterdir() if one.suffix != ".json") == [stored]
    shown = teaching.get(page)
    assert shown.status_code == 200
    assert "<b>表" not in shown.text
    assert "\u202e" not in shown.text
    assert "不能收下" in shown.text


@pytest.mark.long
def test_a_file_that_is_sent_twice_is_kept_once_and_told(teaching: TestClient, project: Path) -> None:
    data = form(teaching, "tbl-clubs", B4=9)
    first = send(teaching, "表.xlsx", data)
    assert send(teaching, "表（副本）.xlsx", data) == first
    assert "以前交过" in told(teaching, first)
    assert len(list((project / "incoming").iterdir())) == 1


def test_the_office_sets_deadlines_and_gets_a_text_to_remind(office: TestClient, project: Path) -> None:
    token = form_token(office.get("/departments").text)
    days = {"form_token": token, "department": ["教务处", "学生处", "质量办"], "day": ["2024-01-05", "", "2999-01-06"]}
    assert office.post("/deadlines", data=days).status_code == 303
    settings = (project / "content/report.yaml").read_text(encoding="utf-8")
    assert "deadlines: {教务处: 2024-01-05, 质量办: 2999-01-06}" in settings
    assert "# 报告的年度" in settings
    assert "逾期" in told(office, "/departments")
    said = told(office, "/remind?department=教务处")
    assert "2024-01-05" in said
    assert "1 人才培养" in said
    assert "2 服务贡献" not in said
    assert "127.0.0.1" not in said
    seen = re.search(r'name="seen" value="(\w+)"', office.get("/departments").text)
    assert seen
    (project / "content/report.yaml").write_text(settings.replace("2999", "2998"), encoding="utf-8")
    late = office.post("/deadlines", data=days | {"seen": seen[1]})
    assert late.status_code == 409
    assert "2998-01-06" in (project / "content/report.yaml").read_text(encoding="utf-8")
    days["day"] = ["", "", ""]
    office.post("/deadlines", data=days)
    assert "deadlines: {}" in (project / "content/report.yaml").read_text(encoding="utf-8")


def test_all_forms_of_a_department_come_in_one_archive(teaching: TestClient, desk: Desk) -> None:
    answer = teaching.get("/forms/all", params={"department": "教务处"})
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%E6%95%99%E5%8A%A1%E5%A4%84.zip"
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert "表 1-1 学生社团情况.xlsx" in archive.namelist()
        assert "1 人才培养.docx" in archive.namelist()
        assert "2 服务贡献.docx" not in archive.namelist()


@pytest.mark.long
def test_a_bound_figure_that_was_typed_over_is_asked_about(office: TestClient, project: Path) -> None:
    from docx import Document

    result = reportdoc("build", project, "--no-pdf")
    assert result.returncode == 0, result.stderr
    (built,) = (project / "output").glob("*.docx")
    document = Document(str(built))
    before = (project / CLUBS).read_text(encoding="utf-8")
    count = before.splitlines()[1].split(",")[1]
    paragraph = next(one for one in document.paragraphs if "参加文学社的学生有" in one.text)
    run = next(one for one in paragraph.runs if one.text.strip() == count or count in one.text)
    run.text = run.text.replace(count, "77", 1)
    stream = io.BytesIO()
    document.save(stream)
    page = send(office, "全文.docx", stream.getvalue(), "/incoming")
    shown = office.get(page).text
    name = re.search(r'name="(figure:[^"]+)" value="source"', shown)
    seen = re.search(r'name="seen" value="(\w+)"', shown)
    assert name
    assert seen
    post(office, f"{page}/take", page, seen=seen[1], **{name[1]: "source"})
    assert (project / CLUBS).read_text(encoding="utf-8") == before.replace(f"文学社,{count}", "文学社,77")


@pytest.mark.long
def test_whose_text_it_is_where_both_sides_changed_it_is_asked(office: TestClient, project: Path) -> None:
    from docx import Document

    chapter = project / "content/chapters/2-service.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\n志愿服务深受欢迎。\n", encoding="utf-8")
    result = reportdoc("build", project, "--no-pdf")
    assert result.returncode == 0, result.stderr
    (built,) = (project / "output").glob("*.docx")
    document = Document(str(built))
    paragraph = next(one for one in document.paragraphs if "深受欢迎" in one.text)
    for run in paragraph.runs:
        run.text = run.text.replace("深受", "广受")
    stream = io.BytesIO()
    document.save(stream)
    before = chapter.read_text(encoding="utf-8").replace("深受欢迎", "很受欢迎")
    chapter.write_text(before, encoding="utf-8")
    page = send(office, "全文.docx", stream.getvalue(), "/incoming")
    shown = office.get(page).text
    print(told(office, page))
    assert "很受" in shown
    assert "广受" in shown
    options = re.findall(r'<input type="radio" name="(place:[^"]+)" value="(\w+)"( checked)?', shown)
    assert [(value, bool(checked)) for _, value, checked in options] == [
        ("leave", True),
        ("ours", False),
        ("theirs", False),
    ]
    name = unescape(options[0][0])
    seen = re.search(r'name="seen" value="(\w+)"', shown)
    assert seen
    post(office, f"{page}/take", page, seen=seen[1], **{name: "theirs"})
    assert chapter.read_text(encoding="utf-8") == before.replace("很受欢迎", "广受欢迎")


@pytest.mark.long
def test_changed_is_what_reads_otherwise_than_it_was_delivered(
    teaching: TestClient, office: TestClient, project: Path
) -> None:
    page = send(teaching, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    post(teaching, f"{page}/confirm", page)
    seen = re.search(r'name="seen" value="(\w+)"', office.get(page).text)
    assert seen
    post(office, f"{page}/take", page, seen=seen[1])
    table = project / CLUBS
    taken = table.read_bytes()
    later = time.time() + 7200
    os.utime(table, (later, later))
    assert "此后有改动" not in told(teaching, "/department")
    table.write_bytes(taken.replace(b",9", b",8", 1))
    # As a copy that is put back brings its time with it.
    os.utime(table, (later - 86400, later - 86400))
    assert "此后有改动" in told(teaching, "/department")
    table.write_bytes(taken)
    assert "此后有改动" not in told(teaching, "/department")
