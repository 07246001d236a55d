"""The scorer of arms deals counts what is found and what of it is right, on a hand-made case."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs
from training.deals.agreement import SECOND, paired, shares
from training.deals.annotators import as_record, excused, strict, without_doubts
from training.deals.blind import EACH, Sealed, drawn, texts
from training.deals.by_field import by_field
from training.deals.draw import fits
from training.deals.gold import Article, Deal, articles, corrections, rows
from training.deals.match import match, right, stands
from training.deals.measure import counts, figures
from training.deals.score import digest, table
from training.deals.told import Told

SOLD = Deal(start=10, end=14, seller=("PER",), buyer=("CHL",), item="Mi-35 helicopters", stage=("signed",), number=(4,))
LATER = Deal(start=90, end=94, seller=("PER",), buyer=("BOL",), item="tanks", stage=("delivered",), planned=True)
AT_LARGE = Deal(start=200, end=204, seller=("PER",), buyer=("ECU",), item=None, stage=("delivered",))
MAYBE = structs.replace(AT_LARGE, start=300, end=304, buyer=("UNK",), doubt=True)


def told(seller: str | None, buyer: str | None, item: str | None, stage: str, at: int, **more: object) -> Told:
    fields = {"family": None, "planned": False, "alleged": False, "numbers": (), "value": None, "entry": False}
    known = {"record": f"r{at}", "seller": seller, "buyer": buyer, "item": item, "stage": stage, "listed": True}
    return Told(**{**fields, **known, "places": ((at, at + 50),), **more})


RIGHT = told("PER", "CHL", "Mi-35s", "signed", 0, numbers=(4.0,), entry=True)
SWAPPED = told("BOL", "PER", "tanks", "delivered", 80)
BESIDE = told("PER", "ARG", "frigates", "signed", 400, entry=True)


def _figures(deals: Sequence[Deal], units: Sequence[Told], name: str) -> tuple[float, float]:
    found = figures([counts(deals, units)])[name]
    return found.precision, found.recall


def test_a_deal_is_found_in_its_sentence_though_its_sides_are_exchanged() -> None:
    found = match([SOLD, LATER], [SWAPPED, RIGHT])
    assert [(pair.deal, pair.told) for pair in found.pairs] == [(SOLD, RIGHT), (LATER, SWAPPED)]


def test_figures_count_what_is_missed_and_what_is_beside() -> None:
    deals, units = [SOLD, LATER, AT_LARGE], [RIGHT, SWAPPED, BESIDE]
    assert _figures(deals, units, "found") == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert _figures(deals, units, "seller") == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert _figures(deals, units, "item") == (pytest.approx(2 / 3), 1.0)
    assert _figures(deals, units, "number") == (1.0, 1.0)
    assert _figures(deals, units, "right") == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_a_plan_told_as_done_has_the_wrong_stage() -> None:
    assert not stands(LATER, told("PER", "BOL", "tanks", "delivered", 80))
    assert stands(LATER, told("PER", "BOL", "tanks", "delivered", 80, planned=True))


def test_what_is_doubtful_is_neither_missed_nor_beside() -> None:
    general = told("PER", None, "arms", "delivered", 280)
    assert match([MAYBE], []).missed == []
    assert match([MAYBE], [general]).beside == []


def test_the_items_of_a_package_found_once_are_not_beside() -> None:
    package = structs.replace(SOLD, item="Mi-35 helicopters and tanks")
    tanks = told("PER", "CHL", "tanks", "signed", 0, record=RIGHT.record)
    assert match([package], [RIGHT, tanks]).beside == []


def test_a_register_asks_for_orders_and_deliveries_of_named_arms_between_two() -> None:
    assert rows((SOLD, LATER, AT_LARGE, MAYBE)) == (SOLD,)
    open_stage = structs.replace(SOLD, stage=("signed", "talks"))
    assert [deal.doubt for deal in rows((open_stage,))] == [True]


def test_the_table_has_the_register_apart() -> None:
    article = structs.replace(articles()[0], deals=(SOLD,))
    lines = list(table([(article, [RIGHT, BESIDE])]))
    assert "\nregister: annotated 1, told 2" in "\n".join(lines)


def test_the_annotated_articles_hold_no_text_and_both_parts() -> None:
    every = articles()
    assert {article.part for article in every} == {"seen", "held"}
    assert len({article.id for article in every}) == len(every)
    assert all(deal.end - deal.start < 20 for article in every for deal in article.deals)


def test_an_article_is_drawn_by_arms_beside_trade() -> None:
    text = "Peru sold missiles to Chile. The missiles were delivered in May."
    assert fits(text, 2)
    assert not fits(text, 0)
    assert fits("The missiles were fired, and some missiles fell.", 0)


def test_what_both_are_sure_of_is_common_and_no_excuse_hides_the_rest() -> None:
    doubted = structs.replace(LATER, doubt=True)
    mine = [SOLD, doubted, structs.replace(SOLD, item="tanks")]
    assert [len(part) for part in strict([SOLD, LATER], mine)] == [1, 1, 1]
    assert [len(part) for part in without_doubts([SOLD, LATER], mine)] == [1, 0, 1]
    assert [len(part) for part in as_record([SOLD, LATER], mine)] == [1, 0, 0]
    assert excused([SOLD, LATER], mine) == 1  # told by the word of a deal that both have: a package


def test_of_several_right_answers_the_likeliest_is_held_to_the_other() -> None:
    either = structs.replace(SOLD, seller=("BOL", "PER"), planned="either")
    (pair,) = strict([SOLD], [either]).pairs
    assert not right(*pair, "seller") and stands(SOLD, pair.told)
    (pair,) = strict([either], [SOLD]).pairs
    assert right(*pair, "seller")
    assert "of those that both have, seller alike 1 of 1: 1.000" in list(shares([pair]))


def test_annotators_of_different_texts_are_not_held_to_each_other() -> None:
    mine = [article for article in articles(SECOND) if article.part == "held"]
    assert len(paired(articles(corrected=False), mine)) == len(mine)
    with pytest.raises(ValueError, match="different texts"):
        paired(mine, [structs.replace(mine[0], sha256="0")])


def test_the_second_annotation_is_of_the_articles_that_the_seed_draws() -> None:
    first = {article.id: article for article in articles(corrected=False)}
    second = {article.id: article for article in articles(SECOND)}
    assert {one.id for one in drawn(EACH)} == set(second)
    assert all((first[id_].sha256, first[id_].part) == (one.sha256, one.part) for id_, one in second.items())


def test_a_text_is_shown_without_its_deals(tmp_path: Path) -> None:
    text = "Peru sold tanks.\n\nMore."
    row = json.dumps({"id": "a", "text": text, "title": "T", "published": None})
    (corpus := tmp_path / "corpus.jsonl").write_text(row + "\n", encoding="utf-8")
    one = Sealed("a", digest(text), "held")
    assert list(texts([one], [corpus])) == ["== a  no day  T", "    0 Peru sold tanks.", "   18 More."]
    assert "in no corpus" in next(texts([structs.replace(one, sha256="0")], [corpus]))


def test_every_correction_names_a_deal_and_changes_it() -> None:
    first = {(a.id, d.start, d.item): d for a in articles(corrected=False) for d in a.deals}
    now = {(a.id, d.start, d.item): d for a in articles() for d in a.deals}
    assert set(corrections()) == {name for name, deal in first.items() if now[name] != deal}
    assert all(now[name].doubt and name[2] == deal.item for name, deal in corrections().items())


def test_the_fields_of_what_is_found_are_counted_by_how_they_are_wrong() -> None:
    bolivian = structs.replace(RIGHT, buyer="BOL", numbers=())
    nobody = structs.replace(RIGHT, buyer=None)
    planned = structs.replace(RIGHT, planned=True)
    scored = [
        (Article(id="a", sha256="", part="held", draw="done", deals=(SOLD,)), [one])
        for one in (RIGHT, bolivian, nobody, planned)
    ]
    lines = [line.split() for line in by_field(scored)]
    assert ["buyer", "2", "1", "1", "0", "2"] in lines
    assert ["stage", "3", "1", "0", "0", "1"] in lines
    assert ["number", "3", "0", "1", "0", "0"] in lines
    assert lines[-1] == ["stages:", "signed", "as", "planned", "signed", "1"]
