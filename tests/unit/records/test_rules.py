"""The rule pages: each loads whole, names only what exists, and a broken one says where."""

from __future__ import annotations

import pytest

from noteverbale import ontology
from noteverbale.errors import OntologyError
from noteverbale.records import choice, compare, dates, evidence, guests, items, own_names, rules
from noteverbale.records.names import name_of, surname


def test_identity_names_only_known_kinds_and_ways() -> None:
    assert set(rules.identities()) <= {"default", *ontology.kinds()}
    for rule in rules.identities().values():
        assert rule.parties in {"directed", "mutual", "joint"}
        assert rule.keys in {"time", "trip", "place", "item"}
    for kind, page in ontology.kinds().items():
        assert rules.identity(kind).mutual or not page.roles.reciprocal, kind


def test_every_feature_a_comparison_can_give_has_a_weight_a_reason_and_words() -> None:
    given = {
        constant
        for module in (choice, compare, dates, guests, items, own_names)
        for function in vars(module).values()
        if hasattr(function, "__code__") and function.__module__ == module.__name__
        for constant in _strings(function.__code__.co_consts)
    }
    named = {text for text in given if text in rules.features()}
    assert named == set(rules.features())
    for feature in rules.features().values():
        assert feature.reason and feature.aspect in evidence._EVIDENCE
        assert set(feature.kinds) <= set(ontology.kinds())


def _strings(constants: tuple[object, ...]) -> list[str]:
    flat = [inner for one in constants for inner in (one if isinstance(one, (tuple, frozenset)) else (one,))]
    return [one for one in flat if isinstance(one, str)]


def test_every_source_kind_has_a_rank() -> None:
    ranked = {kind for rank in rules.ranks() for kind in rank.kinds}
    assert ranked == {source.name for source in ontology.vocabulary().sources}
    assert [rank.rank for rank in rules.ranks()] == sorted(rank.rank for rank in rules.ranks())


def test_every_stage_that_is_no_halt_has_a_use_for_numbers() -> None:
    stages = rules.stages()
    assert set(stages.quantity) == set(stages.rank)
    assert stages.final <= stages.halts


def test_a_wrong_entry_is_named() -> None:
    with pytest.raises(OntologyError, match=r"features.toml \[x\].*weight"):
        rules.checked({"aspect": "date", "weight": "much", "reason": ""}, rules.Feature, "features.toml [x]")
    with pytest.raises(OntologyError, match="restore it"):
        rules.page("none.toml")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russian Foreign Minister Sergey Lavrov", {"lavrov"}),
        ("President of Belarus Alexander Lukashenko", {"lukashenko"}),
        ("Xi Jinping", {"xi", "jinping"}),
        ("Mr Xi", {"xi"}),
        ("Mr Putin", {"putin"}),
        ("President of Belarus", set()),
        ("the Russian president", set()),
        ("Moscow", set()),
        ("US State Department", set()),
        ("South Africa", set()),
        ("United Arab Emirates", set()),
        ("Viktor Orban Orban Viktor", {"orban"}),
        ("Mr Naryshkin, Speaker of the State Duma", {"naryshkin"}),
        ("Sergei Naryshkin, the Chairman of the State Duma", {"naryshkin"}),
        ("Chairman of the State Duma Vyacheslav Volodin", {"volodin"}),
        ("Chairman of the State Duma", set()),
        ("the Russian State Duma", set()),
        ("the speaker of the Russian Federation Duma", set()),
        ("Foreign Minister of Russia, Sergei Lavrov", {"lavrov"}),
    ],
)
def test_surnames(text: str, names: set[str]) -> None:
    assert surname(text) == names


def test_offices_have_one_name_each() -> None:
    assert (
        name_of("State Duma", "the Chairman of the State Duma")
        == name_of("", "the State Duma Chairman")
        == (frozenset(), {"speaker"})
    )
    assert name_of("", "First Deputy Chairman of the State Duma Ivan Melnikov") == (
        frozenset({"melnikov"}),
        {"deputy speaker"},
    )
    assert name_of("", "the Russian defense minister")[1] == {"defence minister"}
    assert name_of("", "Premier Li Keqiang")[1] == {"prime minister"}


@pytest.mark.parametrize(
    ("trigger", "cue"),
    [("postponed", "postponed"), ("called off", "cancelled"), ("invited", "invited"), ("entered into force", "in_force"),
     ("ratification", "ratified"), ("visit", None), ("enters into force", "in_force"), ("arrived", None), ("dense", None)],
)  # fmt: skip
def test_cues(trigger: str, cue: str | None) -> None:
    assert rules.cue(trigger) == cue
