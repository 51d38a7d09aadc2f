"""How the office enters: by the address that `serve` prints, or by its password."""

from __future__ import annotations

import hmac

from reportdoc.web.access.database import Database
from reportdoc.web.access.passwords import fits, hashed
from reportdoc.web.access.tokens import new_token

_PASSWORD = "office password"


class Office:
    """The office's key to its own workbench."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.start_token = new_token()
        """Lets in once, to whoever has the screen on which the server was started."""
        self._spent = False

    def enters(self, token: str) -> bool:
        """Tell whether a token is that of the start; it lets in once."""
        if self._spent or not hmac.compare_digest(token.encode(), self.start_token.encode()):
            return False
        self._spent = True
        return True

    def renew(self) -> str:
        """Return a new start token; the old one lets nobody in any more."""
        self.start_token, self._spent = new_token(), False
        return self.start_token

    @property
    def has_password(self) -> bool:
        """Whether a password was set."""
        return self._kept is not None

    def set_password(self, password: str) -> None:
        """Keep a password, in place of the one before."""
        with self._database.change() as change:
            change.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_PASSWORD, hashed(password)))

    def knows(self, password: str) -> bool:
        """Tell whether a password is the office's."""
        kept = self._kept
        return kept is not None and fits(password, kept)

    @property
    def _kept(self) -> str | None:
        row = self._database.row("SELECT value FROM setting WHERE key = ?", (_PASSWORD,))
        return str(row["value"]) if row else None
