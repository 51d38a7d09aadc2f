"""Which key on which token: PKCS#11 URIs (RFC 7512)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError

_TOKEN = ("token", "serial", "model", "manufacturer")
_PATH = (*_TOKEN, "slot-id", "object", "id", "type")
_QUERY = ("module-path",)
_SECRET = ("pin-value", "pin-source")


@dataclass(frozen=True, slots=True)
class TokenKey:
    """Which key on which token."""

    module: Path
    """The library of the token's maker."""
    token: str | None
    """Its label."""
    about: tuple[tuple[str, str], ...]
    """What else is known of the token: serial, model, manufacturer."""
    slot: int | None
    """ID of the slot that it is in."""
    label: str | None
    """Of key and certificate."""
    id: bytes | None

    @property
    def name(self) -> str:
        """Return what to call the key in messages."""
        return self.label if self.label is not None else (self.id or b"").hex()


def parse_uri(uri: str) -> TokenKey:
    """Return what a URI such as `pkcs11:token=report;object=seal?module-path=/usr/lib/…/libsofthsm2.so` names.

    Raises InputError where it is none, lacks the module, says what is not known here (RFC 7512, 2.3), or holds the
    PIN, which every user of the machine could read. No message repeats the URI, for it may hold the PIN.
    """
    scheme, _, rest = uri.partition(":")
    path, _, query = rest.partition("?")
    named, asked = _attributes(path, ";"), _attributes(query, "&")
    if set(_SECRET) & {*named, *asked} or any(secret in uri for secret in _SECRET):
        raise _wrong(message("a PIN must not stand on the command line"))
    if scheme.lower() != "pkcs11":
        raise _wrong(message("what is given with --pkcs11 is no PKCS#11 URI"))
    if strange := [name for name in named if name not in _PATH] + [name for name in asked if name not in _QUERY]:
        raise _wrong(message('the PKCS#11 URI says "{name}", which is not known here', name=strange[0]))
    if not asked.get("module-path"):
        raise _wrong(message("the URI lacks module-path, the library of the token"))
    if not named.get("object") and not named.get("id"):
        raise _wrong(message("the URI lacks object, the label of the key"))
    slot = _text(named, "slot-id")
    if slot is not None and not (slot.isascii() and slot.isdigit()):
        raise _wrong(message('"{slot}" is no number of a slot', slot=slot))
    return TokenKey(
        module=Path(_text(asked, "module-path") or ""),
        token=_text(named, "token"),
        about=tuple((name, _text(named, name) or "") for name in _TOKEN[1:] if name in named),
        slot=int(slot) if slot is not None else None,
        label=_text(named, "object"),
        id=named.get("id"),
    )


def _attributes(part: str, separator: str) -> dict[str, bytes]:
    """Return names and values; a plus sign means itself (RFC 7512, 2.3)."""
    pairs = (attribute.partition("=") for attribute in part.split(separator) if attribute)
    return {name: unquote_to_bytes(value) for name, _, value in pairs}


def _text(attributes: dict[str, bytes], name: str) -> str | None:
    return attributes[name].decode("utf-8", "replace") if name in attributes else None


def _wrong(text: Message) -> InputError:
    example = "pkcs11:token=TOKEN;object=KEY?module-path=/path/to/module.so"
    return InputError(text, message("write {example}", example=example))
