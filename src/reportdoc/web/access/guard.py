"""What every request is held to before a page sees it, and the headers that every answer carries."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportdoc.web.access.loopback import is_address

LARGEST = 100_000_000
"""Bytes of a request; the files of a delivery together."""
_SAFE = frozenset(["GET", "HEAD", "OPTIONS"])
_HEADERS = {
    # Nothing from elsewhere is loaded, framed or sent to; script and style only from files of ours.
    "Content-Security-Policy": (
        "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Addresses hold tokens of invitations. `no-referrer` would make browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses requests under a name that is not ours (DNS rebinding), from other sites, and of too many bytes."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], numeric: int = 0) -> None:
        """`hosts` are the names under which the server is reached, with or without a port.

        At the port `numeric` any IP address will do: a name that is bent to ours (DNS rebinding) is none.
        """
        self._app, self._hosts, self._numeric = app, frozenset(hosts), numeric

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)
        if refusal:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, _dressed(send))
            return
        await self._app(scope, _bounded(receive), _dressed(send))

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        if not self._ours(headers.get("host", "")):
            return 421, "This name is not one of this server's. 此服务器不使用这个主机名。"
        if method not in _SAFE:
            origin = headers.get("origin")
            foreign = origin is not None and not self._ours(urlsplit(origin).netloc)
            # A browser that sends no Origin with a form still says where the request comes from.
            if foreign or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return 403, "This form comes from another site. 该表单来自其他网站。"
        if int_of(headers.get("content-length")) > LARGEST:
            return (
                413,
                f"Too large: at most {LARGEST // 1_000_000} MB. 文件过大，合计不得超过 {LARGEST // 1_000_000} MB。",
            )
        return None

    def _ours(self, netloc: str) -> bool:
        try:
            parts = urlsplit(f"//{netloc}")
            name, port = parts.hostname, parts.port
        except ValueError:
            return False
        if netloc.lower() in self._hosts or (name is not None and name in self._hosts):
            return True
        return bool(self._numeric) and port == self._numeric and is_address(name or "")


def int_of(text: str | None) -> int:
    """Return a whole number of a header or address; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else 0


class TooLarge(Exception):
    """A request turned out to have more bytes than it said, or than allowed."""


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST:
            raise TooLarge
        return message

    return bounded


def _dressed(send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            # What a page shows is this visitor's, and may be another's behind a proxy or after the next entry.
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return dressed
