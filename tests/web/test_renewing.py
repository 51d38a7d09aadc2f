"""Whoever clicks is answered at once; whoever has changed something sees what came of it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread, Timer

import pytest

from reportdoc.app.helper import Helper
from reportdoc.app.placing.placed import placed
from reportdoc.app.survey.survey import survey
from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from reportdoc.web.work.drawing import count, lines, picture, placed_in
from tests.web.conftest import Enter, form_token
from tests.web.planted import settled

STALE = "年报刚刚有改动"


@contextmanager
def held(desk: Desk, seconds: float) -> Generator[Event]:
    """Let no look at the project begin for so long, or until the event is set."""
    gate = Event()
    holding = Thread(target=desk.beside.call, args=(gate.wait,))
    holding.start()
    timer = Timer(seconds, gate.set)
    timer.start()
    yield gate
    gate.set()
    timer.cancel()
    holding.join()


@pytest.fixture
def written(project: Path) -> Callable[[str], None]:
    """A function that writes a sentence into a chapter, as somebody does who works on the files themselves."""

    def write(sentence: str) -> None:
        chapter = project / "content/chapters/1-talent.md"
        chapter.write_text(chapter.read_text("utf-8") + f"\n{sentence}\n", encoding="utf-8")

    return write


def test_a_page_comes_at_once_says_that_it_is_old_and_is_new_when_it_is_opened_again(
    enter: Enter, desk: Desk, written: Callable[[str], None]
) -> None:
    office = enter(Role.OFFICE)
    assert STALE not in office.get("/numbers").text
    written("学校有实训基地777个。")
    # A page that waited for the look would have it after three seconds.
    with held(desk, 3):
        page = office.get("/numbers?text=实训").text
    assert STALE in page
    assert 'href="/numbers?text=' in page[page.index(STALE) :]
    assert "777" not in page
    settled(desk)
    page = office.get("/numbers?text=实训").text
    assert STALE not in page
    assert "777" in page


def test_who_changes_something_sees_it_on_the_next_page(enter: Enter, desk: Desk) -> None:
    office = enter(Role.OFFICE)
    form = {"form_token": form_token(office.get("/departments").text), "department": "教务处", "day": "2031-02-03"}
    with held(desk, 1.5):
        answer = office.post("/deadlines", data=form)
        assert answer.status_code == 303, answer.text
        page = office.get("/departments").text
    assert 'value="2031-02-03"' in page
    assert STALE not in page


def test_nobody_decides_on_what_is_old(
    enter: Enter, desk: Desk, written: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportdoc.web.pages.versions.PATIENCE", 0.1)
    signatory = enter(Role.SIGNATORY)
    assert "/versions/decide" in signatory.get("/versions").text
    written("学校有实训基地777个。")
    with held(desk, 60) as gate:
        page = signatory.get("/versions").text
        assert STALE in page
        assert "/versions/decide" not in page
        gate.set()


@pytest.mark.long
@pytest.mark.slow
def test_what_the_process_beside_finds_is_what_is_there(built_once: Path) -> None:
    """Its answers may be made of types of ours alone, so each kind of answer comes through it once."""
    (pdf,) = (built_once / "output").glob("*.pdf")
    whole = survey(built_once)
    with Helper() as beside:
        assert beside.submit(survey, built_once).result() == whole
        digest = sha256(pdf.read_bytes()).hexdigest()
        found = beside.submit(placed_in, pdf, digest, whole, ()).result()
        here = placed(pdf.read_bytes(), whole, ())
        assert (found.marks, found.bands, found.pages) == (here.marks, here.bands, here.pages)
        assert found.stream.text == here.stream.text
        assert beside.submit(count, pdf, digest).result() == len(here.pages)
        assert beside.submit(lines, pdf, digest, 0).result() == here.pages[0]
        assert beside.submit(picture, pdf, digest, 0, 150, ()).result()[:2] == b"\xff\xd8"
