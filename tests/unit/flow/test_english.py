"""Texts in other languages are kept, and told of: once in the record, with the document, and in the run's summary."""

from __future__ import annotations

from pathlib import Path

import pytest

import fakes
from noteverbale.flow import Store, read, read_all, worker
from noteverbale.flow.english import EnglishOnly
from noteverbale.resolve.tables import NO_TABLES, Tables
from noteverbale.views import RecordView

FRENCH = (
    "Le ministre russe de la Défense se rendra jeudi à Islamabad, a déclaré une source. Russia visits India. "
    "Les deux parties signeront un accord de coopération militaire, selon un communiqué publié à Moscou. "
    "Le ministre doit rencontrer le chef de l'armée et visiter une usine de la banlieue avant de rentrer samedi, "
    "tandis que les experts des deux pays vont poursuivre leurs discussions sur la livraison des appareils."
)


@pytest.fixture(autouse=True)
def english_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(tables: Tables = NO_TABLES) -> EnglishOnly:
        return EnglishOnly(fakes.load(tables))

    monkeypatch.setattr(worker, "load_reader", load)


def test_a_reading_of_another_language_says_so() -> None:
    reading = read(FRENCH)
    assert (reading.claims, [failure.reason for failure in reading.failures]) == (
        (),
        ["is not in English, so it is kept but not read for claims"],
    )
    assert read("Russia visits India.").failures == ()


def test_the_document_is_kept_and_the_record_tells_of_it_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH)
    (tmp_path / "b.txt").write_text("Russia visits India.")
    store = Store.create_or_open(tmp_path / "r.nv")
    summary = read_all([tmp_path / "a.txt", tmp_path / "b.txt"], store)
    assert (summary.documents, summary.claims, len(summary.failures)) == (2, 1, 1)
    assert store.database().execute("SELECT count(*) FROM failures").fetchone()[0] == 1
    with RecordView(store.path) as view:
        told = {Path(row["name"]).name: (row["claims"], row["not_read"]) for row in view.documents()}
    assert told == {"a.txt": (0, summary.failures[0].reason), "b.txt": (1, None)}
    again = read_all([tmp_path / "a.txt", tmp_path / "b.txt"], store)
    assert (again.known, again.failures) == (2, [])
    assert store.database().execute("SELECT count(*) FROM failures").fetchone()[0] == 1
