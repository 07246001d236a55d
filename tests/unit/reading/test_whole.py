"""How surely a claim is wholly right: what speaks for and against it, the probability, and where it is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from msgspec import structs

import noteverbale
from noteverbale.documents import from_text
from noteverbale.errors import OntologyError
from noteverbale.interchange import interchange
from noteverbale.ontology import kinds
from noteverbale.ontology.vocabulary import vocabulary
from noteverbale.reading import Reader, whole
from noteverbale.reading.decode import Found, Stretch
from noteverbale.types import Actor, Claim, Mention, Source

RUSSIA, PAKISTAN = (
    Actor(text=name, start=0, end=len(name), code=code) for name, code in (("Russia", "RUS"), ("Pakistan", "PAK"))
)
CLAIM = Claim(
    id="c",
    kind="sanction",
    trigger=Mention(text="banned", start=7, end=13),
    agent=(RUSSIA,),
    recipient=(PAKISTAN,),
    confidence=0.9,
)
LABELS = dict.fromkeys(("kind", "polarity", "realis", "certainty", "source", "stage"), ("", 0.95))
NEWS = (
    "Russian Foreign Minister Sergei Lavrov met his Pakistani counterpart in Islamabad on Thursday. He said the two "
    "would sign an agreement. Soldiers attacked."
)


def found(agent: float = 0.95, recipient: float = 0.95, doubt: float | None = None, **labels: float) -> Found:
    roles: dict[str, list[Stretch]] = {name: [] for name in ("time", "place", "source")}
    roles |= {"agent": [Stretch(0, 1, agent)], "recipient": [Stretch(3, 4, recipient)]}
    if doubt is not None:
        roles["recipient"].append(Stretch(5, 6, doubt, sure=False))
    return Found((1, 2), 0.9, roles, LABELS | {name: ("", chance) for name, chance in labels.items()})


@pytest.mark.parametrize(
    ("claim", "worse"),
    [
        ({}, found(agent=0.6)), ({}, found(recipient=0.6)), ({}, found(doubt=0.5)), ({}, found(source=0.5)),
        ({"confidence": 0.5}, found()), ({"recipient": ()}, found()), ({"agent": (structs.replace(RUSSIA, code="UNK"),)}, found()),
        ({"recipient": (PAKISTAN, structs.replace(PAKISTAN, code="IND"))}, found()),
        ({"agent": (structs.replace(RUSSIA, text="the ministry"),)}, found()),
        ({"agent": (structs.replace(RUSSIA, text="They"),)}, found()), ({"source": Source(kind="media")}, found()),
    ],
)  # fmt: skip
def test_what_speaks_against_a_claim_makes_it_less_sure(claim: dict[str, Any], worse: Found) -> None:
    assert whole.chance(structs.replace(CLAIM, **claim), worse) < whole.chance(CLAIM, found())


def test_capitals_at_the_head_of_a_sentence_are_no_name() -> None:
    for words, named in (
        ("The ministry", False),
        ("the Kremlin", True),
        ("Its army", False),
        ("Iran", True),
        ("they", True),
    ):
        claim = structs.replace(CLAIM, agent=(structs.replace(RUSSIA, text=words),))
        assert ("no name" not in dict(whole.signs(claim, found()))) == named, words


def test_the_least_sure_words_of_a_role_and_the_surest_left_out_count() -> None:
    several = found(agent=0.9, doubt=0.3)
    several.roles["agent"].append(Stretch(2, 3, 0.5))
    several.roles["recipient"].append(Stretch(6, 7, 0.5, sure=False))
    told = dict(whole.signs(CLAIM, several))
    assert told["agent chance"] == told["recipient left out, chance"] == 0.0


def test_every_weight_is_of_a_sign_that_there_is() -> None:
    of_kinds = {f"kind {name}" for name in kinds()} | {f"source {one.name}" for one in vocabulary().sources}
    of_roles = {
        f"{role} {name}" for role in ("agent", "recipient") for name in (
            "chance", "left out", "left out, chance", "inferred", "not told", "unknown", "two", "more than two")
    }  # fmt: skip
    others = {
        whole.ALWAYS,
        "confidence",
        "a pronoun",
        "no name",
        *(f"{name} chance" for name in ("polarity", "realis", "source")),
    }
    assert set(whole.weights()) <= of_kinds | of_roles | others
    assert set(dict(whole.signs(CLAIM, found(doubt=0.5)))) <= of_kinds | of_roles | others


def test_a_reading_tells_it_of_every_claim_and_the_interchange_format_too() -> None:
    reading = noteverbale.read(NEWS, published="2014-11-20", title="Iran condemns attack on Pakistan")
    told = [claim.whole for claim in (*reading.claims, *reading.title_claims)]
    assert len(told) > 1 and all(one is not None and 0 < one < 1 for one in told)
    assert [row["whole"] for row in interchange(reading)["claims"]] == [claim.whole for claim in reading.claims]
    untold = structs.replace(reading, claims=tuple(structs.replace(claim, whole=None) for claim in reading.claims))
    assert all("whole" not in row for row in interchange(untold)["claims"])


def test_claims_stored_before_it_was_told_are_read_as_untold() -> None:
    kept = msgspec.json.decode(msgspec.json.encode(CLAIM))
    kept.pop("whole")
    assert msgspec.convert(kept, Claim).whole is None


def test_a_broken_table_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole.weights.cache_clear()
    monkeypatch.setattr(whole.csv, "DictReader", lambda rows: [{"sign": "confidence", "weight": "much"}])
    with pytest.raises(OntologyError, match=r"whole\.csv: each row is a sign"):
        whole.weights()
    whole.weights.cache_clear()


def test_what_can_hardly_be_right_in_all_of_it_is_not_given() -> None:
    document = from_text(NEWS, name="news", published=date(2014, 11, 20))
    sure, unsure = (Reader.load(judge=lambda claim, found, told=told: told) for told in (whole.LEAST, 0.04))
    assert [claim.whole for claim in sure.read(document).claims] == [whole.LEAST] * len(sure.read(document).claims)
    assert len(sure.read(document).claims) > 1 and not unsure.read(document).claims


def test_of_a_deal_every_claim_counts() -> None:
    deal = structs.replace(CLAIM, kind="arms_deal", whole=0.01)
    assert whole.worth_giving(deal) and not whole.worth_giving(structs.replace(deal, kind="aid"))
    assert whole.worth_giving(structs.replace(CLAIM, whole=None))


def test_what_is_given_beside_a_document_is_read_with_it():
    document = noteverbale.Document(id="mine", name="mine", text="Putin arrived in Delhi on Tuesday.")
    claims = noteverbale.read(document, published="2014-11-20").claims
    assert [str(claim.time.first) for claim in claims if claim.time] == ["2014-11-18"]
