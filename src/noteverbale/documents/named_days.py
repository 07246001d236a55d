"""The day in a file's name, or in those of its folders: only where the operator says that it is that of publication.

In: a path as given.  Out: the day, or None where none is named, or several are.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from noteverbale.documents.dates import parse_date

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
# Year first ("2014-11-20", "20141120"), the year last ("20.11.2014"), or with the month's name ("20-Nov-2014").
_DAYS = re.compile(
    r"(?<!\d)(?:"
    r"(?:18|19|20)\d\d(?P<mark>[-_. ]?)[01]\d(?P=mark)[0-3]\d"
    r"|[0-3]?\d(?P<other>[-_. ])[0-3]?\d(?P=other)(?:18|19|20)\d\d"
    rf"|[0-3]?\d[-_. ]?{_MONTH}[-_. ]?(?:18|19|20)\d\d"
    r")(?!\d)",
    re.IGNORECASE,
)
_FOLDERS = re.compile(r"(?<!\d)((?:18|19|20)\d\d)/([01]\d)/([0-3]\d)(?!\d)")
_LETTERS = re.compile(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)", re.IGNORECASE)


def named_day(path: str, order: str | None = None) -> date | None:
    """Give the day that the file's name tells, else the nearest folder's ("2014/11/20/story.txt").

    `order` ("dmy", "mdy") decides 05-06-2014, which else is none; 05.06.2014 is 5 June.
    """
    whole = PurePath(path.replace("\\", "/"))
    for part in (re.sub(r"#\d+$", "", whole.name), *(folder.name for folder in whole.parents)):
        if days := {day for found in _DAYS.finditer(part) if (day := _day(found.group(), order))}:
            return days.pop() if len(days) == 1 else None
    found = _FOLDERS.findall(whole.as_posix())
    return parse_date("-".join(found[-1])) if found else None


def _day(words: str, order: str | None) -> date | None:
    if words.isdecimal() or re.match(r"\d{4}", words):
        return parse_date(re.sub(r"[_. ]", "-", words))
    if re.search("[a-z]", words, re.IGNORECASE):
        return parse_date(_LETTERS.sub(" ", re.sub(r"[-_.]", " ", words)))
    return parse_date(re.sub(r"[_ ]", "-", words), order)
