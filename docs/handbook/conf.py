"""Sphinx's settings for the handbook: `make docs`. The language is in LANGUAGE, zh or en."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage, languages

from reportdoc.present.handbook.pages import CHINESE, page

_ZH = os.environ["LANGUAGE"] == CHINESE

project = "reportdoc 使用手册" if _ZH else "reportdoc handbook"
copyright = "reportdoc"
language = "zh_CN" if _ZH else "en"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["*.inc.md"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
# tests/handbook looks at links, for the workbench too; codes have anchors of their own, which MyST does not see.
suppress_warnings = ["myst.xref_missing", "misc.highlighting_failure"]
# What is typed, and what is searched for with Ctrl+F, stands as the program has it: src="…", with straight marks.
smartquotes = False
html_theme = "furo"
html_title = project
html_show_sphinx = False
html_show_sourcelink = False
html_copy_source = False
# Excerpts are fetched, and a browser fetches nothing from a folder.
html_show_search_summary = False
html_static_path = [str(Path(__file__).parent / "static")]
html_css_files = ["print.css"]


class Pairs(SearchLanguage):
    """Chinese is found by pairs of characters, which needs no dictionary; words of Latin letters as they stand."""

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = """
function splitQuery(query) {
  const found = [];
  for (const run of query.match(/[A-Za-z0-9_]+|[\\u4e00-\\u9fff]+/g) || []) {
    if (!/[\\u4e00-\\u9fff]/.test(run) || run.length < 2) found.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) found.push(run.slice(at, at + 2));
  }
  return found;
}
"""

    def split(self, text: str) -> list[str]:
        """Return what a text is found by."""
        found: list[str] = []
        for run in re.findall(r"[A-Za-z0-9_]+|[\u4e00-\u9fff]+", text):
            if run.isascii():
                found.append(run)
            else:
                found += [*run, *(run[at : at + 2] for at in range(len(run) - 1))]
        return found

    def stem(self, word: str) -> str:
        """Return a word as it is kept in the index."""
        return word.lower()

    def word_filter(self, word: str) -> bool:
        """Return whether a word is kept."""
        return bool(word)


def _composed(app: Sphinx, name: str, source: list[str]) -> None:
    source[0] = page(os.environ["LANGUAGE"], name) or source[0]


def setup(app: Sphinx) -> None:
    """Give Sphinx pages with what they include."""
    languages["zh"] = Pairs
    app.connect("source-read", _composed)
