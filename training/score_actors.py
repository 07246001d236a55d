#!/usr/bin/env python3
"""Accuracy of the actor resolver, given the gold spans of agents and recipients.

usage: score_actors.py GOLD.jsonl [--half 0|1] [--errors N] [--class name|other|nominal|pronoun] [--network FOLDER]

With `--network` (shipped: src/noteverbale/reading/model) pointers are resolved as `nv read` does it, by what the
network knows of their words, too; without, as `noteverbale.resolve.actors` does it alone.

IGO-, NSA-, NGO- and COM- codes are right by prefix, as in the claim scorer. Mentions whose gold code is UNK are counted
apart. A span that stands for several actors is right for each that the resolver gives.
"""

import argparse
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from noteverbale.ontology.cues import pronouns
from noteverbale.reading import Reader
from noteverbale.resolve import places
from noteverbale.resolve.actors import Context

COMMON = {"bilateral", "nobody", "everyone", "others", "both", "neither", "one", "nations", "countries"}


def published_of(document):
    return date.fromisoformat(document["published"]) if document.get("published") else None


def places_of(document):
    """Give the places in a document's text."""
    return places.tag(document["text"], published_of(document))


def context_of(document, found=None, weighed=None, likeness=None):
    """Give the context of a document of the interchange format, with its places."""
    found = places_of(document) if found is None else found
    given = (document["text"], published_of(document), document.get("publisher"))
    return Context(*given, places=found, weighed=weighed, title=document.get("title"), likeness=likeness)


def class_of(context, text, start, end):
    words = text[start:end]
    if words.lower() in pronouns() and words != "US":
        return "pronoun"
    if any(h.name.sort != "decoy" for h in context.within(start, end)):
        return "name"
    words = re.sub(r"^[“\"'‘]?[A-Z][a-z]* (?=[a-z])", "", words)  # a sentence's first word tells nothing by its capital
    known = {p.office.phrase for p in context.posts_within(start, end)} | COMMON
    return "other" if re.search(r"\b[A-Z@]", words) and words.lower() not in known else "nominal"


def mentions(document):
    """Give (start, end, set of codes) of each distinct actor span of a document."""
    spans = {}
    for claim in document["claims"]:
        for actor in claim["agent"] + claim["recipient"]:
            spans.setdefault((actor["start"], actor["end"]), set()).add(actor["code"])
    return sorted((s, e, codes) for (s, e), codes in spans.items())


def short(code):
    return code if code == "UNK" else code.split("-")[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--half", type=int)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--class", dest="only")
    parser.add_argument("--network", type=Path)
    options = parser.parse_args()
    reader = Reader.load(options.network) if options.network else None
    right, total, wrong = Counter(), Counter(), []
    for number, line in enumerate(Path(options.gold).read_text(encoding="utf-8").splitlines()):
        if options.half is not None and number % 2 != options.half:
            continue
        d = json.loads(line)
        context = context_of(d, likeness=reader.likeness(d["text"]) if reader else None)
        for start, end, gold in mentions(d):
            kind = class_of(context, d["text"], start, end)
            found = {short(r.code): r for r in context.resolve(start, end)}
            for code in gold:
                label = "UNK" if code == "UNK" else kind
                total[label] += 1
                right[label] += short(code) in found
                if short(code) not in found and (not options.only or options.only == label):
                    wrong.append(
                        (
                            d["id"],
                            d.get("publisher", "")[:12],
                            label,
                            d["text"][max(0, start - 110) : start].replace("\n", " "),
                            d["text"][start:end],
                            d["text"][end : end + 50].replace("\n", " "),
                            code,
                            [(r.code, r.basis) for r in found.values()],
                        )
                    )
    known = [k for k in total if k != "UNK"]
    everything = sum(total[k] for k in known)
    print(f"all      {sum(right[k] for k in known) / everything:.3f} of {everything}")
    for k in sorted(total):
        print(f"{k:<8} {right[k] / total[k]:.3f} of {total[k]}")
    step = max(1, len(wrong) // options.errors) if options.errors else 1
    for w in wrong[::step][: options.errors]:
        print(f"{w[0]} {w[2]} | ..{w[3]} [[{w[4]}]] {w[5]}.. | gold {w[6]} found {w[7]}")


if __name__ == "__main__":
    main()
