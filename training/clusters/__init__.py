"""Clusters of real pages that tell of the same visit or meeting, and the scorer that checks reconciliation by them.

kremlin.jsonl: one cluster a line, made by hand from the pages' titles and first lines: ids of pages and facts, no text.
"""
