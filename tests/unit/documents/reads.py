"""Short ways to write a file, read it or a stream, and look at what came of it."""

from __future__ import annotations

import io

from noteverbale.documents import ReadOptions, read_path, read_stream
from noteverbale.types import Document, Failure


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def read(path, **options):
    return list(read_path(path, ReadOptions(**options)))


def stream(content, **options):
    data = content.encode("utf-8") if isinstance(content, str) else content
    return list(read_stream(io.BytesIO(data), ReadOptions(**options)))


def reasons(values):
    return [value.reason for value in values if isinstance(value, Failure)]


def texts(values):
    return [value.text for value in values if isinstance(value, Document)]


def news(document):
    """Give what of a document is no furniture, in one line."""
    return " ".join(document.news.split())


def pdf(*pages, title=None):
    """Give a PDF of pages of lines in Helvetica, each line at a place of its own."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    for lines in pages:
        shown = b"".join(
            b"1 0 0 1 50 %d Tm (%s) Tj\n" % (780 - 14 * number, _escaped(line)) for number, line in enumerate(lines)
        )
        drawn = b"BT /F1 11 Tf\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 %s >> >> >>" % (len(objects), font)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Title (%s) >>" % _escaped(title or ""))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = (len(objects) + 1, table, len(objects) + 1, len(objects), len(out))
    return bytes(out) + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % tail
    )


def _escaped(text):
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
