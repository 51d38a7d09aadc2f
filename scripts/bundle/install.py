"""Installs reportdoc beside this folder, without a network; run by 安装.cmd and 安装.sh with Python 3.11 to 3.13.

It speaks Chinese only: it is for an office that has just unpacked the bundle. Nothing outside of the bundle is touched.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
"""The unpacked bundle."""
WHEELS = HERE / "setup" / "wheels"
VERSIONS = ((3, 11), (3, 12), (3, 13))
LONGEST = 259
"""Characters of a path on Windows, unless long paths are switched on (MAX_PATH without its end)."""


def main() -> int:
    """Install and look whether all is there; the exit code is 0 where a report can be built."""
    if problem := unfit(sys.version_info[:2], sys.maxsize > 2**32) or too_deep(HERE, sys.platform):
        print(problem)
        return 1
    print("正在安装，大约需要一分钟……", flush=True)
    python = environment()
    done = subprocess.run(pip(python), env=settings(), check=False)
    if done.returncode:
        print("安装没有成功。请把上面的文字发给管理员。")
        return done.returncode
    print("安装好了。下面检查这台电脑：\n", flush=True)
    look = [str(python), "-X", "utf8", "-c", "from reportdoc.cli import main; main()", "doctor", "--lang", "zh_CN"]
    ready = subprocess.run(look, cwd=HERE, env=settings(), check=False).returncode == 0
    starter = "年报工作台.cmd" if sys.platform == "win32" else "年报工作台.sh"
    print(f"\n下一步：{'' if ready else '按上面的提示补齐缺少的东西，然后'}运行“{starter}”。")
    return 0 if ready else 1


def unfit(version: tuple[int, int], wide: bool) -> str:
    """Return why a Python of a version, with 64 bits or without, cannot be used; empty where it can."""
    if version not in VERSIONS:
        return f"这里的 Python 是 {version[0]}.{version[1]}，需要 3.11、3.12 或 3.13。"
    return "" if wide else "这里的 Python 是 32 位的，需要 64 位的 Python。"


def too_deep(folder: Path, platform: str) -> str:
    """Return what is wrong with the folder of the bundle: on Windows its path may be too long for what it will hold."""
    if platform != "win32":
        return ""
    deepest = max(len(name) for wheel in WHEELS.glob("*.whl") for name in zipfile.ZipFile(wheel).namelist())
    # What stands before each, and in the names of compiled files.
    if len(str(folder)) + len(r"\.venv\Lib\site-packages\__pycache__\.cpython-313") + deepest <= LONGEST:
        return ""
    return f"文件夹的路径太长：{folder}\n请把整个文件夹移到靠近盘符的地方，如 D:\\年报，再安装。"


def environment() -> Path:
    """Make a fresh environment beside this folder and return its Python.

    The embeddable Python for Windows has no `venv`; it is told where the packages are in its own `._pth` file.
    """
    folder = HERE / ".venv"
    try:
        import venv
    except ImportError:
        (paths,) = Path(sys.executable).parent.glob("python3*._pth")
        lines = paths.read_text(encoding="utf-8").splitlines()
        if "../packages" not in lines:
            paths.write_text("\n".join([*lines, "../packages", ""]), encoding="utf-8")
        return Path(sys.executable)
    venv.create(folder, clear=True, symlinks=sys.platform != "win32", with_pip=False)
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def pip(python: Path) -> list[str]:
    """Return the command that installs the bundled wheels, whose digests are known, for a Python."""
    (program,) = WHEELS.glob("pip-*.whl")
    needed = HERE / "setup" / f"requirements-{sys.version_info[0]}.{sys.version_info[1]}.txt"
    apart = [] if HERE / ".venv" in python.parents else ["--upgrade", "--target", str(HERE / "packages")]
    return [
        *(str(python), str(program / "pip"), "install", "--quiet", "--no-index", "--find-links", str(WHEELS)),
        *("--require-hashes", "--no-deps", "--no-warn-script-location", *apart, "--requirement", str(needed)),
    ]


def settings() -> dict[str, str]:
    """Return an environment in which nothing of this user's own settings changes what pip and Python do."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    return kept | {"PYTHONUTF8": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


if __name__ == "__main__":
    sys.exit(main())
