"""Tables of who leads: the heads of bodies of many states, and which office leads a state -> checked rows.

In: actors/body_heads.csv, actors/body_titles.csv, actors/rulers.csv.
Out: `posts_of(code)`, `heads(post, day)`, `leading(code, day)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from noteverbale.errors import OntologyError
from noteverbale.ontology.bodies import packaged_entities
from noteverbale.ontology.states import split, states, year
from noteverbale.ontology.tables import packaged, read_table

#: What may lead a state: a role of holders.csv, or a title that stands above them.
_LEADS = frozenset(("head", "premier", "supreme leader"))


@dataclass(frozen=True, slots=True)
class BodyHead:
    """One person at the head of a body; both days included, `last` None where no table tells an end."""

    post: str
    name: str
    first: date
    last: date | None


def posts_of(code: str) -> dict[str, str]:
    """Give the words that mean a head of a body, with the post they mean."""
    return _called().get(code, {})


def heads(post: str, day: date) -> tuple[BodyHead, ...]:
    """Give who held a post on a day."""
    return tuple(row for row in _heads().get(post, ()) if row.first <= day and (row.last is None or day <= row.last))


def leading(code: str, day: date) -> str:
    """Give the role or title that leads a state on a day: "head" where no row tells another."""
    for since, until, leads in _rulers().get(code, ()):
        if (since or 0) <= day.year <= (until or 9999):
            return leads
    return "head"


@cache
def _called() -> dict[str, dict[str, str]]:
    rows = read_table(packaged("actors/body_titles.csv"), ("code", "post", "called", "source"), key=("code", "post"))
    known = {entity.code for entity in packaged_entities()}
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if row["code"] not in known or row["post"] not in _heads():
            raise OntologyError(f"{row['_where']}: no body {row['code']!r} or no head in body_heads.csv; add it there")
        found.setdefault(row["code"], {}).update(dict.fromkeys(split(row["called"]), row["post"]))
    return found


@cache
def _heads() -> dict[str, tuple[BodyHead, ...]]:
    found: dict[str, list[BodyHead]] = {}
    for row in read_table(
        packaged("actors/body_heads.csv"), ("post", "name", "first", "last", "source"), key=("post", "first")
    ):
        try:
            first, last = date.fromisoformat(row["first"]), row["last"] and date.fromisoformat(row["last"])
        except ValueError as error:
            raise OntologyError(f"{row['_where']}: {error}; write days as 2014-11-20") from error
        if last and last < first:
            raise OntologyError(f"{row['_where']}: {first} to {last}: write the first day first")
        found.setdefault(row["post"], []).append(BodyHead(row["post"], row["name"], first, last or None))
    return {post: tuple(rows) for post, rows in found.items()}


@cache
def _rulers() -> dict[str, tuple[tuple[int | None, int | None, str], ...]]:
    found: dict[str, list[tuple[int | None, int | None, str]]] = {}
    columns = ("code", "leads", "since", "until", "source")
    for row in read_table(packaged("actors/rulers.csv"), columns, key=("code", "since")):
        if row["code"] not in states() or row["leads"] not in _LEADS:
            raise OntologyError(f"{row['_where']}: write a state of states.csv and one of {', '.join(sorted(_LEADS))}")
        found.setdefault(row["code"], []).append((year(row, "since"), year(row, "until"), row["leads"]))
    return {code: tuple(rows) for code, rows in found.items()}
