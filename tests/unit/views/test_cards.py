"""A person's card that a page's text ran into his name is not shown."""

from __future__ import annotations

import pytest

from noteverbale.views.wording import uncarded


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Hassan Rouhani Rouhani HassanPresident of Iran", "Hassan Rouhani"),
        ("Mr Macron Macron", "Mr Macron"),
        ("Tomislav Nikolic Nikolic Tomislav", "Tomislav Nikolic"),
        ("Boutros Boutros-Ghali", "Boutros Boutros-Ghali"),
        ("Sirhan Sirhan", "Sirhan Sirhan"),
        ("Chief Executive Abdullah Abdullah", "Chief Executive Abdullah Abdullah"),
        ("Mr Boutros Boutros Ghali", "Mr Boutros Boutros Ghali"),
        ("President Sergio Mattarella", "President Sergio Mattarella"),
    ],
)
def test_a_card_run_into_a_name_is_no_part_of_it(words: str, told: str) -> None:
    assert uncarded(words) == told
