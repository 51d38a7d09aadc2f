"""Places as a reader of the Word file finds them."""

from __future__ import annotations

from dataclasses import replace

from reportdoc.present.language import Language
from reportdoc.report.located import words
from reportdoc.report.message import Message
from reportdoc.report.place import Place
from reportdoc.report.whereabouts import Index


def shown(language: Language, place: Place, places: Index) -> str:
    """Return a place as 1.4.2 第 3 段 or 表 1-10，第 8 行“数控技术”，列“报到率”; what no reader sees by its file."""
    found = places.of(place)
    return str(place) if found is None else language.translated(words(found))


def told(language: Language, message: Message, places: Index) -> str:
    """Return a message whose places are shown so."""
    return language.translated(_replaced(language, message, places))


def _replaced(language: Language, message: Message, places: Index) -> Message:
    values: dict[str, object] = {}
    for name, value in message.arguments.items():
        match value:
            case Place():
                values[name] = shown(language, value, places)
            case Message():
                values[name] = _replaced(language, value, places)
            case _:
                values[name] = value
    return replace(message, arguments=values)
