"""Readings of a large model become training text: what is kept, what is dropped, and that training takes it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from training import assemble
from training.data import examples
from training.data import load as load_texts

from builders import an_actor
from noteverbale.errors import InputError
from noteverbale.flow.distil import Harvest, Sieve, distil, sieve
from noteverbale.interchange import interchange_line
from noteverbale.store import Store
from noteverbale.types import Actor, Claim, Deal, Document, Failure, Mention, Reading, Source, When

LLM = "noteverbale 0 llm m prompt 1 windows 20+3"
TEXT = "Russia visits India on Thursday. China sells tanks to Pakistan, a source said. Delhi thanked Moscow."


def at(words: str, of: type = Mention, **more: Any) -> Any:
    start = TEXT.index(words)
    return of(text=words, start=start, end=start + len(words), **more)


VISIT = Claim(
    id="c1", kind="visit", trigger=at("visits"), agent=(at("Russia", Actor, code="RUS", sector="GOV"),),
    recipient=(at("India", Actor, code="IND", sector="GOV"),), time=at("on Thursday", When, first=date(2014, 11, 20), last=date(2014, 11, 20)), confidence=0.9,
)  # fmt: skip
SALE = Claim(
    id="c2", kind="arms_deal", trigger=at("sells"), agent=(at("China", Actor, code="CHN", sector="GOV"),), confidence=0.5,
    source=at("a source", Source, kind="unnamed_source", code="UNK"), deal=Deal(stage="signed", item="tanks"),
)  # fmt: skip
THANKS = Claim(id="c3", kind="support", trigger=at("thanked"), agent=(at("Delhi", Actor, code="IND", sector="GOV"),))


def a_reading(name: str = "d1", *claims: Claim, text: str = TEXT, signature: str = LLM, **more: Any) -> Reading:
    document = Document(id=f"id-{name}", name=name, text=text, published=date(2014, 11, 18), publisher="Example Post")
    return Reading(document=document, claims=claims, signature=signature, **more)


def a_file(path: Path, *readings: Reading) -> Path:
    path.write_bytes(b"".join(interchange_line(reading) + b"\n" for reading in readings))
    return path


def harvested(path: Path, through: Sieve | None = None, **more: Any) -> tuple[list[dict[str, Any]], Harvest]:
    harvest = Harvest()
    return [json.loads(line) for line in distil([path], through or Sieve(), harvest, **more)], harvest


def test_a_file_of_claims_and_a_store_give_the_same_lines(tmp_path: Path) -> None:
    reading = a_reading("d1", VISIT, SALE, THANKS)
    store = Store.create_or_open(tmp_path / "llm.nv")
    with store.writer() as writer:
        writer.add(reading)
    rows, harvest = harvested(a_file(tmp_path / "llm.jsonl", reading))
    assert rows == harvested(tmp_path / "llm.nv")[0] == [json.loads(interchange_line(reading))]
    assert (harvest.documents, harvest.claims) == (1, 3) and not harvest.dropped and not harvest.left_out


def test_training_takes_what_is_distilled(tmp_path: Path) -> None:
    lines = distil([a_file(tmp_path / "llm.jsonl", a_reading("d1", VISIT, SALE, THANKS))], Sieve(), Harvest())
    (tmp_path / "distilled.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    (text,) = load_texts([tmp_path / "distilled.jsonl"])
    (example,) = examples(text)
    assert len(example.targets) == 3 and (example.trigger == 1).sum() == 3


def test_stand_off_holds_no_words_and_is_joined_by_assemble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [name for name in map("doc-{}".format, range(40)) if not assemble.held_out(name)][:2]
    aside = next(name for name in map("doc-{}".format, range(40)) if assemble.held_out(name))
    readings = [a_reading(name, VISIT, SALE, text=f"{TEXT} {name}") for name in (*names, aside)]
    rows, _ = harvested(a_file(tmp_path / "llm.jsonl", *readings), standoff=True)
    (tmp_path / "notes.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert (
        "Russia" not in (tmp_path / "notes.jsonl").read_text() and "tanks" not in (tmp_path / "notes.jsonl").read_text()
    )

    import gzip

    (tmp_path / "corpus").mkdir()
    with gzip.open(tmp_path / "corpus" / "news.jsonl.gz", "wt") as stream:
        for reading in readings:
            stream.write(json.dumps({"id": reading.document.name, "text": reading.document.text}) + "\n")
    monkeypatch.setattr(assemble, "annotations", lambda folder: [])
    monkeypatch.setattr(assemble, "own", list)
    monkeypatch.setattr(assemble, "press", list)
    arguments = [
        "assemble",
        "--gold",
        str(tmp_path / "none.jsonl"),
        "--corpus",
        str(tmp_path / "corpus"),
        "--out",
        str(tmp_path / "out"),
    ]
    monkeypatch.setattr("sys.argv", [*arguments, "--distilled", str(tmp_path / "notes.jsonl")])
    assemble.main()
    found = [json.loads(line) for line in (tmp_path / "out" / "train.jsonl").read_text().splitlines()]
    assert [row["id"] for row in found] == names
    assert found[0]["claims"][0]["agent"][0] == {"text": "Russia", "start": 0, "end": 6, "code": "RUS", "sector": "GOV"}
    assert (tmp_path / "out" / "held_out.jsonl").read_text() == ""


def test_what_a_person_annotated_is_not_taken_from_a_model(tmp_path: Path) -> None:
    names = [name for name in map("doc-{}".format, range(40)) if not assemble.held_out(name)][:3]
    path = a_file(tmp_path / "llm.jsonl", *(a_reading(name, VISIT, text=f"{TEXT} {name}") for name in names))
    annotated = [{"id": names[0], "text": "an older state of it"}, {"id": "x", "text": f"{TEXT} {names[1]}"}]
    assert [row["id"] for row in assemble.distilled([path], tmp_path, annotated)] == [names[2]]


def test_less_sure_claims_are_dropped_and_texts_that_lose_too_many_are_left_out(tmp_path: Path) -> None:
    path = a_file(
        tmp_path / "llm.jsonl", a_reading("d1", VISIT, SALE, THANKS), a_reading("d2", VISIT, text=TEXT + " More.")
    )
    rows, harvest = harvested(path, Sieve(min_confidence=0.8))
    assert [row["id"] for row in rows] == ["d2"]
    assert harvest.left_out == {"too many claims dropped": 1} and harvest.dropped == {"not sure enough": 1}
    rows, _ = harvested(path, Sieve(min_confidence=0.8, most_dropped=0.5))
    assert [claim["id"] for claim in rows[0]["claims"]] == ["c1", "c3"]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (structs.replace(VISIT, kind="trip"), "unknown kind"),
        (structs.replace(VISIT, trigger=Mention(text="visit", start=7, end=12)), "words not in the text"),
        (structs.replace(VISIT, trigger=Mention(text="visits", start=8, end=14)), "words not in the text"),
        (structs.replace(VISIT, agent=(an_actor("RUS", text="Russian"),)), "words not in the text"),
        (structs.replace(VISIT, agent=(at("Russia", Actor, code="RUSSIA", sector="GOV"),)), "unknown code or sector"),
        (
            structs.replace(VISIT, trigger=at("visits India on Thursday. China sells tanks")),
            "trigger of too many words",
        ),
        (structs.replace(VISIT, realis="planned"), "unknown status or source"),
        (structs.replace(VISIT, source=Source(kind="expert")), "source without words"),
        (structs.replace(VISIT, source=at("a source", Source, kind="publisher")), "publisher with words"),
        (structs.replace(SALE, deal=Deal(stage=None)), "deal without a stage"),
        (structs.replace(SALE, deal=None), "deal without a stage"),
    ],
)
def test_what_the_codebook_rules_out_is_dropped(tmp_path: Path, claim: Claim, reason: str) -> None:
    path = a_file(tmp_path / "llm.jsonl", a_reading("d1", claim, THANKS))
    rows, harvest = harvested(path, Sieve(most_dropped=1.0))
    assert [found["id"] for found in rows[0]["claims"]] == ["c3"] and harvest.dropped == {reason: 1}


def test_a_second_reading_is_asked_as_closely_as_wanted(tmp_path: Path) -> None:
    near = structs.replace(VISIT, agent=(), trigger=at("visits India"))
    unsure = structs.replace(SALE, certainty="possible")
    second = a_file(tmp_path / "net.jsonl", a_reading("other", near, unsure, THANKS, text=TEXT.replace(" ", "\n")))
    path = a_file(tmp_path / "llm.jsonl", a_reading("d1", VISIT, SALE, THANKS))
    for agreement, kept in (("event", ["c1", "c2", "c3"]), ("parties", ["c2", "c3"]), ("whole", ["c3"])):
        rows, harvest = harvested(path, sieve(second, [], agreement=agreement, most_dropped=1.0))
        assert [claim["id"] for claim in rows[0]["claims"]] == kept
        assert harvest.dropped["not in the second reading"] == 3 - len(kept)


def test_texts_are_left_out_for_a_reason_that_is_told(tmp_path: Path) -> None:
    other, quiet = TEXT + " More.", "Nothing happened."
    path = a_file(
        tmp_path / "llm.jsonl",
        a_reading("kept", VISIT),
        a_reading("again", VISIT),
        a_reading("aside", VISIT, text=TEXT + " Aside."),
        a_reading("named", VISIT, text=TEXT + " Named."),
        a_reading(
            "broken", VISIT, text=TEXT + " Broken.", failures=(Failure(where="broken", reason="half an answer"),)
        ),
        a_reading("alone", VISIT, text=other),
        a_reading("quiet", text=quiet),
        a_reading("headline", text=""),
        a_reading("another", text=""),
    )
    apart = tmp_path / "held_out.jsonl"
    apart.write_text(
        json.dumps({"id": "x", "text": TEXT.replace(" ", "  ") + " Aside."}) + "\n" + json.dumps({"id": "named"}) + "\n"
    )
    second = a_file(tmp_path / "net.jsonl", a_reading("1", VISIT), a_reading("2", VISIT, text=quiet))
    rows, harvest = harvested(path, sieve(second, [apart]))
    assert [row["id"] for row in rows] == ["kept"]
    assert harvest.left_out == {
        "read twice": 1, "to be kept apart": 2, "not read to its end": 1, "no second reading": 1,
        "silent where the second reading is not": 1, "a title without a text": 2,
    }  # fmt: skip


def test_readings_of_the_network_are_not_taken_unasked(tmp_path: Path) -> None:
    store = Store.create_or_open(tmp_path / "net.nv")
    with store.writer() as writer:
        writer.add(a_reading("d1", VISIT, signature="noteverbale 0 network abc"))
    assert harvested(tmp_path / "net.nv")[1].left_out == {"not read by a large model": 1}
    assert harvested(tmp_path / "net.nv", Sieve(any_reader=True))[1].documents == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{}\n", "line 1: not a reading"),
        ("\n[]\n", "line 2: not a reading"),
        ('{"id": "x", "text": 3}\n', "in the form that nv read --claims writes"),
    ],
)
def test_a_file_of_another_form_is_told(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "x.jsonl").write_text(content)
    with pytest.raises(InputError, match=words):
        harvested(tmp_path / "x.jsonl")
    with pytest.raises(InputError, match="cannot be read"):
        harvested(tmp_path / "nowhere.jsonl")
    (tmp_path / "empty.jsonl").write_text("")
    with pytest.raises(InputError, match="no reading in it to agree with"):
        sieve(tmp_path / "empty.jsonl", [])
