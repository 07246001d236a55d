"""A brief is brief: what one sentence tells is one line, little is told twice, and what does not fit is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.views.world import claim, document, make_store, reading

from noteverbale.types import Reading
from noteverbale.views import RecordView
from noteverbale.views.briefs import Brief


def told(name: str, text: str, day: str | None, *claims: tuple[str, str, dict[str, Any]]) -> Reading:
    one = document(name, text, day)
    parties = {"agent": "Italy=ITA", "recipient": "Chile=CHL"}
    return reading(one, *(claim(one, kind, trigger, **(parties | more)) for kind, trigger, more in claims))


def brief(path: Path, *readings: Reading, **filters: Any) -> Brief:
    with RecordView(make_store(path / "r.nv", list(readings))) as view:
        made = view.brief("ITA", "CHL", **filters)
        made.to_html()
        return made


def test_what_one_sentence_tells_is_one_line(tmp_path: Path) -> None:
    text = "Italy praised Chile and promised loans."
    made = brief(tmp_path, told("a", text, "2020-05-01", ("support", "praised", {}), ("commitment", "promised", {})))
    (line,) = made.timeline
    assert sorted(line.what.lower().split("; ")) == ["commitment: italy towards chile", "support: italy towards chile"]


def test_records_of_one_kind_day_and_parties_are_one_line_and_words_give_way_to_deeds(tmp_path: Path) -> None:
    acts = [("sanction", "banned", "on Monday=2020-04-06"), ("sanction", "froze", "on Monday=2020-04-06")]
    texts = [
        told(f"{kind} {n}", f"Italy {word} Chile on Monday.", "2020-05-01", (kind, word, {"when": when}))
        for n, (kind, word, when) in enumerate([*acts, ("accusation", "blamed", "on Monday=2020-04-06")])
    ]
    made = brief(tmp_path, *texts, limit=1)
    (line,) = made.timeline
    assert line.what.startswith("Sanction") and line.alike + line.more >= 1
    assert any("1 events not in the timeline" in note and "accusation 1" in note for note in made.notes)


def test_what_the_timeline_quotes_is_not_said_again(tmp_path: Path) -> None:
    by = {"source": "named_official=the minister=ITA"}
    text = "Italy sanctioned Chile, the minister said. Ties of Italy and Chile were bad, the minister added."
    ties = {"agent": "Italy=ITA; Chile=CHL", "recipient": "", "realis": "ongoing"} | by
    made = brief(tmp_path, told("a", text, "2020-05-01", ("sanction", "sanctioned", by), ("relations", "Ties", ties)))
    assert [line.what for line in made.said] == ["the minister (named official): relations (Italy, Chile), ongoing"]
    assert made.timeline[0].evidence and "sanctioned" in made.timeline[0].evidence.sentence


def test_in_short_tells_counts_and_the_last_of_each_sort(tmp_path: Path) -> None:
    texts = [
        told("a", "Italy sanctioned Chile in May.", "2020-05-09", ("sanction", "sanctioned", {"when": "in May=2020-05-04"})),
        told("b", "Italy will meet Chile in June.", "2020-05-09",
             ("meeting", "meet", {"when": "in June=2020-06-01..2020-06-30", "realis": "scheduled"})),
    ]  # fmt: skip
    assert brief(tmp_path, *texts).short == (
        "Reported as held, by kind: sanction 1.",
        "Last sanction: 2020-05-04, Italy towards Chile.",
        "Planned for a day: 1 to come, 0 past their day without a report.",
    )


def test_the_last_of_a_sort_says_where_others_have_no_day(tmp_path: Path) -> None:
    texts = [
        told("a", "Italy sanctioned Chile in May.", None, ("sanction", "sanctioned", {"when": "in May=2020-05-04"})),
        told("b", "Italy banned timber from Chile.", None, ("sanction", "banned", {})),
    ]
    assert "Last sanction with a date: 2020-05-04, Italy towards Chile." in brief(tmp_path, *texts).short


def test_the_day_on_which_an_old_event_became_known_makes_it_not_the_last(tmp_path: Path) -> None:
    texts = [
        told("a", "Italy sanctioned Chile in May.", "2020-05-09", ("sanction", "sanctioned", {"when": "in May=2020-05-04"})),
        told("b", "Italy banned timber from Chile.", "2021-03-01", ("sanction", "banned", {})),
        told("c", "Italy bombed Chile.", "2021-03-01", ("attack", "bombed", {})),
    ]  # fmt: skip
    short = brief(tmp_path, *texts).short
    assert "Last sanction with a date: 2020-05-04, Italy towards Chile." in short
    assert "Last attack reported without a date: known 2021-03-01, Italy towards Chile." in short


def test_the_head_tells_whose_texts_they_are(tmp_path: Path) -> None:
    text = told("a", "Italy sanctioned Chile in May.", "2020-05-09", ("sanction", "sanctioned", {}))
    made = brief(tmp_path, text).to_markdown()
    assert "From 1 document (1 independent) of The Example Post, published" in made
    assert "“Known” on a day was reported that day without a date" in made  # who gets the page sees no manual


def test_the_head_tells_what_the_brief_was_narrowed_to(tmp_path: Path) -> None:
    text = told("a", "Italy banned Chile.", "2020-05-01", ("sanction", "banned", {}))
    whole = brief(tmp_path / "a", text, since="2019")
    assert "Only events" not in whole.scope and "Events from 2019-01-01 to the end." in whole.scope
    assert "Only events reported by at least 2 outlets." in brief(tmp_path / "b", text, min_outlets=2).scope


@pytest.mark.parametrize(("since", "found"), [("2020-05-01", 1), ("2020-06-01", 0)])
def test_an_undated_event_counts_by_the_day_it_became_known(tmp_path: Path, since: str, found: int) -> None:
    text = told(
        "a",
        "Italy sanctioned Chile, the minister said.",
        "2020-05-09",
        ("sanction", "sanctioned", {"source": "named_official=the minister=ITA"}),
    )
    with RecordView(make_store(tmp_path / "r.nv", [text])) as view:
        assert len(view.brief("ITA", "CHL", since=since).timeline) == found
        assert len(view.relations(between=("ITA", "CHL"), since=since, undated=True)) == found
        assert len(view.relations(between=("ITA", "CHL"), since=since)) == 0
        for what in ("events", "claims", "statements"):
            asked = view.ask(what, since=since)
            assert len(asked) == 0 and "1 matching but without a date" in asked.notes[0]
            assert len(view.ask(what, since=since, undated=True)) == found


def test_a_text_without_a_day_is_cited_by_its_name(tmp_path: Path) -> None:
    made = brief(tmp_path, told("page-7", "Italy sanctioned Chile.", None, ("sanction", "sanctioned", {})))
    assert made.timeline[0].evidence and made.timeline[0].evidence.cited == "The Example Post, undated (page-7)"


def test_each_side_of_a_contradiction_is_quoted(tmp_path: Path) -> None:
    both = {"agent": "Italy=ITA; Chile=CHL", "recipient": "", "when": "on Monday=2020-05-04"}
    made = brief(
        tmp_path,
        told("a", "Italy and Chile met on Monday.", "2020-05-05", ("meeting", "met", both)),
        told("b", "Italy and Chile did not meet on Monday.", "2020-05-06", ("meeting", "meet", both | {"polarity": "negative"})),
    )  # fmt: skip
    text = made.to_markdown()
    assert "**Meeting (Chile, Italy): affirmed and denied (opened 2020-05-06)**" in text
    assert "affirmed: the outlet itself" in text and "did not **meet** on Monday" in text.split("## Contradictions")[1]
