"""Given spans -> places: the toponym inside, the right bearer of the name, the reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from noteverbale.errors import OntologyError
from noteverbale.resolve.places import Place, resolve


def one(text: str, words: str, nth: int = 0) -> Place:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    place = resolve(text, [(start, start + len(words))])[0]
    assert place is not None, words
    return place


@pytest.mark.parametrize(
    ("words", "name", "country", "kind"),
    [
        ("Islamabad", "Islamabad", "PAK", "capital"),
        ("the northern city of Mosul", "Mosul", "IRQ", "city"),
        ("central London", "London", "GBR", "capital"),
        ("Capitol Hill", "Capitol Hill", "USA", "seat"),
        ("the Kremlin", "Kremlin", "RUS", "seat"),
        ("Russian", "Russia", "RUS", "country"),
        ("the Iraqi city of Mosul", "Mosul", "IRQ", "city"),
        ("the Russian capital Moscow", "Moscow", "RUS", "capital"),
        ("the capital of Tajikistan", "Dushanbe", "TJK", "capital"),
        ("the Strait of Hormuz", "Strait of Hormuz", None, "strait"),
        ("the Caspian Sea", "Caspian Sea", None, "sea"),
        ("Kosovo", "Kosovo", "XKX", "country"),
        ("Taiwan", "Taiwan", "TWN", "country"),
        ("Gaza", "Gaza Strip", "PSE", "region"),
        ("Incirlik Air Base", "Incirlik Air Base", "TUR", "base"),
        ("Leningrad", "Leningrad", "RUS", "former city"),
        ("Soviet Union", "Soviet Union", "SUN", "country"),
    ],
)
def test_names_and_phrases(words: str, name: str, country: str | None, kind: str) -> None:
    place = one(f"They met in {words} on Monday.", words)
    assert (place.name, place.country, place.kind) == (name, country, kind)


@pytest.mark.parametrize("words", ["Crimea", "Nagorno-Karabakh", "Kashmir", "the Golan Heights", "Abkhazia"])
def test_contested_places_say_so(words: str) -> None:
    assert one(f"Fighting in {words} went on.", words).disputed


@pytest.mark.parametrize(
    ("text", "words", "nth", "admin1"),
    [
        ("A fire broke out in Paris, Texas, on Monday.", "Paris", 0, "TX"),
        ("A fire broke out in Paris on Monday.", "Paris", 0, "11"),
        ("LAKESIDE, Calif. - A man was hurt.", "LAKESIDE", 0, "CA"),
        ("Birmingham in England beat Birmingham, Alabama.", "Birmingham", 0, "ENG"),
        ("Birmingham in England beat Birmingham, Alabama.", "Birmingham", 1, "AL"),
        ("Police in Lexington, Frankfort and Louisville say London is next.", "London", 0, "KY"),
    ],
)
def test_words_beside_and_company_choose_the_bearer(text: str, words: str, nth: int, admin1: str) -> None:
    assert one(text, words, nth).admin1 == admin1


@pytest.mark.parametrize(("short", "code"), [("Ky.", "KY"), ("Calif.", "CA"), ("W.Va.", "WV"), ("Ont.", "08")])
def test_abbreviated_divisions(short: str, code: str) -> None:
    place = one(f"He lives in Springfield, {short}, today.", short)
    assert (place.kind, place.admin1) == ("division", code)


def test_other_spelling_is_found_by_sound_in_a_country_of_the_text() -> None:
    place = one("Syrian troops took Deir Ezzur from ISIS. Syria's army is in Aleppo.", "Deir Ezzur")
    assert (place.name, place.country) == ("Deir ez-Zor", "SYR")


def test_unnamed_spans_point_back() -> None:
    text = "Rebels in Mali attacked Gao at dawn. The army left the town later, and the country mourned."
    assert one(text, "the town").name == "Gao"
    assert one(text, "the country").country == "MLI"


def test_unlisted_name_lies_near_its_neighbour_and_says_so() -> None:
    place = one("Shells fell near Aleppo and on Qwertyabad, Syria.", "Qwertyabad")
    assert place.kind == "unlisted"
    assert place.country == "SYR"
    assert "in no list" in place.why


def test_nothing_to_find_is_none() -> None:
    assert resolve("He said so twice.", [(3, 7)]) == [None]
    assert resolve("over international waters", [(5, 25)]) == [None]


def test_why_tells_features_and_alternatives() -> None:
    place = one("A fire broke out in Paris, Texas, on Monday.", "Paris")
    assert "prominence" in place.why
    assert "followed by 'Texas'" in place.why
    assert any(other.country == "FRA" for other in place.alternatives)


def test_users_table_adds_a_place(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "name,alternates,kind,country,admin1,latitude,longitude,population,geonames_id,disputed,source\n"
        "Camp Foxglove,Foxglove,base,DEU,,50.1,8.5,2000,,,own\n"
    )
    text = "Troops left Camp Foxglove."
    place = resolve(text, [(12, 25)], tables=[table])[0]
    assert place is not None
    assert (place.name, place.kind, place.country) == ("Camp Foxglove", "base", "DEU")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "empty"),
        ("name,kind\nX,base\n", "column 'alternates' is missing"),
        ("name,alternates,kind,country,admin1,latitude,longitude,population,geonames_id,disputed,source\nX,,base,DEU,,north,8,,,,own\n", "latitude is 'north'"),
        ("name,alternates,kind,country,admin1,latitude,longitude,population,geonames_id,disputed,source\nX,,base,GERMANY,,5,8,,,,own\n", "no country code"),
        ("name,alternates,kind,country,admin1,latitude,longitude,population,geonames_id,disputed,source\n,,base,DEU,,5,8,,,,own\n", "needs a name and a kind"),
    ],
)  # fmt: skip
def test_wrong_table_is_the_operators_mistake(tmp_path: Path, content: str, message: str) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(content)
    with pytest.raises(OntologyError, match=message):
        resolve("Paris", [(0, 5)], tables=[table])


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("From Dayton, Ohio, he flew to Paris. The Dayton accord was signed in Paris.", "Paris", "Paris", "FRA"),
        (
            "In Dayton, Ohio, they agreed, and Dayton stood firm. It was signed in Paris. Dayton again.",
            "Paris",
            "Paris",
            "FRA",
        ),
        ("Hotels are built in Tehran, Isfahan, Shiraz and Mashhad.", "Tehran", "Tehran", "IRN"),
        ("Curfews in the holy cities of Mecca and Medina were extended.", "Mecca", "Mecca", "SAU"),
        ("The President of the People’s Republic of China left.", "People’s Republic of China", "China", "CHN"),
        ("A fire broke out in Paris, Ohio, near Saint Paris, Ohio.", "Saint Paris", "Saint Paris", "USA"),
    ],
)
def test_another_name_of_a_small_place_does_not_win_over_a_great_one(
    text: str, words: str, name: str, country: str
) -> None:
    place = one(text, words)
    assert (place.name, place.country) == (name, country)


def test_a_disputed_area_without_a_name_is_nowhere() -> None:
    text = "NEW DELHI - The embassy said the exercise will not be held in any disputed area near Delhi."
    start = text.index("any disputed area")
    assert resolve(text, [(start, start + len("any disputed area"))]) == [None]


def test_a_persons_name_in_a_span_is_not_its_place() -> None:
    text = "He met Queen Sofia of Spain."
    place = resolve(text, [(7, 27)])[0]
    assert place is not None
    assert place.country == "ESP"


def test_a_guess_by_sound_begins_with_the_same_sound() -> None:
    text = "He lives in Japan and will visit Kyzbosse soon."
    at = text.index("Kyzbosse")
    place = resolve(text, [(at, at + 8)])[0]
    assert place is not None
    assert (place.name, place.kind) == ("Kyzbosse", "unlisted")  # it was Yokaichiba


@pytest.mark.parametrize(
    ("words", "country"),
    [("Kuzbass", "RUS"), ("Khorasan", "IRN"), ("Altai", "RUS"), ("Hejaz", "SAU"), ("Udmurtia", "RUS")],
)
def test_large_regions_are_known_by_their_common_names(words: str, country: str) -> None:
    place = resolve(f"They went to {words} in May.", [(13, 13 + len(words))])[0]
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "They were stopped in the Barabara region of Lebanon. Beirut protested.",
            "the Barabara region of Lebanon",
            "country",
        ),
        ("Troops entered the province of Aleppo in Syria.", "the province of Aleppo", "division"),
    ],
)
def test_a_region_with_a_name_of_its_own_lies_in_what_stands_behind_of(text: str, words: str, kind: str) -> None:
    start = text.index(words)
    [found] = resolve(text, [(start, start + len(words))])
    assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    ("words", "country"), [("Vienna", "AUT"), ("Lebanon", "LBN"), ("Paris", "FRA"), ("Peru", "PER"), ("Norway", "NOR")]
)
def test_villages_that_bear_great_names_do_not_vouch_for_one_another(words: str, country: str) -> None:
    text = (
        "U.S. envoys of the Obama administration said the talks moved from Vienna to Lebanon, Paris, Cuba, Peru, "
        "Mexico, Poland and Norway. The United States and America agreed in New York and Washington."
    )
    assert one(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police of Lebanon, Ohio, and of Kettering and Dayton met. In Lebanon it rained.", "Lebanon"),
        ("Rep. Bob Barr of Georgia and Senator Smith of Alabama said in Atlanta that America was ready.", "Georgia"),
    ],
)
def test_a_name_shared_with_a_state_is_still_the_town_where_its_neighbours_are_told(text: str, words: str) -> None:
    assert one(text, words).country == "USA"


@pytest.mark.parametrize("words", ["the", "a"])
def test_an_article_alone_is_no_place(words: str) -> None:
    text = "Talks in Vienna ended; the ambassador visited the agency, a body of the UN."
    start = text.index(f" {words} ") + 1
    assert resolve(text, [(start, start + len(words))]) == [None]
