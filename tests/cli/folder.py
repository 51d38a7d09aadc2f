"""A project folder with one short chapter, which tests spoil as they like."""

from __future__ import annotations

from pathlib import Path

from tests.content.folder import REPORT

NAME = "12345-示例职业技术学院-2023年度质量报告"
"""What the files made from it are called, without their ending."""


def project(root: Path, chapter: str = "# 人才培养\n\n学校坚持立德树人。\n", **files: str) -> Path:
    """Make the project in a folder and return it; `files` are further chapters by name, without their ending."""
    content = root / "content"
    (content / "chapters").mkdir(parents=True)
    names = "".join(f"  - file: chapters/{name}.md\n" for name in files)
    (content / "report.yaml").write_text(REPORT + names, encoding="utf-8")
    for name, text in {"1": chapter, **files}.items():
        (content / f"chapters/{name}.md").write_text(text, encoding="utf-8")
    return root
