"""Rows -> a DataFrame whose columns have the same types whatever the rows hold, so that answers of several stores join.

In: the columns of an answer and its rows.  Out: DataFrames of pandas and polars, made by the library that is handed in.
Days are text, as in all other forms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

TEXT, WHOLE, SHARE, FLAG = "text", "whole number", "number", "flag"
TEXTS, NUMBERS, GROUPS = "list of texts", "list of whole numbers", "list of lists of texts"
_WHOLE = """claims sources outlets contradictions records events planned announced kept due held held_other_date moved
    cancelled denied no_report expected no_day verbal_cooperation material_cooperation verbal_conflict material_conflict
    cooperation conflict number act"""
_TEXT = """id kind status stage mode medium event_from event_to estimated_from estimated_to place country certainty
    words first_known last_known traveller traveller_name host publicity outcome since supplier item family wanted
    approved ordered delivered value reached name phase signed ratified in_force lapsed series edition trigger
    source_kind source known publisher document sentence said_by speaker about published credit title copy_of not_read
    url field opened closed settled closed_by claim by decided decided_by sort code month a b change what time author
    verb note state record"""
_TEXTS = """dates hosts counterparts goods halts parties agents recipients agent recipient values sides quotes
    source_kinds interests kinds mediums why arguments"""
_TYPES = (
    dict.fromkeys(_WHOLE.split(), WHOLE)
    | dict.fromkeys(_TEXT.split(), TEXT)
    | dict.fromkeys(_TEXTS.split(), TEXTS)
    | dict.fromkeys(("whole", "confidence", "share", "score", "score_before", "score_after", "p"), SHARE)
    | dict.fromkeys(("overdue", "copy", "alleged"), FLAG)
)
# Names that tell something else in one answer, by a column that only this one has.
_ELSEWHERE: dict[str, dict[str, str]] = {
    "supplier": {"recipient": TEXT, "alleged": TEXT},
    "quotes": {"claims": GROUPS, "sources": NUMBERS},
    "why": {"claims": TEXTS},
    "decided_by": {"announced": TEXT},
    "at_least": {"kept": SHARE},
}
_OF_PANDAS = {TEXT: "string", WHOLE: "Int64", SHARE: "float64", FLAG: "boolean"}


def types_of(columns: Sequence[str]) -> dict[str, str | None]:
    """Give the type of each column; None of one that belongs to no question, such as those of an audit's tables."""
    own = {name: kind for mark, kinds in _ELSEWHERE.items() if mark in columns for name, kind in kinds.items()}
    return {column: own.get(column, _TYPES.get(column)) for column in columns}


def pandas_frame(pandas: Any, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Any:
    """Give a pandas DataFrame: text as "string", whole numbers as "Int64", lists as objects."""
    made = {
        column: pandas.Series(
            [row[column] for row in rows], dtype=None if kind is None else _OF_PANDAS.get(kind, object)
        )
        for column, kind in types_of(columns).items()
    }
    return pandas.DataFrame(made, columns=list(columns))


def polars_frame(polars: Any, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Any:
    """Give a polars DataFrame."""
    texts, text, whole = polars.List(polars.String), polars.String, polars.Int64
    kinds = {TEXT: text, WHOLE: whole, SHARE: polars.Float64, FLAG: polars.Boolean}
    kinds |= {TEXTS: texts, NUMBERS: polars.List(whole), GROUPS: polars.List(texts)}
    schema = {column: kinds.get(kind) if kind else None for column, kind in types_of(columns).items()}
    return polars.DataFrame([dict(row) for row in rows], schema=schema, infer_schema_length=None)
