"""Texts for users, kept apart from the language they are shown in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user: an English template, which is also its key in the catalogue, and what fills it."""

    template: str
    """English text with `{name}` fields, as `str.format` takes them."""
    arguments: Mapping[str, object] = field(default_factory=dict, hash=False)
    """The values of the fields; an argument that is itself a `Message` is translated too."""

    def __str__(self) -> str:
        return self.template.format(**self.arguments)


def message(template: str, /, **arguments: object) -> Message:
    """Return the `Message` of a template and its fields; the name that the catalogue's extraction looks for."""
    return Message(template, arguments)


def cause(error: OSError) -> Message:
    """Return what the system says of a failure; the catalogue has its words as well."""
    said = error.strerror or str(error)
    return Message(said.replace("{", "{{").replace("}", "}}"))
