"""What an act was, in the words of its text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from msgspec import structs
from tests.unit.views.world import claim, document, make_store

from noteverbale.errors import ConfigError
from noteverbale.types import Reading
from noteverbale.views import RecordView, columns
from noteverbale.views.filters import UNDATED
from noteverbale.views.tellings import telling


@pytest.mark.parametrize(
    ("sentence", "trigger", "told"),
    [
        ("Last May, Peru imposed a ban on tuna (see below).", "imposed", "Peru imposed a ban on tuna"),
        ("Aid was cut; talks go on.", "cut", "Aid was cut"),
        ("The U.S. quit the pact. Nobody wept.", "quit", "The U.S. quit the pact"),
        ("It fined 1,300 firms.", "fined", "It fined 1,300 firms"),
        ("Oslo, Riga and Bern met in Rome, Lima and Bonn.", "met", "Riga and Bern met in Rome, Lima and Bonn"),
        ("“Shelling”", "Shelling", "Shelling"),
    ],
)
def test_an_act_is_told_in_its_clause(sentence: str, trigger: str, told: str) -> None:
    assert telling(claim(document("a.txt", sentence, "2014-11-20"), "sanction", trigger), sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("PERU CALLED UP SOLDIERS; TALKS GO ON.", "PERU CALLED UP SOLDIERS"),
        ("Peru called\nup soldiers.", "Peru called up soldiers"),
    ],
)
def test_a_text_in_capitals_or_in_lines_is_told_in_its_clause_too(sentence: str, told: str) -> None:
    found = claim(document("a.txt", sentence, "2014-11-20"), "mobilization", sentence[5:14])
    read = structs.replace(found, trigger=structs.replace(found.trigger, text="called up"))
    assert telling(read, sentence) == told


def test_a_long_clause_is_cut_at_words_on_both_sides() -> None:
    sentence = "In the far north of the country soldiers shelled " + "the old town and its many churches " * 3 + "."
    told = telling(claim(document("a.txt", sentence, "2014-11-20"), "attack", "shelled"), sentence)
    assert told == "… of the country soldiers shelled the old town and its many churches the old town …"


def test_every_row_of_events_has_its_words(tmp_path: Path) -> None:
    text = document("a.txt", "Peru sanctioned Chile. Peru shelled Lagos.", "2014-11-20")
    found = (
        claim(text, "sanction", "sanctioned", agent="Peru=PER", recipient="Chile=CHL"),
        claim(text, "attack", "shelled", recipient="Lagos=NGA"),
    )
    view = RecordView(make_store(tmp_path / "r.nv", [Reading(document=text, claims=found, signature="by hand")]))
    assert [row["words"] for row in view.sanctions()] == ["Peru sanctioned Chile"]
    assert {row["words"] for row in view.events()} == {"Peru sanctioned Chile", "Peru shelled Lagos"}


def test_a_row_and_an_export_tell_the_mode_of_what_is_done(tmp_path: Path) -> None:
    text = document("a.txt", "Peru expelled Chile's envoy. Peru will expel Norway's.", "2014-11-20")
    done = claim(text, "sanction", "expelled", agent="Peru=PER", recipient="Chile=CHL")
    plan = claim(text, "sanction", "expel ", agent="Peru=PER", recipient="Norway=NOR", realis="scheduled")
    view = RecordView(make_store(tmp_path / "r.nv", [Reading(document=text, claims=(done, plan), signature="by hand")]))
    assert [row["mode"] for row in view.sanctions()] == ["expel", "expel"]
    rows = csv.DictReader(io.StringIO("".join(view.export("events").lines)))
    told = {(row["Event Type"], row["Event Mode"]) for row in rows}
    assert told == {("SANCTION", "expel"), ("THREATEN", "restrict")}
    kind = dict(columns.EVENTS)["Kind"]
    assert kind({"kind": "arms_deal", "mode": None}) == "arms deal"
    assert kind({"kind": "sanction", "mode": "expel"}) == "sanction, expel"


def test_rows_and_coded_events_are_asked_by_their_mode(tmp_path: Path) -> None:
    text = document(
        "a.txt", "Peru expelled Chile's envoy. Peru jailed Norway's consul. Peru will expel Oslo.", "2014-11-20"
    )
    found = (
        claim(text, "sanction", "expelled", agent="Peru=PER", recipient="Chile=CHL"),
        claim(text, "sanction", "jailed", agent="Peru=PER", recipient="Norway=NOR"),
        claim(text, "sanction", "expel ", agent="Peru=PER", recipient="Oslo=NOR", realis="scheduled"),
    )
    view = RecordView(make_store(tmp_path / "r.nv", [Reading(document=text, claims=found, signature="by hand")]))
    for rows in (view.sanctions(mode="expel"), view.events(mode="Expel", limit=2)):
        assert [(row["mode"], row["recipients"]) for row in rows] == [("expel", ["CHL"]), ("expel", ["NOR"])]
    assert view.sanctions(mode="expel").searched == "sanctions of mode expel"
    assert view.sanctions(mode="convict", since="2014").notes == (
        f"1 matching but without a date left out; {UNDATED}.",
    )
    assert not view.attacks(mode="expel")
    for form, count in (("events", 1), ("dyads", 1)):
        rows = list(csv.DictReader(io.StringIO("".join(view.export(form, mode="restrict").lines))))
        assert [row["Event Mode"] for row in rows] == ["restrict"] * count


def test_what_tells_no_mode_is_not_asked_by_one(tmp_path: Path) -> None:
    view = RecordView(make_store(tmp_path / "r.nv", []))
    asks = [lambda: view.ask("claims", mode="expel"), lambda: view.export("visits", mode="expel")]
    for ask in (*asks, lambda: view.brief("PER", mode="expel"), lambda: view.diff("2014", "2015", mode="expel")):
        with pytest.raises(ConfigError, match="cannot be filtered by mode, because they have none; "):
            ask()
    with pytest.raises(ConfigError, match=r"mode .expell. is unknown; did you mean expel\?"):
        view.events(mode="expell")


def test_who_is_acted_upon_does_not_pass_for_the_doer() -> None:
    who = dict(columns.EVENTS)["Who"]
    assert who({"agents": [], "recipients": ["NGA"]}) == "? > NGA"
    assert who({"agents": ["PER"], "recipients": ["NGA"]}) == "PER > NGA"
    assert (who({"agents": ["PER"], "recipients": []}), who({"agents": [], "recipients": []})) == ("PER", "")


def test_a_plan_and_its_announcement_have_their_words(tmp_path: Path) -> None:
    text = document("a.txt", "Peru's minister will visit Chile on Sunday.", "2014-11-20")
    plan = claim(text, "visit", "visit ", agent="Peru=PER", recipient="Chile=CHL", realis="scheduled")
    view = RecordView(make_store(tmp_path / "r.nv", [Reading(document=text, claims=(plan,), signature="by hand")]))
    told = ["Peru's minister will visit Chile on Sunday"]
    assert [row["words"] for row in view.planned()] == told
    assert [row["words"] for row in view.announcements()] == told
