"""What a question asks for, in common to all views, and its words.

In: options as people give them.  Out: `Filters`, checked once, with ISO days and codes.
Errors: ConfigError for an unknown value, naming what is near.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from noteverbale.errors import ConfigError
from noteverbale.ontology import kinds, mediums, modes, stages
from noteverbale.ontology.own_names import exercise_name
from noteverbale.ontology.vocabulary import vocabulary
from noteverbale.types import Claim
from noteverbale.views.days import Day, last_of, period
from noteverbale.views.speakers import speaker
from noteverbale.views.statuses import ALLEGED, STATUSES, VISIT_STAGES
from noteverbale.views.typed import near

# What to do about events that `since` and `until` cannot judge.
UNDATED = "--undated, in Python undated=True, includes them by the day they became known"
_WORDED = frozenset(
    {"actor", "stage", "status", "mode", "medium", "source_kind", "said_by", "text", "series", "supplier", "recipient"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The checked filters of one question. Days are ISO text; None means "any".

    `undated`: what no text dates counts, for `since` and `until`, as of the day on which it became known. `sideless`:
    deals of which neither side is told are given too. `directed`: pairs have a direction, from who acts to whom.
    `named`: of deals only those in a weapon or a class of arms.
    """

    between: tuple[str, str] | None = None
    actor: str | None = None
    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    stage: str | None = None
    status: str | None = None
    mode: str | None = None
    medium: str | None = None
    source_kind: str | None = None
    said_by: str | None = None
    text: str | None = None
    series: str | None = None
    min_confidence: float | None = None
    min_whole: float | None = None
    min_sources: int | None = None
    min_outlets: int | None = None
    limit: int | None = None
    undated: bool = False
    told_days: bool = False
    sideless: bool = False
    directed: bool = False
    supplier: str | None = None
    recipient: str | None = None
    named: bool = False

    def believe(self, claim: Claim) -> bool:
        """Tell whether the reader is as sure of a claim as asked for."""
        whole = self.min_whole is None or (claim.whole is not None and claim.whole >= self.min_whole)
        return whole and claim.confidence >= (self.min_confidence or 0.0)

    def words(self) -> str:
        """Give the filters as one phrase, for messages and briefs."""
        parts = [
            f"between {self.between[0]} and {self.between[1]}" if self.between else "",
            f"with {self.actor}" if self.actor else "",
            f"supplied by {self.supplier}" if self.supplier else "",
            f"for {self.recipient}" if self.recipient else "",
            "of named arms" if self.named else "",
            f"of kind {', '.join(self.kinds)}" if self.kinds else "",
            f"from {self.since}" if self.since else "",
            f"to {self.until}" if self.until else "",
            f"as known on {self.as_of}" if self.as_of else "",
            f"at stage {self.stage}" if self.stage else "",
            f"with status {self.status}" if self.status else "",
            f"of mode {self.mode}" if self.mode else "",
            f"by the medium {self.medium}" if self.medium else "",
            f"from {self.source_kind}" if self.source_kind else "",
            f"said by {self.said_by}" if self.said_by else "",
            f"with the words {self.text!r}" if self.text else "",
            f"of the series {self.series}" if self.series else "",
            f"with confidence {self.min_confidence:g} or more" if self.min_confidence is not None else "",
            f"right as a whole with {self.min_whole:g} or more" if self.min_whole is not None else "",
            f"in at least {self.min_sources} independent texts" if self.min_sources else "",
            f"reported by at least {self.min_outlets} outlets" if self.min_outlets else "",
            "undated ones by the day they became known" if self.undated else "",
            "dated by a text" if self.told_days else "",
            "including deals with neither side known" if self.sideless else "",
        ]
        return ", ".join(part for part in parts if part)


def named(codes: Callable[[str], str], filters: Mapping[str, Any]) -> Filters:
    """Give the filters of a call from Python. Raises ConfigError for a name that is no filter, with the nearest."""
    for name, value in filters.items():
        known_name(name, tuple(checked.__kwdefaults__ or ()), "filter")
        if name in _WORDED and value is not None:
            worded(value, name)
    return checked(codes, **filters)


def worded(value: Any, name: str) -> str:
    """Give a value that must be text. Raises ConfigError where it is not."""
    if not isinstance(value, str):
        raise ConfigError(f"{name} is text; got {value!r}, so put it in quotes or leave it out")
    return value


def checked(
    codes: Callable[[str], str],
    *,
    between: Sequence[str] | None = None,
    actor: str | None = None,
    kind: str | Sequence[str] | None = None,
    since: Day | None = None,
    until: Day | None = None,
    on: Day | None = None,
    as_of: Day | None = None,
    stage: str | None = None,
    status: str | None = None,
    mode: str | None = None,
    medium: str | None = None,
    source_kind: str | None = None,
    said_by: str | None = None,
    text: str | None = None,
    series: str | None = None,
    min_confidence: float | None = None,
    min_whole: float | None = None,
    min_sources: int | None = None,
    min_outlets: int | None = None,
    limit: int | None = None,
    undated: bool = False,
    told_days: bool = False,
    sideless: bool = False,
    directed: bool = False,
    supplier: str | None = None,
    recipient: str | None = None,
    named: bool = False,
) -> Filters:
    """Give the filters, each checked; `codes` turns names of actors into codes, `on` is since and until in one."""
    first, last = period(since, until, on)
    if undated and told_days:
        raise ConfigError("told_days leaves out what no text dates, undated includes it; drop --told-days or --undated")
    return Filters(
        between=_pair(codes, between),
        actor=codes(actor) if actor is not None else None,
        kinds=_kinds((kind,) if isinstance(kind, str) else _listed(kind, "kind")),
        since=first,
        until=last,
        as_of=last_of(as_of, "as_of"),
        stage=one_of(stage, (*stages(), *VISIT_STAGES, ALLEGED), "stage"),
        status=one_of(status, STATUSES, "status"),
        mode=one_of(mode, modes(), "mode"),
        medium=one_of(medium, mediums(), "medium"),
        source_kind=one_of(source_kind, tuple(kind.name for kind in vocabulary().sources), "source kind"),
        said_by=speaker(said_by),
        text=_searched(text),
        series=_series(series),
        min_confidence=_share(min_confidence, "the least confidence"),
        min_whole=_share(min_whole, "the least probability to be wholly right"),
        min_sources=_positive(min_sources, "min_sources"),
        min_outlets=_positive(min_outlets, "min_outlets"),
        limit=_positive(limit, "limit"),
        undated=yes_or_no(undated, "undated"),
        told_days=yes_or_no(told_days, "told_days"),
        sideless=yes_or_no(sideless, "sideless"),
        directed=yes_or_no(directed, "directed"),
        supplier=codes(supplier) if supplier is not None else None,
        recipient=codes(recipient) if recipient is not None else None,
        named=yes_or_no(named, "named"),
    )


def _series(value: str | None) -> str | None:
    """Give the name that a series is known by, for any name of it or of one of its exercises ("Druzhba-2017")."""
    if value is None:
        return None
    if not value.strip():
        raise ConfigError("series is the name of a series of exercises, such as Friendship; it is empty")
    found = exercise_name(value)
    return found.name if found else value.strip()


def one_of(value: str | None, known: Sequence[str], what: str) -> str | None:
    """Give the value if it is known (hyphens count as underscores); else raise ConfigError with the nearest."""
    word = _word(value)
    return None if word is None else known_name(word, known, what)


def known_name(name: str, known: Sequence[str], what: str) -> str:
    """Give a name back if it is known; else raise ConfigError with the nearest, or with all where none is near."""
    if worded(name, what) in known:
        return name
    meant = near(what, name, known)
    hint = f"did you mean {' or '.join(meant)}?" if meant else f"it is one of {', '.join(dict.fromkeys(known))}"
    raise ConfigError(f"{what} {name!r} is unknown; {hint}")


def _searched(text: str | None) -> str | None:
    if text is not None:
        fts_query(text)  # refuses words that hold none
    return text


def fts_query(text: str) -> str:
    """Give the full-text query for words as people type them: all words, "quoted phrases", and beginnings with *."""
    parts = re.findall(r'"([^"]*)"|(\S+)', text)
    phrases = [_phrase(quoted or bare) for quoted, bare in parts]
    query = " ".join(phrase for phrase in phrases if phrase)
    if not query:
        raise ConfigError(f"the words to search for ({text!r}) hold no letter or digit; give at least one word")
    return query


def _phrase(words: str) -> str:
    star = "*" if words.endswith("*") else ""
    bare = words.strip("*").replace('"', "").replace("\0", "")
    return f'"{bare}"{star}' if re.search(r"\w", bare) else ""


def _listed(value: Any, name: str) -> tuple[str, ...]:
    """Give the texts of a list. Raises ConfigError where it is none."""
    try:
        return tuple(worded(one, name) for one in value or ())
    except TypeError as error:
        raise ConfigError(f"{name} is text, or a list of texts; got {value!r}") from error


def _kinds(asked: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(None, (one_of(kind, tuple(kinds()), "kind") for kind in asked)))


def _pair(codes: Callable[[str], str], between: Sequence[str] | None) -> tuple[str, str] | None:
    if between is None:
        return None
    pair = () if isinstance(between, str) else _listed(between, "between")
    if len(pair) != 2:
        raise ConfigError(f"between takes two actors, such as RUS PAK; got {between!r}")
    first, second = codes(pair[0]), codes(pair[1])
    if first == second:
        raise ConfigError(f"between takes two different actors; both {pair[0]!r} and {pair[1]!r} are {first}")
    return first, second


def _word(value: str | None) -> str | None:
    return value.strip().lower().replace("-", "_").replace(" ", "_") if value else None


def _share(value: float | None, name: str) -> float | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1):
        raise ConfigError(f"{name} is a number from 0 to 1; got {value!r}")
    return value


def yes_or_no(value: bool, name: str) -> bool:
    """Give a flag. Raises ConfigError for what is none."""
    if not isinstance(value, bool):
        raise ConfigError(f"{name} is True or False; got {value!r}")
    return value


def _positive(value: int | None, name: str) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
        raise ConfigError(f"{name} is a whole number, 1 or more; got {value!r}")
    return value
