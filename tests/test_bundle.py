"""The bundle for an office without a network. Its .cmd files are read here; `make wine` runs them."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from reportdoc import __version__
from tests.support.programs import ROOT

COMMANDS = ("安装.cmd", "年报工作台.cmd", "命令行.cmd", "卸载.cmd")
WINDOWS = {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"}


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """Return what scripts/bundle.py defines."""
    return runpy.run_path(str(ROOT / "scripts/bundle.py"), run_name="bundle")


@pytest.fixture(scope="module")
def installer() -> dict[str, Any]:
    """Return what the installer defines."""
    return runpy.run_path(str(ROOT / "scripts/bundle/install.py"), run_name="install")


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_of_windows_have_its_line_ends_and_say_that_they_are_utf_8(script: dict[str, Any], name: str) -> None:
    data: bytes = script["text"](ROOT / "scripts/bundle" / name, "\r\n")
    lines = data.decode("utf-8").split("\r\n")
    assert lines[:3] == ["@echo off", "chcp 65001 >nul", "setlocal"]
    assert not any("\n" in line or "\r" in line for line in lines)
    assert lines[-1] == ""


@pytest.mark.parametrize(
    ("system", "ending", "said"),
    [("windows", ".cmd", "双击“安装”"), ("linux", ".sh", "sh 安装.sh"), ("macos", ".sh", "sh 安装.sh")],
)
def test_each_system_gets_its_commands_and_is_told_how_to_begin_there(
    script: dict[str, Any], system: str, ending: str, said: str
) -> None:
    files: dict[str, bytes] = script["own_files"](script["SYSTEMS"][system])
    names = {"安装", "年报工作台", "命令行", "卸载"}
    assert set(files) == {f"{name}{ending}" for name in names} | {"先看这里.txt", "setup/install.py", "setup/start.py"}
    guide = files["先看这里.txt"].decode("utf-8-sig")
    assert said in guide
    assert ("双击" in guide) == (system == "windows")
    assert all(f"{name}{ending}" in guide or system == "windows" for name in names)


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_of_windows_quote_every_folder_and_jump_nowhere(name: str) -> None:
    text = (ROOT / "scripts/bundle" / name).read_text(encoding="utf-8")
    # Half a pair of quotation marks would leave a blank in a folder's name to the shell.
    unquoted = re.sub(r'"[^"\n]*"', '""', text).replace("%FOUND%", "python")
    assert re.findall(r"%(?:~|[A-Z])[^\n]*", unquoted) == []
    assert set(re.findall(r"(?<=set )FOUND=.*|(?<=set \")FOUND=.*(?=\")", text)) <= {
        'FOUND="%~dp0python\\python.exe"',
        *("FOUND=", "FOUND=py -%%v", "FOUND=python"),
    }
    # In a file of UTF-8, cmd looks for labels at the wrong bytes.
    assert re.findall(r"(?im)^\s*:|\bgoto\b|\bcall\b", text) == []
    assert text.count("(") == text.count(")")


@pytest.mark.parametrize(("python", "numpy"), [("3.11", "==2.4.6"), ("3.12", "==2.5.5"), ("3.13", "==2.5.5")])
def test_pins_are_those_of_the_other_system_and_python(script: dict[str, Any], python: str, numpy: str) -> None:
    markers = script["SYSTEMS"]["windows"].markers | script["_versions"](python)
    pins = dict(script["for_system"](ROOT / "constraints.txt", markers))
    assert {name: markers[name] for name in WINDOWS} == WINDOWS
    assert {"lxml", "pandas", "click", "tzdata", "pip"} <= pins.keys()
    assert all(re.fullmatch(r"==[0-9][^ ]*( --hash=sha256:[0-9a-f]{64})+", pin) for pin in pins.values())
    assert pins["numpy"].split()[0] == numpy


def test_what_is_needed_on_the_other_system_goes_in_and_nothing_else(script: dict[str, Any], tmp_path: Path) -> None:
    def wheel(name: str, *needs: str) -> Path:
        path = tmp_path / f"{name}-1.0-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{name}-1.0.dist-info/METADATA", "".join(f"Requires-Dist: {need}\n" for need in needs))
        return path

    own = wheel("reportdoc", "Big_Table>=1", "sealing[token]")
    wheels = {
        "big-table": wheel("big_table", 'tzdata; sys_platform == "win32"', 'fcntl-more; sys_platform == "linux"'),
        "sealing": wheel("sealing", 'token-reader; extra == "token"', 'pictures; extra == "looks"', "reportdoc"),
        "token-reader": wheel("token_reader"),
        "tzdata": wheel("tzdata"),
        "pictures": wheel("pictures"),
        "builder": wheel("builder"),
    }
    pinned = {name: script["Pinned"]("1.0", path) for name, path in wheels.items()}
    pinned["reportdoc"] = script["Pinned"]("1.0", own)
    found = script["closure"](own, pinned, script["SYSTEMS"]["windows"].markers | {"python_version": "3.12"})
    assert sorted(found) == ["big-table", "reportdoc", "sealing", "token-reader", "tzdata"]
    del pinned["tzdata"]
    with pytest.raises(KeyError, match="tzdata"):
        script["closure"](own, pinned, script["SYSTEMS"]["windows"].markers | {"python_version": "3.12"})


def test_the_same_files_make_the_same_zip_and_names_are_marked_as_utf_8(script: dict[str, Any], tmp_path: Path) -> None:
    one = script["packed"](tmp_path / "one.zip", "工具", {"安装.sh": b"a", "b.txt": b"b"})
    two = script["packed"](tmp_path / "two.zip", "工具", {"b.txt": b"b", "安装.sh": b"a"})
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert archive.namelist() == ["工具/b.txt", "工具/安装.sh"]
        assert all(entry.flag_bits & 0x800 for entry in archive.infolist())
        assert {entry.date_time for entry in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}
        assert [oct(entry.external_attr >> 16) for entry in archive.infolist()] == ["0o100644", "0o100755"]


def test_a_python_of_another_version_or_of_32_bits_is_told(installer: dict[str, Any]) -> None:
    assert installer["unfit"]((3, 13), True) == ""
    assert installer["unfit"]((3, 10), True) == "这里的 Python 是 3.10，需要 3.11、3.12 或 3.13。"
    assert installer["unfit"]((3, 14), True) == "这里的 Python 是 3.14，需要 3.11、3.12 或 3.13。"
    assert installer["unfit"]((3, 12), False) == "这里的 Python 是 32 位的，需要 64 位的 Python。"


@pytest.mark.parametrize(
    ("folder", "fits"),
    [(r"C:\Users\张三\桌面\年报 2024\reportdoc-0.1.0", True), ("C:\\" + "很长的文件夹名\\" * 20, False)],
)
def test_a_folder_too_deep_for_windows_is_told_before_anything_is_done(
    tmp_path: Path, installer: dict[str, Any], folder: str, fits: bool
) -> None:
    with zipfile.ZipFile(tmp_path / "a-1-py3-none-any.whl", "w") as archive:
        archive.writestr("a/" + "x" * 98, b"")
    installer["too_deep"].__globals__["WHEELS"] = tmp_path
    told = installer["too_deep"](folder, "win32")
    assert (told == "") is fits
    assert fits or folder in told
    assert installer["too_deep"](folder, "linux") == ""


@pytest.mark.long
def test_the_bundle_installs_without_a_network_in_a_folder_with_chinese_and_a_space(
    script: dict[str, Any], tmp_path: Path
) -> None:
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    made = script["bundle"]("linux", tmp_path / "made", script["build_wheel"](tmp_path / "made"), [python])
    folder = tmp_path / "张三 桌面"
    with zipfile.ZipFile(made) as archive:
        archive.extractall(folder)
    bundle = folder / f"reportdoc-{__version__}"
    bare = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LANG": "zh_CN.UTF-8",
        "PIP_INDEX_URL": "http://127.0.0.1:9",
    }
    done = subprocess.run(
        ["sh", bundle / "安装.sh"], env=bare, cwd="/", capture_output=True, encoding="utf-8", timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "可以生成年报。" in done.stdout
    assert done.stdout.rstrip().endswith("下一步：运行“年报工作台.sh”。")
    told = subprocess.run(
        [bundle / ".venv/bin/reportdoc", "--version"], env=bare, capture_output=True, encoding="utf-8"
    )
    assert told.stdout == f"reportdoc {__version__}\n"
