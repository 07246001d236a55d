"""The command nv who."""

import json

import pytest
from click.testing import CliRunner

from noteverbale.cli.who import who
from noteverbale.errors import ConfigError, OntologyError


def run(*arguments):
    return CliRunner().invoke(who, list(arguments))


def test_a_name_on_a_day():
    assert run("Lavrov", "--on", "2014-11-20").output.startswith("RUS        GOV  Sergei Lavrov")


def test_a_month_or_a_year_tells_all_who_held_the_office_in_it():
    lines = run("US President", "--on", "2009").output.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        "USA        GOV  George W. Bush  (from 2009-01-01",
        "USA        GOV  Barack Obama  (from 2009-01-20",
    ]
    told = [
        json.loads(line) for line in run("US President", "--on", "2009-01", "--format", "jsonl").output.splitlines()
    ]
    assert [one["from"] for one in told] == ["2009-01-01", "2009-01-20"]
    assert run("US President", "--on", "2009-02").output == run("US President", "--on", "2009-02-10").output
    assert "write it as 2014-11-20, 2014-11 or 2014" in str(run("Lavrov", "--on", "2014-13").exception)


def test_lines_of_json():
    result = run("the Kremlin", "IAEA", "--format", "jsonl")
    assert [json.loads(line)["code"] for line in result.output.splitlines()] == ["RUS", "IGO-IAEA"]


def test_within_a_text():
    assert run("the army", "--within", "Tanks of Sudan rolled on, said the army.").output.startswith("SDN        MIL")


def test_mistakes_name_their_repair(tmp_path):
    assert isinstance(run("x", "--on", "yesterday").exception, ConfigError)
    assert isinstance(run("x", "--within", "y").exception, ConfigError)
    assert isinstance(run("x", "--extend", str(tmp_path / "none.csv")).exception, OntologyError)


@pytest.mark.parametrize("option", ["--on", "--publisher", "--within", "--extend", "--format"])
def test_help_tells_every_option(option):
    assert option in run("--help").output


@pytest.mark.parametrize(
    ("words", "code"),
    [("putin", "RUS"), ("germany's army", "DEU"), ("nato", "IGO-NATO"), ("us", "USA"), ("hizbullah", "NSA-HEZBOLLAH")],
)
def test_small_letters_are_read_as_the_tables_write_them(words, code):
    assert run(words).output.startswith(code)


def test_a_name_of_several_lists_them_and_a_day_chooses():
    assert len(run("Kim").output.splitlines()) == 5
    assert "one of" in run("Kim").output
    assert run("Stoltenberg", "--on", "2008-01-01").output.startswith("NOR        GOV  Jens Stoltenberg")


def test_a_day_before_or_after_the_office_is_told():
    assert "nobody of this name was in office by then" in run("Obama", "--on", "1950-01-01").output
    assert run("Obama", "--on", "2020-01-01").output.startswith("USA        ELI")
    assert run("Obama", "--on", "2015-01-01").output.startswith("USA        GOV")


def test_namesakes_are_told_but_no_second_spelling_of_one_person():
    assert "also: Qassem Soleimani (IRN)" in run("Soleimani").output
    assert "also" not in run("Netanyahu", "--on", "2016-01-01").output


def test_a_misspelt_name_gets_what_it_may_be():
    assert "spelt alike: Lavrov" in run("Lavorv").output
    assert run("asdfgh").output.startswith("UNK")


def test_an_office_alone_says_what_is_missing():
    assert "--publisher" in run("the president").output


@pytest.mark.parametrize("words", ["Путин", "北京", "طهران"])
def test_other_letters_than_latin_are_said_to_be_unknown(words):
    assert "Latin letters" in run(words).output
    assert "Latin letters" not in run("she").output + run("123").output


def test_who_comes_to_office_later_is_said_to():
    assert "head 2017-, not in office by then" in run("Emmanuel Macron", "--on", "2005-01-01").output
    assert "by then" not in run("Emmanuel Macron", "--on", "2018-01-01").output


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        ("Queen Elizabeth II", "GBR", "Elizabeth II"),
        ("King Charles III", "GBR", "Charles III"),
        ("Felipe VI", "ESP", "Felipe VI"),
        ("King Carl XVI Gustaf", "SWE", "Carl XVI Gustaf"),
        ("Prince Albert II", "MCO", "Albert II"),
    ],
)
def test_monarchs_bear_their_numbers_in_capitals(words, code, name):
    output = run(words).output
    assert output.startswith(code) and f"  {name}  " in output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Thatcher", "Margaret Thatcher, premier 1979-1990"),
        ("Lavrov", "Sergei Lavrov, foreign 2004-"),
        ("Jeppe Kofod", "Jeppe Kofod, in office 2019-2022"),
        ("King Harald", "King Harald, in office 1991-"),
        ("Vladimir Chizhov", "Vladimir Chizhov, in office 2002-2022"),
    ],
)
def test_an_office_is_named_only_of_those_who_held_it(words, told):
    assert f"table: {told}" in run(words).output
