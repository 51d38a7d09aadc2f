"""What a function of ours did in another process, as bytes which this one reads with care."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from enum import Enum, EnumMeta
from io import BytesIO
from typing import Any, cast

from reportdoc.report.message import Message, message
from reportdoc.report.problem import ContentError, InputError, OperationError, OperationErrors, Problem

_log = logging.getLogger(__name__)
LARGEST = 100_000_000
"""Bytes of an answer."""
_PLAIN = frozenset((
    ("builtins", "set"), ("builtins", "frozenset"), ("builtins", "complex"), ("decimal", "Decimal"),
    ("datetime", "datetime"), ("datetime", "date"), ("datetime", "timezone"), ("datetime", "timedelta"),
    ("pathlib", "PosixPath"), ("pathlib", "WindowsPath"), ("pathlib", "PurePosixPath"),
    ("pathlib._local", "PosixPath"), ("pathlib._local", "WindowsPath"), ("collections", "OrderedDict"),
))  # fmt: skip
"""Types beside our own that an answer may hold."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What was raised; exceptions themselves lose in pickling what they are made of."""

    problems: tuple[Problem, ...] = ()
    errors: tuple[tuple[Message, Message | None], ...] = ()
    input: bool = False


def called(function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """Return what a function returns, or what it raised as far as the other side is to raise it again."""
    try:
        return function(*args, **kwargs)
    except ContentError as error:
        return Failed(problems=error.problems)
    except OperationErrors as error:
        return Failed(errors=tuple((one.message, one.hint) for one in error.errors))
    except OperationError as error:
        return Failed(errors=((error.message, error.hint),), input=isinstance(error, InputError))
    except OSError as error:
        return Failed(errors=((Message("{error}", {"error": error.strerror or str(error)}), None),))
    except (MemoryError, RecursionError):
        text = message("the file needs more memory than a file of a report does")
        return Failed(errors=((text, None),), input=True)


def answered(data: bytes, died: tuple[Message, Message]) -> Any:
    """Return what a pickled answer holds, which is made of types of ours and plain ones only, or raise what it tells.

    Who has taken that process over could answer anything. Raises ContentError, InputError and OperationError; this last
    as `died` says, with a hint, where the answer is none.
    """
    try:
        found = _Answer(BytesIO(data)).load()
    except Exception as error:
        # What is left of an answer may raise anything.
        _log.error("an answer of another process was none: %r", error)
        raise OperationError(*died) from None
    if not isinstance(found, Failed):
        return found
    if found.problems:
        raise ContentError(found.problems)
    made = [(InputError if found.input else OperationError)(*one) for one in found.errors]
    raise made[0] if len(made) == 1 else OperationErrors(made)


class _Answer(pickle.Unpickler):
    """Reads answers that are made of our own types and plain ones."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _member
        if not (module.startswith("reportdoc.") or (module, name) in _PLAIN):
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if module.startswith("reportdoc.") and not _is_ours(found):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _is_ours(found: Any) -> bool:
    """Tell whether something is data of ours: in our modules stand the names of all that they import, too."""
    return (
        isinstance(found, type)
        and found.__module__.startswith("reportdoc.")
        and (is_dataclass(found) or issubclass(found, Enum))
    )


def _member(kind: Any, name: str) -> Enum:
    """Return a member of an enumeration of ours: Python before 3.11.4 pickles it as an attribute of its class."""
    if not isinstance(kind, EnumMeta) or not kind.__module__.startswith("reportdoc."):
        raise pickle.UnpicklingError
    return cast(type[Enum], kind)[name]
