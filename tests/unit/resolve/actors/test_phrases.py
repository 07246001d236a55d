"""Noun phrases whose own words tell the actor."""

from datetime import date

import pytest

from noteverbale.resolve.actors import Context, resolve

DAY = date(2014, 11, 20)

CASES = [
    ("Russian Defence Minister Sergey Shoigu", "RUS", "MIL"),
    ("Moscow", "RUS", "GOV"),
    ("Pakistan's former ambassador to Russia Khalid Khattak", "PAK", "ELI"),
    ("his Pakistani counterpart Khawaja Asif", "PAK", "GOV"),
    ("the U.S. ambassador to the United Nations", "USA", "GOV"),
    ("President of Russia Vladimir Putin", "RUS", "GOV"),
    ("the Kremlin", "RUS", "GOV"),
    ("GHQ", "PAK", "MIL"),
    ("the Islamic Revolution Guards Corps (IRGC)", "IRN", "MIL"),
    ("the Russian State Duma", "RUS", "LEG"),
    ("Rosoboronexport", "COM-ROSOBORONEXPORT", "BUS"),
    ("Taliban fighters in Afghanistan", "NSA-TALIBAN", "REB"),
    ("Iran-backed Houthi rebels", "NSA-HOUTHI", "REB"),
    ("the Pakistan-based militant group Jaish-e-Mohammed", "NSA-JEM", "REB"),
    ("the UN Security Council", "IGO-UNSC", "IGO"),
    ("EU foreign policy chief Federica Mogherini", "IGO-EU", "IGO"),
    ("the Soviet Union", "SUN", "GOV"),
    ("people in Gaza", "PSE", "CVL"),
    ("Orn Tarif, a former British ambassador to Iran", "GBR", "ELI"),
    ("a spokesman for the Turkish government", "TUR", "GOV"),
    ("France's Dassault Aviation", "COM-DASSAULT", "BUS"),
    ("the Danish conglomerate Umbra Group", "COM-UMBRA-GROUP", "BUS"),
    ("the Swedish company", "COM-SWEDISH-COMPANY", "BUS"),
    ("a Swedish company", "SWE", "BUS"),
    ("Venezuela’s state-run oil company", "VEN", "BUS"),
    ("the Iraqi Central Bank", "IRQ", "GOV"),
    ("the Russian Aerospace Forces", "RUS", "GOV"),
    ("the Iranian Parliament", "IRN", "LEG"),
    ("Israeli police", "ISR", "COP"),
    ("Security Council Secretary Nikolai Patrushev", "RUS", "GOV"),
    ("the Kurdistan Regional Government", "NSA-KRG", "REB"),
    ("Human Rights Watch", "NGO-HRW", "NGO"),
]


@pytest.mark.parametrize(("words", "code", "sector"), CASES, ids=[c[0] for c in CASES])
def test_the_words_tell(words, code, sector):
    (readings,) = resolve(words, [(0, len(words))], DAY)
    assert [(r.code, r.sector) for r in readings] == [(code, sector)]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Russia and Pakistan", ["RUS", "PAK"]),
        ("the German and French foreign ministers", ["DEU", "FRA"]),
        ("Iran, Russia and Turkey", ["IRN", "RUS", "TUR"]),
        ("Russian-Ukrainian", ["RUS", "UKR"]),
    ],
)
def test_joined_names_are_several_actors(words, codes):
    assert [r.code for r in resolve(words, [(0, len(words))])[0]] == codes


def test_nothing_known_is_unk():
    (readings,) = resolve("a man in a hat", [(0, 14)])
    assert [r.code for r in readings] == ["UNK"]


def test_every_reading_tells_its_basis():
    text = "The minister met Lavrov in Moscow."
    for readings in resolve(text, [(0, 12), (17, 23), (27, 33)]):
        assert all(r.basis for r in readings)


def test_spans_come_back_in_their_order():
    text = "Moscow told Kabul and Tehran."
    spans = [(22, 28), (0, 6), (12, 17)]
    assert [r[0].code for r in resolve(text, spans)] == ["IRN", "RUS", "AFG"]


def test_a_place_gives_its_country_to_people_in_it():
    class Town:
        start, end, name, country, kind, score = 18, 24, "Sehwan", "PAK", "city", 4.0

    text = "A bomb killed 72 (Sehwan)."
    assert Context(text, places=[Town()]).resolve(18, 24)[0].code == "PAK"


@pytest.mark.parametrize("words", ["the embassy in Tehran", "its ambassador in London", "the European country"])
def test_the_land_told_is_not_whose_it_is(words):
    assert Context(f"{words} was closed.").told(0, len(words)) is None


def test_a_name_before_its_hyphen_is_the_state_itself():
    text = "The Saudi-backed forces left."
    assert [r.code for r in resolve(text, [(4, 9)])[0]] == ["SAU"]


def test_a_known_person_tells_better_whose_office_it_is_than_the_region() -> None:
    """Crimea belongs to Ukraine; who governs it for Russia meets Mr Putin as a Russian."""
    for words in (
        "Acting Governor of Sevastopol Mikhail Razvozhayev",
        "Head of the Republic of Crimea Sergei Aksyonov",
    ):
        [found] = resolve(words, [(0, len(words))], date(2020, 3, 19))
        assert [one.code for one in found] == ["RUS"], words
    [found] = resolve("the people of Sevastopol", [(0, 24)], date(2020, 3, 19))
    assert [one.code for one in found] == ["UKR"]
