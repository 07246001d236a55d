"""Broken pages are refused with the file, the key and the repair."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from noteverbale.errors import OntologyError
from noteverbale.ontology import code_of, is_done, kinds, stages, vocabulary
from noteverbale.ontology.kinds import load_kinds
from noteverbale.ontology.stages import load_stages
from noteverbale.ontology.tables import packaged
from noteverbale.ontology.vocabulary import load_vocabulary


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return Path(shutil.copytree(packaged("kinds"), tmp_path / "kinds"))


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "visit"', 'name = "visits"', "must be the file's own name"),
        ("order = 1\n", 'order = "one"\n', "order"),
        ("order = 1\n", "order = 2\n", "'2' stands there twice"),
        ("order = 1\n", "order = 1\ncolour = 3\n", "colour"),
        ('plover = "CONSULT"', 'plover = "CONSULTATION"', "'CONSULTATION' is not known"),
        ('mode = "visit", cameo = "042"', 'mode = "stroll", cameo = "042"', "'stroll' is not known"),
        ('cameo = "042"', 'cameo = "9999"', "'9999' is not known"),
        ('fields = ["agent", "recipient", "time"]', 'fields = ["agent", "weather"]', "'weather' is not known"),
        ('verbs = ["visit", ', 'verbs = ["visit", "visit", ', "'visit' stands there twice"),
        ('realis = "scheduled"', 'realis = "soon"', "'soon' is not known"),
        ('trigger = "visit"', 'trigger = "sojourn"', "'sojourn' does not occur"),
        ('instead = "accusation"', 'instead = "complaint"', "'complaint' is not known"),
        ("[roles]", "[roles", "not valid TOML"),
        ('agent = "the visitor or the head of the delegation"\n', "", "agent"),
    ],
)
def test_a_broken_kind_is_refused(pages: Path, old: str, new: str, told: str) -> None:
    spoil(pages / "visit.toml", old, new)
    with pytest.raises(OntologyError) as caught:
        load_kinds(pages)
    assert told in str(caught.value)
    assert ".toml" in str(caught.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no kind pages"):
        load_kinds(tmp_path)


def test_a_missing_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot read"):
        load_vocabulary(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "tender"', 'name = "interest"', "'interest' stands there twice"),
        ("rank = 15", "rank = 10", "'10' stands there twice"),
        ('cameo = "1012"', 'cameo = "12"', "'12' is not known"),
        ("halt = true", "stop = true", "stop"),
    ],
)
def test_broken_stages_are_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "stages.toml"
    shutil.copy(packaged("stages.toml"), path)
    spoil(path, old, new)
    with pytest.raises(OntologyError) as caught:
        load_stages(path)
    assert told in str(caught.value)


def test_broken_vocabularies_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.toml"
    shutil.copy(packaged("vocabulary.toml"), path)
    spoil(path, '{name = "negative"', '{name = "positive"')
    with pytest.raises(OntologyError, match="'positive' stands there twice"):
        load_vocabulary(path)
    spoil(path, '{name = "positive", meaning = "it did not', '{name = "negative", meaning = "it did not')
    spoil(path, "quad = 1", "quad = 5")
    with pytest.raises(OntologyError, match="'5' is not known"):
        load_vocabulary(path)


def test_stages_come_in_order_with_halts_last() -> None:
    found = list(stages().values())
    assert [stage.rank for stage in found] == sorted(stage.rank for stage in found)
    assert [stage.halt for stage in found] == sorted(stage.halt for stage in found)


def test_directness_of_sources() -> None:
    rank = {source.name: source.rank for source in vocabulary().sources}
    assert sorted(rank.values()) == list(range(1, len(rank) + 1))
    assert rank["document"] < rank["named_official"] < rank["unnamed_source"] < rank["belief"]


def test_what_is_done() -> None:
    assert [word.name for word in vocabulary().realis if is_done(word.name)] == ["occurred", "ongoing"]
    assert not is_done("never heard of")


def test_negated_and_unknown_claims_have_no_code_unless_a_refusal() -> None:
    assert code_of("attack", "occurred", "negative") is None
    refused = code_of("meeting", "scheduled", "negative")
    assert refused is not None and refused.plover == "REJECT"
    assert code_of("picnic", "occurred") is None
    assert code_of("arms_deal", "occurred", "negative", "delivered") is None
    assert code_of("arms_deal", "occurred", "positive", "no such stage") == kinds()["arms_deal"].codes.done


def test_pages_are_read_once_and_without_what_is_slow_to_import() -> None:
    script = (
        "import sys, noteverbale.ontology as o; first = o.kinds(), o.stages(), o.vocabulary();"
        "assert all(a is b for a, b in zip(first, (o.kinds(), o.stages(), o.vocabulary())));"
        "print(sorted({'numpy', 'onnxruntime', 'trafilatura', 'rich'} & set(sys.modules)))"
    )
    environment = {"PYTHONPATH": str(packaged(".").parents[1])}
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout.strip() == "[]"


TOGETHER = """
import sys, threading
from pathlib import Path
import msgspec
from noteverbale.ontology.pages import read_page

sys.setswitchinterval(1e-6)
for _ in range(60):
    row = msgspec.defstruct("Row", [("x", int), ("y", str)])
    page = msgspec.defstruct("Page", [("rows", list[row]), ("named", dict[str, row])])
    start = threading.Barrier(4)

    def use():
        start.wait()
        read_page(Path(sys.argv[1]), page)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_threads_may_read_a_page_for_the_first_time_together(tmp_path: Path) -> None:
    page = tmp_path / "page.toml"
    page.write_text('rows = [{x = 1, y = "a"}]\n[named.b]\nx = 2\ny = "c"\n', encoding="utf-8")
    assert subprocess.run([sys.executable, "-c", TOGETHER, str(page)], check=False).returncode == 0
