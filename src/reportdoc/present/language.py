"""The language in which results are presented; it is handed to whatever presents them."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from reportdoc.report.message import Message

DOMAIN = "reportdoc"
"""Name of the catalogue: `locale/<language>/LC_MESSAGES/reportdoc.mo`."""
FOLDER = Path(__file__).parent / "locale"
"""Where the catalogues are."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language, with the sentences of its catalogue."""

    catalogue: NullTranslations

    @property
    def is_chinese(self) -> bool:
        """Whether its sentences are Chinese."""
        return self.catalogue.info().get("language", "").startswith("zh")

    def gettext(self, english: str) -> str:
        """Return a sentence of the source in this language; English where the catalogue has none."""
        return self.catalogue.gettext(english)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the form of a sentence for a count."""
        return self.catalogue.ngettext(one, many, count)

    def message(self, english: str, /, **values: Any) -> str:
        """Return a sentence of the source in this language, its fields filled in."""
        return self.translated(Message(english, values))

    def translated(self, message: Message) -> str:
        """Return a message in this language; an argument that is a message is translated too."""
        values = {
            name: self.translated(value) if isinstance(value, Message) else value
            for name, value in message.arguments.items()
        }
        return self.gettext(message.template).format(**values)


def language(*codes: str) -> Language:
    """Return the first of some languages, as `zh_CN`, that has a catalogue; without any, the user's.

    That is what LANGUAGE, LC_ALL, LC_MESSAGES or LANG say, in that order. A language without a catalogue is English.
    """
    return Language(gettext.translation(DOMAIN, FOLDER, codes or None, fallback=True))
