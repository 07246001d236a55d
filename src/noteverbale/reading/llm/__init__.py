"""Document -> Reading by a large language model, for those who have one at hand (docs/llm.md).

reader = LlmReader.of(settings)     # [llm] of nv.toml
reader.read(document).claims

A second engine beside the network, with the same face and the same resolvers. Never the default: texts leave the
machine, and only to the endpoint that the settings name.
"""

from __future__ import annotations

from noteverbale.reading.llm.engine import LlmReader
from noteverbale.reading.llm.usage import Usage

__all__ = ["LlmReader", "Usage"]
