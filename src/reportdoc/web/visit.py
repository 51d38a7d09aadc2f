"""One request of somebody who may make it, and the ways to answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from reportdoc.present.language import Language
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.web.access.role import Role, Visitor
from reportdoc.web.desk import Desk
from reportdoc.web.work.keeper import PATIENCE, State

_LONGEST = 2_000
"""Characters of a text typed into a form."""


class NotFound(Exception):
    """There is no such page for this visitor: none at all, or one that is not this visitor's to see."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request; pages are functions from it to a response."""

    desk: Desk
    request: Request
    visitor: Visitor | None
    """None on the few pages that need nobody to have entered."""
    language: Language
    form: FormData = field(default_factory=FormData)
    """What was sent with a POST; its form token has been checked."""

    @property
    def who(self) -> Visitor:
        """The visitor of a page that needs one."""
        assert self.visitor
        return self.visitor

    @property
    def role(self) -> Role | None:
        """What the visitor may do."""
        return self.visitor.role if self.visitor else None

    @property
    def here(self) -> str:
        """The address that was asked for, without the host."""
        address = self.request.url
        return address.path + (f"?{address.query}" if address.query else "")

    def path(self, name: str) -> str:
        """Return a part of the address, as `{name}` in the route."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """Return a parameter of the address, `?name=`; nothing where there is none."""
        return _shown(self.request.query_params.get(name, ""))

    def text(self, name: str) -> str:
        """Return a text of the form on one line; nothing where there is none."""
        value = self.form.get(name, "")
        return _shown(" ".join(value.split())) if isinstance(value, str) else ""

    def needed(self, name: str, what: Message) -> str:
        """Return a text of the form; raises InputError where it is empty."""
        if not (found := self.text(name)):
            raise InputError(message("{what} is missing", what=what))
        return found

    def texts(self, name: str) -> list[str]:
        """Return every text of the form under a name."""
        return [_shown(one) for one in self.form.getlist(name) if isinstance(one, str)]

    def files(self, name: str) -> list[UploadFile]:
        """Return the files of the form under a name; a field left empty is none."""
        return [one for one in self.form.getlist(name) if isinstance(one, UploadFile) and one.filename]

    def signature(self) -> str:
        """Return the name that somebody signs with, from the form, and keep it for the next one.

        Raises InputError where it is empty.
        """
        name = self.needed("name", message("your name"))
        if name != self.who.name:
            self.desk.sessions.rename(self.who, name)
        return name

    def state(self) -> State:
        """Return the state of the project: at once as it was last seen, but for who has just changed something.

        Raises OperationError and OSError where the project could never be looked at.
        """
        return self.desk.keeper.state(PATIENCE if self.acts else 0)

    @property
    def acts(self) -> bool:
        """Whether somebody changes something, or has just done so and is to see what came of it."""
        return self.request.method == "POST" or (
            self.visitor is not None and self.desk.has_changed(self.visitor.session)
        )

    def page(self, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
        """Return a page: a template of `templates/` filled with values."""
        from reportdoc.web.rendering import rendered

        return HTMLResponse(rendered(self, template, values), status)

    def back(self, path: str, told: Message | None = None, changed: bool = True) -> Response:
        """Send the browser to another page, which tells what was done; `changed` as `Desk.tell` takes it."""
        if told and self.visitor:
            self.desk.tell(self.visitor.session, told, changed)
        return RedirectResponse(path, 303)


def _shown(text: str) -> str:
    """Return a text without what nobody sees and what turns the text around it: it is shown to others, and kept."""
    return "".join(one for one in text if one.isprintable())[:_LONGEST]
