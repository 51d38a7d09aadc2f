"""Sessions: who has entered is known by a cookie, of which the database keeps the hash."""

from __future__ import annotations

import json
import time
from datetime import timedelta

from reportdoc.web.access.database import Database
from reportdoc.web.access.role import Role, Visitor
from reportdoc.web.access.tokens import new_token, stored

LASTING = timedelta(days=14)
"""How long somebody need not enter again."""


class Sessions:
    """The sessions of one project."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self, role: Role, departments: tuple[str, ...] = (), name: str = "", invitation: int | None = None
    ) -> str:
        """Return the token of a new session, for the cookie."""
        token, now = new_token(), time.time()
        with self._database.change() as change:
            change.execute("DELETE FROM session WHERE expires < ?", (now,))
            change.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    stored(token),
                    role,
                    json.dumps(departments),
                    name,
                    new_token(),
                    now + LASTING.total_seconds(),
                    invitation,
                ),
            )
        return token

    def visitor(self, token: str | None) -> Visitor | None:
        """Return who a cookie belongs to; none where it is unknown, too old, or its invitation is over."""
        if not token:
            return None
        row = self._database.row(
            "SELECT session.*, invitation.expires AS until, invitation.withdrawn FROM session"
            " LEFT JOIN invitation ON invitation.id = session.invitation WHERE session.token = ?",
            (stored(token),),
        )
        now = time.time()
        if row is None or row["expires"] < now:
            return None
        if row["invitation"] is not None and (row["withdrawn"] or row["until"] < now):
            return None
        return Visitor(
            Role(row["role"]), tuple(json.loads(row["departments"])), row["name"], row["token"], row["form_token"]
        )

    def rename(self, visitor: Visitor, name: str) -> None:
        """Keep the name under which a visitor signs."""
        with self._database.change() as change:
            change.execute("UPDATE session SET name = ? WHERE token = ?", (name, visitor.session))

    def end(self, visitor: Visitor) -> None:
        """End a session."""
        with self._database.change() as change:
            change.execute("DELETE FROM session WHERE token = ?", (visitor.session,))
