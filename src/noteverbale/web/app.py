"""The application: one table of addresses, each with what answers it, and what holds for every answer.

In: the path of a store and tables of the user's own.  Out: an ASGI application.
Every request opens the record anew, so that it shows what has been read meanwhile, and a thread never shares one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from noteverbale.errors import ConfigError, StoreError
from noteverbale.views import RecordView
from noteverbale.web import pages
from noteverbale.web.answers import refused
from noteverbale.web.asked import Asked, asked

# Names under which a browser on the same machine may call it. Other names are refused, so that a page elsewhere whose
# name is made to point here cannot read the record.
LOCAL = ("localhost", "127.0.0.1", "[::1]")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_Answer = Callable[[RecordView, Asked, dict[str, str]], Response]
# One place for a new page.
ADDRESSES: dict[str, _Answer] = {
    "/": pages.overview,
    "/show/{what}": pages.question,
    "/explain/{id:path}": pages.explanation,
    "/actor": pages.actor,
    "/actor/{name:path}": pages.actor,
    "/brief": pages.brief,
    "/diff": pages.diff,
    "/exports": pages.exports,
    "/exports/{name}": pages.export,
    "/help": pages.help,
}


def application(store: str | Path, *, actors: Sequence[str | Path] = (), hosts: Sequence[str] = LOCAL) -> Starlette:
    """Give the application for the record of a store; `actors`: tables of the user's own; `hosts`: names by which it
    may be called, `*` for any.
    """
    opened = partial(RecordView, store, actors=actors)
    routes = [Route(path, _endpoint(opened, answer), methods=["GET"]) for path, answer in ADDRESSES.items()]
    return Starlette(
        routes=[*routes, Route("/style.css", _style, methods=["GET"])],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)],
        exception_handlers={HTTPException: _unknown},  # type: ignore[dict-item]
    )


def _endpoint(opened: Callable[[], RecordView], answer: _Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_answered, opened, answer, request)

    return endpoint


def _answered(opened: Callable[[], RecordView], answer: _Answer, request: Request) -> Response:
    """Answer, or tell in one sentence why not."""
    query, form = request.query_params.multi_items(), _form(request)
    try:
        wanted = asked(query)
        with opened() as view:
            response = answer(view, wanted, dict(request.path_params))
    except pages.Unknown as error:
        response = refused(error, form, pages.bare(), 404)
    except ConfigError as error:
        response = refused(error, form, pages.bare())
    except (StoreError, sqlite3.Error) as error:
        response = refused(ConfigError(str(error)), form, pages.bare(), 503)
    response.headers.update(_HEADERS)
    return response


def _form(request: Request) -> str:
    """Give the form in which an error is told: as data where data are asked for, as an export is by its address, other
    than by a browser.
    """
    form = request.query_params.get("format")
    if form is None and request.url.path.startswith("/exports/"):
        return "page" if "text/html" in request.headers.get("accept", "") else "json"
    return "page" if form in (None, "page") else "json"


async def _style(request: Request) -> Response:
    return Response(pages.style(), media_type="text/css", headers={"X-Content-Type-Options": "nosniff"})


async def _unknown(request: Request, error: HTTPException) -> Response:
    """Tell an address that is none, or a method that is not GET."""
    told = {404: f"there is no page {request.url.path}; /help lists them", 405: "this only reads; ask with GET"}
    sentence = told.get(error.status_code, str(error.detail))
    response = refused(ConfigError(sentence), _form(request), pages.bare(), error.status_code)
    response.headers.update(_HEADERS)
    return response
