"""Checking data an author wrote against a pydantic model, in words an author understands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from reportdoc.project.collector import Collector
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.text.suggest import did_you_mean

_LONGEST = 500
_SHOWN = 40
"""Characters of a name that is wrong."""
_KEY = "[key]"
"""What pydantic puts behind a key that is itself wrong."""

_QUOTE = message("put numbers and words such as yes in quotation marks")

_WORDS: Mapping[str, tuple[Message, Message | None]] = {
    "string_type": (message("must be text"), _QUOTE),
    "int_type": (message("must be a whole number"), None),
    "int_parsing": (message("must be a whole number"), None),
    "int_parsing_size": (message("must be a whole number"), None),
    "int_from_float": (message("must be a whole number"), None),
    "date_type": (message("must be a date"), message("write it as 2024-01-04")),
    "date_parsing": (message("must be a date"), message("write it as 2024-01-04")),
    "date_from_datetime_parsing": (message("must be a date"), message("write it as 2024-01-04")),
    "date_from_datetime_inexact": (message("must be a date"), message("write it as 2024-01-04")),
    "model_type": (message("must hold keys and values"), None),
    "model_attributes_type": (message("must hold keys and values"), None),
    "tuple_type": (message("must be a list"), message("start each entry with a hyphen")),
}


class Model(BaseModel):
    """A frozen model that takes no unknown key."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def wrong(text: Message) -> PydanticCustomError:
    """Return what a validator raises to say in words of ours what is wrong."""
    return PydanticCustomError("reportdoc", "{message}", {"message": text})


def _line(value: str) -> str:
    if not value.strip():
        raise wrong(message("must not be empty"))
    if "\n" in value or len(value) > _LONGEST:
        raise wrong(message("must be one line of text, of {limit} characters at most", limit=_LONGEST))
    return value.strip()


Line = Annotated[str, AfterValidator(_line)]
"""A line of text that is not empty; white space around it is dropped."""

T = TypeVar("T")


def _some(value: tuple[T, ...]) -> tuple[T, ...]:
    if not value:
        raise wrong(message("must have at least one entry"))
    return value


Some = Annotated[tuple[T, ...], AfterValidator(_some)]
"""A list of one or more."""

M = TypeVar("M", bound=Model)


def validate(model: type[M], data: Mapping[str, object], place: Callable[..., Place], collector: Collector) -> M | None:
    """Return the data as a model, or note every way in which it is none and return none.

    `place` gives the place of a path of keys and indexes.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            text, hint = _explain(model, detail)
            missing = detail["type"] == "missing"
            path = detail["loc"][:-1] if missing else detail["loc"]
            if path[-1:] == (_KEY,):
                above, name = path[:-2], str(path[-2])[:_SHOWN]
                text = message('the name "{name}" before the colon {reason}', name=name, reason=text)
                collector.add(replace(place(*path[:-1]), key=place(*above).key), text)
            else:
                collector.add(place(*path), text, hint)
        return None


def _explain(model: type[BaseModel], detail: Any) -> tuple[Message, Message | None]:
    kind, path, context = detail["type"], detail["loc"], detail.get("ctx", {})
    key = str(path[-1]) if path else ""
    match kind:
        case "reportdoc":
            return context["message"], None
        case "missing":
            return message('the key "{key}" is missing', key=key), None
        case "extra_forbidden":
            known = _known(model, path[:-1])
            hint = did_you_mean(key, known) or message("known are {keys}", keys=", ".join(known))
            return message('unknown key "{key}"', key=key), hint
        case "literal_error":
            return message("must be one of {choices}", choices=context["expected"]), None
        case "greater_than_equal" | "greater_than":
            return message("must be at least {limit}", limit=context.get("ge", context.get("gt"))), None
        case "less_than_equal" | "less_than":
            return message("must be at most {limit}", limit=context.get("le", context.get("lt"))), None
        case _:
            return _WORDS.get(kind, (message("{reason}", reason=detail["msg"]), None))


def _known(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    current: Any = model
    for step in path:
        if isinstance(step, str):
            current = _inner_model(current.model_fields[step].annotation)
    return [field.alias or name for name, field in current.model_fields.items()]


def _inner_model(annotation: Any) -> type[BaseModel]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = [argument for argument in annotation.__args__ if argument not in (type(None), Ellipsis)]
    return _inner_model(inner[0])
