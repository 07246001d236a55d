"""Arms deals told over years: stages, halts, numbers by what they apply to, and what stays apart."""

from __future__ import annotations

from builders import a_deal, a_quantity, a_report, a_source, some_money
from noteverbale.reading.sellers import BY_WORD
from noteverbale.records import reconcile
from noteverbale.types import Deal, Quantity, Record, Report


def told(document: str, known: str, deal: Deal, **fields) -> Report:
    given = {"kind": "arms_deal", "agent": "RUS", "recipient": "PAK", "trigger": "deal"} | fields
    return a_report(document, known, deal=deal, **given)


TALKS = told("d1", "2009-03-01", a_deal("talks", "Mi-35 helicopters", a_quantity(None, 20, "up_to")))
APPROVED = told("d2", "2014-11-20", a_deal("political_approval", "Mi-35 attack helicopters"))
SIGNED = told("d3", "2015-08-20", a_deal("signed", "Mi-35M helicopters", a_quantity(4)))


def only(*reports: Report) -> Record:
    records = list(reconcile(reports))
    assert len(records) == 1, [record.links for record in records]
    return records[0]


def test_stages_add_up_and_each_is_kept_with_its_source() -> None:
    last = only(APPROVED, SIGNED).states[-1].fields
    assert last["stage"] == "signed"
    assert [(entry["stage"], entry["known"]) for entry in last["stage_history"]] == [
        ("political_approval", "2014-11-20"),
        ("signed", "2015-08-20"),
    ]
    assert (last["supplier"], last["recipient"]) == ("RUS", "PAK")


def test_up_to_twenty_wanted_is_never_twenty_ordered() -> None:
    wanted = told("d2", "2014-11-20", a_deal("talks", "Mi-35 helicopters", a_quantity(None, 20, "up_to")))
    quantity = only(wanted, SIGNED).states[-1].fields["quantity"]
    assert (quantity["wanted"]["max"], quantity["wanted"]["modifier"]) == (20, "up_to")
    assert quantity["ordered"]["min"] == 4


def test_goods_named_by_themselves_stand_before_those_of_a_family_told_elsewhere() -> None:
    vague = a_deal("talks", "helicopters", family="Mi-24/35")
    twice = [told(f"d{n}", f"2009-0{n}-01", vague) for n in (3, 4, 5)]
    assert only(*twice, APPROVED).states[-1].fields["item"] == "Mi-35 attack helicopters"


def delivered(document: str, known: str, number: Quantity | None, **fields) -> Report:
    return told(document, known, a_deal("delivered", "Mi-35M helicopters", number), **fields)


def test_fewer_delivered_than_ordered_is_a_delivery_begun() -> None:
    first = delivered("d4", "2016-05-01", a_quantity(1), time="2016-04-20")
    begun = only(SIGNED, first).states[-1]
    assert begun.fields["stage"] == "delivery_started"
    assert begun.accepted["stage"][1] == "fewer have come than were ordered"
    assert [step["stage"] for step in begun.fields["stage_history"]] == ["signed", "delivery_started"]
    second = delivered("d5", "2017-05-01", a_quantity(3), time="2017-04-20")
    assert only(SIGNED, first, second).states[-1].fields["stage"] == "delivered"


def test_the_last_ones_and_a_number_left_out_end_a_delivery() -> None:
    last = delivered("d4", "2016-05-01", a_quantity(2, 2, "last_batch"))
    assert only(SIGNED, last).states[-1].fields["stage"] == "delivered"
    assert only(SIGNED, delivered("d4", "2016-05-01", None)).states[-1].fields["stage"] == "delivered"


def test_what_is_signed_for_tells_the_order_and_the_greatest_number_what_has_come() -> None:
    built = told("d0", "2015-08-01", a_deal("production", "Mi-35M helicopters", a_quantity(2)))
    ten = told("d3", "2015-08-20", a_deal("signed", "Mi-35M helicopters", a_quantity(10)))
    two, six = (delivered(f"d{n}", f"2016-0{n}-01", a_quantity(n)) for n in (2, 6))
    more = delivered("d8", "2016-08-01", a_quantity(8, 8, "more"))
    quantity = only(built, ten, two, six, more).states[-1].fields["quantity"]
    assert (quantity["ordered"]["min"], quantity["delivered"]["min"]) == (10, 6)


def test_who_does_not_answer_for_a_greater_number_outbids_nobody() -> None:
    two = delivered("d2", "2016-02-01", a_quantity(2))
    rumour = delivered("d3", "2016-03-01", a_quantity(100), source=a_source("unnamed_source"))
    perhaps = delivered("d4", "2016-04-01", a_quantity(50), certainty="possible")
    assert only(two, rumour, perhaps).states[-1].fields["quantity"]["delivered"]["min"] == 2


def test_a_contract_only_planned_orders_nothing() -> None:
    planned = told("d1", "2015-01-01", a_deal("signed", "Mi-35", a_quantity(12)), realis="scheduled", time="2015-03-01")
    last = only(planned).states[-1].fields
    assert last["stage"] is None
    assert list(last["quantity"]) == ["wanted"]
    assert last["outcome"] == "expected"


def test_a_halt_stands_until_progress_is_told_later() -> None:
    halt = told("d4", "2016-01-10", a_deal("suspended", "Mi-35"))
    resumed = told("d5", "2016-09-01", a_deal("delivery_started", "Mi-35"))
    stages = [state.fields["stage"] for state in only(SIGNED, halt, resumed).states]
    assert stages == ["signed", "suspended", "delivery_started"]
    last = only(SIGNED, halt).states[-1].fields
    assert last["reached"] == "signed"
    assert [entry["stage"] for entry in last["halts"]] == ["suspended"]


def test_what_is_recalled_beside_or_after_a_halt_is_no_progress() -> None:
    halt = told("d4", "2016-01-10", a_deal("cancelled", "Mi-35"), at=10)
    beside = told("d4", "2016-01-10", a_deal("delivered", "Mi-35"), at=90)
    again = told("d5", "2016-09-01", a_deal("signed", "Mi-35"))
    assert only(SIGNED, halt, beside).states[-1].fields["stage"] == "cancelled"
    assert only(SIGNED, halt, again).states[-1].fields["stage"] == "cancelled"
    anew = told("d5", "2016-09-01", a_deal("signed", "Mi-35"), time="2016-08-30")
    assert only(SIGNED, halt, anew).states[-1].fields["stage"] == "signed"
    beside = told("d4", "2016-01-10", a_deal("signed", "Mi-35"), at=90, time=("2015-01-01", "2015-12-31"))
    dated = told("d4", "2016-01-10", a_deal("cancelled", "Mi-35"), at=10, time=("2015-01-01", "2015-12-31"))
    assert only(dated, beside).states[-1].fields["stage"] == "cancelled"
    paid = told("d4", "2016-01-10", a_deal("in_force", "Mi-35"), at=90, trigger="paid")
    assert only(SIGNED, halt, paid).states[-1].fields["stage"] == "cancelled"
    lifted = told("d4", "2016-01-10", a_deal("in_force", "Mi-35"), at=90, trigger="resumed")
    assert only(SIGNED, halt, lifted).states[-1].fields["stage"] == "in_force"


def test_a_contracts_sum_stands_before_what_is_paid_of_it() -> None:
    signed = told("d3", "2015-08-20", a_deal("signed", "Mi-35M helicopters", value=some_money(153e6)))
    paid = told("d4", "2015-09-20", a_deal("in_force", "Mi-35M helicopters", value=some_money(20e6)))
    assert only(signed, paid).states[-1].fields["value"]["amount"] == 153e6


def test_a_firm_of_several_states_may_sell_for_the_one_told() -> None:
    state = told("d1", "2020-07-01", a_deal("political_approval", "C295"), agent="ESP", recipient="KEN")
    firm = told("d1", "2020-07-01", a_deal("signed"), agent="COM-AIRBUS", recipient="KEN", at=90)
    assert only(state, firm).states[-1].fields["supplier"] == "ESP"
    other = told("d1", "2020-07-01", a_deal("signed"), agent="COM-ATR", recipient="KEN", at=200)
    assert len(list(reconcile([firm, other]))) == 2


def test_a_stage_that_is_only_possible_needs_a_second_text() -> None:
    rumour = told("d3", "2015-08-20", a_deal("signed", "Mi-35"), certainty="possible")
    again = told("d4", "2015-08-22", a_deal("signed", "Mi-35"), certainty="possible")
    assert only(APPROVED, rumour).states[-1].fields["stage"] == "political_approval"
    assert only(APPROVED, rumour, again).states[-1].fields["stage"] == "signed"


def test_a_better_voice_that_denies_a_stage_later_undoes_it() -> None:
    rumour = told("d3", "2015-08-20", a_deal("signed", "Mi-35"), source=a_source("unnamed_source"))
    denial = told(
        "d4", "2015-08-22", a_deal("signed", "Mi-35"), polarity="negative", source=a_source("named_official", "PAK")
    )
    last = only(APPROVED, rumour, denial).states[-1]
    assert last.fields["stage"] == "political_approval"
    assert [c.field for c in last.contradictions] == ["polarity"]
    alone = only(rumour, denial).states[-1].fields  # what the denial undoes is alleged, not gone
    assert (alone["reached"], alone["stage"], alone["alleged"]) == (None, None, "signed")
    assert only(denial).states[-1].fields["alleged"] is None
    possible = told("d3", "2015-08-20", a_deal("signed", "Mi-35"), certainty="possible")
    assert only(possible, denial).states[-1].fields["alleged"] is None


def test_two_numbers_for_one_order_are_a_contradiction_and_the_better_voice_wins() -> None:
    other = told("d4", "2015-08-21", a_deal("signed", "Mi-35", a_quantity(6)), source=a_source("named_official", "RUS"))
    last = only(SIGNED, other).states[-1]
    assert last.fields["quantity"]["ordered"]["min"] == 6
    assert [(c.field, [side for side, _ in c.sides]) for c in last.contradictions] == [("quantity.ordered", ["4", "6"])]


def test_talks_told_as_going_on_after_the_contract_are_a_contradiction() -> None:
    talks = told("d4", "2015-10-01", a_deal("talks", "Mi-35"), realis="ongoing")
    assert [c.field for c in only(SIGNED, talks).states[-1].contradictions] == ["stage"]


def test_a_topic_never_joins_a_deal_and_other_equipment_is_another_deal() -> None:
    topic = told("d4", "2015-08-25", a_deal("talks", "military equipment"))
    tanks = told("d5", "2015-08-25", a_deal("talks", "T-90 tanks"))
    assert [len(record.links) for record in reconcile([SIGNED, topic, tanks])] == [1, 1, 1]


def test_a_second_topic_claim_joins_the_first() -> None:
    topics = [told(f"d{n}", "2015-08-25", a_deal("talks", "arms"), trigger="sale") for n in (4, 5)]
    assert len(only(*topics).links) == 2


def test_helicopters_may_be_the_helicopters_named_before() -> None:
    by_class = told("d4", "2015-09-01", a_deal("signed", "attack helicopters"))
    assert len(only(SIGNED, by_class).links) == 2


def test_a_claim_without_supplier_or_item_joins_the_deal_of_its_text() -> None:
    bare = a_report(
        "d3",
        "2015-08-20",
        kind="arms_deal",
        agent="",
        recipient="PAK",
        deal=a_deal("signed"),
        trigger="contract",
        at=90,
    )
    assert len(only(SIGNED, bare).links) == 2
    apart = a_report(
        "d9",
        "2015-08-20",
        kind="arms_deal",
        agent="",
        recipient="PAK",
        deal=a_deal("signed"),
        trigger="contract",
        at=90,
    )
    assert len(list(reconcile([SIGNED, apart]))) == 2


def test_a_new_purchase_years_after_delivery_is_a_new_deal() -> None:
    delivered = told("d4", "2016-03-01", a_deal("delivered", "Mi-35"))
    wanted = told("d5", "2017-06-01", a_deal("request", "Mi-35"))
    assert [len(record.links) for record in reconcile([SIGNED, delivered, wanted])] == [2, 1]


def test_the_value_comes_from_the_latest_stage() -> None:
    offer = told("d2", "2015-06-01", a_deal("offer", "Mi-35", value=some_money(200e6)))
    order = told("d3", "2015-08-20", a_deal("signed", "Mi-35", value=some_money(153e6)))
    assert only(offer, order).states[-1].fields["value"]["amount"] == 153e6


def test_a_planned_delivery_is_held_only_by_a_delivery() -> None:
    planned = told(
        "d4", "2015-09-01", a_deal("delivered", "Mi-35"), realis="scheduled", time=("2017-01-01", "2017-06-30")
    )
    assert only(SIGNED, planned).states[-1].fields["outcome"] == "expected"
    done = told("d5", "2017-05-02", a_deal("delivered", "Mi-35"), time="2017-05-01")
    assert only(SIGNED, planned, done).states[-1].fields["outcome"] == "held"


def test_a_halt_of_years_ago_does_not_stand_against_what_is_told_now() -> None:
    halted = told("d1", "2016-12-01", a_deal("suspended", "S-300"), time=("2010-06-01", "2010-07-31"), at=50)
    delivered = told("d1", "2016-12-01", a_deal("delivered", "S-300"), at=10)
    assert only(halted, delivered).states[-1].fields["stage"] == "delivered"


def test_in_one_undated_text_what_is_told_later_counts_as_later() -> None:
    halted = told("d1", None, a_deal("suspended", "S-300"), at=10)
    resumed = told("d1", None, a_deal("in_force", "S-300"), at=90, trigger="resumed")
    assert only(halted, resumed).states[-1].fields["stage"] == "in_force"


def test_a_stage_told_not_to_have_come_is_not_reached_so_that_it_can_come_later() -> None:
    item = "Mi-35M helicopters"
    unsigned = told("d4", "2014-11-21", a_deal("signed", item), polarity="negative", time="2014-11-20")
    record = only(APPROVED, unsigned, told("d5", "2015-08-20", a_deal("signed", item), time="2015-08-20"))
    assert record.states[-1].fields["stage"] == "signed"
    assert not {"stage_again"} & {name for link in record.links for name, _, _ in link.features}


def test_the_number_tells_which_of_two_deals_is_meant() -> None:
    four = told("d1", "2020-01-10", a_deal("signed", "frigates", a_quantity(4)), time="2020-01-09")
    ten = told("d2", "2020-01-12", a_deal("signed", "frigates", a_quantity(10)), time="2020-01-11", agent="ITA")
    later = told("d3", "2020-03-01", a_deal("delivery_started", "frigates", a_quantity(4)), agent="")
    (record,) = reconcile([four, later])
    assert "number_same" in {name for name, _, _ in record.links[1].features}
    assert [len(r.links) for r in reconcile([four, ten, later])] == [2, 1]


def test_another_number_of_the_only_deal_is_a_contradiction_in_it() -> None:
    four = told("d1", "2020-01-10", a_deal("signed", "frigates", a_quantity(4)), time="2020-01-09")
    six = told("d2", "2020-01-10", a_deal("signed", "frigates", a_quantity(6)), time="2020-01-09")
    record = only(four, six)
    assert "number_other" in {name for name, _, _ in record.links[1].features}
    assert [one.field for one in record.states[-1].contradictions] == ["quantity.ordered"]


def test_no_number_tells_nothing_where_it_is_no_exact_one_or_for_another_use() -> None:
    wanted = told("d1", "2020-01-10", a_deal("interest", "frigates", a_quantity(None, 20, "up_to")), realis="intended")
    ordered = told("d2", "2020-03-10", a_deal("signed", "frigates", a_quantity(4)), time="2020-03-09")
    record = only(wanted, ordered)
    assert not [name for link in record.links for name, _, _ in link.features if name.startswith("number")]


def test_a_request_dated_well_after_the_contract_is_of_another_deal() -> None:
    signed = told("d1", "2020-01-10", a_deal("signed", "frigates"), time="2020-01-09")
    asked = told("d2", "2020-04-10", a_deal("request", "frigates"), time="2020-04-08")
    features = {name for r in reconcile([signed, asked]) for link in r.links for name, _, _ in link.features}
    before = told("d2", "2020-01-20", a_deal("request", "frigates"), time="2019-12-08")
    assert "stage_back" in features or len(list(reconcile([signed, asked]))) == 2
    assert "stage_back" not in {name for link in only(signed, before).links for name, _, _ in link.features}


def test_undated_texts_on_arms_for_one_sum_are_one_deal() -> None:
    def undated(document: str, amount: float, **parties: str) -> Report:
        return told(document, None, a_deal("signed", "arms", value=some_money(amount)), **parties)

    first, again = undated("d1", 110e9), undated("d2", 110e9, trigger="contract")
    assert "sum_same" in {name for link in only(first, again).links for name, _, _ in link.features}
    assert len(list(reconcile([first, undated("d2", 15e9, trigger="contract")]))) == 2
    assert len(list(reconcile([first, undated("d2", 110e9, trigger="contract", recipient="IND")]))) == 2
    assert len(list(reconcile([first, undated("d2", 110e9, trigger="contract", agent="")]))) == 2


def test_all_parties_behind_from_sell_and_none_of_them_buys() -> None:
    both = told("d1", "2019-03-01", a_deal("delivered", "F-16"), agent="USA JOR", recipient="")
    fields = only(both).states[-1].fields
    assert (fields["supplier"], fields["recipient"]) == ("USA", "JOR")
    behind = told(
        "d1",
        "2019-03-01",
        a_deal("delivered", "F-16"),
        agent="USA JOR",
        recipient="",
        inferred={"agent": BY_WORD},
    )
    fields = only(behind).states[-1].fields
    assert (fields["supplier"], fields["recipient"]) == ("USA", None)


def test_a_stage_told_of_nobody_lifts_no_deal_of_two() -> None:
    planned = told("d1", "2020-11-20", a_deal("signed", "F-35 jets"), agent="USA", recipient="ARE", realis="intended")
    sale = told("d1", "2020-11-20", a_deal("delivered", "F-35 jets"), agent="", recipient="", trigger="sale")
    last = next(record for record in reconcile([planned, sale]) if len(record.links) == 2).states[-1].fields
    assert last["stage"] is None


def test_who_talks_alone_of_what_another_makes_is_the_buyer() -> None:
    fields = only(told("d1", "2015-03-01", a_deal("talks", "S-300"), agent="IRN", recipient="")).states[-1].fields
    assert (fields["supplier"], fields["recipient"]) == ("RUS", "IRN")


def test_an_accusation_that_is_denied_in_the_same_words_is_still_one() -> None:
    accused = Deal(stage="delivered", item="drones", alleged=True)
    fields = only(told("d1", "2020-05-01", accused, polarity="negative")).states[-1].fields
    assert (fields["reached"], fields["stage"], fields["alleged"]) == (None, None, "delivered")
    plain = Deal(stage="delivered", item="drones")
    assert only(told("d1", "2020-05-01", plain, polarity="negative")).states[-1].fields["alleged"] is None
    aim = told("d1", "2020-05-01", accused, polarity="negative", realis="intended")
    assert only(aim).states[-1].fields["alleged"] is None
