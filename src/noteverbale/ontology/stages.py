"""Stages of an arms deal: order, halts, codes, and the phrases that tell them.

In: stages.toml.  Out: `stages()`, name -> Stage, in default order, loaded once.  Source: docs/codebook.md, section 6.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from noteverbale.ontology.codes import Code, check_code
from noteverbale.ontology.pages import read_page, require_distinct
from noteverbale.ontology.tables import packaged


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stage of an arms deal. `rank`: default order; `halt`: on the second axis, stops what came before.

    `done` / `planned`: codes when it has happened / when it is only to come; None is not coded.
    """

    name: str
    rank: int
    definition: str
    cues: tuple[str, ...]
    halt: bool = False
    done: Code | None = None
    planned: Code | None = None


class _Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stage: tuple[Stage, ...]


@cache
def stages() -> dict[str, Stage]:
    """Give the stages of arms deals by name, in their default order, halts last."""
    return load_stages(packaged("stages.toml"))


def load_stages(path: Path) -> dict[str, Stage]:
    """Read and check a page of stages."""
    found = read_page(path, _Page).stage
    require_distinct((stage.name for stage in found), path.name)
    require_distinct((str(stage.rank) for stage in found), f"{path.name}, rank")
    for stage in found:
        check_code(stage.done, f"{path.name}, stage {stage.name}, done")
        check_code(stage.planned, f"{path.name}, stage {stage.name}, planned")
    return {stage.name: stage for stage in sorted(found, key=lambda stage: (stage.halt, stage.rank))}
