"""Persons of one word of their names, in the order told: the first, and the last up to a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from noteverbale.resolve.actors.bearers import Bearers
from noteverbale.resolve.actors.people import Person

NAMES = [("Orn",), ("Tal", "Orn"), ("Ida", "Orn"), ("Tal", "Ida", "Orn")]
PEOPLE = st.lists(
    st.builds(
        lambda tokens, code, start: Person(" ".join(tokens), tokens, code, "GOV", "", start, ""),
        st.sampled_from(NAMES),
        st.sampled_from([None, "PER", "KEN"]),
        st.integers(0, 20),
    ),
    min_size=1,
    max_size=12,
)


@given(PEOPLE, st.sets(st.sampled_from(["Tal", "Ida"])).map(lambda others: others | {"Orn"}), st.integers(0, 20))
def test_as_by_looking_at_each(people: list[Person], names: set[str], at: int) -> None:
    bearers = Bearers(people[0])
    for person in people[1:]:
        bearers.add(person)
    known = [person for person in people if person.code]
    most = max((len(names & {*person.tokens}) for person in known), default=0)
    alike = [person for person in known if len(names & {*person.tokens}) == most]
    assert bearers.first is people[0]
    assert bearers.shared(names) == most
    assert bearers.sharing(names, most) is next(iter(alike), None)
    assert bearers.last(names, most, at) is next((one for one in reversed(alike) if one.start <= at), None)
