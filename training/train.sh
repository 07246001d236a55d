#!/usr/bin/env bash
# Make the shipped weights (make train): environment, data, training, export, calibration, for the network and its fast copy.
# NV_GOLD: folder with training_claims.jsonl; NV_CORPUS: folder with the corpora that training/annotations refers to;
# NV_TREEBANK: CoNLL-U file to learn parsing from, left out where there is none. NV_EPOCHS: passes of the whole network (7);
# NV_NARROW_EPOCHS: passes of the narrow one that learns from it, the fast reader (3); NV_CORES: processes
# side by side (2); NV_TRIAL: so many documents only, to see the recipe through in minutes (the weights are no good).
set -euo pipefail
cd "$(dirname "$0")/.."
gold=${NV_GOLD:-../shared/gold} corpus=${NV_CORPUS:-../shared/corpus}
treebank=${NV_TREEBANK:-../shared/treebank/ud_ewt_train.conllu.gz}
env=.venv-training
if [ ! -x $env/bin/python ]; then
    "${PYTHON:-python3}" -m venv $env
    $env/bin/python -m pip install --quiet -r training/requirements.txt -e .
fi
python() { $env/bin/python "$@"; }
parsing=()
if [ -f "$treebank" ]; then
    parsing=(--treebank "$treebank" --tree-pieces 220)
else
    echo "$treebank: no treebank there; trained without parsing beside (NV_TREEBANK names one)" >&2
fi
mkdir -p build
rm -rf build/model
python -m training.assemble --gold "$gold/training_claims.jsonl" --corpus "$corpus" --out build/training
if [ -n "${NV_TRIAL:-}" ]; then
    for part in train held_out; do
        head -n "$NV_TRIAL" build/training/$part.jsonl > build/training/trial.jsonl
        mv build/training/trial.jsonl build/training/$part.jsonl
    done
fi
python -m training.train --data build/training/train.jsonl --epochs "${NV_EPOCHS:-7}" --workers "${NV_CORES:-2}" \
    ${parsing[@]+"${parsing[@]}"} --out build/whole.pt
python -m training.narrow build/whole.pt --data build/training/train.jsonl --out build/narrow.pt
python -m training.train --data build/training/train.jsonl --epochs "${NV_NARROW_EPOCHS:-3}" --workers "${NV_CORES:-2}" \
    --start build/narrow.pt --teacher build/whole.pt --hold-words --out build/fast.pt
for name in whole fast; do
    python -m training.export build/$name.pt --to build/model_$name
    python -m training.calibrate build/training/held_out.jsonl --network build/model_$name
done
python -m training.beside build/model_fast --to build/model_whole
python -m training.train_likeness build/training/train.jsonl --network build/model_whole
python -m training.train_likeness build/training/train.jsonl --network build/model_whole --fast
mv build/model_whole build/model
echo "made build/model; compare with training/evaluate.py --network build/model, then copy it to src/noteverbale/reading/model"
