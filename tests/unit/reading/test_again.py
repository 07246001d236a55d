"""A second look for parties: half-believed words count where the text brings the two together elsewhere."""

from noteverbale.reading.again import Cast, acquainted, completed
from noteverbale.types import Actor


def actor(code: str, start: int = 0) -> Actor:
    return Actor(text=code.title(), start=start, end=start + 3, code=code, sector="GOV")


def codes(actors):
    return [a.code for a in actors]


PAIRS = acquainted(
    [Cast("threat", (actor("USA"),), (actor("IRN"),)), Cast("meeting", (actor("RUS"), actor("TUR")), ())]
)


def test_pairs_are_counted_in_both_orders_and_unknowns_make_none():
    assert PAIRS["USA", "IRN"] == PAIRS["IRN", "USA"] == PAIRS["RUS", "TUR"] == 1
    assert not acquainted([Cast("attack", (actor("UNK"),), (actor("IRN"),))])


def test_a_recipient_nearly_read_counts_if_the_two_are_told_together():
    lone = Cast("sanction", (actor("USA"),), ())
    assert codes(completed(lone, PAIRS, lambda role: (actor("IRN"),) if role == "recipient" else ()).recipients) == [
        "IRN"
    ]
    assert completed(lone, PAIRS, lambda role: (actor("CUB"),)).recipients == ()


def test_an_agent_nearly_read_counts_too():
    done = completed(
        Cast("attack", (), (actor("IRN"),)), PAIRS, lambda role: (actor("USA"),) if role == "agent" else ()
    )
    assert (codes(done.agents), codes(done.recipients)) == (["USA"], ["IRN"])


def test_a_reciprocal_act_of_one_gets_its_second_party():
    done = completed(Cast("meeting", (actor("RUS"),), ()), PAIRS, lambda role: (actor("RUS", 9), actor("TUR", 20)))
    assert codes(done.agents) == ["RUS", "TUR"]


def test_what_lacks_nothing_is_not_looked_at_again():
    def never(role):
        raise AssertionError(role)

    for cast in (
        Cast("threat", (actor("USA"),), (actor("IRN"),)),
        Cast("meeting", (actor("RUS"), actor("TUR")), ()),
        Cast("threat", (), ()),
    ):
        assert completed(cast, PAIRS, never) == cast


def test_all_whom_the_same_words_name_are_given():
    group = (actor("GBR", 9), actor("FRA", 9), actor("CUB", 30))
    pairs = acquainted([Cast("threat", (actor("USA"),), (actor("GBR"),))])
    done = completed(Cast("accusation", (actor("USA"),), ()), pairs, lambda role: group)
    assert codes(done.recipients) == ["GBR", "FRA"]
