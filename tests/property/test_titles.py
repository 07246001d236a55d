"""Whatever a title says: all words of a claim are cut from the part in which they stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from noteverbale.documents import from_text

_SENTENCES = st.sampled_from(
    (
        "{a} President {who} visits {b} on Monday",
        "{b} arrests two {a} officials, says Reuters",
        "{a} sells 12\xa0helicopters to {b}",
        "“{who} will visit {b} on May 3”: {a} minister",
        "{a} and {b} foreign ministers met in Lima , \n condemned attack",
        "{a} condemns attack on {b}’s embassy",
        "U.S. , {a} to hold talks in {b} : of’s King",
    )
)
_STATES = st.sampled_from(("Peru", "Norway", "India", "the\xa0Netherlands"))
_NOISE = st.lists(st.sampled_from(", : “ ” of’s May 3 \n and Putin helicopters Reuters".split(" ")), max_size=3)


def test_spans_lie_in_their_part():
    told = []

    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(
        _SENTENCES, _STATES, _STATES, st.sampled_from(["Putin", "King Ann Other"]), _NOISE, _NOISE,
        st.sampled_from(["", "The two sides will discuss trade."]),
    )  # fmt: skip
    def spans_lie(sentence, a, b, who, before, after, text):
        title = " ".join([*before, sentence.format(a=a, b=b, who=who), *after])
        reading = _reader().read(from_text(text, title=title))
        told.append(bool(reading.title_claims))
        for claim in reading.all_claims:
            _lie(claim, reading.document.part(claim.part))

    spans_lie()
    assert len(told) >= 25 and sum(told) > len(told) / 2


def _lie(claim, part):
    for one in [claim.trigger, *claim.agent, *claim.recipient, claim.time, claim.place, claim.source]:
        if one is not None and one.start is not None:
            assert 0 <= one.start < one.end <= len(part)
            assert part[one.start : one.end] == one.text
    assert claim.sentence is not None
    assert claim.sentence.end <= len(part)
    assert (claim.at < 0) == (claim.part == "title")


def _reader():
    from noteverbale.flow.worker import load_reader

    return load_reader()
