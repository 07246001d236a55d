"""The codebook's rules on who is agent and who recipient."""

from msgspec import structs

from noteverbale.reading.parties import leaves, named_so, one_place, settle
from noteverbale.types import Actor, Where


def actor(code, start=0):
    return Actor(text=code, start=start, end=start + 3, code=code)


PLACE = Where(text="Islamabad", start=20, end=29, country="PAK")


def test_all_parties_of_talks_are_agents():
    agents, recipients, _ = settle("meeting", (actor("RUS"),), (actor("PAK", 9), actor("RUS", 15)), PLACE)
    assert [a.code for a in agents] == ["RUS", "PAK"]
    assert recipients == ()


def test_a_one_sided_act_keeps_its_recipient():
    given = (actor("RUS"),), (actor("PAK", 9),)
    assert settle("accusation", *given, PLACE) == (*given, {})


def test_a_visit_without_a_host_is_to_the_place():
    _, recipients, inferred = settle("visit", (actor("RUS"),), (), PLACE)
    assert [(a.text, a.code) for a in recipients] == [("Islamabad", "PAK")]
    assert inferred == {"recipient": "the place visited"}


def test_a_journey_in_ones_own_country_has_no_host():
    assert settle("visit", (actor("PAK"),), (), PLACE)[1] == ()
    assert settle("visit", (actor("PAK"),), (), None)[1] == ()


def test_who_leaves_home_for_a_state_visits_that_state():
    home = Where(text="Tehran", start=20, end=26, country="IRN")
    given = (actor("IRN"),), (actor("IRN", 20), actor("OMN", 31))
    assert settle("visit", *given, home)[:2] == ((actor("IRN"),), (actor("OMN", 31),))
    assert leaves("visit", *given, home) and not leaves("visit", *given, PLACE) and not leaves("meeting", *given, home)
    assert not leaves("visit", (actor("IRN"),), (actor("IRN", 20),), home)
    unknown = (actor("UNK", 20), actor("OMN", 31))
    assert settle("visit", (actor("UNK"),), unknown, PLACE)[1] == unknown


def test_a_host_among_the_visitors_is_the_host():
    agents, recipients, _ = settle("visit", (actor("RUS"), actor("PAK", 9)), (), PLACE)
    assert ([a.code for a in agents], [a.code for a in recipients]) == (["RUS"], ["PAK"])
    assert settle("visit", (actor("RUS"), actor("PAK", 9)), (actor("PAK", 30),), None)[0] == (actor("RUS"),)


def test_nobody_sells_to_himself():
    assert settle("arms_deal", (actor("PAK"),), (actor("PAK", 9),), None)[:2] == ((), (actor("PAK", 9),))
    assert settle("arms_deal", (actor("RUS"), actor("PAK")), (actor("PAK", 9),), None)[0] == (actor("RUS"),)
    given = (actor("RUS"),), (actor("RUS", 9), actor("PAK", 15))
    assert settle("arms_deal", *given, None)[:2] == ((actor("RUS"),), (actor("PAK", 15),))


def test_an_adjective_beside_the_goods_names_their_maker():
    army = Actor(text="Pakistan army", start=0, end=13, code="PAK", basis="state: Pakistan")
    made = Actor(text="Russian", start=27, end=34, code="RUS", basis="adjective: Russian")
    told = Actor(text="Russia", start=27, end=33, code="RUS", basis="state: Russia")
    assert settle("arms_deal", (army,), (army, made), None)[:2] == ((made,), (army,))
    assert settle("arms_deal", (army,), (army, told), None)[:2] == ((army,), (told,))


def test_a_name_of_the_event_is_no_place():
    text = "The exercise, called Druzhba, was held at Cherat, a camp named for nobody."
    assert named_so(text, text.index("Druzhba")) and not named_so(text, text.index("Cherat"))
    village = "Shells fell on a village called Bara and on the town, named Tal Rifaat."
    assert not named_so(village, village.index("Bara")) and not named_so(village, village.index("Tal Rifaat"))


def test_pointing_words_are_one_place_for_host_and_place():
    place = Where(text="the Arab country", start=20, end=36, country="IRN", name="Iran")
    host = Actor(text="the Arab country", start=20, end=36, code="QAT", basis="body pointing to 'Qatar', 0.96")
    guest = actor("IRN")
    meant = one_place(place, (host,), (guest,))
    assert (meant.country, meant.name) == ("QAT", "Qatar")
    nobody = structs.replace(host, code="UNK")
    assert one_place(place, (nobody,), (guest,)).country is None
    assert one_place(place, (nobody,), (actor("SYR"),)) == place
    own = structs.replace(host, code="SYR")
    assert one_place(place, (own,), (actor("SYR"),)) == place
    named = structs.replace(place, text="the port of Bushehr")
    assert one_place(named, (structs.replace(host, text=named.text),), (guest,)) == named
    assert one_place(place, (), (guest,)) == place and one_place(None, (host,), (guest,)) is None


def test_a_place_at_home_is_not_where_a_visit_abroad_goes():
    here = Where(text="here", start=20, end=24, country="BEL")
    assert leaves("visit", (actor("BEL"),), (actor("RUS", 9),), here)
    assert not leaves("visit", (actor("BEL"),), (actor("BEL", 9),), here)
    assert not leaves("visit", (actor("BEL"),), (actor("UNK", 9),), here)
    assert not leaves("visit", (actor("BEL"),), (), here) and not leaves("meeting", (actor("BEL"),), (), here)
