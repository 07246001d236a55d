"""Who acts on each other, and who side by side."""

import pytest

from noteverbale.ontology import with_each_other


@pytest.mark.parametrize(
    ("kind", "trigger", "mutual"),
    [
        ("meeting", "met", True),
        ("commitment", "agreed", True),
        ("attack", "border clashes", True),
        ("attack", "bombed", False),
        ("attack", "afterward raided", False),
        ("attack", "the wars", True),
        ("attack", "warning shots", False),
        ("accusation", "condemned", False),
        ("accusation", "exchanged accusations", True),
        ("no_such_kind", "met", False),
    ],
)
def test_agents_without_a_recipient(kind: str, trigger: str, mutual: bool) -> None:
    assert with_each_other(kind, trigger) is mutual
