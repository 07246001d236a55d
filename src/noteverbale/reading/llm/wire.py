"""One POST to the endpoint that the operator named, and to nothing else.

In: address, headers, body, seconds.  Out: status, headers, body.  No redirect is followed, no proxy is used but the one
configured, nothing of the environment is looked at. The seconds hold for the whole exchange, however slowly it drips.
Errors: Unanswered, which is for the caller to try again; ConfigError for an address that is none.
"""

from __future__ import annotations

import http.client
import time
from urllib.parse import urlsplit

from msgspec import Struct

from noteverbale.errors import ConfigError

# Bytes. An answer is some kilobytes; more is no answer, and would fill the memory.
LARGEST_ANSWER = 8_000_000
_PIECE = 65_536
_PORTS = {"http": 80, "https": 443}


class Unanswered(Exception):
    """No whole answer came. `reached`: the endpoint was there, so the request may have been worked on."""

    def __init__(self, reason: str, *, reached: bool) -> None:
        super().__init__(reason)
        self.reached = reached


class Address(Struct, frozen=True):
    """Where an endpoint is. `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """Give it as it is named to a proxy."""
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}{self.path}"


class Answered(Struct, frozen=True):
    """What came back. Header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def address(url: str, key: str) -> Address:
    """Take a URL apart. `key`: the setting it stands in, for the message."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ConfigError(
            f"llm.{key} = {url!r} is no address ({error}); write it as http://localhost:8080/v1"
        ) from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ConfigError(f"llm.{key} = {url!r} is no address; write it as http://localhost:8080/v1")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], path)


def post(to: Address, proxy: Address | None, headers: dict[str, str], body: bytes, seconds: float) -> Answered:
    """Send a body and give what came back, whatever its status."""
    until = time.monotonic() + seconds
    connection = _connection(to, proxy, seconds)
    reached = False
    try:
        connection.connect()
        reached = proxy is None
        target = to.url if proxy is not None and to.scheme == "http" else to.path
        connection.request("POST", target, body, headers)
        return _answer(connection, until)
    except TimeoutError as error:
        raise Unanswered(f"no answer within {seconds:g} seconds", reached=reached) from error
    except http.client.HTTPException as error:
        raise Unanswered(f"the answer was cut off ({type(error).__name__})", reached=reached) from error
    except OSError as error:
        raise Unanswered(error.strerror or str(error), reached=reached) from error
    finally:
        connection.close()


def _answer(connection: http.client.HTTPConnection, until: float) -> Answered:
    """Give the whole answer, piece by piece: each has only what is left of the time."""
    socket = connection.sock
    socket.settimeout(_left(until))
    response = connection.getresponse()
    content = bytearray()
    while piece := response.read1(_PIECE):
        content += piece
        if not response.isclosed():  # http.client closes the socket with a whole answer, in some versions at once
            socket.settimeout(_left(until))
        if len(content) > LARGEST_ANSWER:
            raise Unanswered("the answer does not end", reached=True)
    if response.length:
        raise Unanswered("the answer was cut off", reached=True)
    return Answered(response.status, {name.lower(): value for name, value in response.getheaders()}, bytes(content))


def _connection(to: Address, proxy: Address | None, seconds: float) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if to.scheme == "https" else http.client.HTTPConnection
    if proxy is None:
        return kind(to.host, to.port, timeout=seconds)
    connection = kind(proxy.host, proxy.port, timeout=seconds)
    if to.scheme == "https":
        connection.set_tunnel(to.host, to.port)
    return connection


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
