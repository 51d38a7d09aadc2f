"""What strangers type and send, and what one department could learn of another: nothing."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from reportdoc.app.incoming.box import MOST
from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from tests.web.conftest import Enter, form_token
from tests.web.planted import OTHER, SUM, settled
from tests.web.planted import planted_once as planted_once
from tests.web.planted import project as project
from tests.web.test_findings import found, sent
from tests.web.test_incoming import form, send, told
from tests.web.test_numbers import row

NASTY = "<script>alert(1)</script>\x1b[31m\u202e\"'><b>粗</b>"
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
SECRET = "机密社团"
OFFICE, DEPARTMENT, SIGNATORY = Role.OFFICE, Role.DEPARTMENT, Role.SIGNATORY


def test_texts_with_marks_and_control_characters_are_shown_and_do_nothing(
    enter: Enter, project: Path, desk: Desk
) -> None:
    office, teaching = enter(OFFICE, name="王芳"), enter(DEPARTMENT, "教务处", name="李雷")
    students, signatory = enter(DEPARTMENT, "学生处", name="赵敏"), enter(SIGNATORY, name="李校长")
    identity, number = found(office, SUM), row(students, "321人")[0]
    assert sent(teaching, f"/findings/{found(teaching, SUM)}/explain", text=NASTY, name=NASTY) == 303
    assert sent(students, "/numbers", number=number, name=NASTY, evidence=NASTY) == 303
    assert sent(office, f"/findings/{identity}/ask", question=NASTY, name=NASTY) == 303
    settled(desk)
    assert sent(office, f"/findings/{identity}/accept", reason=NASTY, name=NASTY) == 303
    file = send(teaching, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    assert sent(teaching, f"{file}/confirm") == 303
    assert sent(office, f"{file}/return", reason=NASTY) == 303
    assert sent(office, "/invitations", role="department", department="教务处", name=NASTY) == 200
    page = signatory.get("/versions").text
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    decision = {"form_token": form_token(page), "name": NASTY, "decision": "return", "reason": NASTY, "seen": seen[1]}
    assert signatory.post("/versions/decide", data=decision).status_code == 303
    settled(desk)
    shown = {
        office: (
            *("/overview", "/departments", "/departments/教务处", "/remind?department=教务处", "/incoming", file),
            *("/findings?state=all", "/numbers?text=321", "/versions", "/activity", f"/pages?find={quote(NASTY)}"),
        ),
        teaching: ("/department", file, "/findings?state=all", "/numbers"),
        students: (f"/numbers/{number}", "/findings"),
        signatory: ("/versions",),
    }
    said = ""
    for browser, addresses in shown.items():
        for address in addresses:
            text = browser.get(address).text
            assert "<script>alert" not in text, address
            assert "<b>粗" not in text, address
            assert not UNSEEN.search(text), address
            said += text
    # Explanation, evidence, question, reasons and names are all there to be read.
    assert said.count("&lt;script&gt;alert(1)&lt;/script&gt;") > 10
    kept = "".join(one.read_text("utf-8") for one in (project / "content").glob("*.[cy][sa][vm]*"))
    assert not UNSEEN.search(kept)


def test_more_than_a_hundred_megabytes_are_refused_though_nobody_said_how_many(enter: Enter, project: Path) -> None:
    office = enter(OFFICE)
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'

    def sent() -> Iterator[bytes]:
        yield head
        for _ in range(21):
            yield bytes(5_000_000)

    answer = office.post("/incoming/files", content=sent(), headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 413
    assert "100 MB" in answer.text
    assert not (project / "incoming").exists()


def test_ten_thousand_small_files_are_refused(enter: Enter, project: Path) -> None:
    office = enter(OFFICE)
    token = {"form_token": form_token(office.get("/incoming").text)}
    many = [("file", (f"{number}.csv", b"a,b")) for number in range(101)]
    assert office.post("/incoming/files", data=token, files=many).status_code == 400
    assert not (project / "incoming").exists()
    # One by one, too, there is an end.
    send(office, "1.csv", b"a,b\n1,2\n", "/incoming")
    first = project / "incoming/000001"
    known = json.loads((first / "delivery.json").read_text("utf-8"))
    for number in range(2, MOST + 1):
        folder = first.with_name(f"{number:06}")
        shutil.copytree(first, folder)
        (folder / "delivery.json").write_text(json.dumps(known | {"number": number, "sha256": "0"}), encoding="utf-8")
    answer = office.post("/incoming/files", data=token, files={"file": ("2.csv", b"a,b\n3,4\n")})
    assert answer.status_code == 422
    assert "已有 500 个文件待收" in answer.text
    assert len(list((project / "incoming").iterdir())) == MOST


@pytest.mark.long
def test_a_file_that_was_changed_after_it_was_handed_in_is_not_taken(enter: Enter, project: Path) -> None:
    office, teaching = enter(OFFICE, name="李统稿"), enter(DEPARTMENT, "教务处")
    page = send(teaching, "表.xlsx", form(teaching, "tbl-clubs", B4=9))
    assert sent(teaching, f"{page}/confirm") == 303
    seen = re.search(r'name="seen" value="(\w+)"', office.get(page).text)
    assert seen
    before = (project / "content/tables/clubs.csv").read_bytes()
    (project / "incoming/000001/表.xlsx").write_bytes(form(teaching, "tbl-clubs", B4=99))
    token = form_token(office.get(page).text)
    answer = office.post(f"{page}/take", data={"form_token": token, "seen": seen[1]})
    assert answer.status_code == 409
    assert "交来之后被改动过" in answer.text
    assert (project / "content/tables/clubs.csv").read_bytes() == before


def test_a_delivery_that_was_forged_is_no_delivery(enter: Enter, project: Path) -> None:
    office, other = enter(OFFICE), enter(DEPARTMENT, "学生处")
    send(office, "名单.csv", b"a,b\n1,2\n", "/incoming")
    entry = project / "incoming/000001/delivery.json"
    whole = json.loads(entry.read_text("utf-8"))
    for forged in (
        {"number": 2},
        {"stored": "../../content/report.yaml"},
        {"state": "taken"},
        {"time": "soon"},
        {"kind": "everything"},
        {"department": ["学生处"]},
    ):
        entry.write_text(json.dumps(whole | forged), encoding="utf-8")
        assert "名单" not in office.get("/incoming").text
        for browser in (office, other):
            assert browser.get("/incoming/1").status_code == 404
    entry.write_text("[" * 100_000, encoding="utf-8")
    assert office.get("/incoming").status_code == 200
    entry.unlink()
    entry.symlink_to(project / "content/report.yaml")
    assert office.get("/incoming/1").status_code == 404


def heard(desk: Desk, act: Callable[[], object]) -> list[str]:
    """Return what every open page is told while something is done."""

    async def listening() -> list[str]:
        stream = desk.events.stream("")
        await anext(stream)
        await asyncio.to_thread(act)
        desk.events.close()
        return [line async for line in stream]

    # In a thread of its own: where browsers have been in this process, a loop runs in this one.
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, listening()).result()


def test_events_say_that_something_is_new_and_not_what(enter: Enter, project: Path, desk: Desk) -> None:
    teaching = enter(DEPARTMENT, "教务处", name="李雷")

    def act() -> None:
        page = send(teaching, f"{SECRET}.xlsx", form(teaching, "tbl-clubs", B4=9))
        assert SECRET in teaching.get(page).text
        assert sent(teaching, f"/findings/{found(teaching, SUM)}/explain", text=SECRET, name="李雷") == 303
        settled(desk)

    lines = [one for one in heard(desk, act) if one.startswith("event")]
    assert {re.findall(r"event: (\w+)", one)[0] for one in lines} >= {"state", "read"}
    for one in lines:
        data = json.loads(one.split("data: ", 1)[1])
        assert set(data) <= {"running", "index", "steps", "stamp"}
        assert all(isinstance(value, bool | int) or re.fullmatch("[0-9a-f]*", value) for value in data.values())


def test_what_is_wrong_in_the_text_of_others_is_not_told(enter: Enter, project: Path, desk: Desk) -> None:
    office, students = enter(OFFICE), enter(DEPARTMENT, "学生处")
    known = found(students, OTHER)
    table = project / "content/tables/clubs.csv"
    table.write_text(table.read_text("utf-8") + f"{SECRET},1,2,3,4\n", encoding="utf-8")
    settled(desk)
    assert "clubs.csv" in told(office, "/overview")
    answers = [
        *map(students.get, ("/department", "/findings", "/numbers", "/pages", "/pages/1/1191.jpg")),
        students.get("/forms/all", params={"department": "学生处"}),
        students.get("/findings/audit.xlsx"),
        _posted(students, f"/findings/{known}/explain", text="x", name="y"),
        _posted(students, "/numbers", number="N-00000000", name="x", evidence="y"),
    ]
    for answer in answers:
        for word in (SECRET, "clubs", "社团"):
            assert word not in answer.text, answer.url


def _posted(browser: TestClient, path: str, **texts: str) -> Response:
    token = form_token(browser.get("/department").text)
    return browser.post(path, data={"form_token": token, **texts})
