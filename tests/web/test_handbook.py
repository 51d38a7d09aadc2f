"""The handbook in the workbench, and the links that lead there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportdoc.present.handbook.html import contents
from reportdoc.web.access.role import Role
from tests.web.conftest import Enter


def test_everybody_who_has_entered_reads_the_handbook_in_their_language(enter: Enter) -> None:
    browser = enter(Role.DEPARTMENT, "教务处")
    assert "第一份年报（十五分钟）" in browser.get("/help").text
    assert "<h1" in browser.get("/help/figures").text
    browser.cookies.set("reportdoc-lang", "en")
    assert "The first report, in fifteen minutes" in browser.get("/help").text
    assert browser.get("/help/no-such-page").status_code == 404
    assert browser.get("/help/pictures/no-such-picture.png").status_code == 404
    assert browser.get("/help/pictures/overview.png").headers["content-type"] == "image/png"


def test_every_page_of_the_handbook_is_served(enter: Enter) -> None:
    browser = enter(Role.OFFICE)
    for address, title in contents("zh"):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert f"{title}</h1>" in answer.text, address


def test_every_page_leads_to_how_it_is_used(enter: Enter, project: Path) -> None:
    office, department = enter(Role.OFFICE), enter(Role.DEPARTMENT, "教务处")
    titles = {
        "/overview": "第一份年报（十五分钟）",
        "/settings": "第一份年报（十五分钟）",
        "/departments": "部门怎么交稿",
        "/incoming": "部门怎么交稿",
        "/pages": "工作台",
        "/findings": "核查结果怎么看、怎么办",
        "/numbers": "数字怎么写才不会错",
        "/versions": "领导改稿以后",
        "/handover": "定稿、盖章、签名、报送",
        "/activity": "工作台",
    }
    named = set(re.findall(r'<li><a href="(/[a-z]+)"', office.get("/overview").text))
    assert named <= titles.keys()
    for browser, pages in ((office, titles), (department, {"/department": "部门怎么交稿"})):
        for path, title in pages.items():
            found = re.search(r'<a href="(/help/[^"]+)">本页怎么用</a>', browser.get(path).text)
            assert found, path
            assert f"{title}</h1>" in browser.get(found[1]).text, path


def test_a_finding_leads_to_what_the_handbook_says_of_its_code(enter: Enter) -> None:
    shown = enter(Role.OFFICE).get("/findings").text
    assert "/help/codes#A307" in shown
    assert 'id="A307"' in enter(Role.OFFICE).get("/help/codes").text


@pytest.mark.parametrize("role", [Role.OFFICE, Role.SIGNATORY])
def test_a_failure_leads_to_what_to_do(enter: Enter, role: Role) -> None:
    refused = enter(role).get("/department")
    assert refused.status_code == 403
    (where,) = re.findall(r"/help/errors#(m-[0-9a-f]{10})", refused.text)
    assert f'id="{where}"' in enter(role).get("/help/errors").text


def test_a_problem_of_the_content_leads_to_what_to_do(enter: Enter, project: Path) -> None:
    chapter = project / "content/chapters/2-service.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\n见@tbl-none。\n", encoding="utf-8")
    shown = enter(Role.OFFICE).get("/versions/redline?old=none").text
    assert "/help/" in shown
