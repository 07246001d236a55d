"""What an operator may say, and how a slip is told."""

from __future__ import annotations

import pickle

import pytest

from noteverbale.documents import ReadOptions, parse_columns
from noteverbale.errors import ConfigError


def test_columns_are_parsed():
    assert parse_columns("text=body, published=the date,id=no") == {"text": "body", "published": "the date", "id": "no"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("body", "not FIELD=COLUMN"),
        ("text=", "not FIELD=COLUMN"),
        ("publishd=x", "did you mean published"),
        ("zzz=x", "the fields are text"),
        ("text=a,text=b", "twice"),
    ],
)
def test_slips_name_the_repair(words, says):
    with pytest.raises(ConfigError, match=says):
        parse_columns(words)


@pytest.mark.parametrize(
    ("words", "says"),
    [({"date_order": "ymd"}, "dmy"), ({"encoding": "utf-99"}, "cp1252"), ({"columns": {"body": "x"}}, "no field")],
)
def test_options_are_checked(words, says):
    with pytest.raises(ConfigError, match=says):
        ReadOptions(**words)


def test_options_travel_to_other_processes():
    options = ReadOptions(columns={"text": "body"}, publisher="Dawn")
    assert pickle.loads(pickle.dumps(options)) == options
