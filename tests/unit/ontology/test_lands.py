"""Where actors are at home, and what borders on a state."""

from __future__ import annotations

from noteverbale.ontology.bodies import packaged_entities
from noteverbale.ontology.lands import lands, near, neighbours
from noteverbale.ontology.states import states


def test_groups_of_the_tables_fight_in_states():
    groups = {one.code for one in packaged_entities() if one.table == "groups"}
    assert set(lands()) <= groups
    assert all(codes and codes <= states().keys() for codes in lands().values())


def test_what_borders_on_a_state_has_it_as_a_neighbour_too():
    told = neighbours()
    assert {"EGY", "JOR", "LBN", "PSE", "SYR"} <= told["ISR"]
    both = [(one, other) for one, codes in told.items() for other in codes if one in told.get(other, ())]
    assert len(both) > 500


def test_near_is_a_group_s_land_or_a_state_with_its_neighbours():
    assert near("NSA-HOUTHI") == {"YEM"}
    assert {"ISR", "PSE"} <= near("ISR") and "USA" not in near("ISR")
    assert near("IGO-UN") == {"IGO-UN"}
