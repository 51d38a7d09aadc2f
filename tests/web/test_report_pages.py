"""版面: what stands where on the pages of the last build, and who sees which of them."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from starlette.testclient import TestClient

from reportdoc.project.comments import read_comments
from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from tests.web.conftest import Enter, form_token
from tests.web.planted import OTHER, SUM, settled
from tests.web.planted import planted_once as planted_once
from tests.web.planted import project as project

LINK = re.compile(
    r'<a class="k-([a-z]+)" href="[^"]+" aria-label="[^"]*"><rect[^>]*'
    r' x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"'
)
AID = "学生处帮扶困难学生321人"


def landed(browser: TestClient, address: str) -> str:
    """Return where an address leads to."""
    return browser.get(address).headers["location"]


def index_of(address: str) -> int:
    found = re.match(r"/pages/(\d+)", address)
    assert found
    return int(found[1]) - 1


def in_boxes(project: Path, page: str, index: int, kind: str) -> list[str]:
    """Return what the PDF says where the page has boxes of a kind, as another reader of it tells."""
    (pdf,) = (project / "output").glob("*.pdf")
    with pypdfium2.PdfDocument(pdf) as document:
        height, text = document[index].get_height(), document[index].get_textpage()
        found = [tuple(map(float, one.groups()[1:])) for one in LINK.finditer(page) if one[1] == kind]
        # A box stands a little around its words.
        said = [text.get_text_bounded(x + 2, height - y - h + 2, x + w - 2, height - y - 2) for x, y, w, h in found]
        return ["".join(one.split()) for one in said]


def test_findings_and_bound_figures_are_marked_where_they_stand(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    address = landed(office, f"/pages?at={finding(office, SUM)}")
    page = office.get(address).text
    index = index_of(address)
    assert {"190", "60", "80", "40"} <= set(in_boxes(project, page, index, "finding"))
    assert in_boxes(project, page, index, "bound") == ["60人", "190人", "31.58%"]
    # What was asked for stands beside the page, with its formula, and the form to accept it.
    assert "应为：60 + 80 + 40 = 180" in page
    assert "/accept" in page


def finding(browser: TestClient, code: str) -> str:
    found = re.search(rf'id="({code}-[0-9a-f]{{8}})"', browser.get("/findings").text)
    assert found
    return found[1]


def test_the_text_of_a_page_can_be_selected_and_searched(enter: Enter) -> None:
    office = enter(Role.OFFICE)
    results = office.get("/pages?find=" + AID).text
    assert "1 处" in results
    link = re.search(r'href="(/pages/\d+[^"]*)"', results)
    assert link
    page = office.get(unescape(link[1])).text
    assert re.search(r"<text [^>]*textLength=\"[\d.]+\"[^>]*>[^<]*" + AID, page)
    assert 'class="k-hit"' in page
    picture = office.get(f"/pages/{index_of(unescape(link[1])) + 1}/1191.jpg")
    assert Image.open(BytesIO(picture.content)).width == 1191
    again = office.get(picture.url.path, headers={"if-none-match": picture.headers["etag"]})
    assert again.status_code == 304
    assert office.get("/pages/1/5000.jpg").status_code == 404
    assert office.get("/pages/99").status_code == 404


def test_a_department_sees_its_own_strips_and_nothing_else(enter: Enter) -> None:
    office, department = enter(Role.OFFICE), enter(Role.DEPARTMENT, "学生处")
    address = landed(office, f"/pages?at={finding(office, SUM)}")
    assert department.get(address.split("?")[0]).status_code == 404
    assert department.get(f"/pages/{index_of(address) + 1}/1191.jpg").status_code == 404
    assert department.get("/pages/1").status_code == 404
    found = re.search(r'href="(/pages/\d+)', office.get("/pages?find=" + AID).text)
    assert found
    shared = found[1]
    page, whole = department.get(shared).text, office.get(shared).text
    assert AID in page
    assert "案例的标题" in whole
    assert "案例的标题" not in page
    assert "招生与就业" not in page
    pictures = [Image.open(BytesIO(one.get(f"{shared}/1191.jpg").content)).convert("L") for one in (office, department)]
    own, masked = strip(whole, AID), strip(whole, "招生与就业")
    for area, other in ((own, False), (masked, True)):
        seen = [next(at for at, count in enumerate(one.crop(area).histogram()) if count) for one in pictures]
        assert seen[0] < 100, "the office sees letters"
        assert (seen[1] > 200) is other
    assert "0 处" in department.get("/pages?find=文学社的学生有 60").text
    assert "招生" not in department.get("/pages?find=" + AID).text


def strip(page: str, words: str) -> tuple[int, int, int, int]:
    """Return where words stand on the picture of 1191 pixels, from edge to edge."""
    found = re.search(r'<text x="[^"]+" y="([\d.]+)" font-size="([\d.]+)"[^>]*>[^<]*' + words, page)
    assert found
    scale, y, size = 1191 / 595.3, float(found[1]), float(found[2])
    return 100, int((y - size * 0.8) * scale), 1100, int(y * scale)


def test_a_comment_stays_with_its_paragraph(enter: Enter, project: Path, desk: Desk) -> None:
    office, department = enter(Role.OFFICE), enter(Role.DEPARTMENT, "学生处", name="赵敏")
    found = re.search(r'href="(/pages/(\d+)[^"]*)"', department.get("/pages?find=" + AID).text)
    assert found
    page = department.get(unescape(found[1])).text
    section = re.search(r'<option value="([^"]+)"[^>]*>[^<]*学生工作', page)
    assert section
    form = {"form_token": form_token(page), "page": found[2], "section": section[1], "name": "赵敏", "text": "人数待核"}
    assert department.post("/comments", data=form | {"about": "不在此页的话"}).status_code == 422
    assert department.post("/comments", data=form | {"about": "招生与就业"}).status_code == 422
    assert read_comments(project) == []
    assert department.post("/comments", data=form | {"about": AID}).status_code == 303
    (kept,) = read_comments(project)
    assert (kept.author, kept.place, kept.about, kept.text) == ("赵敏", "1.2", AID, "人数待核")
    settled(desk)
    page = office.get(unescape(found[1])).text
    assert "".join(in_boxes(project, page, int(found[2]) - 1, "comment")) == AID
    assert kept.text in page
    other = enter(Role.DEPARTMENT, "教务处")
    token = {"form_token": form_token(other.get("/findings").text)}
    assert other.post(f"/comments/{kept.identity}/close", data=token).status_code == 404
    assert kept.text not in other.get(f"/pages/{found[2]}").text
    token = {"form_token": form_token(office.get("/findings").text)}
    assert office.post(f"/comments/{kept.identity}/close", data=token).status_code == 303
    assert read_comments(project)[0].state == "closed"


@pytest.mark.long
def test_after_another_build_one_is_where_one_was(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    address = landed(office, f"/pages?at={finding(office, OTHER)}")
    # The same PDF but for a byte behind its end is another build; its address of before names the section.
    (pdf,) = (project / "output").glob("*.pdf")
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    moved = landed(office, address.replace(f"/pages/{index_of(address) + 1}", "/pages/3"))
    assert index_of(moved) == index_of(address)
    assert "at=" in moved


def test_there_are_no_pages_before_the_first_build(enter: Enter, project: Path) -> None:
    for one in (project / "output").iterdir():
        if one.is_file():
            one.unlink()
    assert "还没有生成过" in enter(Role.OFFICE).get("/pages").text
    assert enter(Role.DEPARTMENT, "教务处").get("/pages/1/1191.jpg").status_code == 404
