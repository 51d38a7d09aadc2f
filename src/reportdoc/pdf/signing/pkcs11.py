"""Keys on a token, by PKCS#11."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from reportdoc.pdf.signing.keys import Key
from reportdoc.pdf.signing.pkcs11_objects import signer_of
from reportdoc.pdf.signing.pkcs11_uri import TokenKey
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError, OperationError


@contextmanager
def open_token(wanted: TokenKey, pin: str | None) -> Generator[Key]:
    """Yield a key that stays on its token; the session ends with the block.

    Raises InputError where module, token or key are not there, or the PIN is wrong; OperationError where the token
    fails later.
    """
    import pkcs11

    session = _session(wanted, pin)
    try:
        signer = signer_of(session, wanted, pin)
        yield Key(signer, signer.signing_cert)
    except pkcs11.PKCS11Error as error:
        raise OperationError(message("the token failed: {reason}", reason=_reason(error))) from None
    finally:
        _close(session)


def _session(wanted: TokenKey, pin: str | None) -> Any:
    import pkcs11

    token = _token(wanted)
    try:
        return token.open(user_pin=pin or None)
    except pkcs11.UserAlreadyLoggedIn:  # another key of this token was opened before; one PIN opens all of it
        return token.open()
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange):
        raise InputError(message("the PIN of the token is wrong")) from None
    except pkcs11.PinLocked:
        text = message("the token is locked after too many wrong PINs")
        raise InputError(text, message("who gave you the token can unlock it")) from None
    except pkcs11.PKCS11Error as error:
        text = message('the token "{token}" cannot be used: {reason}', token=token.label, reason=_reason(error))
        raise InputError(text) from None


def _token(wanted: TokenKey) -> Any:
    """Return the one token that is wanted."""
    import pkcs11

    if not wanted.module.is_file():
        raise InputError(message('there is no PKCS#11 module "{file}"', file=wanted.module))
    try:
        library = pkcs11.lib(str(wanted.module))
        slots = library.get_slots(token_present=True)
    except pkcs11.PKCS11Error as error:
        text = message(
            'the PKCS#11 module "{file}" cannot be used: {reason}', file=wanted.module, reason=_reason(error)
        )
        raise InputError(text, message("the maker of the token says which file it is")) from None
    found = []
    for slot in slots:
        try:
            token = slot.get_token()
        except pkcs11.PKCS11Error:  # pulled out in this moment, or of a kind that this module does not know
            continue
        if pkcs11.TokenFlag.TOKEN_INITIALIZED in token.flags and _fits(wanted, slot.slot_id, token):
            found.append(token)
    if not found:
        hint = message("is it plugged in, and is its name right?")
        raise InputError(message('there is no token "{token}"', token=_named(wanted)), hint)
    if len(found) > 1:
        text = message("{count} tokens fit what the PKCS#11 URI says", count=len(found))
        raise InputError(text, message("name one with token=…, serial=… or slot-id=…"))
    return found[0]


def _fits(wanted: TokenKey, slot: int, token: Any) -> bool:
    known = {"serial": token.serial, "model": token.model, "manufacturer": token.manufacturer_id}
    return (
        (wanted.slot is None or wanted.slot == slot)
        and (wanted.token is None or wanted.token == token.label)
        and all(_plain(known[name]) == value for name, value in wanted.about)
    )


def _plain(value: str | bytes) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return text.rstrip(" \0")


def _named(wanted: TokenKey) -> str:
    other = [value for _, value in wanted.about] + ([f"slot {wanted.slot}"] if wanted.slot is not None else [])
    return wanted.token if wanted.token is not None else ", ".join(other) or "?"


def _close(session: Any) -> None:
    from contextlib import suppress

    import pkcs11

    with suppress(pkcs11.PKCS11Error):  # pulled out: there is nothing left to close
        session.close()


def _reason(error: Exception) -> Message:
    import pkcs11

    known: dict[type, Message] = {
        pkcs11.DeviceRemoved: message("it was pulled out"),
        pkcs11.TokenNotPresent: message("it was pulled out"),
        pkcs11.TokenNotRecognised: message("it is not of this maker, or not set up"),
        pkcs11.PinExpired: message("its PIN has expired"),
        pkcs11.MechanismInvalid: message("it cannot sign with this kind of key"),
    }
    return known.get(type(error)) or message("{reason}", reason=str(error) or type(error).__name__)
