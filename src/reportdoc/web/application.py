"""The application: addresses, who may ask for them, and what becomes of errors."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from reportdoc.report.problem import ContentError, OperationError
from reportdoc.web.access.guard import Guard, TooLarge
from reportdoc.web.desk import Desk
from reportdoc.web.pages import failures
from reportdoc.web.rendering import language_of
from reportdoc.web.routes import ADDRESSES, ANYBODY, Address
from reportdoc.web.visit import NotFound, Visit
from reportdoc.web.work.events import event

_log = logging.getLogger(__name__)
_FILES, _FIELDS = 100, 5_000
"""Most files and fields of one form: a confirmation names every number that it is for."""


def application(desk: Desk, hosts: Sequence[str], numeric: int = 0) -> Starlette:
    """Return the application of a desk, for requests to `hosts` and addresses as `Guard` takes them."""
    routes = [
        Route("/healthz", _healthy, methods=["GET"]),
        Route("/events", _events(desk), methods=["GET"]),
        *(Route(one.path, _endpoint(desk, one), methods=[one.method]) for one in ADDRESSES),
        Mount("/static", StaticFiles(packages=[("reportdoc.web", "static")])),
    ]
    guards = [Middleware(Guard, hosts=hosts, numeric=numeric), Middleware(_Packed)]
    return Starlette(routes=routes, middleware=guards, exception_handlers={HTTPException: _plain(desk)})


class _Packed(GZipMiddleware):
    """Pages go over the line packed; but for what is packed already, and event streams, which would wait for more."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope.get("path", "").endswith(("/events", ".jpg", ".xlsx")):
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


async def _healthy(request: Request) -> Response:
    return PlainTextResponse("ok")


def _events(desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def events(request: Request) -> Response:
        if await run_in_threadpool(desk.sessions.visitor, request.cookies.get(desk.cookie)) is None:
            return PlainTextResponse("", 403)
        first = event("state", stamp=desk.keeper.stamp)
        return StreamingResponse(desk.events.stream(first), media_type="text/event-stream")

    return events


def _endpoint(desk: Desk, address: Address) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        visitor = await run_in_threadpool(desk.sessions.visitor, request.cookies.get(desk.cookie))
        visit = Visit(desk, request, visitor, language_of(request))
        if address.roles is not ANYBODY:
            if visitor is None:
                return RedirectResponse("/enter", 303) if address.method == "GET" else failures.not_entered(visit)
            if visitor.role not in address.roles:
                return failures.not_allowed(visit)
        if address.method != "POST":
            return await run_in_threadpool(_answered, address, visit)
        try:
            form = await request.form(max_files=_FILES, max_fields=_FIELDS)
        except TooLarge:
            return failures.too_large(visit)
        except HTTPException as error:
            return failures.unreadable(visit, error.detail)
        try:
            return await run_in_threadpool(_posted, address, visit, form)
        finally:
            await form.close()

    return endpoint


def _posted(address: Address, visit: Visit, form: FormData) -> Response:
    if visit.visitor and form.get("form_token") != visit.visitor.form_token:
        return failures.stale_form(visit)
    return _answered(address, Visit(visit.desk, visit.request, visit.visitor, visit.language, form))


def _answered(address: Address, visit: Visit) -> Response:
    try:
        return address.handler(visit)
    except NotFound:
        return failures.not_found(visit)
    except ContentError as error:
        return failures.problems(visit, error)
    except (OperationError, OSError) as error:
        return failures.failed(visit, error)
    except Exception:
        # What was asked for must not end in a page that shows our inside; the log has it.
        _log.exception("%s %s failed", address.method, address.path)
        return failures.broken(visit)


def _plain(desk: Desk) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def shown(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        visitor = await run_in_threadpool(desk.sessions.visitor, request.cookies.get(desk.cookie))
        visit = Visit(desk, request, visitor, language_of(request))
        return failures.not_found(visit, error.status_code)

    return shown
