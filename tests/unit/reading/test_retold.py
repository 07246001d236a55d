"""Bare re-mentions and pasts that lie ahead."""

from datetime import date

import msgspec

from noteverbale.reading.retold import adds_nothing, at_home, lies_ahead
from noteverbale.types import Actor, Claim, Mention, When

TEXT = "Shoigu will visit Islamabad. The two sides will talk during Mr Shoigu’s visit. A visit to Delhi follows."


def visit(start, *codes, time=None):
    agent = tuple(Actor(text="x", start=0, end=1, code=code) for code in codes)
    return Claim(
        id=f"c{start}", kind="visit", trigger=Mention(text="visit", start=start, end=start + 5), agent=agent, time=time
    )


FIRST, AGAIN, OTHER = (TEXT.index("visit"), TEXT.index("visit."), TEXT.index("visit to"))


def test_a_visit_named_again_adds_nothing():
    assert adds_nothing(TEXT, visit(AGAIN, "RUS", "PAK"), [visit(FIRST, "RUS", "PAK")])


def test_a_new_party_a_time_or_an_indefinite_noun_adds_something():
    told = [visit(FIRST, "RUS", "PAK")]
    assert not adds_nothing(TEXT, visit(AGAIN, "RUS", "IND"), told)
    assert not adds_nothing(TEXT, visit(AGAIN, "RUS", time=When(text="x", start=0, end=1)), told)
    assert not adds_nothing(TEXT, visit(OTHER, "RUS"), told)
    assert not adds_nothing(TEXT, visit(AGAIN, "RUS"), [])


def test_what_is_dated_after_publication_lies_ahead():
    december = When(text="next month", start=0, end=1, first=date(2014, 12, 1), last=date(2014, 12, 31))
    assert lies_ahead(december, date(2014, 11, 20))
    assert not lies_ahead(december, date(2014, 12, 5))
    assert not lies_ahead(december, None)
    assert not lies_ahead(None, date(2014, 11, 20))


def test_going_home_is_no_visit():
    home = msgspec.structs.replace(visit(FIRST, "RUS"), recipient=visit(FIRST, "RUS").agent)
    abroad = msgspec.structs.replace(visit(FIRST, "RUS"), recipient=visit(FIRST, "PAK").agent)
    unknown = msgspec.structs.replace(visit(FIRST, "UNK"), recipient=visit(FIRST, "UNK").agent)
    assert at_home(home)
    assert not at_home(abroad)
    assert not at_home(unknown)
    assert not at_home(visit(FIRST, "RUS"))
    assert at_home(msgspec.structs.replace(visit(FIRST, "RUS"), trigger=Mention(text="returning", start=0, end=9)))
