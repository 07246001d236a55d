"""click's kinds of parameters, to derive ours from: they take a type in brackets whatever the release of click.

Type checkers know them as generic; when the program runs, `ParamType` is so only in the latest releases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click import Choice, ParamType
else:

    class ParamType(click.ParamType):
        """What a value is turned into."""

        def __class_getitem__(cls, _: Any) -> type:
            return cls

    class Choice(click.Choice):
        """One of several words."""

        def __class_getitem__(cls, _: Any) -> type:
            return cls


class Share(click.FloatRange):
    """A number from 0 to 1; "nan" is none."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> Any:
        """Give the number."""
        found = super().convert(value, param, context)
        if found != found:
            self.fail(f"{value!r} is no number from 0 to 1", param, context)
        return found


__all__ = ["Choice", "ParamType", "Share"]
