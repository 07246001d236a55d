"""The user's tables extend and override ours in all three rooms; every mistake in them is one clear sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from noteverbale.errors import ConfigError, NoteVerbaleError, OntologyError
from noteverbale.resolve import actors, places
from noteverbale.resolve.equipment import compatible, deal, family_key, is_topic, quantities, tag
from noteverbale.resolve.tables import Tables
from noteverbale.types import Span

BODIES = "code,name,terms,sector,source\n"
PERSONS = "code,name,surname,terms,office,sector,since,until,source\n"
PLACES = "name,alternates,kind,country,admin1,latitude,longitude,population,geonames_id,disputed,source\n"
EQUIPMENT = "designation,family,type,maker,aliases,check,source\n"
MI_35 = "Mi-35M,Crocodile,helicopter,RUS,,,me\n"


@pytest.fixture
def written(tmp_path: Path):
    def write(content: str, name: str = "mine.csv") -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_a_person_in_office_is_added_and_one_of_ours_is_replaced(written) -> None:
    table = written(
        PERSONS
        + "NZL,Tane Quillfeather,Quillfeather,,foreign,GOV,2030,2033,me\nRUS,Sergei Lavrov,Lavrov,,premier,GOV,2030,,me\n"
    )
    text = "Quillfeather arrived."
    assert actors.resolve(text, [(0, 12)], date(2031, 1, 1))[0][0].code == "UNK"
    assert actors.resolve(text, [(0, 12)], date(2031, 1, 1), extend=[table])[0][0].code == "NZL"
    assert "2030" in actors.resolve("Lavrov arrived.", [(0, 6)], date(2031, 1, 1), extend=[table])[0][0].basis


def test_equipment_is_added_and_one_of_ours_is_replaced(written) -> None:
    table = written(EQUIPMENT + "QX-909 Wasp,QX-909,attack_helicopter,NZL,QX-909,,me\n" + MI_35)
    text = "Fiji ordered 12 QX-909 Wasps and four Mi-35M helicopters."
    assert [m.family for m in tag(text)] == [None, "Mi-24/35"] or [m.family for m in tag(text)] == ["Mi-24/35"]
    assert [m.family for m in tag(text, extend=[table])] == ["QX-909", "Crocodile"]
    assert [q.text for q in quantities(text, extend=[table])] == ["12", "four"]
    told = deal(text, Span(5, 12), Span(0, len(text)), extend=[table])
    assert told.family == "QX-909" and told.quantity is not None and told.quantity.min == 12


def test_a_place_is_added_and_one_of_ours_is_replaced(written) -> None:
    table = written(
        PLACES + "Quillport,,port,NZL,,-41.5,174.5,9000,,,me\nStrait of Hormuz,Hormuz,strait,,,1.5,2.5,,,,me\n"
    )
    text = "Ships left Quillport for the Strait of Hormuz."
    spans = [(11, 20), (29, 45)]
    before, after = places.resolve(text, spans), places.resolve(text, spans, tables=[table])
    assert before[1] is not None and before[1].latitude > 20
    assert after[0] is not None and (after[0].country, after[0].latitude) == ("NZL", -41.5)
    assert after[1] is not None and (after[1].latitude, after[1].longitude) == (1.5, 2.5)


@pytest.mark.parametrize(
    ("room", "content", "words"),
    [
        ("actors", "", "the table is empty; it needs a header"),
        ("actors", "# a remark\n", "the table is empty; it needs a header"),
        ("actors", BODIES, "a header and no row; write a row"),
        (
            "actors",
            "code,name,words,sector,source\nUSA,X,X,GOV,me\n",
            "column 'terms' is missing; found code, name, words",
        ),
        ("actors", BODIES + "USA,X,X,GOV,me\nUSA,X,Y,GOV,me\n", "'USA / X' is there already"),
        ("actors", BODIES + "USA,X,Same,GOV,me\nFRA,Y,Same,GOV,me\n", "'Same' names 'X' already"),
        ("actors", BODIES + "USB,X,X,GOV,me\n", "unknown code 'USB'; write an ISO alpha-3 code"),
        ("actors", BODIES + "USA,X,X,GOV\n", "the number of cells differs"),
        (
            "actors",
            PERSONS + "USA,A B,B,,head,GOV,2014-02-30,,me\n",
            "since '2014-02-30' is no year; write four digits",
        ),
        ("actors", PERSONS + "USA,A B,B,,head,GOV,99999,,me\n", "since '99999' is no year"),
        (
            "actors",
            PERSONS + "USA,A B,B,,head,GOV,2014,2012,me\n",
            r"leaves \(2012\) before taking office \(2014\); swap",
        ),
        ("actors", PERSONS + "USB,A B,B,,head,GOV,2014,,me\n", "unknown code 'USB'; write an ISO alpha-3 code"),
        ("actors", PERSONS + "USA,,,,head,GOV,2014,,me\n", "a person needs a name; fill the cell"),
        ("actors", PERSONS + "USA,A B,B,,head,GOV,2014,,me\nUSA,A B,B,,head,GOV,2014,,me\n", "is there already"),
        ("places", PLACES, "a header and no row"),
        ("places", "name,lat\nX,1\n", "column 'alternates' is missing"),
        ("places", PLACES + "X,,city,NZL,,95,0,,,,me\n", "latitude is '95'; write a number between -90 and 90"),
        ("places", PLACES + "X,,city,NZ,,5,0,,,,me\n", "'NZ' is no country code"),
        ("places", PLACES + "X,,city,NZL,,5,0,,,,me\n" * 2, "is there already"),
        ("equipment", EQUIPMENT, "a header and no row"),
        ("equipment", "designation,family\nX,X\n", "column 'type' is missing"),
        ("equipment", EQUIPMENT + "X-1,X-1,starship,USA,,,me\n", "type 'starship' is not known; use one of"),
        (
            "equipment",
            EQUIPMENT + "X-1,X-1,frigate,USA,,ask,me\n",
            "check 'ask' is not known; use none, case or context",
        ),
        ("equipment", EQUIPMENT + "X-1,,fighter,USA,,,me\n", "needs a designation and a family"),
        ("equipment", EQUIPMENT + MI_35 * 2, "'Mi-35M' is there already"),
        ("equipment", EQUIPMENT + MI_35 + MI_35.replace("Mi-35M", "MI 35 M"), "'MI 35 M' is there already"),
    ],
)
def test_a_wrong_table_is_told_in_one_sentence(written, room: str, content: str, words: str) -> None:
    path = written(content)
    with pytest.raises(OntologyError, match=words) as caught:
        Tables.of({room: [path]}).check()
    assert "mine.csv" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("room", ["actors", "places", "equipment"])
def test_a_missing_or_unreadable_table_is_told(tmp_path: Path, room: str) -> None:
    (tmp_path / "latin.csv").write_bytes(b"caf\xe9,\n")
    for name in ("none.csv", "latin.csv", "."):
        with pytest.raises(OntologyError, match=r"(cannot read|no such) .*; (check the path|save it as UTF-8)"):
            Tables.of({room: [tmp_path / name]}).check()


def test_only_known_rooms_and_lists_are_taken() -> None:
    for wrong in ({"actor": ["x.csv"]}, {"actors": "x.csv"}):
        with pytest.raises(NoteVerbaleError, match="give lists for actors, places, equipment") as caught:
            Tables.of(wrong)
        assert isinstance(caught.value, ConfigError)


def test_the_digest_tells_content_not_folder(written, tmp_path: Path) -> None:
    one = Tables.of({"actors": [written(BODIES + "USA,X,X,GOV,me\n")]})
    first = one.digest()
    (tmp_path / "copy").mkdir()
    copy = tmp_path / "copy" / "mine.csv"
    copy.write_bytes(one.actors[0].read_bytes())
    assert Tables.of({"actors": [copy]}).digest() == first
    assert Tables.of({"places": [copy]}).digest() != first
    copy.write_text(BODIES + "USA,X,Y,GOV,me\n")
    assert Tables.of({"actors": [copy]}).digest() != first
    assert one and not Tables.of({}) and not Tables()


def test_equipment_of_the_users_own_is_known_to_every_call(written) -> None:
    own = [written(EQUIPMENT + "QX-909 Wasp,QX-909,attack_helicopter,NZL,QX-909,,me\n")]
    assert family_key("QX-909 Wasp helicopters") is None
    assert family_key("QX-909 Wasp helicopters", extend=own) == "QX-909"
    assert compatible("QX-909", "tanks") is None
    assert compatible("QX-909", "tanks", extend=own) is False
    assert not is_topic("QX-909", extend=own)
    text = "New Zealand sold Pakistan four QX-909s."
    assert deal(text, Span(12, 16), Span(0, len(text)), extend=own).type == "attack_helicopter"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Iran's Wisdom Council", ["NSA-WISDOM"]), ("the Iranian Wisdom Council", ["NSA-WISDOM"]),
        ("members of Iran's powerful Wisdom Council", ["NSA-WISDOM"]), ("Russia's ambassador to the Wisdom Council", ["RUS"]),
        ("Iran and the Wisdom Council", ["IRN", "NSA-WISDOM"]), ("the European Union's Wisdom Council", ["IGO-EU"]),
    ],
)  # fmt: skip
def test_an_actor_of_the_users_own_wins_over_the_state_before_it(written, words: str, codes: list[str]) -> None:
    table = written(BODIES + "NSA-WISDOM,Wisdom Council,Wisdom Council,GOV,me\n")
    assert [one.code for one in actors.resolve(words, [(0, len(words))], extend=[table])[0]] == codes
