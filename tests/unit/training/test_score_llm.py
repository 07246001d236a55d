"""Annotated claims, told as a model tells them, come out of the machinery as they went in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from training.authoring import parse_own
from training.score_llm import read

# Of claims told rightly at least this share comes out right; measured 0.987 on claims_dev (docs/accuracy/llm.md).
FLOOR = 0.97
CORPUS = Path(__file__).parents[3] / "training" / "corpus"


def facts(claim: dict[str, Any]) -> tuple[object, ...]:
    return (
        claim["trigger"]["start"],
        claim["kind"],
        claim["polarity"],
        claim["realis"],
        claim["certainty"],
        claim["source"]["kind"],
    )


@pytest.fixture(scope="module")
def pairs() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    page = CORPUS / "diplomacy-1.txt"
    articles = list(parse_own(page.read_text(encoding="utf-8"), page.name))[:25]
    rows = [{"id": a.id, "published": a.head[2] or None, "text": a.text, "claims": a.claims} for a in articles]
    return rows, [json.loads(line) for line in read(rows)]


def test_what_is_told_rightly_comes_out_right(pairs: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    told, came = ({(row["id"], *facts(claim)) for row in rows for claim in row["claims"]} for rows in pairs)
    assert len(told) > 100
    assert len(told & came) >= FLOOR * max(len(told), len(came))


def test_parties_that_are_told_are_kept(pairs: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    told, came = (
        {(row["id"], *facts(claim)[:2]): {a["code"] for a in claim["agent"]} for row in rows for claim in row["claims"]}
        for rows in pairs
    )
    both = told.keys() & came.keys()
    assert sum(told[key] == came[key] for key in both) >= FLOOR * len(told)
