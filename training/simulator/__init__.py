"""Worlds whose events are known, and noisy reports of them, to measure reconciliation by.

settings.py: how noisy.  world.py: what happens.  telling.py: what texts say of it.
score.py: how well it is put together again.  bench.py: time and memory.
"""
