"""How well the letters of names tell where persons come from, on persons of the tables that the bags do not hold.

    python -m training.origins

Of five parts of the persons each is judged by bags of the stocks and of the other four; a name that a stock holds whole
is left out, since stocks name well-known families. Prints for how many the state is among those of the likeliest
culture, and how often it is the best of four states, three drawn by chance.
"""

from __future__ import annotations

import random

from noteverbale.ontology.cultures import namings, stocks
from noteverbale.ontology.officials import officials
from noteverbale.resolve.actors.origins import Model, bags_of, fit, words_of

PARTS, STATES, SEED = 5, 4, 5


def persons() -> list[tuple[str, str]]:
    """Give (name, state) of the persons of the tables, in an order drawn by chance."""
    found = sorted({(one.name, one.code) for one in officials() if one.code in namings()})
    random.Random(SEED).shuffle(found)
    return found


def main() -> None:
    """Count and print."""
    dice, everybody = random.Random(SEED), persons()
    known = {part for names in stocks().values() for name in names for part in words_of(name)}
    states = sorted({code for _, code in everybody})
    judged = culture = best = 0
    for part in range(PARTS):
        rest = [one for n, one in enumerate(everybody) if n % PARTS != part]
        model = Model(bags_of(rest))
        for name, code in everybody[part::PARTS]:
            words = [word for word in words_of(name) if word not in known]
            if not words:
                continue
            scores = model.scores(words)
            naming = namings()[code]
            judged += 1
            culture += max(scores, key=lambda one: scores[one]) in (*naming.own, *naming.others)
            others = [one for one in (dice.choice(states) for _ in range(STATES - 1)) if one != code]
            best += all((fit(scores, code) or 0.0) >= (fit(scores, one) or 0.0) for one in others)
    print(f"{judged} of {len(everybody)} persons have a word that no stock holds")
    print(f"likeliest culture right {culture / judged:.3f}, best of {STATES} states {best / judged:.3f}")


if __name__ == "__main__":
    main()
