"""Pages of the handbook as HTML, for the workbench: no Sphinx is needed where the program runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin

from reportdoc.present.handbook.anchors import CODES, ERRORS, MESSAGES, of_message
from reportdoc.present.handbook.pages import INDEX, OF, headings, names, page

HELP = "/help"
"""Where the workbench shows the handbook."""
PICTURES = f"{HELP}/pictures"
"""Where it shows the handbook's pictures."""

_PLACES: Final = {
    "enter": "workbench",
    "start": "workbench",
    "i": "deliveries",
    "overview": "first-report",
    "begin": "first-report",
    "settings": "first-report",
    "department": "deliveries",
    "departments": "deliveries",
    "remind": "deliveries",
    "incoming": "deliveries",
    "pages": "workbench",
    "findings": "findings",
    "numbers": "figures",
    "versions": "returned",
    "handover": "sealing",
    "activity": "workbench",
}
"""Pages of the workbench by the beginning of their addresses → page of the handbook that says how they are used."""
_PAGE = re.compile(r"(?P<name>[a-z][a-z0-9-]*)\.md(?P<anchor>#.*)?")
_PICTURE = re.compile(r"(?:\.\./)+pictures/(?P<name>[a-z0-9-]+\.png)")
_TREE = re.compile(r"^```\{toctree\}\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"^<!-- (?:run|file|content|finds|append)\b.*?-->\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to be shown."""

    title: str
    html: str
    anchors: frozenset[str]


@lru_cache(maxsize=128)
def shown(language: str, name: str) -> Shown | None:
    """Return a page of the handbook as HTML; None where there is no such page."""
    text = page(language, name)
    if text is None:
        return None
    bare = _TREE.sub(lambda found: _list(language, found["body"]), _MARK.sub("", OF.sub("", text)))
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").use(anchors_plugin, max_level=4)
    environment: dict[str, object] = {}
    tokens = markdown.parse(bare, environment)
    for token in _all(tokens):
        _readdress(token)
    html = markdown.renderer.render(tokens, markdown.options, environment)
    # On a narrow screen a table is moved sideways, by keys as well.
    html = html.replace("<table", '<div class="scroll" tabindex="0"><table').replace("</table>", "</table></div>")
    return Shown(_title(text), html, frozenset(re.findall(r'\bid="([^"]+)"', html)))


def contents(language: str) -> list[tuple[str, str]]:
    """Return address and title of every page, in the order of the first one."""
    index = page(language, INDEX) or ""
    listed = [name for found in _TREE.finditer(index) for name in _entries(found["body"])]
    return [(f"{HELP}/{name}", _title(page(language, name) or "")) for name in listed]


def about_code(language: str, code: str) -> str | None:
    """Return the address of what the handbook says of a finding's code."""
    return _where(language, code, CODES)


def about_message(language: str, template: str) -> str | None:
    """Return the address of what it says of a message by its English template: at length, or in the list of all."""
    return _where(language, of_message(template), ERRORS, MESSAGES)


def about_page(language: str, path: str) -> str | None:
    """Return the address of what it says of a page of the workbench, by the page's own; None for its own pages."""
    name = _PLACES.get(path.lstrip("/").partition("/")[0])
    return f"{HELP}/{name}" if name and shown(language, name) else None


def _where(language: str, anchor: str, *pages: str) -> str | None:
    for name in pages:
        found = shown(language, name)
        if found and anchor in found.anchors:
            return f"{HELP}/{name}#{anchor}"
    return None


def _title(text: str) -> str:
    return next((title for level, title in headings(text)), "")


def _list(language: str, body: str) -> str:
    caption = re.search(r":caption: (.*)", body)
    lines = [f"- [{_title(page(language, name) or name)}]({name}.md)" for name in _entries(body)]
    return "\n".join([f"## {caption[1]}\n" if caption else "", *lines])


def _entries(body: str) -> list[str]:
    known = frozenset((*names("zh"), *names("en")))
    return [line for line in body.split("\n") if line in known]


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _readdress(token: Token) -> None:
    """Point links and pictures at their addresses in the workbench; tables look like those of its pages."""
    if token.type == "link_open":
        target = str(token.attrGet("href") or "")
        if found := _PAGE.fullmatch(target):
            token.attrSet("href", f"{HELP}/{found['name']}{found['anchor'] or ''}")
    elif token.type == "image":
        if found := _PICTURE.fullmatch(str(token.attrGet("src") or "")):
            token.attrSet("src", f"{PICTURES}/{found['name']}")
            token.attrSet("loading", "lazy")
    elif token.type == "table_open":
        token.attrSet("class", "grid")
