"""What is counted of annotated arms deals."""

from __future__ import annotations

from training.score_deals import counts


def claim(start: int, deal: dict, agent: str = "SWE", recipient: str = "BRA", kind: str = "arms_deal") -> dict:
    sides = {side: [{"code": code}] for side, code in (("agent", agent), ("recipient", recipient))}
    return {"kind": kind, "trigger": {"start": start, "end": start + 4}, "deal": deal} | sides


GOLD = claim(
    0,
    {
        "stage": "signed",
        "item": "Gripen NG fighters",
        "quantity": {"text": "thirty-six"},
        "value": {"text": "$4.5 billion"},
    },
)


def counted(told: list[dict], gold: dict = GOLD) -> dict[str, int]:
    return dict(counts([{"claims": [gold]}], [{"claims": told}]))


def test_a_deal_right_in_all() -> None:
    deal = {
        "stage": "signed",
        "item": "the Gripen NG fighters",
        "quantity": {"text": "36", "min": 36.0, "max": 36.0},
        "value": {"text": "4.5bn dollars", "amount": 4.5e9, "currency": "USD"},
    }
    found = counted([claim(2, deal, agent="COM-SAAB")])
    names = ("found", "stage", "sides", "item equal", "item shares a word", "quantity equal", "value equal")
    assert {name: found.get(name) for name in names} == dict.fromkeys(names, 1)


def test_what_is_wrong_missing_or_too_many() -> None:
    wrong = {"stage": "offer", "item": "fighters", "quantity": {"text": "28", "min": 28.0, "max": 28.0}, "value": None}
    found = counted([claim(0, wrong, recipient="SWE")])
    assert found == {
        "annotated": 1, "found": 1, "item annotated": 1, "item shares a word": 1, "quantity annotated": 1, "value annotated": 1,
    }  # fmt: skip
    bare = claim(0, {"stage": "signed", "item": None, "quantity": None, "value": None})
    assert counted([claim(0, wrong)], bare)["quantity told too many"] == 1


def test_other_kinds_and_other_words_find_nothing() -> None:
    assert counted([claim(0, GOLD["deal"], kind="agreement"), claim(9, GOLD["deal"])]) == {"annotated": 1}
