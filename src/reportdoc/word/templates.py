"""The templates that a designer edits in Word: opened, checked, and ready to be filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from reportdoc.ooxml.names import W
from reportdoc.ooxml.package import DamagedFile, vetted
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, InputError, Problem
from reportdoc.word.style import missing, style_ids

REPORT, CASE, CHARTS = "report.docx", "case.docx", "charts.docx"
"""Names of the template files."""
REPORT_TAGS = frozenset({"contents", "tables", "cases", "figures", "body"})
"""Tags that `report.docx` must have; where they stand the directories and the text go."""
CASE_TAGS = frozenset({"caption", "blocks"})
"""Tags that `case.docx` must have."""
_STYLE_REFERENCE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)(")')
_INSIDE_TEXT = re.compile(r"<w:t(?: [^<>]*+)?>[^<]*+<w:[pr][ />]")
"""A paragraph or a run inside a text: what `{{ body }}` makes where `{{p body }}` is meant."""
_FAILURES = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What the expressions of a template may raise."""
_CELL_MARGIN = 108


_EMPTY_RUN = '<w:r><w:t xml:space="preserve"></w:t></w:r>'
"""What docxtpl leaves on both sides of a tag that stands for runs."""


@dataclass(frozen=True, slots=True)
class CaseTemplate:
    """The frame of a case box."""

    template: Template
    width: int
    """Room for content inside the frame, twips; 0 where the frame is not a table and so does not narrow the text."""

    def render(self, caption: str, blocks: str) -> str:
        """Return the frame around a caption's runs and the paragraphs and tables of the case."""
        return self.template.render(caption=Markup(caption), blocks=Markup(blocks)).replace(_EMPTY_RUN, "")


class _Environment(ImmutableSandboxedEnvironment):
    """Compiles a text once in a process: `watch`, `serve` and `take` fill the same templates again and again."""

    def from_string(
        self, source: str | nodes.Template, globals: Any = None, template_class: type[Template] | None = None
    ) -> Template:
        if isinstance(source, str) and globals is None and template_class is None:
            return _compiled(self, source)
        return super().from_string(source, globals, template_class)


@lru_cache(maxsize=16)
def _compiled(environment: _Environment, source: str) -> Template:
    return ImmutableSandboxedEnvironment.from_string(environment, source)


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the Jinja environment of templates: sandboxed, strict about names, escaping what it prints."""
    return _Environment(undefined=StrictUndefined, autoescape=True)


def opened(path: Path) -> Document:
    """Return a template as python-docx holds it.

    Raises ContentError: not there, not a Word file, larger than any.
    """
    if not path.is_file():
        raise fault(path, message("the template is missing"))
    try:
        return docx.Document(vetted(path))
    except (DamagedFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError):
        raise unsound(path) from None
    except InputError as error:
        raise fault(path, error.message, error.hint) from None


def open_template(path: Path, tags: frozenset[str]) -> DocxTemplate:
    """Return a template that is sound and prints the tags it needs.

    Raises ContentError: not there, not a Word file, tags broken or missing.
    """
    template = DocxTemplate(str(path))
    template.docx = opened(path)
    try:
        tree = environment().parse(template.patch_xml(template.get_xml()))
    except TemplateError as error:
        raise fault(path, message("a tag of the template is broken: {reason}", reason=str(error))) from None
    found = {name.name for output in tree.find_all(nodes.Output) for name in output.find_all(nodes.Name)}
    if lacking := sorted(tags - found):
        hint = message("type {tags} in a paragraph of its own", tags=", ".join(map(_typed, lacking)))
        raise fault(path, message("the template lacks the tags {tags}", tags=", ".join(lacking)), hint)
    return template


def filled(template: DocxTemplate, path: Path, context: Mapping[str, object]) -> Document:
    """Return the document that a template becomes with its tags filled.

    Raises ContentError where it uses a name that there is not, or an operation that fails or that the sandbox forbids.
    """
    try:
        template.render(dict(context), jinja_env=environment())
    except _FAILURES as error:
        raise _failed(path, error) from None
    document: Document | None = template.docx
    assert document is not None
    _check_tags(path, etree.tostring(document.element, encoding="unicode"), REPORT_TAGS)
    lacking = missing(style_ids(document.styles))
    if lacking:
        hint = message("copy the style from the template that came with reportdoc")
        raise fault(path, message("the template lacks the styles {styles}", styles=", ".join(lacking)), hint)
    return document


def case_template(path: Path, styles: Mapping[str, str]) -> CaseTemplate:
    """Return the frame of case boxes, its styles named by the ids they have in the report.

    Raises ContentError as `open_template` and `filled` do, or where it uses a style that the report template lacks.
    """
    template = open_template(path, CASE_TAGS)
    document: Document | None = template.docx
    assert document is not None
    names = {identity: name for name, identity in style_ids(document.styles).items()}
    xml = template.patch_xml(template.get_xml())
    used = {names.get(identity, identity) for _, identity, _ in _STYLE_REFERENCE.findall(xml)}
    if lacking := missing(styles, sorted(used)):
        hint = message("copy the style into {template}", template=REPORT)
        raise fault(path, message("the template lacks the styles {styles}", styles=", ".join(lacking)), hint)
    frame = xml[xml.index(">", xml.index("<w:body")) + 1 : xml.rindex("<w:sectPr")]
    named = _STYLE_REFERENCE.sub(lambda found: f"{found[1]}{styles[names.get(found[2], found[2])]}{found[3]}", frame)
    case = CaseTemplate(environment().from_string(named), _room(document.element.body))
    try:
        tried = case.render("<w:r/>", "<w:p/>")
    except _FAILURES as error:
        raise _failed(path, error) from None
    _check_tags(path, tried, CASE_TAGS)
    return case


def fault(path: Path, text: Message, hint: Message | None = None) -> ContentError:
    """Return the error of a template, placed by its folder and name."""
    return ContentError([Problem(Place(f"{path.parent.name}/{path.name}"), text, hint)])


def unsound(path: Path) -> ContentError:
    """Return the error of a template that no program can read."""
    return fault(path, message("the template is not a sound Word file"), message("save it again in Word as .docx"))


def _failed(path: Path, error: Exception) -> ContentError:
    return fault(path, message("a tag of the template fails: {reason}", reason=str(error)))


def _check_tags(path: Path, xml: str, tags: frozenset[str]) -> None:
    if _INSIDE_TEXT.search(xml):
        hint = message("type {tags} in a paragraph of its own", tags=", ".join(map(_typed, sorted(tags))))
        raise fault(path, message("a tag of the template lacks its letter, p or r, behind the braces"), hint)


def _typed(tag: str) -> str:
    return f"{{{{{'r' if tag == 'caption' else 'p'} {tag} }}}}"


def _room(body: etree._Element) -> int:
    """Return the width in twips inside the cell in which the tag for the blocks stands."""
    for cell in body.iter(f"{W}tc"):
        if "blocks" not in "".join(cell.itertext()):
            continue
        width = cell.find(f"{W}tcPr/{W}tcW")
        table = next(cell.iterancestors(f"{W}tbl"))
        margins = table.find(f"{W}tblPr/{W}tblCellMar")
        sides = [margins.find(f"{W}{side}") if margins is not None else None for side in ("left", "right")]
        taken = sum(_CELL_MARGIN if side is None else int(side.get(f"{W}w", "0")) for side in sides)
        return int(width.get(f"{W}w", "0")) - taken if width is not None else 0
    return 0
