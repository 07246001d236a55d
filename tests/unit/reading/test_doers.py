"""Who does it where the words beside the trigger do not say."""

from noteverbale.reading.doers import SPEAKER, SUBJECT, accompanied, spoken
from noteverbale.resolve.actors import Context
from noteverbale.types import Actor, Claim, Mention, Source, Span

VERBAL = frozenset(("request", "threat"))


def claim(text: str, kind: str, trigger: str, agent: tuple[Actor, ...] = (), source: Source | None = None) -> Claim:
    start = text.index(trigger)
    mention = Mention(text=trigger, start=start, end=start + len(trigger))
    whole = Span(0, len(text))
    return Claim(id="c1", kind=kind, trigger=mention, agent=agent, sentence=whole, source=source or Source())


def actor(text: str, words: str, code: str) -> Actor:
    start = text.index(words)
    return Actor(text=words, start=start, end=start + len(words), code=code)


def told(given: Claim) -> tuple[list[str], str | None]:
    return [one.code for one in given.agent], given.inferred.get("agent")


def test_talks_with_somebody_are_held_by_the_subject_of_the_sentence():
    text = "In Lima, Norway looked forward to negotiations with Chile."
    given = claim(text, "meeting", "negotiations", (actor(text, "Chile", "CHL"),))
    assert told(accompanied(given, text, Context(text))) == (["NOR", "CHL"], SUBJECT)


def test_talks_that_are_not_with_somebody_stay_as_they_are():
    text = "Norway spoke of negotiations in Chile."
    given = claim(text, "meeting", "negotiations", (actor(text, "Chile", "CHL"),))
    assert accompanied(given, text, Context(text)) == given
    both = claim(text, "meeting", "spoke", (actor(text, "Norway", "NOR"), actor(text, "Chile", "CHL")))
    assert accompanied(both, text, Context(text)) == both


def test_a_request_comes_from_its_speaker():
    text = "Those who planned it must be punished, Norway said."
    said = Source(kind="institution", text="Norway", start=39, end=45, code="NOR")
    given = claim(text, "request", "must", source=said)
    assert told(spoken(given, Context(text), VERBAL, VERBAL)) == (["NOR"], SPEAKER)


def test_a_speaker_keeps_his_sector():
    text = "Those who planned it must be punished, Hezbollah said."
    said = Source(kind="institution", text="Hezbollah", start=39, end=48, code="NSA-HEZBOLLAH")
    done = spoken(claim(text, "request", "must", source=said), Context(text), VERBAL, VERBAL)
    assert [(one.code, one.sector) for one in done.agent] == [("NSA-HEZBOLLAH", "REB")]


def test_or_from_the_subject_of_the_sentence():
    text = "Norway, furious over the raid, spoke of grave consequences for Chile."
    done = spoken(claim(text, "threat", "consequences"), Context(text), VERBAL, frozenset())
    assert told(done) == (["NOR"], SUBJECT)
    behind = "In Norway there was talk of consequences."
    assert told(spoken(claim(behind, "threat", "consequences"), Context(behind), VERBAL, VERBAL)) == ([], None)


def test_who_is_read_already_and_other_acts_are_left_alone():
    text = "Norway bombed Chile after threats."
    unknown = claim(text, "threat", "threats", (Actor(text="gunmen", start=0, end=6),))
    for given in (unknown, claim(text, "attack", "bombed")):
        assert spoken(given, Context(text), VERBAL, VERBAL) == given
