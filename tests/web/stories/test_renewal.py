"""A page that renews itself when the folder changes lets go whoever is on the way to another."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route

from tests.web.conftest import with_departments
from tests.web.stories.conftest import Desk

CHAPTER = "content/chapters/1-talent.md"


@pytest.mark.long  # the story goes through such moments, too, where they come
def test_a_page_that_renews_itself_calls_nobody_back_who_is_on_the_way(
    serve: Callable[[Path], Desk], browser: Callable[..., BrowserContext], built_once: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "年报"
    shutil.copytree(built_once, folder)
    with_departments(folder)
    desk = serve(folder)
    page = desk.watched(browser())
    page.goto(desk.start)
    # The notice is there until the server has looked at what changed, which may be quicker than the browser.
    for count in range(20):
        chapter = folder / CHAPTER
        chapter.write_text(f"{chapter.read_text('utf-8')}\n又添一段（{count}）。\n", encoding="utf-8")
        page.goto(f"{desk.base}/overview")
        if page.locator("[data-stale]").count():
            break

    def slowly(route: Route) -> None:
        time.sleep(8)
        route.continue_()

    page.route("**/findings", slowly)
    assert page.locator("[data-stale]").count()
    page.click("header nav a[href='/findings']")
    page.wait_for_url("**/findings")
    assert "核查" in page.title()
    assert desk.faults == []
