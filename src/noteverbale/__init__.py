"""Note Verbale: what states and other political actors do with each other, read from news, every claim tied to its words."""

from __future__ import annotations

__version__ = "0.1.0"
