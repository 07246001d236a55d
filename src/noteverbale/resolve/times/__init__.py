"""Text -> times: TIMEX3 mentions and the calendar days they mean.

In: a document's text and publication day.  Out: `TimeMention`s.
Rules and words are data: rules.toml, lexicon.toml, tense.toml, holidays.csv.
"""

from noteverbale.resolve.times.mention import TimeMention
from noteverbale.resolve.times.spans import resolve
from noteverbale.resolve.times.tagger import tag

__all__ = ["TimeMention", "resolve", "tag"]
