"""Who gets in, and who may what: every address, asked for by everybody in every way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from reportdoc.web.routes import ADDRESSES
from tests.web.conftest import HOST, Enter, form_token, served, starter

OFFICE, DEPARTMENT, SIGNATORY = Role.OFFICE, Role.DEPARTMENT, Role.SIGNATORY
# Written by hand, so that a wrong line in the program's table is seen here.
MAY = {
    "GET /": {OFFICE, DEPARTMENT, SIGNATORY},
    "GET /overview": {OFFICE, SIGNATORY},
    "GET /begin": {OFFICE},
    "POST /begin": {OFFICE},
    "GET /settings": {OFFICE},
    "POST /settings": {OFFICE},
    "POST /invitations": {OFFICE},
    "POST /invitations/{identity}/withdraw": {OFFICE},
    "GET /remind": {OFFICE},
    "GET /department": {DEPARTMENT},
    "GET /departments": {OFFICE},
    "GET /departments/{name}": {OFFICE},
    "POST /deadlines": {OFFICE},
    "GET /forms/all": {OFFICE, DEPARTMENT},
    "GET /forms/one": {OFFICE, DEPARTMENT},
    "GET /incoming": {OFFICE},
    "POST /incoming/files": {OFFICE, DEPARTMENT},
    "GET /incoming/{number}": {OFFICE, DEPARTMENT},
    "POST /incoming/{number}/say": {OFFICE, DEPARTMENT},
    "POST /incoming/{number}/confirm": {DEPARTMENT},
    "POST /incoming/{number}/withdraw": {OFFICE, DEPARTMENT},
    "POST /incoming/{number}/take": {OFFICE},
    "POST /incoming/{number}/return": {OFFICE},
    "POST /build": {OFFICE},
    "GET /build": {OFFICE, DEPARTMENT, SIGNATORY},
    "GET /pages": {OFFICE, DEPARTMENT, SIGNATORY},
    "GET /pages/{page}": {OFFICE, DEPARTMENT, SIGNATORY},
    "GET /pages/{page}/{width}.jpg": {OFFICE, DEPARTMENT, SIGNATORY},
    "GET /previews/{name}.jpg": {OFFICE, DEPARTMENT, SIGNATORY},
    "POST /comments": {OFFICE, DEPARTMENT, SIGNATORY},
    "POST /comments/{identity}/close": {OFFICE, DEPARTMENT},
    "GET /findings": {OFFICE, DEPARTMENT, SIGNATORY},
    "GET /findings/audit.xlsx": {OFFICE, DEPARTMENT, SIGNATORY},
    "POST /findings/{identity}/accept": {OFFICE},
    "POST /findings/{identity}/ask": {OFFICE},
    "POST /findings/{identity}/explain": {OFFICE, DEPARTMENT},
    "POST /findings/{identity}/withdraw": {OFFICE, DEPARTMENT},
    "GET /numbers": {OFFICE, DEPARTMENT, SIGNATORY},
    "POST /numbers": {OFFICE, DEPARTMENT},
    "GET /numbers/{identity}": {OFFICE, DEPARTMENT, SIGNATORY},
    "POST /numbers/{identity}/withdraw": {OFFICE, DEPARTMENT},
    "POST /numbers/{identity}/correct": {OFFICE, DEPARTMENT},
    "GET /versions": {OFFICE, SIGNATORY},
    "POST /versions": {OFFICE},
    "GET /versions/compare": {OFFICE, SIGNATORY},
    "GET /versions/redline": {OFFICE, SIGNATORY},
    "POST /versions/decide": {SIGNATORY},
    "GET /handover": {OFFICE},
    "GET /handover/declaration.pdf": {OFFICE},
    "GET /handover/file/{name}": {OFFICE},
    "POST /handover/review": {OFFICE},
    "POST /handover/seal": {OFFICE},
    "GET /handover/verify/{package}": {OFFICE},
    "GET /activity": {OFFICE, SIGNATORY},
    "POST /undo": {OFFICE},
    "POST /leave": {OFFICE, DEPARTMENT, SIGNATORY},
}
OPEN = {"GET /start", "GET /enter", "POST /enter", "GET /i/{token}", "POST /i/{token}"}
OPEN |= {"GET /help", "GET /help/{page}", "GET /help/pictures/{name}"}
METHODS = ("GET", "POST", "PUT")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one project for all of these tests: nothing in it changes."""
    return starter(tmp_path_factory.mktemp("access") / "年报 2024")


@pytest.fixture(scope="module")
def desk(project: Path) -> Iterator[Desk]:
    """Return its desk."""
    with served(project) as opened:
        yield opened


def test_the_table_of_who_may_what_is_the_one_written_here() -> None:
    served = {f"{one.method} {one.path}": set(one.roles) for one in ADDRESSES}
    assert served == MAY | {one: set() for one in OPEN}


@pytest.mark.parametrize("role", [None, *Role])
def test_nobody_is_answered_who_may_not(role: Role | None, enter: Enter, stranger: TestClient) -> None:
    """Forms lack their token, so that what is allowed does nothing: it is told to open the page anew."""
    browser = enter(role, "教务处") if role else stranger
    for path in sorted({one.path for one in ADDRESSES} - {"/leave"}):
        # What is no page's way is refused before anybody is asked who he is.
        for method in METHODS if role is None else METHODS[:2]:
            address = f"{method} {path}"
            if address in OPEN:
                continue
            if address not in MAY:
                # What is sent to /incoming/files is asked for there as the file of that number.
                address = next((one for one in MAY if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", one), address)), address)
            answer = browser.request(method, re.sub(r"\{\w+\}", "1", path))
            if role in MAY.get(address, set()):
                assert answer.status_code not in (401, 405, 500), address
                assert method == "GET" or answer.status_code == 403, address
                assert "无权访问" not in answer.text, address
            elif address in MAY and role is None:
                assert answer.status_code in (303, 401), address
                assert answer.headers.get("location", "/enter") == "/enter", address
            elif address in MAY:
                assert answer.status_code == 403, address
                assert "无权访问" in answer.text, address
            else:
                assert answer.status_code in (404, 405), address


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8420", "127.0.0.1:9999", "127.0.0.1.evil.example:8420"])
def test_another_host_name_is_refused(enter: Enter, host: str) -> None:
    assert enter(OFFICE).get("/overview", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://" + HOST + ".evil.example"},
    ],
)
def test_a_form_from_another_site_is_refused(enter: Enter, desk: Desk, headers: dict[str, str]) -> None:
    office, before = enter(OFFICE), len(desk.invitations.listed())
    token = form_token(office.get("/overview").text)
    assert office.post("/invitations", data={"form_token": token}, headers=headers).status_code == 403
    own = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
    made = office.post("/invitations", data={"form_token": token, "role": "signatory"}, headers=own)
    assert made.status_code == 200
    assert len(desk.invitations.listed()) == before + 1


def test_the_form_token_of_another_session_is_refused(enter: Enter, desk: Desk) -> None:
    first, second, before = enter(OFFICE), enter(OFFICE), desk.invitations.listed()
    token = form_token(first.get("/overview").text)
    answer = second.post("/invitations", data={"form_token": token, "role": "signatory"})
    assert answer.status_code == 403
    assert desk.invitations.listed() == before


def test_more_than_a_hundred_megabytes_are_refused_unread(enter: Enter) -> None:
    headers = {"content-length": "200000000", "content-type": "application/x-www-form-urlencoded"}
    assert enter(OFFICE).post("/settings", content=b"x", headers=headers).status_code == 413


def test_every_answer_forbids_what_comes_from_elsewhere(enter: Enter, stranger: TestClient) -> None:
    for answer in (enter(OFFICE).get("/overview"), stranger.get("/enter"), stranger.get("/nowhere")):
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_people_type_is_shown_and_never_run(enter: Enter, desk: Desk) -> None:
    desk.invitations.invite(DEPARTMENT, ("<b>处</b>",), name='"><script>alert(1)</script>')
    page = enter(OFFICE).get("/overview").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<b>处" not in page
