"""What `nv read --reader llm` tells: where texts go, what it costs as it runs, and what came of it.

In: `[llm]` of the settings; `Usage`.  Out: short sentences for standard error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from noteverbale.views.wording import counted

if TYPE_CHECKING:
    from noteverbale.config import LlmSettings, Settings
    from noteverbale.reading.llm import Usage
    from noteverbale.resolve.tables import Tables


def chosen_model(reader: str, settings: Settings, tables: Tables) -> LlmSettings | None:
    """Give the model to ask, None for the network; its settings are checked and it is told where texts will go."""
    from noteverbale.config import named_reader

    llm = named_reader(reader, settings)
    if llm is not None:
        from noteverbale.flow.worker import load_llm

        load_llm(llm, tables)
        click.echo(f"nv: texts go to {llm.endpoint} (model {llm.model})", err=True)
    return llm


def running(usage: Usage | None) -> str:
    """Give tokens and cost for the progress bar."""
    if usage is None:
        return ""
    cost = "" if usage.cost is None else f", {usage.cost:.4f} {usage.currency}"
    return f"{(usage.tokens_in + usage.tokens_out) / 1000:.1f} k tokens{cost}"


def spent(usage: Usage) -> list[str]:
    """Give what a run asked, what it cost, and what was dropped, as lines."""
    asked = f"{counted(usage.requests, 'request')}, {counted(usage.cached, 'answer')} from the cache"
    tokens = f"{usage.tokens_in:,} tokens in, {usage.tokens_out:,} out"
    cost = "no prices given" if usage.cost is None else f"{usage.cost:.4f} {usage.currency}"
    about = "; some are estimates, since the endpoint did not count them" if usage.estimated else ""
    lines = [f"nv: {usage.model}: {asked}, {tokens}, {cost}{about}"]
    if usage.dropped:
        ranked = sorted(usage.dropped.items(), key=lambda item: (-item[1], item[0]))
        told = ", ".join(f"{reason} {count}" for reason, count in ranked)
        lines.append(f"nv: dropped from the answers: {told}")
    return lines
