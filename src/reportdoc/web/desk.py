"""What all pages of one project share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Self

from reportdoc.app.helper import Helper
from reportdoc.app.limited import Limited, Limits
from reportdoc.app.survey.survey import Survey
from reportdoc.report.message import Message
from reportdoc.web.access.database import Database
from reportdoc.web.access.invitations import Invitations
from reportdoc.web.access.office import Office
from reportdoc.web.access.passwords import Throttle
from reportdoc.web.access.sessions import Sessions
from reportdoc.web.work.beside import Beside
from reportdoc.web.work.build_process import COMMAND
from reportdoc.web.work.builder import Builder
from reportdoc.web.work.events import Events
from reportdoc.web.work.folio import Folio
from reportdoc.web.work.keeper import Keeper
from reportdoc.web.work.memory import Memory
from reportdoc.web.work.previews import Previews
from reportdoc.web.work.readers import Readers

_BUILDING = Limits(seconds=3600, memory=16_000_000_000)
"""A report of 1,300 pages is built in a minute."""


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
    previews: Previews
    beside: Beside
    """Looks at the project, and does for pages what takes a second or two; one after another."""
    comparisons: Beside
    """Compares versions, one after another."""
    builds: Limited
    """Calls what has the report built or compared, in a process of its own."""
    limited: Limited
    """Calls what reads strangers' files; `readers` ends it."""
    readers: Readers
    memory: Memory = field(default_factory=Memory)
    """Of what one visitor may see, and the like."""
    _told: dict[str, tuple[Message, bool]] = field(default_factory=dict)
    _closing: ExitStack = field(default_factory=ExitStack)

    def tell(self, session: str, told: Message, changed: bool = True) -> None:
        """Keep what the next page of a session tells at its top; `changed` if something of the project is another."""
        self._told[session] = told, changed

    def told(self, session: str) -> Message | None:
        """Return what is to be told, once."""
        return self._told.pop(session, (None, False))[0]

    def has_changed(self, session: str) -> bool:
        """Tell whether a session has just changed something of which its next page tells."""
        return self._told.get(session, (None, False))[1]

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
    another: Callable[[], Executor] = Helper,
    limited: Callable[[Limits], Limited] = Limited,
    build: Sequence[str] = COMMAND,
) -> Desk:
    """Return the desk of a project folder.

    `another` gives who works beside the pages, `limited` who reads and has
    things built; `build` is the command that builds beside (`Builder`).

    Raises OSError, sqlite3.DatabaseError.
    """
    with ExitStack() as stack:
        database = Database(project)
        stack.callback(database.close)
        events = Events()
        painter = stack.enter_context(Beside(another()))
        beside = stack.enter_context(Beside(another()))
        keeper = stack.enter_context(Keeper(project, events, beside))
        builder = stack.enter_context(Builder(project, events, build))
        folio = stack.enter_context(Folio(project, beside, painter, events))
        previews = stack.enter_context(Previews(project, events, another()))
        keeper.seen = partial(_seen, folio, previews)
        builds, strangers = limited(_BUILDING), limited(Limits())
        comparisons = stack.enter_context(Beside(ThreadPoolExecutor(1, "comparisons")))
        # Ended before those who would wait for what it does.
        stack.callback(builds.close)
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
            previews=previews,
            beside=beside,
            comparisons=comparisons,
            builds=builds,
            limited=strangers,
            readers=stack.enter_context(Readers(project, events, strangers)),
            _closing=stack.pop_all(),
        )


def _seen(folio: Folio, previews: Previews, survey: Survey) -> None:
    """Make ready what pages will ask of a new look."""
    if book := folio.begin(survey):
        previews.begin(book, survey)
