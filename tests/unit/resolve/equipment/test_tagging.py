"""Names of equipment: spellings, variants, ordinary words, class words, joined mentions."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from noteverbale.ontology.tables import packaged, read_table
from noteverbale.resolve.equipment import tag
from noteverbale.resolve.equipment.catalogue import catalogue, key_of

COLUMNS = ("designation", "family", "type", "maker", "aliases", "check", "source")
ROWS = read_table(packaged("equipment/designations.csv"), COLUMNS, key=("designation",))
TYPES = {row["type"]: row for row in read_table(packaged("equipment/types.csv"), ("type", "category", "unroca"))}


def families(text: str) -> list[str | None]:
    return [mention.family for mention in tag(text)]


def test_the_table_is_wide_and_sourced() -> None:
    assert len(ROWS) >= 600
    assert all(row["source"] and row["family"] for row in ROWS)
    assert all(len(row["maker"]) == 3 or row["type"] == "ammunition" for row in ROWS)
    categories = Counter(TYPES[row["type"]]["category"] for row in ROWS)
    assert set(categories) >= {
        "aircraft",
        "air_defence",
        "asw_weapons",
        "armoured",
        "artillery",
        "engines",
        "missiles",
        "naval_weapons",
        "satellites",
        "sensors",
        "ships",
        "small_arms",
    }
    assert {TYPES[row["type"]]["unroca"] for row in ROWS} >= {"I", "II", "III", "IV", "V", "VI", "VII", "SALW"}
    assert len({row["maker"] for row in ROWS}) >= 25


def test_a_family_is_of_one_category() -> None:
    found: dict[str, set[str]] = {}
    for row in ROWS:
        found.setdefault(row["family"], set()).add(TYPES[row["type"]]["category"])
    assert {family: kinds for family, kinds in found.items() if len(kinds) > 1} == {}


@pytest.mark.parametrize("row", ROWS, ids=[row["designation"] for row in ROWS])
def test_every_spelling_is_found(row: dict[str, str]) -> None:
    for name in [row["designation"], *filter(None, row["aliases"].split("|"))]:
        text = f"The air force ordered the {name} last year."
        assert row["family"] in families(text), name


@pytest.mark.parametrize(
    "name",
    ["MI-35", "Mi-35", "MI 35", "Mi35", "mi-35", "Mi-35M", "MI35M", "Mi 35M", "Mi-35P", "Mi-35s", "Mi–35M", "Mi-24/35"],
)
def test_spellings_of_one_helicopter(name: str) -> None:
    assert families(f"Pakistan will get {name} from Russia.")[0] == "Mi-24/35"


@pytest.mark.parametrize(
    ("text", "mention", "family"),
    [
        ("the S-400 Triumf air defence missile systems", "S-400 Triumf air defence missile systems", "S-400"),
        ("Sukhoi SU-30 jet fighters", "Sukhoi SU-30 jet fighters", "Su-30"),
        ("18 Russian Su-30MKM fighter aircraft", "Su-30MKM fighter aircraft", "Su-30"),
        ("Su-30 Flanker fighters", "Su-30 Flanker fighters", "Su-30"),
        ("F-16 Block 70/72 jets", "F-16 Block 70/72 jets", "F-16"),
        ("Type 054A/P frigates", "Type 054A/P frigates", "Type 054"),
        ("Patriot PAC-3 MSE missiles", "Patriot PAC-3 MSE missiles", "Patriot"),
        ("M142 HIMARS launchers", "M142 HIMARS launchers", "HIMARS"),
        ("Leopard 2A4 main battle tanks", "Leopard 2A4 main battle tanks", "Leopard 2"),
        ("K9 Thunder howitzers", "K9 Thunder howitzers", "K9"),
        ("Bayraktar TB2 armed drones", "Bayraktar TB2 armed drones", "Bayraktar TB2"),
        ("BrahMos supersonic cruise missiles", "BrahMos supersonic cruise missiles", "BrahMos"),
        ("Geran-2 drones", "Geran-2 drones", "Shahed-136"),
        ("an Iskander-M battery", "Iskander-M battery", "Iskander"),
        ("four S-400 regiments", "S-400 regiments", "S-400"),
        ("Su-30SMX jets", "Su-30SMX jets", "Su-30"),
        ("the “Hind” helicopter", "Hind” helicopter", "Mi-24/35"),
        ("Scorpène-class submarines", "Scorpène-class submarines", "Scorpene"),
        ("Akıncı drones", "Akıncı drones", "Akinci"),
    ],
)
def test_a_mention_is_quoted_with_its_class_words(text: str, mention: str, family: str) -> None:
    found = tag(text)
    assert (found[0].text, found[0].family, found[0].generic) == (mention, family, False)


@pytest.mark.parametrize(
    "text",
    [
        "The Patriot Act is American law.",
        "A tiger and a leopard were seen; the puma hid.",
        "She threw the javelin and won.",
        "The typhoon reached Manila on Friday.",
        "Take the M16 to the coast and then the A4.",
        "The K-9 unit searched the hall.",
        "In an 26-page letter he wrote of his harpoon collection.",
        "Mirage of peace fades.",
        "He paid with an H-1B visa in hand.",
        "Room F-4 is on the first floor.",
        "The spike in prices went on.",
        "the G-20 and the G-7",
        "Piran has said that the army was there.",
        "At 4 pm the military vehicles left.",
        "Abdel Fattah al-Sisi met the army chief.",
        "King Juan Carlos I visited the navy.",
        "The army held a show in Patriot Park.",
        "Typhoon Haiyan struck; helicopters were sent.",
        "Rodong Sinmun wrote of missiles.",
        "Sarah met the troops.",
        "Abu Mahdi al-Muhandis commanded troops.",
        "Tasha Yar's missile",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert not any(families(text))


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Patriot missile batteries were sent", "Patriot"),
        ("Javelin anti-tank missiles", "Javelin"),
        ("Javelins were delivered", "Javelin"),
        ("Typhoon jets for Qatar", "Eurofighter"),
        ("the air force flies F-4s", "F-4"),
        ("Spike missiles", "Spike"),
        ("Spain buys Tiger helicopters", "Tiger helicopter"),
    ],
)
def test_ordinary_words_count_among_words_of_arms(text: str, family: str) -> None:
    assert family in families(text)


@pytest.mark.parametrize(
    ("text", "mentions", "category", "unroca"),
    [
        ("two nuclear-powered attack submarines", ["nuclear-powered attack submarines"], "ships", "VI"),
        ("fighter jets, helicopters, and missiles", ["fighter jets", "helicopters", "missiles"], "aircraft", "IV"),
        ("advanced air-defense systems", ["advanced air-defense systems"], "air_defence", None),
        ("reconnaissance and combat drones", ["reconnaissance and combat drones"], "aircraft", "IV"),
        ("high tech arms and military equipment", ["high tech arms", "military equipment"], "other", None),
        ("anti-tank missiles", ["anti-tank missiles"], "missiles", "SALW"),
        ("heavyweight torpedoes", ["heavyweight torpedoes"], "missiles", None),
        ("a batch of armored vehicles", ["armored vehicles"], "armoured", "II"),
        ("attack helicopters", ["attack helicopters"], "aircraft", "V"),
    ],
)
def test_class_words(text: str, mentions: list[str], category: str, unroca: str | None) -> None:
    found = tag(text)
    assert [mention.text for mention in found] == mentions
    assert all(mention.generic and mention.family is None for mention in found)
    assert (found[0].category, found[0].unroca) == (category, unroca)


def test_makers_stand_before_class_words() -> None:
    (mention,) = tag("India wants Kamov helicopters.")
    assert (mention.text, mention.maker, mention.generic) == ("Kamov helicopters", "RUS", True)


def test_lines_are_not_joined() -> None:
    assert families("He flew the Su\n30 times in a helicopter") == [None]


def test_keys_ignore_case_accents_and_marks() -> None:
    assert key_of("Mi-35M") == key_of("MI 35 m") == "mi35m"
    assert key_of("Göktürk-1") == "gokturk1"
    assert key_of("air-defense system") == key_of("Air defence system")


def test_wider_types_end_in_military_equipment_or_nothing() -> None:
    assert all(not chain or chain[-1] == "military_equipment" for chain in catalogue().broader.values())


def test_rows_are_plain_csv() -> None:
    path = packaged("equipment/designations.csv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert all(len(row) == len(COLUMNS) for row in csv.reader(lines))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ukraine used FP-5 Flamingo missiles.", ["FP-5 Flamingo missiles"]),
        ("They bought 20 used F-16 jets.", ["used F-16 jets"]),
        ("Used jets were sold.", ["Used jets"]),
        ("Berlin will send anti-tank mines.", []),
        ("Berlin will send anti-tank weapons.", ["anti-tank weapons"]),
        ("Oslo buys a counter-drone system.", []),
        ("The missile warning system and the rocket and space industry stay; so do arms control talks.", []),
        (
            "Turkey delivered Steel Dome air defence systems and Sungur missiles.",
            ["Steel Dome air defence systems", "Sungur missiles"],
        ),
        ("He won a Trophy; the Coyote ran off.", []),
        ("Manila wants Typhon launchers.", ["Typhon launchers"]),
    ],
)
def test_what_is_equipment_and_what_only_sounds_so(text: str, named: list[str]) -> None:
    assert [mention.text for mention in tag(text)] == named
