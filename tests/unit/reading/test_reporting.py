"""Ways in which English reports speech: each rule by sentences of its own, and sentences that it must leave alone."""

import pytest
from training.quotations import told

from noteverbale.reading.attributions import attributions
from noteverbale.resolve.sentences import sentences


def parts(text: str) -> list[tuple[str, str, str]]:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " | ".join(text[start:end] for start, end in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a in attributions(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # After a quotation that closes for its speaker any verb of saying will do, whatever follows it.
        ("“We grew by a tenth,” the official highlighted.", "the official", "highlighted", "“We grew by a tenth,”"),
        ("“Why was it so late?” Novak demanded.", "Novak", "demanded", "“Why was it so late?”"),
        ("“We will not go there,” pointed out Novak.", "Novak", "pointed out", "“We will not go there,”"),
        (
            "“We saw the boats leave,” Mr. Novak told a press conference two days after the vote.",
            "Mr. Novak",
            "told",
            "“We saw the boats leave,”",
        ),
        (
            "“We saw the boats leave,” the envoy told reporters after the meeting that was held in Riga.",
            "the envoy",
            "told",
            "“We saw the boats leave,”",
        ),
        (
            "“They will break us up,” said a striker using the name Katya.",
            "a striker using the name Katya",
            "said",
            "“They will break us up,”",
        ),
        (
            "“It failed at once”, Novak opines, “and for good.”",
            "Novak",
            "opines",
            "“It failed at once” | “and for good.”",
        ),
        # The verb or a colon leads.
        ("Remarked Jan Novak, “This is a gift.”", "Jan Novak", "Remarked", "“This is a gift.”"),
        (
            "The ministry issued a terse note on the talks: “There is no deal.”",
            "The ministry",
            "issued",
            "“There is no deal.”",
        ),
        (
            "The head of the centre, says, “They would not come.”",
            "The head of the centre",
            "says",
            "“They would not come.”",
        ),
        ("The mayor went on to say, “The bridge is safe.”", "The mayor", "went on to say", "“The bridge is safe.”"),
        # Who is quoted by another.
        (
            "“Each costs a million,” ISNA quoted Karimi as saying on Tuesday.",
            "Karimi",
            "as saying",
            "“Each costs a million,”",
        ),
        ("Zarif was quoted by ISNA as saying that the deal was dead.", "Zarif", "as saying", "that the deal was dead"),
        # Clauses without "that", adjectives of belief, the passive.
        ("Polls showed the party would win.", "Polls", "showed", "the party would win"),
        ("Putin is convinced that the deal will hold.", "Putin", "is convinced", "that the deal will hold"),
        ("Iran is believed to hold 20 tons of ore.", "", "is believed", "Iran | to hold 20 tons of ore"),
        (
            "The sanctions were described by Tehran as an act of war.",
            "Tehran",
            "were described",
            "The sanctions | as an act of war",
        ),
        ("The general was accused by Kyiv of shelling the port.", "Kyiv", "was accused", "shelling the port"),
        # "According to" in the middle, and before a list.
        (
            "One child was, according to the police, among the dead.",
            "the police",
            "according to",
            "One child was | among the dead",
        ),
        (
            "Four men fled; according to the police, one was caught.",
            "the police",
            "according to",
            "one was caught",
        ),
        (
            "According to the study, skulls with spikes, grooves or ridges were found in frogs.",
            "the study",
            "According to",
            "skulls with spikes, grooves or ridges were found in frogs",
        ),
        # Subjects.
        ("To varying degrees, all agreed that the tax would rise.", "all", "agreed", "that the tax would rise"),
        ("He’s claiming that the vote was stolen.", "He", "’s claiming", "that the vote was stolen"),
        (
            "While the officials, backed by the army, claim that the city is held, it is not.",
            "the officials, backed by the army",
            "claim",
            "that the city is held, it is not",
        ),
        ("Members of the court, which has denied the charge, left.", "which", "has denied", "the charge"),
    ],
)
def test_constructions(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "He holds views that hurt the poor.",  # a relative clause is no content
        "The government will continue its reforms.",
        "His primary debate tricks will not work.",
        "Police in Riga, Latvia, responded to reports of a fire.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert parts(text) == []


def test_nobody_between_quoted_and_as_saying_is_no_source_without_words() -> None:
    found = attributions(text := "Karimi quoted, as saying that it failed.", sentences(text))
    assert found and all(start < end for item in found for start, end in item.source)


def test_a_letter_is_told_to_its_end() -> None:
    text = (
        "The message reads, in part:\n\n“The forum is a place to meet.\n\nI am sure that it will help.\n\n"
        "I wish you success.”\n\nPublished in section: News"
    )
    assert parts(text) == [
        (
            "The message",
            "reads",
            "“The forum is a place to meet. | I am sure that it will help. | I wish you success.”",
        )
    ]


def test_a_letter_with_a_mark_before_each_paragraph() -> None:
    text = "The message to Oslo says:\n\n“We value it.\n\n“We wish you well.”\n\nThe message to Riga says:\n\n“We thank you.”"
    assert [(source, content) for source, _, content in parts(text)] == [
        ("The message to Oslo", "“We value it. | “We wish you well.”"),
        ("The message to Riga", "“We thank you.”"),
    ]


def test_a_letter_whose_mark_never_closes_is_its_first_paragraph() -> None:
    text = "The message reads:\n\n“We value it.\n\nThe minister left Riga.\n\nSnow fell."
    assert [content for _, _, content in parts(text)] == ["“We value it."]


TRANSCRIPT = "WALLACE: Let us begin. I want to ask you this.\n\nPENCE: We are on the way.\n\n(CROSSTALK.)\n\nWALLACE: I see.\n\nPENCE: We won."


@pytest.mark.parametrize("mark", ["", '"'])
def test_a_transcript_with_names_in_capitals(mark: str) -> None:
    text = "\n\n".join(mark + line for line in TRANSCRIPT.split("\n\n"))
    assert [(source, content) for source, _, content in parts(text)] == [
        ("WALLACE", "Let us begin. I want to ask you this."),
        ("PENCE", "We are on the way."),
        ("WALLACE", "I see."),
        ("PENCE", "We won."),
    ]


def test_one_word_in_capitals_once_is_no_speaker() -> None:
    assert parts("BRUSSELS: We arrived at noon and saw nobody.") == []


def test_an_article_that_only_quotes_is_no_speech() -> None:
    text = "The Latest News: Mayor leaves office.\n\nSnow fell in Riga.\n\n“We won,” the mayor said."
    assert [(source, content) for source, _, content in parts(text)] == [("the mayor", "“We won,”")]


def test_quotations_with_a_speaker_are_counted() -> None:
    assert told("“We shall all go home on Friday night,” the mayor said. It is “a word”.") == (1, 1)
