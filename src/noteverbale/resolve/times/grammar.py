"""Rules as data -> compiled rules. In: rules.toml, the word tables. Out: `rules()`, and the pieces they are made of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from noteverbale.errors import OntologyError
from noteverbale.resolve.times.amounts import COUNTED, SURELY_A_YEAR, amount, sum_after_comma
from noteverbale.resolve.times.lexicon import SPACE, holidays, piece, tables
from noteverbale.resolve.times.numbers import number_piece
from noteverbale.resolve.times.openings import WIDTH, folded, openings


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern, the builder that computes its meaning, and what must or must not stand around it.

    `openings`: what every match begins with (openings.py).
    """

    name: str
    pattern: str
    openings: tuple[str, ...]
    build: str
    before: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    after_mention: re.Pattern[str] | None
    only: str | None
    examples: tuple[tuple[str, str, str, str], ...]

    @property
    def regex(self) -> re.Pattern[str]:
        """Give the pattern compiled, when a text first needs it."""
        return compiled(self.pattern)


# A blank outside a character class is a flexible one.
_BLANK = re.compile(r"\[(?:\\.|[^\]\\])*\]| ")
_MACRO = re.compile(r"(?<!\?P)(?<!\(\?)<(\??)([a-z_]+)(?::([a-z]))?>")


# Pieces that are only looked at: they may stand twice in a pattern.
_SILENT = (
    "amount",
    "code_word",
    "counted",
    "lasting",
    "make",
    "measure",
    "sum_after_comma",
    "sure",
    "time_preposition",
)


@cache
def rules() -> tuple[Rule, ...]:
    """Give all rules in the order of the file."""
    rows = tomllib.loads((files(__package__) / "rules.toml").read_text(encoding="utf-8"))["rule"]
    return rules_of(rows)


def rules_of(rows: Sequence[dict[str, object]]) -> tuple[Rule, ...]:
    """Give the rows compiled; OntologyError for a name that two rules bear."""
    made = tuple(rule_of(row) for row in rows)
    seen: set[str] = set()
    for rule in made:
        if rule.name in seen:
            raise OntologyError(f"rules.toml: two rules are named {rule.name!r}; give one another name")
        seen.add(rule.name)
    return made


def rule_of(row: dict[str, object]) -> Rule:
    """Give one row of the file compiled; OntologyError names the rule whose pattern is broken."""
    try:
        return Rule(
            str(row["name"]),
            str(row["pattern"]),
            openings(_plain(str(row["pattern"]))),
            str(row["build"]),
            _ending(row.get("before")),
            _ending(row.get("unless_before")),
            re.compile(str(row["after_mention"])) if "after_mention" in row else None,
            str(row["only"]) if "only" in row else None,
            tuple(tuple(example) for example in row.get("examples", [])),  # type: ignore[attr-defined]
        )
    except (re.error, KeyError) as error:
        raise OntologyError(f"rules.toml, rule {row.get('name')!r}: {error}; repair its pattern") from error


def _ending(pattern: object) -> re.Pattern[str] | None:
    return re.compile(rf"(?:{_expanded(str(pattern))})\Z", re.I) if pattern else None


@lru_cache(maxsize=4096)
def fitting(words: str) -> tuple[tuple[int, Rule], ...]:
    """Give the rules that can match at words of WIDTH characters, with their numbers."""
    begun = folded(words)
    if len(begun) != WIDTH or not begun.isascii():
        return tuple(enumerate(rules()))
    numbers = set[int]().union(*(_by_opening().get(begun[:length], ()) for length in range(WIDTH + 1)))
    return tuple((number, rules()[number]) for number in sorted(numbers))


@cache
def _by_opening() -> dict[str, list[int]]:
    """Give the numbers of the rules of each opening."""
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(rules()):
        for opening in rule.openings:
            found.setdefault(opening, []).append(number)
    return found


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of rules.toml: macros expanded, blanks flexible, whole words only."""
    return re.compile(rf"(?:{_expanded(pattern)})(?!\w)", re.I)


def _expanded(pattern: str) -> str:
    spaced = _BLANK.sub(lambda found: SPACE if found.group() == " " else found.group(), pattern)
    return _MACRO.sub(_expand, spaced)


def _plain(pattern: str) -> str:
    """Expand a pattern without the long pieces that are only looked at: openings do not depend on them."""
    bare = _MACRO.sub(lambda macro: "." if macro.group(2) in _SILENT else _expand(macro), pattern)
    return bare.replace(SPACE, " ")


def _expand(macro: re.Match[str]) -> str:
    silent, name, suffix = macro.groups()
    body = pieces()[name]
    return f"(?:{body})" if silent or name in _SILENT else f"(?P<{name}{'_' + suffix if suffix else ''}>{body})"


@cache
def pieces() -> dict[str, str]:
    """Give the named pieces that patterns are made of."""
    words = tables()
    names = (
        *("month", "weekday", "season", "daypart", "tens_of_years", "approximation", "reference", "edge"),
        *("iranian_month", "iranian_plain", "islamic_month"),
    )
    looked_at = ("time_preposition", "measure", "make", "lasting")
    made = {name: piece(words[name]) for name in (*names, *looked_at)}
    number, vague = number_piece(), piece(words["vague_count"])
    article = f"(?:an?|one|another)(?={SPACE}|-)(?!{SPACE}(?:hundred|thousand))"
    years = rf"(?:(?:1\d{{3}}|20\d\d)(?![\d%]|[.,]\d)|\d{{1,4}}(?={SPACE}?B\.?C))"
    return made | {
        "holiday": piece(dict.fromkeys(holidays())),
        "unit": f"(?:{piece(words['plural'])}|(?:{'|'.join(sorted(words['unit'], key=len, reverse=True))})s?\\b)",
        "ordinal": rf"(?:{piece(words['ordinal'])}|\d{{1,2}}(?:st|nd|rd|th)\b)",
        "dom": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|[.,]\d)",
        "year": years,
        "era": rf"(?:{SPACE}?(?:B\.C\.(?:E\.)?|BCE?|A\.D\.|AD)(?!\w))",
        "stage": r"(?:early|mid|middle|late|later)(?:(?:-to-|[ -]to[ -]|[ -]and[ -])(?:mid|late))?",
        "yearof": rf"(?:this year|last year|next year|{years})".replace(" ", SPACE),
        "number": number,
        "count": f"(?:{vague}|{article}|{number}(?:(?:{SPACE}|-)and(?:{SPACE}|-)a(?:{SPACE}|-)half(?!-))?)",
        "frequency": f"(?:once|twice|thrice|{number}{SPACE}times|several{SPACE}times)",
        "clock": _clock(),
        "code_word": rf"(?:[\d$£€#:][.,]?|(?-i:\b[A-Z]{{1,4}}-)|\b{piece(words['code_word'])}{SPACE})",
        "counted": COUNTED,
        "sure": SURELY_A_YEAR,
        "amount": amount(made["measure"]),
        "sum_after_comma": sum_after_comma(made["measure"]),
    }


def _clock() -> str:
    half = r"[ap]\.?m\b\.?"
    letters = r"[ECMP][SD]T|BST|CEST|CET|EES?T|MSK|(?-i:[ECP]T|IST|PKT|JST|KST|AEST|IRST)\b"
    named = rf"(?:local|Eastern|(?-i:[A-Z][a-z]+)){SPACE}time"
    zone = rf"(?:{SPACE}\(?(?:(?:GMT|UTC)(?:[+-]\d{{1,2}}\)?)?|{letters}|{named}))?"
    hours = r"(?:[01]?\d|2[0-4])"
    return (
        rf"(?:{hours}(?:[:.][0-5]\d(?::[0-5]\d)?)?{SPACE}?{half}|{hours}:[0-5]\d(?!\d)(?:{SPACE}hours)?|"
        rf"{hours}[0-5]\d{SPACE}(?:GMT|UTC|hours)|noon\b|midday\b|midnight\b|"
        rf"(?:\d{{1,2}}|{piece(tables()['digit'])}){SPACE}o['’]clock){zone}"
    )
