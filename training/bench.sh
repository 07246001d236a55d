#!/usr/bin/env bash
# Measure articles a second and peak memory, text to stored claims (make bench). NV_CORPUS names a folder of JSON Lines files.
set -euo pipefail
cd "$(dirname "$0")/.."
corpus=${NV_CORPUS:-../shared/corpus}
if [ -d "$corpus" ]; then
    for file in "$corpus"/*.jsonl.gz; do
        for reader in network fast; do
            python -m training.bench "$file" --limit "${NV_LIMIT:-500}" --reader $reader
        done
    done
else
    echo "bench: $corpus is absent (NV_CORPUS names another); measuring the examples" >&2
    python -m training.bench examples
fi
