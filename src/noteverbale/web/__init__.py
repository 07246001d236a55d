"""The record in a browser and over HTTP: the answers of `nv show`, `explain`, `brief`, `diff` and `export` as pages and
as data. It only reads.

In: the path of a store.  Out: `application`, an ASGI application (starlette), which `nv serve` runs.
Errors: a question that cannot be right is answered with status 400 and one sentence, an unknown id with 404.
"""

from __future__ import annotations

from noteverbale.web.app import application

__all__ = ["application"]
