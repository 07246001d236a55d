"""The reader on texts of every sort, with the shipped network."""

from datetime import date

import pytest

from noteverbale import reading
from noteverbale.documents import from_text
from noteverbale.reading import Reader
from noteverbale.reading.news import readable

TEXT = (
    "ISLAMABAD: Russian Foreign Minister Sergei Lavrov arrived in Islamabad on Tuesday and met Pakistani Prime Minister "
    "Imran Khan. Pakistan will buy up to 20 helicopters from Russia, according to a source.\n"
    "Also read: Russia attacks Ukraine\nPublished in The Example Post, April 7th, 2021"
)


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def test_a_claim_carries_its_exact_words(reader):
    document = from_text(TEXT)
    found = reader.read(document)
    assert {c.kind for c in found.claims} >= {"visit", "meeting", "arms_deal"}
    for claim in found.claims:
        parts = [claim.trigger, *claim.agent, *claim.recipient, claim.time, claim.place, claim.source]
        for part in parts:
            if part is not None and part.start is not None:
                assert document.text[part.start : part.end] == part.text
        assert claim.sentence.start <= claim.trigger.start < claim.trigger.end <= claim.sentence.end
        assert 0 < claim.confidence <= 1


def test_words_become_states_and_days(reader):
    visit = next(c for c in reader.read(from_text(TEXT)).claims if c.kind == "visit")
    assert [a.code for a in visit.agent] == ["RUS"]
    assert visit.time.first == visit.time.last == date(2021, 4, 6)
    assert visit.place.country == "PAK"


def test_furniture_yields_nothing(reader):
    document = from_text(TEXT)
    first, last = readable(document)[0], readable(document)[-1]
    assert document.text[first.start :].startswith("Russian Foreign")
    assert document.text[: last.end].endswith("a source.")
    assert all(c.trigger.start < TEXT.index("Also read") for c in reader.read(document).claims)


def test_reading_is_the_same_every_time_and_whoever_stands_beside(reader):
    document = from_text(TEXT)
    alone = reader.read(document)
    reader.read(from_text("Something else happened. " * 30))
    assert reader.read(document) == alone


@pytest.mark.parametrize(
    "text", ["x" * 9000, "!!!! ???? ....", "١٢٣ \u202e mixed Кремль 北京", "He " * 4000, "\n\n.\n", "a\tb\x00c"]
)
def test_odd_texts_are_read_without_a_crash(reader, text):
    assert isinstance(reader.read(from_text(text)).claims, tuple)


def test_a_text_too_long_for_an_article_is_a_failure_that_says_so(reader, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_TEXT", 100)
    found = reader.read(from_text(TEXT, name="long.txt"))
    assert (found.claims, found.failures[0].where) == ((), "long.txt")
    assert "split it into articles" in found.failures[0].reason


def test_police_of_a_town_are_its_country_s(reader):
    document = from_text("CURITIBA: Riot police fired tear gas at truckers on Friday and arrested forty strikers.")
    people = reader._people(document, located=True)
    assert [reading.code for reading in people.resolve(10, 21)] == ["BRA"]
