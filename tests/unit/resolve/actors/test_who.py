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
