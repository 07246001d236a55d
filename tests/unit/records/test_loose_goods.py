"""Goods named in passing ("the ships") belong to the deal whose goods they may be."""

from __future__ import annotations

import pytest

from builders import a_deal, a_quantity, a_report
from noteverbale.records import reconcile, rules
from noteverbale.records.facts import item_of
from noteverbale.resolve.equipment.catalogue import catalogue


def records(*items: str) -> int:
    told = [
        a_report("d1", "2020-05-01", kind="arms_deal", agent="KOR", recipient="ECU", trigger="deal", at=n * 90,
                 deal=a_deal("signed", item, a_quantity(2)))
        for n, item in enumerate(items)
    ]  # fmt: skip
    return len(list(reconcile(told)))


@pytest.mark.parametrize(
    "items",
    [
        ("offshore patrol vessels", "the ships"),
        ("Jang Bogo-III submarines", "boats"),
        ("K9 howitzers", "guns"),
        ("wheeled armoured vehicles", "8x8s"),
        ("FA-50 fighters", "the machines"),
    ],
)
def test_words_that_name_goods_in_passing_are_of_the_deal_told(items):
    assert records(*items) == 1


@pytest.mark.parametrize(
    "items", [("FA-50 fighters", "the ships"), ("patrol vessels", "guns"), ("tanks", "patrol boats")]
)
def test_other_goods_are_another_deals(items):
    assert records(*items) == 2


def test_one_word_that_says_more_is_not_said_in_passing():
    assert item_of("the ships", None).loose == {"warship", "submarine"}
    assert item_of("passenger ships", None).loose == frozenset()
    assert item_of("Type 23 ships", None).loose == frozenset()


def test_words_that_say_nothing_name_no_goods_and_no_topic():
    assert not item_of("the units", None).topic
    assert item_of("military equipment", None).topic


def test_goods_named_so_are_shown_after_those_that_are_told():
    told = [
        a_report("d1", "2020-05-01", kind="arms_deal", agent="KOR", recipient="ECU", trigger="deal", at=n * 90,
                 deal=a_deal(stage, item, a_quantity(2)))
        for n, (stage, item) in enumerate((("signed", "patrol vessels"), ("delivered", "ships")))
    ]  # fmt: skip
    (record,) = reconcile(told)
    assert record.states[-1].fields["item"] == "patrol vessels"


def test_the_types_of_loose_words_are_known():
    known = set(catalogue().broader)
    assert {one for _, types in rules.loose_words() for one in types} <= known
