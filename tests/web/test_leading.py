"""What went wrong leads to what the handbook says of it, wherever a page shows it."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from tests.web.conftest import Enter
from tests.web.planted import planted_once as planted_once
from tests.web.planted import project as project
from tests.web.planted import settled


def test_a_problem_on_the_overview_and_a_refusal_lead_to_their_entries(enter: Enter, project: Path, desk: Desk) -> None:
    office = enter(Role.OFFICE)
    settled(desk)
    away = office.get("/pages?at=nothing", follow_redirects=False).headers["location"]
    refused = office.get(away).text
    assert "上次生成的版面里没有这一处" in refused
    (where,) = re.findall(r"/help/messages#(m-[0-9a-f]{10})", refused)
    assert f'id="{where}"></a><strong>上次生成的版面里没有这一处' in office.get("/help/messages").text
    chapter = project / "content/chapters/2-service.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\n见@tbl-none。\n", encoding="utf-8")
    settled(desk)
    (problem,) = re.findall(r"<li>(.*?tbl-none.*?)</li>", office.get("/overview").text)
    (where,) = re.findall(r"/help/errors#(m-[0-9a-f]{10})", problem)
    assert f'id="{where}"' in office.get("/help/errors").text


def test_who_cannot_enter_reads_in_the_handbook_what_to_do(stranger: TestClient) -> None:
    for address, title in (("/enter", "工作台"), ("/i/no-such-link", "部门怎么交稿")):
        found = re.search(r'<a href="(/help/[^"]+)">本页怎么用</a>', stranger.get(address).text)
        assert found
        assert f"{title}</h1>" in stranger.get(found[1]).text
    refused = stranger.get("/start?token=of-another-day").text
    (where,) = re.findall(r"/help/messages#(m-[0-9a-f]{10})", refused)
    assert f'id="{where}"></a><strong>这个地址已经用过' in stranger.get("/help/messages").text
