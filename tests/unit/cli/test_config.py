"""Settings: who wins, and how mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from noteverbale.config import Settings, load
from noteverbale.errors import ConfigError


def test_defaults_stand_alone(tmp_path: Path) -> None:
    settings, origins = load(tmp_path, {})
    assert settings == Settings()
    assert {setting.origin for setting in origins} == {"default"}


def test_the_file_beats_defaults_and_variables_beat_the_file(tmp_path: Path) -> None:
    (tmp_path / "nv.toml").write_text('[read]\nworkers = 2\nmin_confidence = 0.4\n[store]\npath = "a.nv"\n')
    settings, origins = load(tmp_path, {"NOTEVERBALE_READ_WORKERS": "5", "HOME": "/root"})
    assert (settings.read.workers, settings.read.min_confidence, settings.store.path) == (5, 0.4, "a.nv")
    by_key = {(setting.section, setting.key): setting.origin for setting in origins}
    assert by_key["read", "workers"] == "NOTEVERBALE_READ_WORKERS"
    assert by_key["store", "path"].endswith("nv.toml") and by_key["read", "format"] == "default"


def test_a_file_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[read]\nworkers = 7\n")
    assert load(tmp_path, {"NOTEVERBALE_CONFIG": str(tmp_path / "mine.toml")})[0].read.workers == 7


@pytest.mark.parametrize(
    ("content", "variables", "words"),
    [
        ("[read]\nworkerz = 2\n", {}, r"nv.toml: there is no key 'workerz' in \[read\]; did you mean workers\?"),
        ("[raed]\nworkers = 2\n", {}, r"no section \[raed\]; did you mean \[read\]\?"),
        ("workers = 2\n", {}, r"no section \[workers\]"),
        ("[read]\nzzz = 2\n", {}, r"known are columns, date_order"),
        ('[read]\nworkers = "many"\n', {}, "read.workers = 'many' does not fit"),
        ("[read]\nmin_confidence = 60\n", {}, r"nv.toml: read.min_confidence = 60 .*; give a number from 0 to 1$"),
        ("[read]\nmin_confidence = -0.1\n", {}, "; give a number from 0 to 1"),
        ("[read]\nmin_confidence = nan\n", {}, "; give a number from 0 to 1"),
        ("[read]\nworkers = -3\n", {}, r"nv.toml: read.workers = -3 .*; give a whole number from 0$"),
        ('[read]\ndate_order = "ymd"\n', {}, 'read.date_order = .*; give "dmy" or "mdy"'),
        ("", {"NOTEVERBALE_READ_MIN_CONFIDENCE": "60"}, "^NOTEVERBALE_READ_MIN_CONFIDENCE: read.min_confidence = '60'"),
        ("", {"NOTEVERBALE_READ_WORKERS": "-3"}, "^NOTEVERBALE_READ_WORKERS: .*; give a whole number from 0$"),
        ("[read\n", {}, "cannot be read as TOML"),
        ("", {"NOTEVERBALE_READ_WORKER": "2"}, r"did you mean NOTEVERBALE_READ_WORKERS\?"),
        ("", {"NOTEVERBALE_READ_WORKERS": "two"}, "NOTEVERBALE_READ_WORKERS: read.workers = 'two' does not fit"),
        ("", {"NOTEVERBALE_CONFIG": "/nowhere/nv.toml"}, "/nowhere/nv.toml: cannot be read"),
    ],
)
def test_a_mistake_names_key_place_and_repair(
    tmp_path: Path, content: str, variables: dict[str, str], words: str
) -> None:
    if content:
        (tmp_path / "nv.toml").write_text(content)
    with pytest.raises(ConfigError, match=words):
        load(tmp_path, variables)
