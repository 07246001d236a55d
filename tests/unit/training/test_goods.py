"""Where goods, numbers and sums of annotated deals stand, and how a network learns them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.authoring import parse_own  # noqa: E402
from training.data import IGNORE, examples, load  # noqa: E402
from training.goods import placed  # noqa: E402
from training.labels import GOODS, ROLES  # noqa: E402
from training.network import Network, network_of, with_all_roles  # noqa: E402

from noteverbale.resolve.sentences import sentences  # noqa: E402

ARTICLE = """## t1 | Example Post | 2014-11-20 | agency
Ghana wants six patrol boats. Minister Osei met the maker, and Accra ordered six patrol boats worth $90 million.
> arms_deal: wants | r Ghana =GHA | intended | stage interest | item patrol boats | qty six
> meeting: met | a Minister Osei =GHA
> arms_deal: ordered | r Accra =GHA | stage signed | item patrol boats | qty six | val $90 million
The first two of them came in May.
> arms_deal: came | r Accra =GHA | stage delivery_started | item patrol boats | qty two
"""


def claims_with_goods() -> tuple[str, list[dict]]:
    article = next(parse_own(ARTICLE, "file.txt"))
    spans = [(span.start, span.end) for span in sentences(article.text)]
    return article.text, [placed(article.text, spans, claim) for claim in article.claims]


def words(text: str, found: list[dict]) -> list[tuple[str, int]]:
    return [(text[one["start"] : one["end"]], one["start"]) for one in found]


def test_goods_are_placed_in_the_sentence_of_their_trigger() -> None:
    text, (wants, met, ordered, came) = claims_with_goods()
    assert words(text, wants["item"]) == [("patrol boats", text.index("patrol boats"))]
    assert words(text, ordered["item"]) == [("patrol boats", text.rindex("patrol boats"))]
    assert words(text, ordered["quantity"]) == [("six", text.rindex("six"))]
    assert words(text, ordered["value"]) == [("$90 million", text.index("$90"))]
    assert "item" not in met
    assert words(text, came["quantity"]) == [("two", text.index("two"))]


def test_goods_stand_in_the_sentence_before_where_the_own_one_does_not_tell_them() -> None:
    text, (*_, came) = claims_with_goods()
    assert words(text, came["item"]) == [("patrol boats", text.rindex("patrol boats"))]


def test_each_of_several_goods_is_placed() -> None:
    text = "Kenya got ten jets and two radars."
    goods = [{"item": "jets", "quantity": {"text": "ten"}}, {"item": "radars", "quantity": {"text": "two"}}]
    claim = {"trigger": {"start": 6, "end": 9}, "deal": {"item": "jets", "quantity": {"text": "ten"}, "goods": goods}}
    found = placed(text, [(0, len(text))], claim)
    assert [text[one["start"] : one["end"]] for one in (*found["item"], *found["quantity"])] == [
        "jets",
        "radars",
        "ten",
        "two",
    ]


def test_what_is_no_deal_teaches_nothing_of_goods(tmp_path: Path) -> None:
    article = next(parse_own(ARTICLE, "file.txt"))
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "t1", "text": article.text, "claims": article.claims}))
    wants, met, ordered, came = (t for example in examples(load([path])[0]) for t in example.targets)
    assert (met.roles[:, GOODS:] == IGNORE).all()
    assert not (met.roles[:, :GOODS] == IGNORE).any()
    for deal in (wants, ordered, came):
        assert (deal.roles[:, ROLES.index("quantity")] == 1).sum() == 1
    assert (ordered.roles[:, ROLES.index("value")] > 0).sum() == 3


def test_a_network_of_fewer_roles_learns_the_others() -> None:
    torch.manual_seed(1)
    small = Network(2, GOODS, heads=2, inner=32)
    same = network_of(small.state_dict())
    assert same.branch.role[3].bias.shape == (3 * GOODS,)
    whole = with_all_roles(same)
    assert whole.branch.role[3].bias.shape == (3 * len(ROLES),)
    words = torch.randn(1, 256)
    assert torch.allclose(whole.branch.role[3](words)[:, : 3 * GOODS], small.branch.role[3](words))
