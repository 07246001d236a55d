"""She and he: which words mean a woman, and who is told to be one."""

import pytest

from noteverbale.resolve.actors.genders import gender_of, woman


@pytest.mark.parametrize(
    ("text", "gender"), [("She said", "she"), ("her army", "she"), ("heroes", "he"), ("him", "he")]
)
def test_the_gender_of_a_pronoun(text, gender):
    assert gender_of(text, 0) == gender


@pytest.mark.parametrize(
    ("before", "name", "told"),
    [
        ("Then ", "Federica Mogherini", True),
        ("Then Ms ", "Zaghari", True),
        ("Then Mrs. ", "Zaghari", True),
        ("Then ", "Sergei Lavrov", False),
        ("Then ", "Lavrov", False),
        ("Then ", None, False),
        ("", "Park Maria", False),
    ],
)
def test_a_woman_is_told_by_her_given_name_or_her_title(before, name, told):
    assert woman(f"{before}{name}", len(before), name) is told
