"""Who gets in: by the start address, an invitation, a password; for how long, and of which project."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportdoc.web.access.role import Role
from reportdoc.web.application import application
from reportdoc.web.desk import Desk, open_desk
from tests.web.conftest import CHINESE, HOST, Enter, form_token

OFFICE, DEPARTMENT, SIGNATORY = Role.OFFICE, Role.DEPARTMENT, Role.SIGNATORY


def test_the_start_address_lets_in_once(stranger: TestClient, desk: Desk) -> None:
    assert stranger.get("/start?token=wrong").status_code == 403
    first = stranger.get(f"/start?token={desk.office.start_token}")
    assert first.headers["location"] == "/"
    assert "httponly" in first.headers["set-cookie"].lower()
    assert "samesite=strict" in first.headers["set-cookie"].lower()
    stranger.cookies.clear()
    assert stranger.get(f"/start?token={desk.office.start_token}").status_code == 403


def test_an_invitation_lets_in_until_it_is_withdrawn(enter: Enter, stranger: TestClient) -> None:
    office = enter(OFFICE)
    token = form_token(office.get("/overview").text)
    made = office.post("/invitations", data={"form_token": token, "role": "department", "department": "教务处"})
    link = re.search(r'value="http://[^/]+(/i/[^"]+)"', made.text)
    assert link
    assert "教务处" in stranger.get(link[1]).text
    assert stranger.post(link[1], data={"name": ""}).status_code == 422
    entered = stranger.post(link[1], data={"name": "赵敏"})
    assert entered.status_code == 303
    assert stranger.get("/build").status_code == 200
    number = re.search(r"/invitations/(\d+)/withdraw", office.get("/overview").text)
    assert number
    office.post(f"/invitations/{number[1]}/withdraw", data={"form_token": token})
    assert stranger.get("/build").headers["location"] == "/enter"
    assert stranger.get(link[1]).status_code == 404


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1:8420", True), ("192.168.1.20:8420", False)])
def test_a_link_that_opens_on_this_machine_alone_is_told_so(desk: Desk, host: str, warned: bool) -> None:
    with TestClient(application(desk, (HOST,), 8420), f"http://{host}", headers=CHINESE) as office:
        office.cookies.set(desk.cookie, desk.sessions.begin(OFFICE, (), "王芳"))
        token = form_token(office.get("/overview").text)
        made = office.post("/invitations", data={"form_token": token, "role": "signatory"}).text
        reminder = office.get("/remind?department=教务处").text
    assert f"http://{host}/i/" in made
    assert ("只能在这台电脑上打开" in made) == warned
    assert (f"http://{host}/department" in reminder) != warned


def test_an_invitation_ends_by_itself(enter: Enter, stranger: TestClient, desk: Desk) -> None:
    given = desk.invitations.invite(DEPARTMENT, ("教务处",))
    assert stranger.post(f"/i/{given.token}", data={"name": "赵敏"}).status_code == 303
    with desk.database.change() as change:
        change.execute("UPDATE invitation SET expires = ?", (time.time() - 1,))
    assert stranger.get("/build").status_code == 303
    assert stranger.get(f"/i/{given.token}").status_code == 404


def test_a_signatory_needs_the_password_besides(stranger: TestClient, desk: Desk) -> None:
    given = desk.invitations.invite(SIGNATORY, name="李校长")
    assert stranger.post(f"/i/{given.token}", data={"name": "李校长", "password": "guess"}).status_code == 422
    assert stranger.get("/versions").status_code == 303
    assert stranger.post(f"/i/{given.token}", data={"name": "李校长", "password": given.password}).status_code == 303
    assert stranger.get("/versions").status_code == 200


def test_guessing_is_slowed_down(stranger: TestClient, desk: Desk) -> None:
    desk.office.set_password("correct horse")
    for _ in range(5):
        assert stranger.post("/enter", data={"password": "wrong"}).status_code == 403
    assert stranger.post("/enter", data={"password": "correct horse"}).status_code == 429
    assert stranger.get(f"/start?token={desk.office.start_token}").status_code == 429
    link = f"/i/{desk.invitations.invite(DEPARTMENT, ('教务处',)).token}"
    for answer in (stranger.get(link), stranger.post(link, data={"name": "赵敏"})):
        assert answer.status_code == 429
        assert "请等" in answer.text


def test_tokens_and_passwords_are_not_in_the_database(desk: Desk, project: Path) -> None:
    desk.office.set_password("correct horse")
    given = desk.invitations.invite(SIGNATORY)
    session = desk.sessions.begin(OFFICE)
    desk.database.close()
    kept = b"".join(one.read_bytes() for one in (project / ".workbench").iterdir() if one.is_file())
    for secret in ("correct horse", given.token, given.password, session):
        assert secret.encode() not in kept
    assert (project / ".workbench/.gitignore").read_text() == "*\n"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "other").mkdir()
    with open_desk(tmp_path / "other", 8420, network=False) as opened:
        yield opened


def test_the_session_of_another_project_is_none_here(stranger: TestClient, desk: Desk, other: Desk) -> None:
    stranger.cookies.set(desk.cookie, other.sessions.begin(OFFICE))
    assert stranger.get("/overview").status_code == 303
