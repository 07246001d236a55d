"""Whatever a title says: all words of a claim are cut from the part in which they stand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from noteverbale.documents import from_text

_WORDS = (
    "Peru Norway President Putin King minister meets met to will visit talks in Lima on Monday May 3 arrested , : “ ” "
    "says with two helicopters sells\xa0to U.S. Reuters condemns attack and the of’s \n"
).split(" ")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(_WORDS), max_size=14), st.sampled_from(["", "The two sides will discuss trade."]))
def test_spans_lie_in_their_part(words, text):
    title = " ".join(words)
    if not title.strip() and not text:
        return
    reading = _reader().read(from_text(text, title=title))
    for claim in reading.all_claims:
        part = reading.document.part(claim.part)
        parts = [claim.trigger, *claim.agent, *claim.recipient, claim.time, claim.place, claim.source]
        for one in parts:
            if one is not None and one.start is not None:
                assert 0 <= one.start < one.end <= len(part)
                assert part[one.start : one.end] == one.text
        assert claim.sentence is not None
        assert claim.sentence.end <= len(part)
        assert (claim.at < 0) == (claim.part == "title")


def _reader():
    from noteverbale.flow.worker import load_reader

    return load_reader()
