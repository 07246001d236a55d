"""Words for a visit's traveller ("Russian Defence Minister Sergei Shoigu") -> title and name.

In: the words of the record for its traveller, and the name that was resolved.  Out: (title, name), None where not told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from noteverbale.resolve.actors import Context

_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)
_RIM = " ,;.'’\"“”-–()"
#: Words that lead from others to the person named, and from him to others: "delegation led by ...", "... and his wife".
_LED = re.compile(r".*\b(?:led|headed|chaired|represented) by\s+", re.IGNORECASE | re.DOTALL)
_AND_OTHERS = re.compile(r"(?:^|[\s,]+)(?:and|with|who|accompanied|together|along)\b.*", re.IGNORECASE | re.DOTALL)
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNS = re.compile(r"['’]s?\s+\w")  # "Foreign Minister Lavrov's deputy" is somebody else
_MISTER = re.compile(r"^(?:Mr|Mrs|Ms|Dr)\.?\s+")
#: Characters of a form above which it is a phrase that goes on to tell of somebody else.
_MOST = 90


def title_and_name(words: Sequence[str], resolved: str | None) -> tuple[str | None, str | None]:
    """Give title and name of one person; words of another name than the resolved one are passed over."""
    forms = [form for form in sorted(dict.fromkeys(words), key=lambda form: (-len(form), form)) if len(form) <= _MOST]
    read = [one for form in forms if (one := _read(form, resolved)) is not None]
    title = next((title for title, _ in read if title), None)
    name = resolved or next((name for _, name in read if name), None)
    return title, name


def _read(form: str, resolved: str | None) -> tuple[str | None, str | None] | None:
    """Give title and name told by one form, None if it names somebody else than the resolved person."""
    context = Context(form)
    person = next(iter(context.roster.introductions()), None)
    if person is not None:
        at = form.find(person.name)
        if (resolved and not _same(person.name, resolved)) or at < 0:
            return None
        name = _POSSESSIVE.sub("", person.name)
        before, after = _LED.sub("", form[:at]), _AND_OTHERS.sub("", form[at + len(name) :])
        if _OWNS.match(after):
            return None
        parts = (before.strip(_RIM), _POSSESSIVE.sub("", after).strip(_RIM))
        return _title(", ".join(_ARTICLE.sub("", part) for part in parts if part)), name
    if (resolved and resolved.split()[-1] in form) or any(hit.name.sort == "person" for hit in context.hits):
        return None
    office = any(post.office.sort == "person" for post in context.posts)
    whole = bool(context.posts) and context.posts[-1].end == len(form)
    return (_title(form), None) if office and whole else None


def _title(words: str) -> str | None:
    bare = _MISTER.sub("", _ARTICLE.sub("", words.strip(_RIM))).strip(_RIM)
    return bare or None


def _same(name: str, resolved: str) -> bool:
    return not {word.lower() for word in name.split()}.isdisjoint(word.lower() for word in resolved.split())
