"""The seed article, read and scored by the words of the issue: one command each, when the shared data are here."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
SEED, GOLD, SCORER = SHARED / "gold/seed.txt", SHARED / "gold/seed_claims.jsonl", SHARED / "score/score_claims.py"


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    if not (SEED.is_file() and GOLD.is_file() and SCORER.is_file()):
        pytest.skip("the seed is not here")
    told = tmp_path_factory.mktemp("seed") / "claims.jsonl"
    command = [sys.executable, "-m", "noteverbale", "read", str(SEED), "--claims", str(told)]
    subprocess.run(command, check=True, capture_output=True)
    return told


def test_kind_f1(read):
    """Floor .75; the article is known to those who wrote the rules, so this guards and proves nothing."""
    scored = subprocess.run([sys.executable, SCORER, GOLD, read], check=True, capture_output=True, text=True).stdout
    assert float(re.search(r"^kind .*F1 ([\d.]+)", scored, re.MULTILINE).group(1)) >= 0.75, scored


def test_days_deal_and_furniture(read):
    row = json.loads(read.read_text(encoding="utf-8"))
    claims, deals = row["claims"], [claim["deal"] for claim in row["claims"] if claim["deal"]]
    days = {(claim["time"]["from"], claim["time"]["to"]) for claim in claims if claim["time"]}
    assert {("2014-11-20", "2014-11-20"), ("2014-11-17", "2014-11-19"), ("2014-12-01", "2014-12-31")} <= days
    assert "contract_negotiation" in {deal["stage"] for deal in deals}
    assert {(deal["quantity"]["min"], deal["quantity"]["max"]) for deal in deals if deal["quantity"]} == {(None, 20)}
    assert not {deal["stage"] for deal in deals} & {"signed", "in_force", "delivered", "delivery_started"}
    start = row["text"].index("Also read")
    end = row["text"].index("\n", start)
    assert not [claim for claim in claims if start <= claim["trigger"]["start"] < end]
