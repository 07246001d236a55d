"""An office of a state asked with a day gives its holder."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from noteverbale.errors import OntologyError
from noteverbale.ontology import holders as tables
from noteverbale.ontology import leading
from noteverbale.resolve.actors.lookup import Question, looked_up


def answer(words: str, day: str) -> tuple[str, str | None, str]:
    reading = looked_up(Question(words, date.fromisoformat(day)))[0]
    return reading.code, reading.name, reading.basis


@pytest.mark.parametrize(
    ("words", "day", "code", "name"),
    [
        ("British Prime Minister", "2019-08-01", "GBR", "Boris Johnson"),
        ("British Prime Minister", "2019-07-23", "GBR", "Theresa May"),
        ("uk pm", "2022-10-01", "GBR", "Liz Truss"),
        ("French foreign minister", "2019-08-01", "FRA", "Jean-Yves Le Drian"),
        ("President of Iran", "2019-08-01", "IRN", "Hassan Rouhani"),
        ("Iran's supreme leader", "2019-08-01", "IRN", "Ali Khamenei"),
        ("supreme leader of iran", "2019-08-01", "IRN", "Ali Khamenei"),
        ("Leader of the Islamic Revolution", "1985-01-01", "IRN", "Ruhollah Khomeini"),
        ("the Kremlin's chief", "2010-08-01", "RUS", "Dmitry Medvedev"),
        ("president of the united states", "2010-01-01", "USA", "Barack Obama"),
        ("US Secretary of State", "2014-05-01", "USA", "John Kerry"),
        ("german chancellor", "2020-01-01", "DEU", "Angela Merkel"),
        ("the pope", "2014-01-01", "VAT", "Francis"),
        ("Soviet foreign minister", "1988-01-01", "SUN", "Eduard Shevardnadze"),
        ("head of government of the Netherlands", "2018-11-01", "NLD", "Mark Rutte"),
    ],
)
def test_the_holder_on_the_day(words: str, day: str, code: str, name: str) -> None:
    found = answer(words, day)
    assert found[:2] == (code, name)
    assert "table: " in found[2]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("foreign minister of Bhutan", "1995-01-01"),
        ("Turkish Prime Minister", "2019-01-01"),
        ("deputy prime minister of Russia", "2019-01-01"),
        ("US defense secretary", "2019-02-23"),
        ("British Prime Minister", "2026-11-01"),
        ("US President", "2045-11-01"),
    ],
)
def test_an_unknown_holder_is_said_to_be_unknown(words: str, day: str) -> None:
    assert answer(words, day)[2].startswith("holder unknown on that day")


def test_no_holder_where_none_is_asked_for() -> None:
    assert answer("former British prime minister", "2018-01-01")[2] == "adjective: British"
    assert answer("the Supreme Leader's envoy", "2019-08-01")[1] != "Ali Khamenei"
    assert answer("the pope's ambassador", "2014-01-01")[1] != "Francis"
    assert answer("the British army", "2018-01-01")[2] == "adjective: British"
    assert looked_up(Question("British Prime Minister"))[0].name == "United Kingdom"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Prime Minister Cameron", "2019-01-01"),
        ("prime minister cameron", "2019-01-01"),
        ("Iraqi President Smith", "2016-01-01"),
        ("German chancellor's office", "2010-01-01"),
        ("Pakistan's Prime Minister's house", "2016-01-01"),
    ],
)
def test_no_holder_where_somebody_or_something_else_is_named(words: str, day: str) -> None:
    _, name, basis = answer(words, day)
    assert name not in ("Theresa May", "Fuad Masum", "Angela Merkel", "Nawaz Sharif")
    assert ", known from " not in basis and "holder unknown" not in basis


def test_our_own_rows_of_one_office_do_not_overlap() -> None:
    for rows in tables._rows("holders_own").values():
        for row in rows:
            later = [other for other in rows if other.title == row.title and other.first > row.first]
            assert all(row.last is not None and row.last < other.first for other in later), row


def test_every_holder_holds_on_his_first_and_last_day() -> None:
    for name in ("holders_own", "holders"):
        for rows in tables._rows(name).values():
            for row in rows:
                assert row.on(row.first)
                assert not row.on(row.first - timedelta(days=1))
                assert row.last is None or (row.on(row.last) and not row.on(row.last + timedelta(days=1)))


def test_wrong_rows_are_refused() -> None:
    good = {
        "code": "NZL",
        "role": "head",
        "title": "president",
        "name": "A",
        "first": "2001-01-01",
        "last": "",
        "source": "x",
    }
    for wrong in ({"first": "2001"}, {"code": "XXX"}, {"role": "cook"}, {"last": "2000-01-01"}):
        with pytest.raises(OntologyError, match="line 3"):
            tables._holder({**good, "_where": "line 3", **wrong})


@pytest.mark.parametrize(
    ("words", "day", "code", "name"),
    [
        ("Russian leader", "2015-01-01", "RUS", "Vladimir Putin"),
        ("the German leader", "2015-01-01", "DEU", "Angela Merkel"),
        ("Turkish strongman", "2018-01-01", "TUR", "Recep Tayyip Erdogan"),
        ("Turkey's leader", "2010-01-01", "TUR", "Recep Tayyip Erdogan"),
        ("Iranian leader", "2015-01-01", "IRN", "Ali Khamenei"),
        ("North Korean leader", "2015-01-01", "PRK", "Kim Jong-un"),
        ("top Russian diplomat", "2014-01-01", "RUS", "Sergey Lavrov"),
        ("Pentagon chief", "2020-01-01", "USA", "Mark Esper"),
        ("NATO chief", "2014-09-30", "IGO-NATO", "Anders Fogh Rasmussen"),
        ("the NATO Secretary-General", "2014-10-01", "IGO-NATO", "Jens Stoltenberg"),
        ("UN chief", "2015-01-01", "IGO-UN-SECRETARIAT", "Ban Ki-moon"),
        ("IAEA head", "2015-01-01", "IGO-IAEA", "Yukiya Amano"),
        ("EU foreign policy chief", "2015-01-01", "IGO-EU", "Federica Mogherini"),
        ("European Commission president", "2015-01-01", "IGO-EU-COMMISSION", "Jean-Claude Juncker"),
    ],
)
def test_whoever_leads_a_state_or_a_body(words: str, day: str, code: str, name: str) -> None:
    assert answer(words, day)[:2] == (code, name)


@pytest.mark.parametrize(
    "words", ["former NATO chief", "NATO chief's envoy", "deputy IAEA head", "Russian leader Smith", "NATO"]
)
def test_no_leader_where_none_is_asked_for(words: str) -> None:
    assert not answer(words, "2015-01-01")[2].startswith("table: Jens Stoltenberg")
    assert answer(words, "2015-01-01")[1] not in ("Jens Stoltenberg", "Yukiya Amano", "Vladimir Putin")


def test_a_body_without_a_head_on_the_day_says_so() -> None:
    assert answer("IAEA chief", "2019-08-20")[2].startswith("holder unknown on that day")


def test_every_post_of_a_body_is_headed_by_one_at_a_time() -> None:
    for post, rows in leading._heads().items():
        spans = sorted((row.first, row.last or date.max) for row in rows)
        assert all(one[1] <= two[0] for one, two in pairwise(spans)), post


def test_tables_of_leaders_refuse_what_is_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"_where": "rulers.csv, line 9", "code": "XYZ", "leads": "head", "since": "", "until": "", "source": "x"}
    monkeypatch.setattr(leading, "read_table", lambda *_args, **_named: [row])
    leading._rulers.cache_clear()
    with pytest.raises(OntologyError, match=r"write a state of states\.csv"):
        leading.leading("RUS", date(2015, 1, 1))
    monkeypatch.undo()
    leading._rulers.cache_clear()
