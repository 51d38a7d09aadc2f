"""Links that let departments and signatories in."""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportdoc.web.access.database import Database
from reportdoc.web.access.passwords import hashed
from reportdoc.web.access.role import Role
from reportdoc.web.access.tokens import new_password, new_token, stored

LASTING = timedelta(days=60)
"""How long a link holds: the six weeks in which a report is made, and some more."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that was given out; the link itself is known to nobody but who has it."""

    id: int
    role: Role
    departments: tuple[str, ...]
    name: str
    """Whom it was made for; may be empty."""
    password: str
    """Hash of the password that is asked for besides; empty where none is."""
    created: datetime
    expires: datetime
    withdrawn: bool
    used: datetime | None
    """When somebody last entered by it."""

    @property
    def holds(self) -> bool:
        """Whether somebody can still enter by it."""
        return not self.withdrawn and self.expires > datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Given:
    """What is shown once, to be handed on."""

    token: str
    password: str
    """Empty where none is asked for."""


class Invitations:
    """The links of one project."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def invite(self, role: Role, departments: tuple[str, ...] = (), name: str = "") -> Given:
        """Make a link; a signatory's asks for a password besides, which is made too."""
        token, password = new_token(), new_password() if role is Role.SIGNATORY else ""
        now = time.time()
        kept = hashed(password) if password else ""
        with self._database.change() as change:
            change.execute(
                "INSERT INTO invitation (token, role, departments, name, password, created, expires)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (stored(token), role, json.dumps(departments), name, kept, now, now + LASTING.total_seconds()),
            )
        return Given(token, password)

    def withdraw(self, identity: int) -> None:
        """End a link, and the sessions of those who entered by it."""
        with self._database.change() as change:
            change.execute("UPDATE invitation SET withdrawn = 1 WHERE id = ?", (identity,))
            change.execute("DELETE FROM session WHERE invitation = ?", (identity,))

    def listed(self) -> list[Invitation]:
        """Return every link, the latest first."""
        return [_invitation(row) for row in self._database.rows("SELECT * FROM invitation ORDER BY id DESC")]

    def find(self, token: str) -> Invitation | None:
        """Return the link with a token, if it still holds."""
        row = self._database.row("SELECT * FROM invitation WHERE token = ?", (stored(token),))
        found = _invitation(row) if row else None
        return found if found and found.holds else None

    def entered(self, identity: int) -> None:
        """Note that somebody has entered by a link."""
        with self._database.change() as change:
            change.execute("UPDATE invitation SET used = ? WHERE id = ?", (time.time(), identity))


def _invitation(row: sqlite3.Row) -> Invitation:
    return Invitation(
        row["id"],
        Role(row["role"]),
        tuple(json.loads(row["departments"])),
        row["name"],
        row["password"],
        _moment(row["created"]),
        _moment(row["expires"]),
        bool(row["withdrawn"]),
        _moment(row["used"]) if row["used"] else None,
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds).astimezone()
