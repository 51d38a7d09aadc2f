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


@pytest.mark.long
def test_who_asked_for_a_build_is_told_when_it_has_ended_and_loses_nothing_typed_meanwhile(
    serve: Callable[[Path], Desk], browser: Callable[..., BrowserContext], built_once: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "年报"
    shutil.copytree(built_once, folder)
    chapter = folder / CHAPTER
    chapter.write_text(f"{chapter.read_text('utf-8')}\n又添一段。\n", encoding="utf-8")
    desk = serve(folder)
    office = browser()
    asking, typing = desk.watched(office), desk.watched(office)
    asking.goto(desk.start)
    typing.goto(f"{desk.base}/overview")
    typing.get_by_label("审签人").fill("李四")
    asking.get_by_role("button", name="现在生成").click()
    asking.get_by_text("已开始生成").wait_for()
    asking.get_by_text("已开始生成").wait_for(state="detached")
    typing.get_by_text("生成已结束。").wait_for()
    assert typing.get_by_label("审签人").input_value() == "李四"
    assert not asking.get_by_text("生成已结束。").is_visible()
    assert desk.faults == []
