"""What the words about a trigger say of its polarity: denied, called off, not announced, still to be."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from noteverbale.reading.endings import ended
from noteverbale.reading.polarity import denied, retold, unannounced
from noteverbale.types import Claim, Mention, Span


def mention(words: str, text: str) -> Mention:
    return Mention(text=words, start=text.index(words), end=text.index(words) + len(words))


def test_what_nobody_has_announced_is_still_to_be() -> None:
    text = "Kamau will fly to Muscat for a visit that neither government has announced, and a visit that was cancelled."
    first, last = text.index("visit"), text.rindex("visit")
    claims = [
        Claim(id="c", kind="visit", trigger=Mention(text="visit", start=at, end=at + 5), polarity="negative",
              sentence=Span(0, len(text)))
        for at in (first, last)
    ]  # fmt: skip
    assert [unannounced(text, claim).polarity for claim in claims] == ["positive", "negative"]


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        ("Kenya denied that it had refused to sell patrol boats to Oman.", "refused", "negative"),
        ("Kenya denied reports that its army has been arming Oman.", "arming", "negative"),
        ("Kenya denied having rejected the purchase.", "rejected", "negative"),
        ("Kenya denies targeting Oman.", "targeting", "negative"),
        ("Kenya denied Oman the boats.", "denied", "positive"),
        ("Kenya denied it, but it had refused the boats.", "refused", "positive"),
        ("Kenya, which had denied the charges, refused the boats.", "refused", "positive"),
        ("Kenya rejected the request that Oman had made.", "made", "positive"),
        ("Kenya denied on Monday that it had armed Oman.", "armed", "negative"),
        ("Kenya has not denied that it had armed Oman.", "armed", "positive"),
        ("Kenya neither confirmed\nnor denied that it had armed Oman.", "armed", "positive"),
        ("Nobody denies that Kenya has armed Oman.", "armed", "positive"),
        ("Kenya refused to deny targeting Oman.", "targeting", "positive"),
        ("Kenya denied entry to the envoy who had visited Oman.", "visited", "positive"),
        ("Kenya denied the government that had signed the accord its boats.", "signed", "positive"),
    ],
)
def test_what_a_clause_denies_is_negative(text: str, trigger: str, polarity: str) -> None:
    claim = Claim(id="c", kind="arms_deal", trigger=mention(trigger, text), sentence=Span(0, len(text)))
    assert denied(text, claim).polarity == polarity


def test_what_is_denied_to_be_called_off_is_still_to_be() -> None:
    def told(text: str) -> Claim:
        claim = Claim(id="c", kind="exercise", trigger=mention("drill", text), polarity="negative", realis="occurred",
                      sentence=Span(0, len(text)))  # fmt: skip
        return retold(text, claim)

    kept = told("A diplomat denied that the drill had been cancelled.")
    assert (kept.polarity, kept.realis) == ("positive", "scheduled")
    assert told("A diplomat said the drill had been cancelled.").polarity == "negative"
    assert told("A diplomat did not\ndeny that the drill had been cancelled.").polarity == "negative"
    assert told("A diplomat denied that there was a drill near Rattu.").polarity == "negative"


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        ("Kamau had a visit scheduled for Tuesday, but it was cancelled.", "visit", "negative"),
        ("Kamau was to make a visit to Oman on Saturday but the visit was suddenly canceled.", "visit", "negative"),
        ("The drill was due in May, but it has been\npostponed.", "drill", "negative"),
        ("The talks were due in May, but they have been postponed.", "talks", "negative"),
        ("The talks that were to open in Accra on Tuesday have been put off.", "talks", "negative"),
        ("The visit to Togo was first set for 20 April and had to be postponed.", "visit", "negative"),
        ("Kamau will visit Oman, but the concert was cancelled.", "visit", "positive"),
        ("Kamau will visit Oman. But it was cancelled.", "visit", "positive"),
        ("Kamau will visit Oman, but it was not cancelled.", "visit", "positive"),
    ],
)
def test_a_plan_that_its_sentence_calls_off_is_negative(text: str, trigger: str, polarity: str) -> None:
    claim = Claim(id="c", kind="visit", trigger=mention(trigger, text), realis="scheduled", sentence=Span(0, len(text)))
    assert retold(text, claim).polarity == polarity
    held = retold(text, replace(claim, realis="occurred"))
    was_to = any(words in text for words in ("were to", "was first set", "was due", "were due"))
    assert (held.polarity, held.realis) == (("negative", "scheduled") if was_to else ("positive", "occurred"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The visit of Minister Kamau, which was scheduled for this week, has been postponed.", "postponed"),
        ("The visit was\ncalled off on Monday.", "called off"),
        ("The visit of Kamau, put off in May, will be held in June.", "put off"),
        ("Kamau cancelled a planned visit to Oman.", "cancelled"),
        ("Oman regretted the postponement of the visit.", "postponement"),
        ("Kamau will not pay a visit to Oman. Talks were cancelled.", None),
        ("Kamau cancelled the talks, and there will be no visit.", None),
        ("There was no visit; the talks were postponed.", None),
    ],
)
def test_words_that_end_a_plan_are_kept_beside_its_polarity(text: str, words: str | None) -> None:
    sentence = Span(0, text.find(". ") + 1 or len(text))
    claim = Claim(id="c", kind="visit", trigger=mention("visit", text), polarity="negative", sentence=sentence)
    assert ended(text, claim).inferred.get("polarity") == words
    assert ended(text, replace(claim, polarity="positive")).inferred == {}
    assert ended(text, replace(claim, kind="attack")).inferred == {}
