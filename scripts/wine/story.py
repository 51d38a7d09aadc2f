"""A college's first day with the program, on a Windows made of Wine: from the bundle's zip to its removal."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path

from scripts.wine.prefix import Windows

DELIVERED = "社团名称,人数\r\n文学社,60\r\n篮球社,80\r\n机器人社,40\r\n书法社,20\r\n合计,200\r\n"
"""A department's table, which has a row more than the one of a new report."""
HOLD = """
import subprocess, sys
with open(sys.argv[1], "rb"):
    sys.exit(subprocess.call([*sys.argv[2:]]))
"""
"""Holds a file open, as Word does, while a command runs."""
LEAVE = """
import subprocess, sys, tempfile, time
from pathlib import Path
from reportdoc.web.work.build_process import COMMAND
process = subprocess.Popen([*COMMAND, sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
work = Path(tempfile.gettempdir())
while not any(work.glob(f"reportdoc-{process.pid}-*/jobs/document.docx")):
    assert process.poll() is None
    time.sleep(0.02)
process.stdin.close()
process.wait(60)
time.sleep(1)
sys.exit(len([*work.glob(f"reportdoc-{process.pid}-*")]))
"""
"""Begins a build as the workbench does, leaves it while LibreOffice works, and counts the folders that it left."""


@dataclass(frozen=True, slots=True)
class Office:
    """The unpacked bundle in a college's office."""

    windows: Windows
    folder: Path

    @property
    def report(self) -> Path:
        """The project."""
        return self.folder / "年报"

    def command(self, *arguments: str, code: int = 0) -> str:
        """Run `reportdoc` and return what it says; raises AssertionError where its exit code is another."""
        done = self.windows.run(r"packages\bin\reportdoc.exe", *arguments, folder=self.folder)
        assert done.returncode == code, done.stdout
        return done.stdout

    def script(self, name: str) -> str:
        """Run one of the bundle's `.cmd` files and return what it says."""
        return self.windows.run("cmd", "/c", name, folder=self.folder).stdout


def tell(office: Office) -> None:
    """Go through the day, step by step; raises AssertionError at the first that does not work."""
    for step in (install, begin, take, build, hold, interrupt, serve, uninstall):
        started = time.monotonic()
        step(office)
        print(f"{step.__name__}: good, {time.monotonic() - started:.0f} s", flush=True)


def install(office: Office) -> None:
    """安装.cmd, with the embeddable Python beside it."""
    said = office.script("安装.cmd")
    assert "安装好了" in said and "可以生成年报。" in said, said


def begin(office: Office) -> None:
    """A new report, looked at in the three ways of the command line."""
    assert re.fullmatch(r"reportdoc \S+\s*", office.command("--version"))
    assert "已创建" in office.command("new", "年报")
    assert "未交" in office.command("status", "年报")
    assert "0 处错误" in office.command("check", "年报")
    assert ".xlsx" in office.command("check", "年报", "--format", "xlsx")


def take(office: Office) -> None:
    """A department's table is taken in, taken back, and taken in again."""
    table = office.report / "content/tables/clubs.csv"
    before = table.read_bytes()
    (office.folder / "社团.csv").write_text(DELIVERED, encoding="gbk", newline="")
    order = ("take", "社团.csv", "年报", "--table", "表1-1", "--yes")
    assert "新增行：书法社" in office.command(*order)
    assert "书法社" in table.read_text(encoding="utf-8")
    assert "已撤销" in office.command("undo", "年报")
    assert table.read_bytes() == before
    office.command(*order)


def build(office: Office) -> None:
    """The files are, byte for byte, those that this machine makes of the same folder."""
    office.command("build", "年报")
    here = office.windows.folder.parent / "here"
    shutil.copytree(office.report / "content", here / "content")
    shutil.copytree(office.report / "templates", here / "templates")
    program = Path(sys.executable).with_name("reportdoc")
    subprocess.run([program, "build", here], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert _built(office.report) == _built(here)


def hold(office: Office) -> None:
    """While a program has the Word file open nothing is replaced, and it is said what to do."""
    before = _built(office.report)
    (document,) = (name for name in before if name.endswith(".docx"))
    _write_more(office.report, "新写的一句话。")
    command = (r"packages\bin\reportdoc.exe", "build", "年报")
    done = office.windows.run(
        *(r"python\python.exe", "-c", HOLD, rf"年报\output\{document}", *command), folder=office.folder
    )
    assert done.returncode == 1 and "请关闭打开它的程序" in done.stdout, done.stdout
    assert _built(office.report) == before
    office.command("build", "年报")
    assert _built(office.report) != before


def interrupt(office: Office) -> None:
    """A build whose server ends leaves no program, no working folder and no lock, and the files as they were."""
    before = _built(office.report)
    _write_more(office.report, "又一句。")
    done = office.windows.run(r"python\python.exe", "-c", LEAVE, "年报", folder=office.folder)
    assert done.returncode == 0, done.stdout
    assert _built(office.report) == before
    assert [path.name for path in (office.report / "output").glob(".reportdoc[.-]*")] == [".reportdoc-cache"]


def serve(office: Office) -> None:
    """年报工作台.cmd answers, and lets the office in by the address it prints."""
    process = office.windows.start("cmd", "/c", "年报工作台.cmd", "年报", folder=office.folder)
    assert process.stdout
    try:
        lines = (line.decode("utf-8", "replace") for line in process.stdout)
        address = next(found[0] for line in lines if (found := re.search(r"http://127\.0\.0\.1:\d+/start\S+", line)))
        visit = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = visit.open(address, timeout=120).read().decode("utf-8")
        assert "总览" in page and "年报" in page, page
        for name in ("findings", "pages", "versions", "departments", "help"):
            url = f"{address.partition('/start')[0]}/{name}"
            assert visit.open(url, timeout=120).status == 200, name
    finally:
        office.windows.run("taskkill", "/F", "/IM", "python.exe", folder=office.folder)
        process.kill()
        process.wait()


def uninstall(office: Office) -> None:
    """卸载.cmd takes the program away and leaves the report."""
    office.script("卸载.cmd")
    assert not (office.folder / "packages").exists()
    assert (office.report / "content/report.yaml").is_file()
    assert _built(office.report)


def _built(project: Path) -> dict[str, str]:
    output = project / "output"
    files = (path for path in output.iterdir() if path.suffix in (".docx", ".pdf"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _write_more(project: Path, sentence: str) -> None:
    chapter = min((project / "content/chapters").glob("*.md"))
    chapter.write_text(f"{chapter.read_text(encoding='utf-8')}\n{sentence}\n", encoding="utf-8")
