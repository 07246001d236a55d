"""Fitting the judgement on parties: examples of annotated articles, trees as rows, and back."""

import json
from types import SimpleNamespace

import numpy as np
import pytest
from training import train_parties
from training.train_parties import chosen, examples, nodes

from noteverbale.reading import Reader
from noteverbale.reading.trees import grown

ROW = {
    "id": "a",
    "text": "MOSCOW - Russian Foreign Minister Sergei Lavrov met with his Turkish counterpart in Ankara on Monday. "
    "Russia condemned the attack on its embassy in Damascus, the ministry said. The two sides discussed trade. " * 4,
    "claims": [],
}


def a_gold(kind, words, **codes):
    start = ROW["text"].index(words)
    return {
        "kind": kind,
        "trigger": {"text": words, "start": start, "end": start + len(words)},
        **{role: [{"code": code} for code in codes.get(role, ())] for role in ("agent", "recipient")},
    }


@pytest.fixture(scope="module")
def found():
    gold = [a_gold("accusation", "condemned", agent=["RUS"]), a_gold("aid", "met", agent=["TUR"])]
    return list(examples(Reader.load(), [ROW | {"claims": gold}]))


def test_candidates_of_claims_right_in_kind_are_examples_right_where_annotated(found):
    assert {role for role, _, _ in found} == {"agent", "recipient"}
    assert all("kind accusation" in traits for _, traits, _ in found)
    right = [traits for role, traits, right in found if right]
    assert len(right) == 1 and right[0]["chance"] > 0.5


def test_articles_are_chosen_by_their_ids(tmp_path):
    gold, only = tmp_path / "gold.jsonl", tmp_path / "only.jsonl"
    gold.write_text("".join(json.dumps({"id": name}) + "\n" for name in "abc"))
    only.write_text(json.dumps({"id": "b", "claims": []}) + "\n")
    assert chosen(gold, [only]) == ['{"id": "b"}'] and len(chosen(gold, [])) == 3


def test_rows_of_trees_give_the_chances_of_the_model():
    kinds = [("is_leaf", bool), ("value", float), ("feature_idx", int), ("num_threshold", float)]
    tree = np.zeros(3, dtype=[*kinds, ("left", int), ("right", int)])
    tree[0], tree[1], tree[2] = (False, 0, 1, 0.25, 1, 2), (True, -1.5, 0, 0, 0, 0), (True, 2.0, 0, 0, 0, 0)
    model = SimpleNamespace(_baseline_prediction=np.array([[-0.5]]), _predictors=[[SimpleNamespace(nodes=tree)]])
    rows = [dict.fromkeys(train_parties.COLUMNS, "") | row for row in nodes(model, ["chance", "told"], "agent", "x")]
    forest = grown([{name: str(value) for name, value in row.items()} for row in rows])
    assert forest.chances([{"told": 0.0}, {"told": 1.0}]) == pytest.approx(
        [1 / (1 + np.exp(2)), 1 / (1 + np.exp(-1.5))]
    )
