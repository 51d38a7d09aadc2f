"""The workbench's one database: sessions, invitations, the office's password. Deleting it loses no work."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from reportdoc.project.folders import WORKBENCH

FILE = "access.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS invitation (
    id INTEGER PRIMARY KEY, token TEXT UNIQUE NOT NULL, role TEXT NOT NULL, departments TEXT NOT NULL,
    name TEXT NOT NULL, password TEXT NOT NULL, created REAL NOT NULL, expires REAL NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0, used REAL);
CREATE TABLE IF NOT EXISTS session (
    token TEXT PRIMARY KEY, role TEXT NOT NULL, departments TEXT NOT NULL, name TEXT NOT NULL,
    form_token TEXT NOT NULL, expires REAL NOT NULL,
    invitation INTEGER REFERENCES invitation (id) ON DELETE CASCADE);
"""


class Database:
    """One connection that all threads share, one at a time: one writer, and a log that readers need not wait for."""

    def __init__(self, project: Path) -> None:
        """Open the database of a project, made where there is none; raises OSError, sqlite3.DatabaseError."""
        folder = project / WORKBENCH
        folder.mkdir(exist_ok=True, mode=0o700)
        (folder / ".gitignore").write_text("*\n", encoding="ascii")
        self._lock = Lock()
        self._connection = sqlite3.connect(folder / FILE, check_same_thread=False, isolation_level=None)
        (folder / FILE).chmod(0o600)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA foreign_keys=ON")
        self._connection.executescript(_SCHEMA)

    def rows(self, question: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Return what a statement finds."""
        with self._lock:
            return self._connection.execute(question, values).fetchall()

    def row(self, question: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """Return the first row that a statement finds."""
        return next(iter(self.rows(question, values)), None)

    @contextmanager
    def change(self) -> Generator[sqlite3.Connection]:
        """Yield the connection for changes that are all made, or none."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()
