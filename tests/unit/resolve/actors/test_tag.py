"""Mentions found by names and patterns."""

from datetime import date
from itertools import pairwise

from noteverbale.resolve.actors import tag

TEXT = (
    "ISLAMABAD: Russian Defence Minister Sergey Shoigu will visit Islamabad. Mr Shoigu would meet Pakistan's Army Chief "
    "Gen Raheel Sharif. Hezbollah fighters in Syria fought Israeli troops, Reuters said. Moscow signed."
)


def found():
    return {m.text: [r.code for r in m.readings] for m in tag(TEXT, date(2014, 11, 20))}


def test_titles_and_names_are_one_mention():
    assert found()["Russian Defence Minister Sergey Shoigu"] == ["RUS"]
    assert found()["Pakistan's Army Chief Gen Raheel Sharif"] == ["PAK"]


def test_bodies_groups_surnames_and_capitals_are_found():
    mentions = found()
    assert mentions["Shoigu"] == ["RUS"]
    assert mentions["Hezbollah fighters"] == ["NSA-HEZBOLLAH"]
    assert mentions["Israeli troops"] == ["ISR"]
    assert mentions["Moscow"] == ["RUS"]


def test_places_and_outlets_are_no_actors():
    assert not {"Syria", "Reuters"} & found().keys()


def test_mentions_are_in_order_and_exact():
    mentions = tag(TEXT)
    assert all(TEXT[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_somebody_introduced_by_the_first_words_is_known_by_his_whole_name_later():
    text = "Abel Tamba, foreign minister of Sierra Leone, spoke. In Accra, Abel Tamba praised Ghana. Abel Tamba left."
    starts = [one.start for one in tag(text)]
    assert starts == [one.start - 1 for one in tag("\n" + text)]
    assert text.index("Abel Tamba praised") in starts
