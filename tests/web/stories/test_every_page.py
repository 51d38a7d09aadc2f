"""Every page as office, department and signatory have it: for everybody to use, light, within its width."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Request, expect

from reportdoc.web.access.database import Database
from reportdoc.web.access.invitations import Invitations
from reportdoc.web.access.role import Role
from tests.web.conftest import with_departments
from tests.web.stories.conftest import Desk

OFFICE = (
    "/overview", "/settings", "/departments", "/departments/教务处", "/remind?department=教务处", "/incoming", "/pages",
    "/findings?state=all", "/numbers", "/versions", "/handover", "/activity", "/help", "/help/content-format",
    "/nowhere",
)  # fmt: skip
DEPARTMENT = ("/department", "/pages", "/findings?state=all", "/numbers")
SIGNATORY = ("/versions", "/overview", "/pages")
HEAVIEST = 300_000
"""Bytes of a page, without pictures of the report's pages."""


@pytest.fixture(scope="module")
def folder(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "年报"
    shutil.copytree(built_once, folder)
    with_departments(folder)
    return folder


def _links(folder: Path) -> dict[Role, tuple[str, str]]:
    database = Database(folder)
    invitations = Invitations(database)
    given = {role: invitations.invite(role, ("教务处",)) for role in (Role.DEPARTMENT, Role.SIGNATORY)}
    database.close()
    return {role: (f"/i/{one.token}", one.password) for role, one in given.items()}


def _enter(page: Page, desk: Desk, link: tuple[str, str]) -> None:
    page.goto(desk.base + link[0])
    page.fill("#name", "赵敏")
    if link[1]:
        page.fill("#password", link[1])
    page.click("main form button")


@pytest.mark.long
@pytest.mark.slow
def test_every_page_is_for_everybody(
    serve: Callable[[Path], Desk], browser: Callable[..., BrowserContext], folder: Path
) -> None:
    links = _links(folder)
    desk = serve(folder)
    axe, faults = Axe(), list[str]()
    for role, addresses in ((Role.OFFICE, OFFICE), (Role.DEPARTMENT, DEPARTMENT), (Role.SIGNATORY, SIGNATORY)):
        page = desk.watched(browser())
        weights: dict[str, int] = {}
        page.on("requestfinished", partial(_weighed, weights))
        if role is Role.OFFICE:
            page.goto(desk.start)
        else:
            _enter(page, desk, links[role])
        for address in addresses:
            weights.clear()
            page.goto(desk.base + address)
            found = axe.run(page).response["violations"]
            faults += [f"{role} {address}: {one['id']} {one['nodes'][0]['html'][:200]}" for one in found]
            heavy = sum(size for url, size in weights.items() if not url.endswith(".jpg"))
            if heavy > HEAVIEST:
                faults.append(f"{role} {address}: {heavy} bytes")
            page.set_viewport_size({"width": 390, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > 390:
                faults.append(f"{role} {address}: wider than a phone")
            page.set_viewport_size({"width": 1366, "height": 768})
        if role is Role.OFFICE:
            _turns_and_marks(page, desk)
            _shows_how_much_is_sent(page, desk, folder.parent / "大表.csv")
    assert not faults, "\n".join(faults)
    # What is not there is told to the console by the browser itself.
    assert [one for one in desk.faults if "404" not in one] == []


_WATCH = """() => {
    const bar = document.querySelector("form[data-upload] progress"), seen = [];
    const keep = () => {
        seen.push(bar.value / bar.max);
        sessionStorage.setItem("sent", JSON.stringify(seen));
    };
    new MutationObserver(keep).observe(bar, { attributes: true, attributeFilter: ["value"] });
}"""
"""Keeps, beyond the page that comes next, what the bar of an upload has stood at."""


def _shows_how_much_is_sent(page: Page, desk: Desk, large: Path) -> None:
    large.write_bytes(b"1,2,3\n" * 5_000_000)
    page.goto(f"{desk.base}/incoming")
    expect(page.locator("form[data-upload] progress")).to_be_hidden()
    page.evaluate(_WATCH)
    page.set_input_files("#file", large)
    page.click("form[data-upload] button")
    page.wait_for_url("**/incoming/*")
    sent = page.evaluate('JSON.parse(sessionStorage.getItem("sent"))')
    assert len(sent) > 1
    assert sent == sorted(sent)
    assert 0 < sent[0] < sent[-1] == 1


def _turns_and_marks(page: Page, desk: Desk) -> None:
    """Look at a page of the report: keys, marked text, legend, print, and that a build takes away nothing typed."""
    page.goto(f"{desk.base}/numbers?state=bound")
    number = page.locator(".numbers tr[id]").first.get_attribute("id")
    page.goto(f"{desk.base}/pages?at={number}")
    box = page.locator(".page .k-bound:not(:has(.at))").first
    expect(box).to_be_visible()
    page.uncheck("#show-bound")
    expect(box).to_be_hidden()
    page.reload()
    expect(page.locator("#show-bound")).not_to_be_checked()
    expect(box).to_be_hidden()
    page.check("#show-bound")
    page.emulate_media(media="print")
    expect(page.locator(".page image")).to_be_visible()
    expect(page.locator(".page a").filter(visible=True)).to_have_count(0)
    page.emulate_media(media="screen")

    words = page.locator(".words text").first
    marked = words.evaluate("one => (getSelection().selectAllChildren(one), getSelection().toString())")
    assert marked == words.text_content()
    page.click("[data-comment] summary")
    expect(page.locator("#about-words")).to_have_value(" ".join(marked.split()))

    at = page.url
    built = "document.dispatchEvent(new CustomEvent('built'))"
    page.fill("#comment-text", "写到一半")
    page.evaluate(built)
    page.wait_for_timeout(300)
    expect(page.locator("#comment-text")).to_have_value("写到一半")
    page.reload()
    with page.expect_navigation():
        page.evaluate(built)
    assert unquote(page.url) == unquote(at)
    expect(page.locator(".about article")).to_have_id(number or "")
    for key, way in (("ArrowRight", 1), ("k", -1)):
        before = _number(page)
        page.keyboard.press(key)
        page.wait_for_url(f"**/pages/{before + way}?**")


def _number(page: Page) -> int:
    return int(page.url.split("/pages/")[1].split("?")[0])


def _weighed(weights: dict[str, int], request: Request) -> None:
    weights[request.url] = request.sizes()["responseBodySize"]
