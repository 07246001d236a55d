"""The annotators' format: what is written is what is compiled, and what the codebook rules out is refused."""

import json
from pathlib import Path

import pytest
from training.assemble import outlets, own, press
from training.authoring import Mistake, main, parse_own, parse_sheet
from training.data import examples, words_in
from training.data import load as load_texts
from training.labels import KINDS, ROLES, STAGES
from training.sheets import bare, digest, dressed, lines_of

ARTICLE = """## t1 | Example Post | 2014-11-20 | agency
Russian Defence Minister Sergey Shoigu will visit Islamabad on Thursday.
> visit: visit | a Russian Defence Minister Sergey Shoigu =RUS/MIL | r Islamabad =PAK | t on Thursday | p Islamabad =PAK | scheduled
The two sides may talk about helicopters, a source said.
> meeting: talk | a The two sides =RUS+PAK | s unnamed_source a source =UNK | possible | predicted
"""


def one(text=ARTICLE):
    return next(parse_own(text, "file.txt"))


def line(claim):
    return ARTICLE.splitlines()[0] + "\nMoscow met Delhi. Moscow left.\n> " + claim


def test_words_stand_where_they_are_said_to():
    article = one()
    for claim in article.claims:
        for part in [claim["trigger"], claim["time"], claim["place"], *claim["agent"], *claim["recipient"]]:
            if part:
                assert article.text[part["start"] : part["end"]] == part["text"]


def test_defaults_and_marks():
    visit, meeting = one().claims
    assert (visit["realis"], visit["source"]["kind"], visit["agent"][0]["sector"]) == ("scheduled", "publisher", "MIL")
    assert [a["code"] for a in meeting["agent"]] == ["RUS", "PAK"]
    assert (meeting["certainty"], meeting["realis"], meeting["source"]["code"]) == ("possible", "predicted", "UNK")


def test_the_second_occurrence_can_be_meant():
    claim = one(line("visit: left | a Moscow#2 =RUS")).claims[0]
    assert claim["agent"][0]["start"] == 18


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        ("travel: left", "unknown kind"),
        ("visit: stayed", "does not stand in the text"),
        ("visit: eft", "does not stand in the text"),
        ("visit: left | a Moscow", "no code"),
        ("visit: left | a Moscow =Russia", "no code"),
        ("visit: left | s somebody Moscow =RUS", "unknown source kind"),
        ("visit: left | s named_official", "needs its words"),
        ("arms_deal: left | item tanks", "needs a stage"),
        ("visit: left | maybe", "cannot read the part"),
        ("visit: left | stage signed", "cannot read the part"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_line(claim, says):
    with pytest.raises(Mistake, match=says) as caught:
        one(line(claim))
    assert "file.txt line 3" in str(caught.value)


def test_a_sheet_names_sentences_by_number_and_compiles_without_text():
    text = "Moscow met Delhi. Moscow left."
    article = next(parse_sheet("## d1\n2 > visit: left | a Moscow =RUS\n", "sheet.txt", {"d1": (text, lines_of(text))}))
    note = [bare(claim) for claim in article.claims]
    assert "Moscow" not in json.dumps(note)
    assert [dressed(claim, text) for claim in note] == article.claims
    assert len(digest(text)) == 64


def test_labels_are_those_of_the_ontology():
    from noteverbale import ontology

    assert sorted(KINDS) == sorted(ontology.kinds())
    assert set(STAGES) - {"none"} == set(ontology.stages())


def test_the_projects_own_text_holds_no_mistake_and_every_kind_and_stage():
    rows = own()
    claims = [claim for row in rows for claim in row["claims"]]
    assert len({row["id"] for row in rows}) == len(rows) >= 450
    assert {claim["kind"] for claim in claims} == set(KINDS)
    assert {claim["deal"]["stage"] for claim in claims if claim["deal"]} == set(STAGES) - {"none"}
    assert sum(not row["claims"] for row in rows) >= 100


def test_labels_point_at_the_annotated_words(tmp_path: Path):
    article = one()
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "t1", "text": article.text, "claims": article.claims}))
    text = load_texts([path])[0]
    found = [(example, target) for example in examples(text) for target in example.targets]
    assert [KINDS[t.attributes["kind"]] for _, t in found] == ["visit", "meeting"]
    example, visit = found[0]
    at, end = words_in(example.window, *(article.claims[0]["trigger"][k] for k in ("start", "end")))
    assert (visit.at, visit.end) == (at, end)
    agent = visit.roles[:, ROLES.index("agent")].tolist()
    assert agent[:6] == [1, 2, 2, 2, 2, 0]


def test_articles_in_the_style_of_other_outlets_are_not_trained_on():
    seen, held, unseen = (outlets(part) for part in ("seen", "held", "unseen"))
    assert (len(seen), len(held), len(unseen)) == (20, 20, 60)
    assert {row["id"] for row in (*seen, *held, *unseen)}.isdisjoint(row["id"] for row in (*own(), *press()))


def test_the_press_tells_every_kind_and_stage_with_numbers_and_sums():
    rows = press()
    deals = [claim["deal"] for row in rows for claim in row["claims"] if claim["deal"]]
    assert len({row["id"] for row in rows}) == len(rows) >= 1_700
    assert {deal["stage"] for deal in deals} == set(STAGES) - {"none"}
    assert sum(bool(deal.get("quantity")) for deal in deals) >= 2_000
    assert sum(bool(deal.get("value")) for deal in deals) >= 600


def test_own_text_is_printed_as_rows(tmp_path, capsys, monkeypatch):
    path = tmp_path / "own.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["authoring", str(path)])
    main()
    row = json.loads(capsys.readouterr().out)
    assert (row["id"], row["published"], len(row["claims"])) == ("t1", "2014-11-20", 2)
