"""nv serve: the record in a browser and over HTTP."""

from __future__ import annotations

import socket
import webbrowser
from importlib.util import find_spec

import click

from noteverbale.cli import asking
from noteverbale.errors import ConfigError

_ANYWHERE = ("0.0.0.0", "::")


@click.command(short_help="Show the record in a browser, and answer over HTTP.")
@asking.store_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="The port; 0 picks a free one."
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; by default for this machine only."
)
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
def serve(store: str | None, port: int, host: str, opens: bool) -> None:
    """Show the record in a browser, and answer over HTTP.

    Every question of nv show, explain, brief, diff and export has an address that answers with a page or, with
    format=json, with data. It only reads the record; newly read texts show at once. It answers only this machine
    unless --host says otherwise; there is no password, so consider who can reach that address. ctrl-C ends it.

    \b
    Examples:
      nv serve
      nv serve --store build/demo.nv --open
      curl 'http://127.0.0.1:8017/show/deals?between=RUS&between=PAK&as_of=2014-11-20&format=json'
    """
    _require("starlette", "uvicorn", "jinja2")
    with asking.open_view(store) as view:
        path = view.path
    with _listening(host, port) as bound:
        address = f"http://{_named(host)}:{bound.getsockname()[1]}/"
        click.echo(f"nv: {path} at {address} (ctrl-C ends)", err=True)
        if host != "127.0.0.1":
            click.echo("nv: anybody who can reach this address can read the record; there is no password", err=True)
        if opens:
            webbrowser.open(address)
        _run(str(path), host, bound)


def _run(store: str, host: str, bound: socket.socket) -> None:
    import uvicorn

    from noteverbale.config import load
    from noteverbale.web import application
    from noteverbale.web.app import LOCAL

    hosts = ("*",) if host in _ANYWHERE else (*LOCAL, host)
    application_ = application(store, actors=load()[0].tables.actors, hosts=hosts)
    settings = uvicorn.Config(application_, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(settings).run(sockets=[bound])


def _require(*modules: str) -> None:
    """Raise ConfigError where what pages are made with is not installed."""
    for name in modules:
        if find_spec(name) is None:
            raise ConfigError(f"{name} is not installed; run: pip install 'noteverbale[web]'")


def _listening(host: str, port: int) -> socket.socket:
    """Give a socket that listens there. Raises ConfigError where it cannot."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0].lower()
        raise ConfigError(f"cannot answer at {host}:{port} ({reason}); name another with --port or --host") from error


def _named(host: str) -> str:
    """Give the name by which a browser here calls that address."""
    if host in _ANYWHERE:
        return "localhost"
    return f"[{host}]" if ":" in host else host
