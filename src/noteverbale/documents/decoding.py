"""Bytes -> text: the encoding asked for, a byte order mark, UTF-8, UTF-16 by its zeros, or the likeliest legacy one.

Out: the text exactly as written (no newline or Unicode normalisation) and the encoding.
Errors: `Undecodable`, which becomes a `Failure` where files are read (sources.py).
"""

from __future__ import annotations

import codecs

# The first bytes of common files that are no text, for a reason a person can act on.
_MAGIC = (
    (b"%PDF", "a PDF file; name it .pdf"),
    (b"PK\x03\x04", "a zip archive or an office document; name it .docx if it is one, else unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as .docx or text first"),
    (b"{\\rtf", "an RTF document; name it .rtf"),
    (b"PAR1", "a Parquet file; name it .parquet"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Below this share of non-ASCII letters a text is Western Latin script, which is cp1252 in practice; statistical
# detection has too little to go on there. Quotes and dashes do not count: they are the same in all Windows encodings.
_FEW = 0.03
_PUNCTUATION = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xbb")
# Bytes shown to the detector: its time grows with them, its answer hardly changes.
_SAMPLE = 40_000
_CANDIDATES = [
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2", "iso8859_5",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip


class Undecodable(ValueError):
    """The bytes are no text; the message completes "FILE ..."."""


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Give the text of some bytes and its encoding. Raises Undecodable."""
    chosen = encoding or encoding_of(data)
    try:
        return data.decode(chosen), chosen
    except (UnicodeDecodeError, UnicodeError) as error:
        raise Undecodable(f"holds bytes that are not {chosen}; name its encoding with --encoding") from error


def marked(data: bytes) -> str | None:
    """Give the encoding that a byte order mark tells, if there is one."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def encoding_of(data: bytes, *, cut: bool = False) -> str:
    """Give the encoding of some bytes; `cut` allows a character cut at the end. Raises Undecodable for binary data."""
    mark = marked(data)
    if mark:
        return mark
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Undecodable(f"is {what}")
    if b"\x00" in data:
        return _wide(data)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut)
    except UnicodeDecodeError as error:
        return _legacy(data, error.start)
    return "utf-8"


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: zeros (of spaces at least) stand in every second place only, and words come out."""
    sample = data[: _SAMPLE & ~1]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros > 0.05 * len(sample) / 2 and sample[1 - offset :: 2].count(0) == 0 and _is_words(sample, name):
            return name
    raise Undecodable("is binary (it holds zero bytes), not text")


def _is_words(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, "replace")
    return sum(1 for char in text if char.isprintable() or char.isspace()) > 0.97 * len(text)


def _legacy(data: bytes, first: int) -> str:
    sample = data[max(0, first - _SAMPLE // 2) :][:_SAMPLE]
    high = sum(1 for byte in sample if byte >= 0x80 and byte not in _PUNCTUATION)
    control = sum(1 for byte in sample if byte < 0x20 and byte not in b"\t\n\r\x0c\x1a\x1b")
    if control > 0.02 * len(sample):
        raise Undecodable("is binary (it is full of control characters), not text")
    if high <= _FEW * len(sample) or len(sample) < 64:
        return _western(data)
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES, language_threshold=0.05).best()
    if best is None or "cp1252" in best.could_be_from_charset or not _fits(data, best.encoding):
        return _western(data)
    return str(best.encoding)


def _western(data: bytes) -> str:
    return "cp1252" if _fits(data, "cp1252") else "latin-1"


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
