"""Who waits for the pages sees at once what has changed, marked as a preview, and of it what is his to see."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from reportdoc.web.work.builder import Builder
from tests.web.conftest import Enter, form_token
from tests.web.planted import change, settled
from tests.web.planted import planted_once as planted_once
from tests.web.planted import project as project

AID = "学生处帮扶困难学生321人"
SHOW = {"show": "preview"}


@pytest.fixture(autouse=True)
def known(desk: Desk) -> None:
    """Have the project looked at once, as it is by the time anybody sees a page."""
    settled(desk)


def page_of(browser: TestClient, words: str) -> str:
    """Return the address of the page on which words stand."""
    found = re.search(r'href="(/pages/\d+)', browser.get(f"/pages?find={words}").text)
    assert found
    return found[1]


def sheet(text: str) -> str:
    """Return what stands in the place of the page."""
    found = re.search(r'<article class="preview".*?</article>', text, re.DOTALL)
    return found[0] if found else ""


def marked(text: str) -> list[str]:
    """Return the words of what is marked as changed."""
    found = re.findall(r'<(p|h\d|tr)[^>]*class="[^"]*\bnew\b[^"]*"[^>]*>(.*?)</\1>', sheet(text), re.DOTALL)
    return ["".join(re.sub(r"<[^>]+>", " ", one).split()) for _, one in found]


def test_what_has_changed_is_shown_and_marked_before_it_is_built(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    address = page_of(office, AID)
    assert "上次生成之后，内容有改动" not in office.get(address).text
    made = {one.name: one.read_bytes() for one in (project / "output").iterdir() if one.is_file()}
    change(project, "chapters/1-talent.md", "发放补助45.6万元。", "发放补助45.6万元，比上年增加{{ 社团总人数 }}元。")
    change(project, "tables/clubs.csv", "60", "61")
    told = office.get(address).text
    assert "上次生成之后，内容有改动。" in told
    assert sheet(told) == ""
    assert "show=preview" in told
    text = office.get(address, params=SHOW).text
    assert "未排版，点“现在生成”得到正式页面" in text
    assert f"{AID}，发放补助45.6万元，比上年增加190元。" in marked(text)
    (row,) = [one for one in marked(text) if "61" in one and "人" not in one]
    assert "文学社" in row
    # What reads as it did is not marked; headings have their numbers, tables theirs, and values are filled in.
    words = "".join(re.sub(r"<[^>]+>", "", sheet(text)).split())
    for said in ("1.2学生工作", "表1-1", "全校社团成员共有190人"):
        assert said in words
    assert not any("学生工作" in one or "招生" in one for one in marked(text))
    assert {one.name: one.read_bytes() for one in (project / "output").iterdir() if one.is_file()} == made


def test_while_a_build_runs_the_changed_chapter_stands_in_the_place_of_the_page(
    enter: Enter, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Builder, "busy", True)
    office = enter(Role.OFFICE)
    address, other = page_of(office, AID), page_of(office, "参加文学社的学生有65人")
    change(project, "chapters/1-talent.md", "发放补助45.6万元。", "发放补助47万元。")
    text = office.get(address).text
    assert "未排版，正在生成正式页面，完成后自动换上" in text
    assert marked(text) == [f"{AID}，发放补助47万元。"]
    # Where nothing has changed, and where the page of the last build is asked for, that stands there.
    assert sheet(office.get(other).text) == ""
    assert sheet(office.get(address, params={"show": "page"}).text) == ""
    # The page that the wish for a build leads to does not wait for anything else.
    form = {"form_token": form_token(office.get("/findings").text), "to": address}
    assert office.post("/build", data=form).headers["location"] == address


def test_a_department_sees_its_own_of_a_preview(enter: Enter, project: Path, desk: Desk) -> None:
    office, department = enter(Role.OFFICE), enter(Role.DEPARTMENT, "学生处")
    address = page_of(department, AID)
    change(project, "chapters/1-talent.md", "发放补助45.6万元。", "发放补助47万元。")
    change(project, "chapters/1-talent.md", "## 招生与就业\n", "## 招生与就业\n\n机密一段。\n")
    settled(desk)
    mine, whole = (sheet(one.get(address, params=SHOW).text) for one in (department, office))
    assert "发放补助47万元" in mine
    assert "机密一段" in whole
    assert "机密一段" not in mine
    assert "招生与就业" not in mine
    pictures = re.findall(r'<img src="(/previews/[^"]+)"', whole)
    assert pictures
    shown = office.get(unescape(pictures[0]))
    assert Image.open(BytesIO(shown.content)).format == "JPEG"
    assert department.get(unescape(pictures[0])).status_code == 404
    assert office.get(unescape(pictures[0]), headers={"if-none-match": shown.headers["etag"]}).status_code == 304
    assert office.get("/previews/0000.jpg?of=content/chapters/1-talent.md").status_code == 404
    assert office.get("/previews/0000.jpg?of=../../etc/passwd").status_code == 404


def test_what_is_written_to_harm_is_shown_as_it_is_written(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    address = page_of(office, AID)
    harm = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img src=x onerror=y&gt;"
    change(project, "chapters/1-talent.md", "发放补助45.6万元。", f"{harm} [网](https://evil.example/)。")
    shown = sheet(office.get(address, params=SHOW).text)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script" not in shown
    assert "<img src=x" not in shown
    assert "evil.example" not in shown
