"""Print docs/kinds.md from the ontology's pages: the kinds of claims, the stages of arms deals, the sources.

Run at the repository root:  PYTHONPATH=src python tools/kinds_page.py > docs/kinds.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from noteverbale.ontology import Code, Kind, kinds, stages, vocabulary

HEAD = """# Kinds of claims

Printed from `src/noteverbale/ontology/` by `tools/kinds_page.py`; change the pages there, not here. The rules for
reading them are in [codebook.md](codebook.md). Scores order kinds between -10 and 10 for counting ties; they are ours.
"""


def page() -> str:
    """Give the whole page."""
    parts = [HEAD, *(_kind(kind) for kind in kinds().values()), _stages(), _sources()]
    return "\n".join(parts)


def _code(code: Code | None) -> str:
    if code is None:
        return "none"
    plover = f"{code.plover} ({code.mode})" if code.plover and code.mode else code.plover
    return ", ".join(filter(None, [plover and f"PLOVER {plover}", code.cameo and f"CAMEO {code.cameo}"])) or "none"


def _kind(kind: Kind) -> str:
    return "\n".join(_lines(kind)) + "\n"


def _lines(kind: Kind) -> Iterator[str]:
    codes, words = kind.codes, kind.lexicon
    yield f"## {kind.name}\n\n{kind.definition}\n"
    yield f"- **Agent**: {kind.roles.agent}. **Recipient**: {kind.roles.recipient}."
    yield f"- **Done**: {_code(codes.done)}. **Planned**: {_code(codes.planned)}. **Negated**: {_code(codes.negated)}."
    if kind.quad is not None:
        yield f"- **Quad** {kind.quad}, **score** {kind.score:g}."
    compared = f"Compared: {', '.join(kind.identity.fields)}; within {kind.identity.days} days."
    yield f"- **One event**: {kind.identity.rule} {compared}"
    for title in ("verbs", "nouns", "phrases", "adjectives"):
        if found := getattr(words, title):
            yield f"- **{title.capitalize()}**: {', '.join(found)}."
    for mode, begun in kind.modes.items():
        yield f"- **Mode {mode}**, by beginnings of triggers: {', '.join(begun)}."
    for name, medium in kind.medium.items():
        mode = f" (mode {medium.mode})" if medium.mode else ""
        beside = ", ".join(dict.fromkeys((*medium.modifiers, *medium.adverbs)))
        triggers = ", ".join((*medium.triggers, *(f"{word} (whole)" for word in medium.whole)))
        yield f"- **Medium {name}**{mode}, by beginnings of triggers: {triggers}; by words beside them: {beside}."
    yield "\nExamples:\n"
    for example in kind.example:
        parties = f"{', '.join(example.agent) or 'nobody'} to {', '.join(example.recipient) or 'nobody'}"
        stage = f", stage {example.stage}" if example.stage else ""
        yield f"- {example.sentence} *{example.trigger}*: {parties}; {example.polarity}, {example.realis}{stage}."
    yield "\nNot this kind:\n"
    for other in kind.counter_example:
        yield f"- {other.sentence} *{other.trigger}*: {other.instead or 'not coded'}. {other.because}"


def _stages() -> str:
    rows = [
        ["halt" if step.halt else step.rank, step.name, step.definition, _code(step.done), _code(step.planned)]
        for step in stages().values()
    ]
    return _table("Stages of an arms deal", ["rank", "stage", "definition", "done", "planned"], rows)


def _sources() -> str:
    found = sorted(vocabulary().sources, key=lambda source: source.rank)
    rows = [[source.rank, source.name, source.meaning] for source in found]
    return _table("Sources by directness", ["rank", "source", "meaning"], rows)


def _table(title: str, columns: list[str], rows: Iterable[Iterable[object]]) -> str:
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in (columns, ["---"] * len(columns), *rows)]
    return "\n".join([f"## {title}\n", *lines, ""])


if __name__ == "__main__":
    sys.stdout.write(page())
