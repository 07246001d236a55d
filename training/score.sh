#!/usr/bin/env bash
# Measure every room on the development sets (make score). They are not part of the project: see docs/accuracy.md.
set -euo pipefail
cd "$(dirname "$0")/.."
gold=${NV_GOLD:-../shared/gold} score=${NV_SCORE:-../shared/score}
if [ ! -d "$gold" ]; then
    echo "score: the development sets are not in $gold; name their folder in NV_GOLD" >&2
    exit 2
fi
python -m training.evaluate --gold "$gold" --score "$score"
for set in te3_timebank te3_aquaint wikiwars_train; do
    echo "$set"; python "$score/score_times.py" "$gold/$set.jsonl"
done
for set in geo_trnews geo_lgl; do
    echo "$set"; python "$score/score_places.py" "$gold/$set.jsonl"
done
python -m training.score_actors "$gold/claims_dev.jsonl"
python -m training.score_factuality "$gold/factuality_uw_dev.jsonl"
