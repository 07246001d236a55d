"""Which parties a claim has by the words about its trigger: treaties that are left, one's own side, co-operation."""

import pytest
from msgspec import structs

from noteverbale.documents import from_text
from noteverbale.errors import OntologyError
from noteverbale.ontology import kinds
from noteverbale.reading.llm.meaning import meant
from noteverbale.reading.llm.told import Party, Told
from noteverbale.reading.sides import _bought, _check, _not_own, _outside_pacts, _placed, _together, same, verbal
from noteverbale.types import Actor, Claim, Mention, Span, Where


def actor(text: str, words: str, code: str) -> Actor:
    start = text.index(words)
    return Actor(text=words, start=start, end=start + len(words), code=code)


def claim(text: str, kind: str, trigger: str, agents: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> Claim:
    start = text.index(trigger)
    mention = Mention(text=trigger, start=start, end=start + len(trigger))
    return Claim(id="c1", kind=kind, trigger=mention, agent=agents, recipient=recipients, sentence=Span(0, len(text)))


def codes(actors: tuple[Actor, ...]) -> list[str]:
    return [one.code for one in actors]


@pytest.mark.parametrize(
    ("text", "trigger", "words", "stays"),
    [
        ("Canada withdrew from the fisheries pact, and Peru took note.", "withdrew", "Peru", False),
        ("After the Canadian pullout Peru asked for talks.", "pullout", "Peru", False),
        ("Canada quit the Peru nuclear deal.", "quit", "Peru", False),
        ("Canada walked out of the treaty with Peru.", "walked out", "Peru", True),
        ("Canada left the Andean Community on Monday.", "left", "Andean Community", True),
        ("Canada expelled the envoy of Peru.", "expelled", "Peru", True),
    ],
)
def test_who_leaves_a_treaty_punishes_nobody_in_particular(text, trigger, words, stays):
    given = claim(text, "sanction", trigger, (), (actor(text, words, "PER"),))
    assert codes(_outside_pacts(given, text).recipient) == (["PER"] if stays else [])


def test_a_state_in_the_name_of_a_pact_is_no_party():
    text = "Norway praised the Libya nuclear accord and thanked Chad."
    given = claim(text, "support", "praised", (), (actor(text, "Libya", "LBY"), actor(text, "Chad", "TCD")))
    assert codes(_outside_pacts(given, text).recipient) == ["TCD"]


def test_nobody_praises_himself_beside_another():
    text = "Kenya welcomed trade between Kenya and Ghana."
    own = Actor(text="Kenya", start=29, end=34, code="KEN")
    given = claim(text, "support", "welcomed", (actor(text, "Kenya", "KEN"),), (own, actor(text, "Ghana", "GHA")))
    assert codes(_not_own(given).recipient) == ["GHA"]


def test_who_is_hit_did_not_join_the_strike():
    text = "Ghana and Kenya were named when a jet hit Kenya."
    given = claim(
        text,
        "attack",
        "hit",
        (actor(text, "Ghana", "GHA"), actor(text, "Kenya", "KEN")),
        (actor(text, "Kenya", "KEN"),),
    )
    assert codes(_not_own(given).agent) == ["GHA"]


def test_one_party_alone_may_be_on_both_sides():
    text = "Kenya arrested Kenyans."
    given = claim(text, "coercion", "arrested", (actor(text, "Kenya", "KEN"),), (actor(text, "Kenyans", "KEN"),))
    assert _not_own(given) == given


def test_a_request_to_both_countries_keeps_the_speaker():
    text = "The two countries should trade more, said Kenya."
    sides = tuple(actor(text, "The two countries", code) for code in ("KEN", "GHA"))
    given = claim(text, "request", "should", (actor(text, "Kenya", "KEN"),), sides)
    assert codes(_not_own(given).recipient) == ["KEN", "GHA"]
    named = claim(text, "request", "should", (actor(text, "Kenya", "KEN"),), (*sides[1:], actor(text, "Kenya", "KEN")))
    assert codes(_not_own(named).recipient) == ["GHA"]


def test_all_who_cooperate_are_agents_unless_one_side_acts():
    text = "Chile trades with and extradites to Peru."
    parties = (actor(text, "Chile", "CHL"),), (actor(text, "Peru", "PER"),)
    joined = _together(claim(text, "cooperation", "trades", *parties))
    assert (codes(joined.agent), joined.recipient) == (["CHL", "PER"], ())
    assert codes(_together(claim(text, "cooperation", "extradites", *parties)).recipient) == ["PER"]
    assert codes(_together(claim(text, "aid", "trades", *parties)).recipient) == ["PER"]


def test_the_table_names_kinds_that_there_are():
    subject, speaker = verbal()
    assert set(same()) | subject | speaker <= set(kinds())
    assert speaker < subject
    assert all(0 < share < 1 for share in same().values())


def test_parties_that_a_model_tells_are_believed():
    text = "Canada withdrew from the fisheries pact, and Peru took note."
    words = [Span(text.index(word), text.index(word) + len(word)) for word in ("withdrew", "Canada", "Peru")]
    told = Told(kind="sanction", trigger=words[0], agent=(Party(words[1]),), recipient=(Party(words[2], "PER"),))
    (found,), _ = meant(from_text(text, name="pact"), [Span(0, len(text))], [told])
    assert (codes(found.agent), codes(found.recipient)) == (["CAN"], ["PER"])


def test_a_kind_that_there_is_not_is_told():
    with pytest.raises(OntologyError, match="no kind is called juggling"):
        _check(("request", "juggling"))


@pytest.mark.parametrize(
    ("text", "trigger", "buyer", "basis", "bought"),
    [
        ("Peru has ordered four patrol boats.", "ordered", "Peru", None, True),
        ("The boats were purchased by Peru.", "purchased", "Peru", None, True),
        ("Peru has delivered four patrol boats.", "delivered", "Peru", None, False),
        ("The Peruvian boats, bought in secret, are old.", "bought", "Peruvian", "adjective: Peru", False),
    ],
)
def test_who_alone_is_told_to_buy_is_the_buyer(text, trigger, buyer, basis, bought):
    who = structs.replace(actor(text, buyer, "PER"), basis=basis)
    found = _bought(claim(text, "arms_deal", trigger, (who,), ()))
    assert (found.agent, found.recipient) == (((), (who,)) if bought else ((who,), ()))


def test_a_seller_beside_the_buyer_stays():
    text = "The Chilean boats that Peru bought are old."
    seller = structs.replace(actor(text, "Chilean", "CHL"), basis="adjective: Chile")
    found = _bought(claim(text, "arms_deal", "bought", (seller, actor(text, "Peru", "PER")), ()))
    assert (codes(found.agent), codes(found.recipient)) == (["CHL"], ["PER"])


@pytest.mark.parametrize(
    ("kind", "agent", "helped"), [("aid", "GHA", ["KEN"]), ("aid", "KEN", []), ("protest", "GHA", [])]
)
def test_aid_to_a_place_helps_the_state_whose_land_it_is(kind, agent, helped):
    text = "Men of Ghana sent food to Mombasa."
    given = claim(text, kind, "sent", (actor(text, "Men of Ghana", agent),), ())
    start = text.index("Mombasa")
    there = structs.replace(given, place=Where(text="Mombasa", start=start, end=start + 7, country="KEN"))
    assert codes(_placed(there).recipient) == helped
    assert not _placed(given).recipient
