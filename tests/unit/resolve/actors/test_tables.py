"""The tables hold what they promise and refuse what breaks their rules."""

from collections import Counter

import pytest

from noteverbale.errors import OntologyError
from noteverbale.ontology.bodies import entities, packaged_entities, read_entities
from noteverbale.ontology.offices import offices
from noteverbale.ontology.officials import officials
from noteverbale.ontology.pointers import Weights, read_weights, weights
from noteverbale.ontology.publishers import publisher_of, publishers
from noteverbale.ontology.states import states
from noteverbale.resolve.actors import resolve

HEADER = "code,name,terms,sector,source\n"


def test_tables_are_as_wide_as_promised():
    counts = Counter(entity.table for entity in packaged_entities())
    assert counts["organisations"] >= 120
    assert counts["groups"] >= 150
    assert counts["companies"] >= 100
    assert len(officials()) >= 600
    assert len(states()) >= 200


def test_every_row_has_a_source():
    rows = [*packaged_entities(), *officials(), *offices().values(), *states().values()]
    assert all(row.source for row in rows)


def test_states_past_and_present():
    assert states()["SUN"].until == 1991
    assert states()["SSD"].since == 2011
    assert (states()["DEU"].cow, states()["DEU"].gw) == (255, 260)
    assert states()["ROU"].cameo == "ROM"


def test_codes_of_present_states_are_unique():
    for scheme in ("iso2", "cow", "gw"):
        used = [getattr(s, scheme) for s in states().values() if not s.until and getattr(s, scheme)]
        assert len(used) == len(set(used)), scheme


def test_terms_of_states_do_not_clash():
    terms = {}
    for state in states().values():
        for term in (*state.names, *state.adjectives, *state.people, *state.capitals):
            assert terms.setdefault(term, state.iso3) == state.iso3, term


def test_officials_belong_to_known_codes():
    for official in officials():
        assert official.code in states() or official.code[:4] in ("IGO-", "NSA-", "NGO-", "COM-"), official


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tehran Times", "IRN"),
        ("President of Russia (en.kremlin.ru)", "RUS"),
        ("DAWN", "PAK"),
        ("CENTCOM", "USA"),
        ("The Guardian", "GBR"),
    ],
)
def test_publishers_have_a_home(name, code):
    assert publisher_of(name).code == code


def test_unlisted_publishers_have_none():
    assert publisher_of("The Daily Blah") is None and publisher_of(None) is None
    assert publishers()["reuters"].code is None


def test_weights_are_there():
    assert len(weights().rows) > 500


@pytest.mark.parametrize(
    "content", ["", "class,feature,worth\n", "class,feature,weight\n,s0,much\n", "class,feature,weight\n,s0\n"]
)
def test_weights_that_are_none_are_refused(tmp_path, content):
    path = tmp_path / "anaphora.csv"
    path.write_text(content)
    with pytest.raises(OntologyError, match=r"cannot read these weights .*; run training/train_actors.py again"):
        read_weights(path)


def test_weights_of_a_class_and_a_finer_class_add_up():
    weighed = Weights({("", "s0"): 1.0, ("he", "s0"): 0.5, ("he:him", "s0"): 0.25, ("they", "s0"): 9.0})
    assert weighed.of("he", "he:him") == {"s0": 1.75}
    assert weighed.of("he", "he:she") == {"s0": 1.5} and weighed.of("it", "it:it") == {"s0": 1.0}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code,name,sector,source\nIRN,x,GOV,me\n", "'terms' is missing"),
        (HEADER + "XXX,x,y,GOV,me\n", "unknown code 'XXX'"),
        (HEADER + "IRN,x,y,BOSS,me\n", "unknown sector 'BOSS'"),
        (HEADER + "IRN,x,,GOV,me\n", "has no terms"),
        (HEADER + "IRN,x,y|y z,GOV,me\nIRN,z,y,GOV,me\n", "names 'x' already"),
        (HEADER + "IRN,x,y,GOV\n", "number of cells"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(tmp_path, text, message):
    table = tmp_path / "mine.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=message) as caught:
        entities([table])
    assert "mine.csv" in str(caught.value)


def test_a_users_table_adds_and_overrides(tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text(
        HEADER + "NSA-BLUE,Blue Front,Blue Front,REB,me\nNGO-KREMLIN,Kremlin Cup,Kremlin,NGO,me\n", encoding="utf-8"
    )
    assert read_entities(table)[0].code == "NSA-BLUE"
    text = "Blue Front struck the Kremlin."
    first, second = resolve(text, [(0, 10), (22, 29)], extend=[table])
    assert (first[0].code, second[0].code) == ("NSA-BLUE", "NGO-KREMLIN")
