"""A report from an empty folder to the sealed package, by everybody who has a part in it."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tests.support.programs import program
from tests.support.sealing.authority import PASSPHRASE, Authority
from tests.support.sealing.fixtures import authority as authority
from tests.web.stories.by_commands import Told, by_commands, contents
from tests.web.stories.conftest import PATIENCE, Desk

DEPARTMENTS = {"chapters/1": "教务处", "chapters/2": "学生处", "chapters/3": "国际处", "": "质量办"}
"""By the beginning of a part's file; the indicator tables have none."""
COLLEGE = ("云岭职业技术学院", "12345")

_HELD = """([name, data]) => {
    const held = new DataTransfer();
    held.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], name));
    return held;
}"""
"""Makes what a file manager hands to the browser of a file's name and bytes."""

expect.set_options(timeout=PATIENCE)


@pytest.mark.long
@pytest.mark.parametrize(
    ("width", "script"), [(1366, True), (390, True), (1366, False)], ids=["screen", "phone", "without script"]
)
def test_from_an_empty_folder_to_the_sealed_package(
    serve: Callable[[Path], Desk],
    browser: Callable[..., BrowserContext],
    starter_once: Path,
    tmp_path: Path,
    authority: Authority,
    width: int,
    script: bool,
) -> None:
    folder = tmp_path / "年报 2024"
    folder.mkdir()
    desk = serve(folder)
    office = desk.watched(browser(width, script=script))
    office.goto(desk.start)
    word = next((starter_once / "output").glob("*.docx"))
    _import(office, word)
    told = Told(word, COLLEGE, _name_departments(office))
    links = {name: _invited(office, name) for name in DEPARTMENTS.values()}
    signatory = desk.watched(browser(width, script=script))
    signatory.goto(_link(office, "signatory", ""))
    signatory.fill("#password", office.input_value("#password"))
    signatory.fill("#name", "李校长")
    signatory.click("main form button")

    teachers = _entered(desk.watched(browser(width, script=script)), links["教务处"], "赵敏")
    others = _entered(desk.watched(browser(width, script=script)), links["学生处"], "钱进")
    # 学生处 sees nothing of what belongs to 教务处.
    assert "社团" not in others.content()

    # A table with a wrong figure: 66 for 60, while the total says 180.
    told.deliveries.append(_filled(teachers, tmp_path, "社团", 66))
    _deliver(teachers, told.deliveries[-1], dropped=script)
    changed = teachers.locator("main")
    expect(changed.locator("del").first).to_have_text("60")
    expect(changed.locator("ins").first).to_have_text("66")
    teachers.click('form[action$="/confirm"] button')
    _take_in(office)
    assert "66" in _clubs(folder)

    # The finding is seen, explained, and then corrected.
    finding = _finding(teachers)
    finding.locator('textarea[name="text"]').fill("口径不同：合计为年初数")
    finding.locator('form[action$="/explain"] button').click()
    office.goto(f"{desk.base}/findings")
    expect(office.locator("main")).to_contain_text("口径不同：合计为年初数")
    _build(office, desk)
    told.finding = _identity(office, desk)
    office.goto(f"{desk.base}/pages?at={told.finding}")
    expect(office.locator("main svg image").first).to_be_visible()
    told.deliveries.append(_filled(teachers, tmp_path, "社团", 60))
    _deliver(teachers, told.deliveries[-1])
    teachers.click('form[action$="/confirm"] button')
    _take_in(office)

    # A chapter as Word: one sentence more.
    told.deliveries.append(_rewritten(others, tmp_path))
    _deliver(others, told.deliveries[-1])
    expect(others.locator("ins").first).to_contain_text("全年开展志愿服务活动")
    others.click('form[action$="/confirm"] button')
    _take_in(office)

    # What has come in is to be seen before it is built.
    office.goto(f"{desk.base}/pages")
    address = office.locator(".outline a", has_text="服务贡献").first.get_attribute("href")
    office.goto(f"{desk.base}{address}&show=preview")
    _until(office, lambda: office.locator("article.preview").count() == 1)
    expect(office.locator("article.preview .new").first).to_contain_text("全年开展志愿服务活动")

    told.numbers = _confirm_numbers(teachers, desk)
    assert "学生处学籍系统" in (folder / "content/confirmed.csv").read_text("utf-8")

    # Approved is what was seen; then it is built and sealed.
    signatory.goto(f"{desk.base}/versions")
    signatory.click('button[value="approve"]')
    expect(signatory.locator(".told").first).to_contain_text("审定")
    assert "李校长" in (folder / "approvals.csv").read_text("utf-8")
    _build(office, desk)
    _seal(office, desk, tmp_path, authority.key("college"))
    assert len(list((folder / "output").glob("*/manifest.json"))) == 1
    office.goto(f"{desk.base}/activity")
    for name in ("赵敏", "李校长"):
        expect(office.locator("main")).to_contain_text(name)
    assert desk.faults == []

    # The same by commands alone leaves the same folder.
    if width == 1366 and script:
        told.scan, told.key, told.passphrase = tmp_path / "扫描.png", authority.key("college"), PASSPHRASE
        other = tmp_path / "以命令"
        by_commands(told, other)
        by_pages, as_commanded = contents(folder), contents(other)
        assert sorted(by_pages) == sorted(as_commanded)
        assert {name for name in by_pages if by_pages[name] != as_commanded[name]} == set()


def _base(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])


def _import(office: Page, word: Path) -> None:
    office.set_input_files("#report", word)
    office.locator("form", has=office.locator("#report")).locator("button").click()
    office.wait_for_url("**/settings")


def _name_departments(office: Page) -> dict[str, str]:
    """Say who answers for what; return it by the parts' files, the indicator tables as 附表."""
    office.fill("#college", COLLEGE[0])
    office.fill("#code", COLLEGE[1])
    named = {}
    parts = office.locator('input[name="part"]')
    for at in range(parts.count()):
        file = parts.nth(at).get_attribute("value") or ""
        found = (name for start, name in DEPARTMENTS.items() if (file.startswith(start) if start else not file))
        named[file or "附表"] = name = next(found, "教务处")
        office.locator('input[name="department"]').nth(at).fill(name)
    office.locator("main form button").click()
    office.wait_for_url("**/overview")
    return named


def _invited(office: Page, department: str) -> str:
    return _link(office, "department", department)


def _link(office: Page, role: str, department: str) -> str:
    office.goto(f"{_base(office)}/overview")
    form = office.locator("form", has=office.locator(f'input[name="role"][value="{role}"]'))
    if department:
        form.locator(f'input[name="department"][value="{department}"]').check()
    form.locator("button").click()
    return office.input_value("#link")


def _entered(page: Page, link: str, name: str) -> Page:
    page.goto(link)
    page.fill("#name", name)
    page.click("main form button")
    page.wait_for_url("**/department")
    return page


def _filled(page: Page, folder: Path, title: str, number: int) -> Path:
    """Download the form of a table, write a number into its first row, and save it."""
    page.goto(f"{_base(page)}/department")
    row = page.locator("tr", has_text=title).filter(has_text="Excel").first
    with page.expect_download() as waiting:
        row.locator("a", has_text="Excel").click()
    path = folder / f"{number}-{waiting.value.suggested_filename}"
    waiting.value.save_as(path)
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value in (60, 66, "60", "66")]
    assert len(cells) == 1
    cells[0].value = number
    book.save(path)
    return path


def _rewritten(page: Page, folder: Path) -> Path:
    """Download the form of the chapter, and write a sentence behind its first paragraph of text."""
    with page.expect_download() as waiting:
        page.locator("tr", has_text="Word").first.locator("a", has_text="Word").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    document = Document(str(path))
    text = next(one for one in document.paragraphs if len(one.text) > 20)
    text.add_run("全年开展志愿服务活动。")
    document.save(str(path))
    return path


def _deliver(page: Page, file: Path, dropped: bool = False) -> None:
    if dropped:
        given = [file.name, b64encode(file.read_bytes()).decode()]
        page.dispatch_event("form[data-upload]", "drop", {"dataTransfer": page.evaluate_handle(_HELD, given)})
    else:
        page.set_input_files("#file", file)
        page.locator("form[data-upload] button").click()
    page.wait_for_url("**/incoming/*")
    _until(page, lambda: page.locator("[data-reading]").count() == 0)


def _until(page: Page, done: Callable[[], bool]) -> None:
    for _ in range(60):
        if done():
            return
        page.wait_for_timeout(1000)
        with suppress(Error):  # it loads itself anew when there is something new
            page.reload()
    raise AssertionError(page.content())


def _take_in(office: Page) -> None:
    office.goto(f"{_base(office)}/incoming")
    office.locator('main a[href^="/incoming/"]').first.click()
    _until(office, lambda: office.locator("[data-reading]").count() == 0)
    office.click('form[action$="/take"] button')
    office.wait_for_url("**/incoming")


def _clubs(folder: Path) -> str:
    texts = (one.read_text("utf-8") for one in (folder / "content").rglob("*.csv"))
    return next(one for one in texts if "文学社" in one)


def _finding(page: Page) -> Locator:
    page.goto(f"{_base(page)}/findings")
    found = page.locator("article.finding", has_text="180").first
    _until(page, lambda: found.count() > 0)
    expect(found).to_contain_text("186")
    return found


def _identity(office: Page, desk: Desk) -> str:
    office.goto(f"{desk.base}/findings")
    return office.locator("article.finding", has_text="186").first.get_attribute("id") or ""


def _build(office: Page, desk: Desk) -> None:
    office.goto(f"{desk.base}/overview")
    office.click('form[action="/build"] button')
    _until(office, lambda: office.locator('#build[data-running="false"]').count() == 1)


def _confirm_numbers(page: Page, desk: Desk) -> list[str]:
    """Answer for three open numbers; return their identities."""
    page.goto(f"{desk.base}/numbers?state=open")
    boxes = page.locator('input[type="checkbox"][name="number"]')
    chosen = [boxes.nth(at).get_attribute("value") or "" for at in range(3)]
    for at in range(3):
        boxes.nth(at).check()
    form = page.locator('form[action="/numbers"]').first
    form.locator('input[name="name"]').fill("赵敏")
    form.locator('input[name="evidence"]').fill("学生处学籍系统")
    form.locator("button:not([type=button])").click()
    expect(page.locator(".told").first).to_be_visible()
    return chosen


def _seal(office: Page, desk: Desk, folder: Path, key: Path) -> None:
    office.goto(f"{desk.base}/handover")
    answer = office.request.get(f"{desk.base}/handover/declaration.pdf")
    (folder / "声明.pdf").write_bytes(answer.body())
    # Printed and scanned: a picture of the page.
    command = [program("pdftoppm"), "-r", "150", "-png", "-singlefile", folder / "声明.pdf", folder / "扫描"]
    subprocess.run(list(map(str, command)), check=True)
    office.set_input_files("#declaration", folder / "扫描.png")
    office.set_input_files("#key", key)
    office.fill("#passphrase", PASSPHRASE)
    office.click('form[action="/handover/seal"] button')
    office.wait_for_url("**/handover/seal")
    expect(office.locator("main li").filter(has_text="审定").filter(has_text="李校长")).to_be_visible()
    office.locator('main a[href^="/handover/verify/"]').click()
    expect(office.locator("main .card").first).not_to_have_class("card wrong")
