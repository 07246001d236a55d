"""The least of a smooth function, by limited-memory quasi-Newton steps: the same input gives the same bytes.

In: a function that gives (value, gradient) at a point.  Out: the point reached after at most `rounds` steps.
"""

from collections import deque

import numpy as np

MEMORY = 6  # steps of which the curvature is kept
ENOUGH = 1e-4  # share of the promised fall that a step must bring
TRIES = 12  # halvings of a step before giving up


def least(function, size, rounds):
    """Give (point, value) from zero, going down until no step helps."""
    point, past = np.zeros(size), deque(maxlen=MEMORY)
    value, gradient = function(point)
    for _ in range(rounds):
        way = -_direction(gradient, past)
        slope = way @ gradient
        step = 1.0 if past else min(1.0, 1.0 / max(np.abs(gradient).sum(), 1e-12))
        for _ in range(TRIES):
            ahead = point + step * way
            new, turned = function(ahead)
            if new <= value + ENOUGH * step * slope:
                break
            step /= 2
        else:
            return point, value
        moved, change = ahead - point, turned - gradient
        if moved @ change > 1e-10:
            past.append((moved, change))
        point, value, gradient = ahead, new, turned
    return point, value


def _direction(gradient, past):
    """Give the gradient times the inverse curvature that the past steps tell."""
    way, kept = gradient.copy(), []
    for moved, change in reversed(past):
        share = (moved @ way) / (moved @ change)
        way -= share * change
        kept.append(share)
    if past:
        moved, change = past[-1]
        way *= (moved @ change) / (change @ change)
    for (moved, change), share in zip(past, reversed(kept), strict=True):
        way += (share - (change @ way) / (moved @ change)) * moved
    return way
