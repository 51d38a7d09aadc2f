"""The server: one process, one project folder, ended by Ctrl-C within two seconds."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from reportdoc.project.folders import WORKBENCH
from reportdoc.project.publishing.lock import Busy, locked
from reportdoc.report.message import cause, message
from reportdoc.report.problem import InputError, OperationError
from reportdoc.web.access.loopback import LOOPBACK, is_loopback
from reportdoc.web.application import application
from reportdoc.web.desk import Desk, open_desk

_GRACE = 1
"""Seconds in which answers under way are finished; open event streams are ended after them."""


@dataclass(frozen=True, slots=True)
class Order:
    """How to serve."""

    project: Path
    host: str
    port: int
    """0 takes a free one."""
    names: tuple[str, ...] = ()
    """Further names under which the server is reached, as behind a proxy."""
    password: str = ""
    """What the office's password is to be; empty leaves it as it is."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server is reached."""

    url: str
    """Address to open, with the start token."""
    host: str
    port: int


def needs_password(project: Path) -> bool:
    """Tell whether the office has no password yet; raises OSError."""
    with open_desk(project, 0, network=True) as desk:
        return not desk.office.has_password


def serve(order: Order, started: Callable[[Address], None]) -> None:
    """Serve a project until interrupted; `started` is called once, when answers come.

    Raises InputError where the folder is none, or others could reach the server and the office has no password;
    OperationError where another server has the folder, or the address is taken; OSError.
    """
    if not order.project.is_dir():
        raise InputError(message('"{folder}" is no folder', folder=str(order.project)))
    network = not is_loopback(order.host)
    with (
        _alone(order.project),
        _listening(order) as listener,
        open_desk(order.project, listener.getsockname()[1], network) as desk,
    ):
        if order.password:
            desk.office.set_password(order.password)
        if network and not desk.office.has_password:
            text = message("others could reach the server, and the office has no password yet")
            raise InputError(text, message("set one when the server is started on a terminal"))
        port = listener.getsockname()[1]
        numeric = port if network else 0
        app = application(desk, _hosts(order, port), numeric)
        server = _Server(desk, app, lambda: started(_address(order, port, desk)))
        server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """Uvicorn, which tells when it listens and ends streams before it waits for them."""

    def __init__(self, desk: Desk, app: Starlette, started: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_GRACE,
                # What a proxy on this machine says of the browser's address is believed, nobody else.
                proxy_headers=True,
                forwarded_allow_ips="127.0.0.1",
                lifespan="off",
            )
        )
        self._desk, self._tell = desk, started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        if self.started:
            self._desk.keeper.begin()
            self._tell()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the event streams, then all others; those that are cut off are nobody's mistake, and are not logged."""
        self._desk.events.close()
        log = logging.getLogger("uvicorn.error")
        log.addFilter(_not_cut_off)
        try:
            await super().shutdown(sockets)
            # Who is cancelled says so in the next turns.
            await asyncio.wait(self.server_state.tasks, timeout=_GRACE) if self.server_state.tasks else None
        finally:
            log.removeFilter(_not_cut_off)


def _not_cut_off(record: logging.LogRecord) -> bool:
    """Tell whether a line of uvicorn's is about anything but answers that the end of the server cuts off."""
    raised = record.exc_info[1] if record.exc_info else None
    return not isinstance(raised, asyncio.CancelledError) and "graceful shutdown exceeded" not in str(record.msg)


@contextmanager
def _alone(project: Path) -> Generator[None]:
    folder = project / WORKBENCH
    folder.mkdir(exist_ok=True, mode=0o700)
    try:
        with locked(folder, 0):
            yield
    except Busy:
        text = message("another server is at work in {folder}", folder=str(project))
        raise OperationError(text, message("use that one, or end it first")) from None


@contextmanager
def _listening(order: Order) -> Generator[socket.socket]:
    family = socket.AF_INET6 if ":" in order.host else socket.AF_INET
    listener = socket.socket(family)
    try:
        # A port that a server has just left can be taken again; on Windows the option would let two have it at once.
        if hasattr(socket, "AF_UNIX"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((order.host, order.port))
        except OSError as error:
            text = message(
                "{host}:{port} cannot be used: {reason}",
                host=order.host,
                port=order.port,
                reason=cause(error),
            )
            raise OperationError(text, message("name another with --port, or 0 for any that is free")) from None
        yield listener
    finally:
        listener.close()


def _hosts(order: Order, port: int) -> tuple[str, ...]:
    names = (order.host, *LOOPBACK)
    # Under names that were given, a proxy may listen at any port.
    return (*(f"[{one}]:{port}" if ":" in one else f"{one}:{port}" for one in names), *order.names)


def _address(order: Order, port: int, desk: Desk) -> Address:
    host = "127.0.0.1" if order.host in ("", "0.0.0.0", "::") else order.host
    shown = f"[{host}]" if ":" in host else host
    return Address(f"http://{shown}:{port}/start?token={desk.office.start_token}", order.host, port)
