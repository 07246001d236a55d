"""Texts that an article hands over in full, and interviews in turns: whose words they are."""

from __future__ import annotations

from datetime import date

import pytest

from noteverbale.reading.attributions import attributions
from noteverbale.reading.spoken import speeches_of
from noteverbale.resolve.actors import Context
from noteverbale.resolve.sentences import sentences
from noteverbale.types import Attribution

LEAD = "LIMA - Peru's foreign minister, Ana Quispe, said on Monday that the embargo harms all. The council met. "
SPEECH = "Madam Chair, I thank you. Chile imposed sanctions on Peru in May. Peru condemned the raid of June."


def told(text: str) -> list[Attribution]:
    return attributions(text, sentences(text), Context(text, date(2016, 9, 1)))


def told_at(text: str, words: str) -> tuple[str, str | None] | None:
    """Whose words those are by the attribution that begins last among the direct ones around them."""
    at = text.index(words)
    around = [one for one in told(text) if one.manner == "direct" and any(s <= at < e for s, e in one.content)]
    if not around:
        return None
    last = max(around, key=lambda one: max(s for s, e in one.content if s <= at))
    return " ".join(text[s:e] for s, e in last.source), last.kind


@pytest.mark.parametrize(
    ("announced", "who", "kind"),
    [
        ("Following is the text of her speech: ", "Peru's foreign minister, Ana Quispe", "named_official"),
        ("The following is an excerpt of Quispe’s remarks at the council: ", "Quispe", "named_official"),
        ("The full text of Quispe's speech is as follows:\n\n", "Quispe", "named_official"),
        ("The full transcript of Quispe is as follows: ", "Quispe", "named_official"),
        (
            "What follows is the full text of the speech by Ana Quispe published by Andina: ",
            "Ana Quispe",
            "named_official",
        ),
        ("The full text of the statement is as follows: ", "the statement", "document"),
        ("Following is part of the joint statement: ", "the joint statement", "document"),
        ("Here is the full text of the letter: ", "Peru's foreign minister, Ana Quispe", "named_official"),
    ],
)
def test_a_text_handed_over_is_its_speakers(announced: str, who: str, kind: str) -> None:
    text = f"{LEAD}{announced}{SPEECH}"
    assert told_at(text, "imposed sanctions") == (who, kind)
    assert told_at(text, "condemned") == (who, kind)
    assert told_at(text, "The council met") is None


@pytest.mark.parametrize(
    "announced",
    [
        "Following is a list of the candidates: ",
        "The text of the draft was changed: ",
        "Here is what matters: ",
        "The following rules hold: ",
        "The statement was short: ",
    ],
)
def test_what_announces_no_text_opens_none(announced: str) -> None:
    assert told_at(f"{LEAD}{announced}{SPEECH}", "condemned") is None


def test_a_text_in_marks_ends_where_they_close() -> None:
    text = f"{LEAD}Following is the text of her speech: “{SPEECH}” Then Chile bombed a port."
    assert told_at(text, "condemned") == ("Peru's foreign minister, Ana Quispe", "named_official")
    assert told_at(text, "bombed") is None


INTERVIEW = (
    "LIMA - Tom Reyes, a professor of history at Cusco University, says the embargo will fail. President Vargas has said"
    " that it will hold. Following is the text of the interview: Q: Chile has bombed a port. Why? A: Chile attacked"
    " Peru to win votes. Q: Will Brazil help? A: Brazil promised aid."
)


@pytest.mark.parametrize("announced", [True, False])
def test_answers_are_the_guests_and_questions_nobodys(announced: bool) -> None:
    text = INTERVIEW if announced else INTERVIEW.replace("Following is the text of the interview: ", "")
    guest = ("Tom Reyes, a professor of history at Cusco University", "expert")
    assert told_at(text, "attacked") == guest
    assert told_at(text, "promised") == guest
    assert told_at(text, "bombed") is None


def test_without_marks_paragraphs_that_ask_are_the_interviewers() -> None:
    text = (
        "We talked to Ana Quispe, who teaches law. Here is the full text of the interview:\nChile has bombed a port."
        " Why?\nChile attacked Peru to win votes.\nWill Brazil help?\nBrazil promised aid."
    )
    assert told_at(text, "attacked") == ("Ana Quispe", "expert")
    assert told_at(text, "bombed") is None


def test_an_outlet_is_not_its_own_guest() -> None:
    text = (
        "He spoke to Reuters. Following are excerpts of the interview: Q: Why? A: Chile attacked Peru. Q: When? A: Now."
    )
    assert told_at(text, "attacked") is None


def test_of_two_texts_each_has_its_own_speaker() -> None:
    text = (
        f"{LEAD}Following is the text of her speech: Peru condemned the raid. I thank you. Chile's Foreign Minister Luis"
        " Mora said it was wrong. Following is the text of his speech: Chile imposed sanctions in May."
    )
    assert told_at(text, "condemned") == ("Peru's foreign minister, Ana Quispe", "named_official")
    assert told_at(text, "imposed") == ("Chile's Foreign Minister Luis Mora", "named_official")


def test_we_in_a_long_speech_is_the_speakers_state() -> None:
    speech = (
        "Bolivia suffered under the raids of the north. Bolivian towns were burnt, and Bolivia buried its dead. Bolivia asked"
        " for help in May, and help came late. On Monday we condemned the raid. The council must act, for the law of the land"
        " binds all states, great and small. We welcome the vote of Bolivia's parliament, and we support the people of Bolivia"
        " in what they rebuild. The families wait. I ask the council to vote today and to send a mission within the week."
    )
    text = f"{LEAD}Following is the text of her speech: {speech}"
    people = Context(text, date(2016, 9, 1))
    at = text.index("we condemned")
    assert people.resolve(at, at + 2)[0].code == "BOL"
    people.hear(speeches_of(attributions(text, sentences(text), people), text))
    assert people.resolve(at, at + 2)[0].code == "PER"
    quoted = text.replace(speech, f"“{speech}”")
    assert speeches_of(attributions(quoted, sentences(quoted), Context(quoted, date(2016, 9, 1))), quoted) == []
