"""What all pages of one project share."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from reportdoc.app.limited import Limited
from reportdoc.app.second_process import SecondProcess
from reportdoc.report.message import Message
from reportdoc.web.access.database import Database
from reportdoc.web.access.invitations import Invitations
from reportdoc.web.access.office import Office
from reportdoc.web.access.passwords import Throttle
from reportdoc.web.access.sessions import Sessions
from reportdoc.web.work.beside import Beside
from reportdoc.web.work.builder import Builder
from reportdoc.web.work.events import Events
from reportdoc.web.work.folio import Folio
from reportdoc.web.work.keeper import Keeper
from reportdoc.web.work.memory import Memory
from reportdoc.web.work.readers import Readers


@dataclass(slots=True)
class Desk:
    """The project on the desk, and those who work for its pages."""

    project: Path
    cookie: str
    """Name of the session's cookie: browsers do not keep those of two ports apart."""
    network: bool
    """Whether others than this machine can reach the server."""
    database: Database
    sessions: Sessions
    invitations: Invitations
    office: Office
    throttle: Throttle
    events: Events
    keeper: Keeper
    builder: Builder
    folio: Folio
    beside: Beside
    limited: Limited
    """Calls what reads strangers' files; `readers` ends it."""
    readers: Readers
    memory: Memory = field(default_factory=Memory)
    """Of what one visitor may see, and the like."""
    _told: dict[str, Message] = field(default_factory=dict)
    _closing: ExitStack = field(default_factory=ExitStack)

    def tell(self, session: str, told: Message) -> None:
        """Keep what the next page of a session tells at its top."""
        self._told[session] = told

    def told(self, session: str) -> Message | None:
        """Return what is to be told, once."""
        return self._told.pop(session, None)

    def tells(self, session: str) -> bool:
        """Tell whether a session has just done something that its next page tells."""
        return session in self._told

    def close(self) -> None:
        """End all that goes on."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()


def open_desk(
    project: Path,
    port: int,
    network: bool,
    another: Callable[[], Executor] = SecondProcess,
    limited: Callable[[], Limited] = Limited,
) -> Desk:
    """Return the desk of a project folder; `another` gives who works beside the pages, twice, `limited` who reads.

    Raises OSError, sqlite3.DatabaseError.
    """
    with ExitStack() as stack:
        database = Database(project)
        stack.callback(database.close)
        events = Events()
        keeper = stack.enter_context(Keeper(project, events, another()))
        builder = stack.enter_context(Builder(project, events))
        beside = stack.enter_context(Beside(another()))
        folio = stack.enter_context(Folio(project, beside, events))
        keeper.seen = folio.begin
        strangers = limited()
        return Desk(
            project=project,
            cookie=f"reportdoc-{port}",
            network=network,
            database=database,
            sessions=Sessions(database),
            invitations=Invitations(database),
            office=Office(database),
            throttle=Throttle(),
            events=events,
            keeper=keeper,
            builder=builder,
            folio=folio,
            beside=beside,
            limited=strangers,
            readers=stack.enter_context(Readers(project, events, strangers)),
            _closing=stack.pop_all(),
        )
