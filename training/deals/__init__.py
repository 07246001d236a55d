"""Arms deals of real articles as a register researcher takes them down, and the scorer that holds the register to them.

articles.jsonl: one article a line, by hand: its id, the hash of its text and the facts of its deals, no text.
"""
