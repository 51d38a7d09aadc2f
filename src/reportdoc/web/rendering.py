"""Templates, and what they are filled with on every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request

from reportdoc.present.handbook.html import about_code, about_message, about_page
from reportdoc.present.handbook.pages import CHINESE as ZH
from reportdoc.present.handbook.pages import ENGLISH as EN
from reportdoc.present.language import Language, language
from reportdoc.present.problems import Said
from reportdoc.web.access.role import Role

if TYPE_CHECKING:
    from reportdoc.web.visit import Visit

LANGUAGE = "reportdoc-lang"
"""Name of the cookie with the language that somebody chose."""
CHINESE, ENGLISH = "zh_CN", "en"


@cache
def environment() -> Environment:
    """Return the templates: every value escaped, a misspelt name an error."""
    return Environment(
        loader=PackageLoader("reportdoc.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def spoken(code: str) -> Language:
    """Return a language of the pages."""
    return language(code)


def language_of(request: Request) -> Language:
    """Return the language of a request: the one chosen, or English where the browser prefers it to Chinese."""
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
    if chosen not in (CHINESE, ENGLISH):
        wished = request.headers.get("accept-language", "").lower()
        first = next((one for one in wished.replace(";", ",").split(",") if one[:2] in ("zh", "en")), "zh")
        chosen = ENGLISH if first.startswith("en") else CHINESE
    return spoken(chosen)


def rendered(visit: Visit, template: str, values: Mapping[str, Any]) -> str:
    """Return a page."""
    told = visit.desk.told(visit.visitor.session) if visit.visitor else None
    return (
        environment()
        .get_template(template)
        .render(
            **_words(visit.language),
            help_here=about_page(ZH if visit.language is spoken(CHINESE) else EN, visit.request.url.path),
            visitor=visit.visitor,
            role=visit.role,
            Role=Role,
            path=visit.request.url.path,
            reopen=visit.here,
            told_now=told,
            building=visit.desk.builder.state,
            looked=visit.desk.keeper.stamp,
            project=visit.desk.project.resolve().name,
            form_token=lambda: _form_token(visit),
            **values,
        )
    )


def _form_token(visit: Visit) -> Markup:
    token = visit.visitor.form_token if visit.visitor else ""
    return Markup('<input type="hidden" name="form_token" value="{}">').format(token)


def _linked(address: str | None, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text) if address else Markup("")


def _words(language: Language) -> dict[str, Callable[..., Any] | str]:
    def moment(value: datetime | None) -> str:
        return f"{value.astimezone():%Y-%m-%d %H:%M}" if value else ""

    tongue = ZH if language is spoken(CHINESE) else EN

    def help_on_code(code: str) -> Markup:
        """Return a link to what the handbook says of a finding's code."""
        return _linked(about_code(tongue, code), language.message("About {code}", code=code))

    def help_on_message(template: str) -> Markup:
        """Return a link to what the handbook says of a message; nothing where it says nothing."""
        return _linked(about_message(tongue, template), language.message("What to do"))

    def said(text: str) -> Markup:
        """Return a line, and a link to what the handbook says of it where it is known of which message it is."""
        link = help_on_message(text.template) if isinstance(text, Said) else Markup("")
        return Markup("{} {}").format(text, link) if link else escape(text)

    return {
        "said": said,
        "help_on_code": help_on_code,
        "help_on_message": help_on_message,
        "_": language.message,
        "ngettext": lambda one, many, count: language.ngettext(one, many, count).format(count=count),
        "told": language.translated,
        "moment": moment,
        "lang": "zh-CN" if language is spoken(CHINESE) else "en",
    }
