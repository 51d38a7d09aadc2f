"""The language of the command line: from `--lang`, or the usual locale variables."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Sequence

from reportdoc.present.language import DOMAIN, FOLDER

OPTION = "--lang"
_CHINESE = "zh_CN"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def choose(arguments: Sequence[str]) -> None:
    """Settle the language for this process; click's own sentences come from the same catalogue.

    `--lang` wins over LANGUAGE, LC_ALL, LC_MESSAGES and LANG, which gettext reads itself; where none is set, as on
    Windows, the system's language counts. A language without a catalogue is English.
    """
    chosen = _option(arguments)
    if chosen is None and not any(map(os.environ.get, _VARIABLES)):
        chosen = locale.getlocale()[0]
    if chosen:
        # Windows writes "Chinese (Simplified)_China"; every Chinese reader is better served by this than by English.
        os.environ["LANGUAGE"] = _CHINESE if chosen.lower().startswith(("zh", "chinese")) else chosen
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


def _option(arguments: Sequence[str]) -> str | None:
    for index, argument in enumerate(arguments):
        if argument.startswith(f"{OPTION}="):
            return argument.partition("=")[2]
        if argument == OPTION:
            return arguments[index + 1] if index + 1 < len(arguments) else None
    return None
