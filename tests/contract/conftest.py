"""A record to export."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.views.world import make_store

from noteverbale.views import RecordView


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordView]:
    with RecordView(make_store(tmp_path_factory.mktemp("export") / "record.nv")) as opened:
        yield opened
