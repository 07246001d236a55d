"""Pointers are read together with the other party of their claim."""

from noteverbale.reading.apart import told_apart
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim, Mention, Span

TEXT = "Norway and Chile held a summit. Norway said that the country had bombed a port of it."
SELDOM, OFTEN = {"attack": 0.01, "meeting": 0.01}, {"attack": 0.49, "meeting": 0.49}


class People(Context):
    """Who is who, with the readings of "the country" and "it" given."""

    def told(self, start, end):
        return None if self.text[start:end] in ("the country", "it") else super().told(start, end)


def actor(words: str, code: str, basis: str, text: str = TEXT) -> Actor:
    start = text.rindex(words)
    return Actor(text=words, start=start, end=start + len(words), code=code, basis=basis)


def claim(kind: str, agents: tuple[Actor, ...], recipients: tuple[Actor, ...] = ()) -> Claim:
    start = TEXT.index("bombed")
    mention = Mention(text="bombed", start=start, end=start + 6)
    return Claim(id="c1", kind=kind, trigger=mention, agent=agents, recipient=recipients, sentence=Span(0, len(TEXT)))


def codes(given: Claim) -> list[str]:
    return [one.code for one in given.agent + given.recipient]


NAME = actor("Norway", "NOR", "state: Norway")
POINTER = actor("the country", "NOR", "body pointing to 'Norway', 0.60")


def test_a_pointer_to_the_other_party_is_read_anew_where_that_is_seldom():
    done = told_apart(claim("attack", (NAME,), (POINTER,)), People(TEXT), SELDOM)
    assert codes(done)[0] == "NOR" and codes(done)[1] != "NOR"
    assert "another than the other party" in (done.recipient[0].basis or "")


def test_names_stay_and_so_does_what_is_often_one():
    two_names = claim("attack", (NAME,), (actor("Norway", "NOR", "state: Norway"),))
    assert codes(told_apart(two_names, People(TEXT), SELDOM)) == ["NOR", "NOR"]
    often = claim("attack", (actor("it", "NOR", "it pointing to 'Norway', 0.99"),), ())
    assert told_apart(often, People(TEXT), OFTEN) == often


def test_parties_of_one_meeting_are_told_apart_too():
    done = told_apart(claim("meeting", (NAME, POINTER)), People(TEXT), SELDOM)
    assert codes(done)[0] == "NOR" and codes(done)[1] != "NOR"


def test_three_parties_or_two_codes_are_left_alone():
    three = claim("meeting", (NAME, POINTER, actor("it", "NOR", "it pointing to 'Norway', 0.99")))
    two = claim("attack", (NAME,), (actor("Chile", "CHL", "state: Chile"),))
    for given in (three, two, claim("attack", (), ())):
        assert told_apart(given, People(TEXT), SELDOM) == given
