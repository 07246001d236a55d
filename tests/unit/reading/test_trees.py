"""Boosted trees as rows of a table."""

import math

import numpy as np
import pytest

from noteverbale.errors import OntologyError
from noteverbale.reading import trees
from noteverbale.reading.candidates import ROLES
from noteverbale.reading.trees import forests, grown


def node(tree, number, *, trait="", cut="", low="", high="", value=""):
    return {
        "tree": tree,
        "node": number,
        "trait": trait,
        "cut": cut,
        "low": low,
        "high": high,
        "value": value,
    }


FOREST = grown(
    [
        node("0", "0", value="-1"),
        node("1", "0", trait="chance", cut="0.5", low="1", high="2"),
        node("1", "1", value="-2"),
        node("1", "2", trait="told", cut="0.5", low="3", high="4"),
        node("1", "3", value="1"),
        node("1", "4", value="3"),
    ]
)


def chance(odds):
    return 1 / (1 + math.exp(-odds))


def test_each_candidate_goes_his_own_way_and_the_trees_add_up():
    found = [{"chance": 0.5}, {"chance": 0.6}, {"chance": 0.6, "told": 1.0}]
    assert FOREST.chances(found) == pytest.approx([chance(-3), chance(0), chance(2)])
    assert FOREST.chances([]) == []


def test_a_candidate_is_weighed_the_same_alone_and_among_others():
    found = [{"chance": at / 40, "told": float(at % 2)} for at in range(40)]
    for role in ROLES:
        assert forests()[role].chances(found) == [forests()[role].chances([one])[0] for one in found]


def test_the_shipped_trees_end_and_believe_the_network_more_where_it_is_surer():
    for role in ROLES:
        forest = forests()[role]
        within = np.arange(len(forest.asked))
        assert len(forest.roots) > 1 and set(forest.low) | set(forest.high) <= set(within)
        low, high = forest.chances([{"chance": chance, "mean chance": chance, "told": 1.0} for chance in (0.05, 0.99)])
        assert low < high


def test_a_broken_table_is_told(monkeypatch, tmp_path):
    (tmp_path / "parties.csv").write_text("role,tree,node,trait,cut,low,high,value\nagent,1,0,told,x,1,2,\n")
    monkeypatch.setattr(trees, "files", lambda package: tmp_path)
    with pytest.raises(OntologyError, match=r"parties\.csv"):
        forests.__wrapped__()
