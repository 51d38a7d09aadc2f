"""Messages and problems as JSON, for the records of the cache."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reportdoc.report.address import Address
from reportdoc.report.message import Message
from reportdoc.report.place import Place
from reportdoc.report.problem import Problem


def notices_record(notices: tuple[Problem, ...]) -> list[Any]:
    """Return problems as JSON."""
    return [
        {
            "place": asdict(notice.place),
            "message": message_record(notice.message),
            "hint": message_record(notice.hint) if notice.hint else None,
            "seen": message_record(notice.seen) if notice.seen else None,
        }
        for notice in notices
    ]


def notices_from(record: list[Any]) -> tuple[Problem, ...]:
    """Return the problems that `notices_record` wrote; raises KeyError and TypeError where it did not."""
    return tuple(
        Problem(
            _place(notice["place"]),
            message_from(notice["message"]),
            message_from(notice["hint"]) if notice["hint"] else None,
            message_from(notice["seen"]) if notice["seen"] else None,
        )
        for notice in record
    )


def message_record(message: Message) -> dict[str, Any]:
    """Return a message as JSON; arguments that are neither messages nor numbers become text."""
    return {"template": message.template, "arguments": {k: _argument(v) for k, v in message.arguments.items()}}


def message_from(record: dict[str, Any]) -> Message:
    """Return the message that `message_record` wrote; raises KeyError and TypeError where it did not."""
    arguments = {k: message_from(v) if isinstance(v, dict) else v for k, v in record["arguments"].items()}
    return Message(record["template"], arguments)


def _argument(value: object) -> object:
    if isinstance(value, Message):
        return message_record(value)
    return value if isinstance(value, int | float) else str(value)


def _place(record: dict[str, Any]) -> Place:
    return Place(**record | {"cell": Address(**record["cell"]) if record["cell"] else None})
