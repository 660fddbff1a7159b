"""
Trains the shipped encoder from the licence-clear pairs and writes it where the app reads it:

    npm run train:embedder -- --data ../shared/data

Needs Debian's python3-torch, python3-onnx, python3-numpy and python3-scipy. Epochs, seeds and threads are
fixed, so that a run on the same machine repeats.
"""

import argparse
import json
import os
import sys
import time

THREADS = 2
DEBIAN_PYTHON = "/usr/bin/python3"
# Before the libraries start their threads; passive waiting leaves a busy machine to others.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = str(THREADS)
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
sys.dont_write_bytecode = True

try:
    import numpy as np
    import onnx
    import scipy
    import torch
except ImportError as missing:
    # Another Python may stand first on the path; Debian's has the packages.
    if os.path.exists(DEBIAN_PYTHON) and not os.path.samefile(sys.executable, DEBIAN_PYTHON):
        os.execv(DEBIAN_PYTHON, [DEBIAN_PYTHON, *sys.argv])
    sys.exit(f"{missing}. On Debian: apt-get install python3-torch python3-onnx python3-numpy python3-scipy")

from contrastive import train
from cooccurrence import BREAK, starting_table
from export import quantise, write_encoder
from pairs import EncodedPairs, distinct_texts, read_pairs
from references import write_references
from spelling import spelling_matrix
from vocabulary import build_vocabulary, count_words
from wordpiece import WordPiece

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))

RECIPE = {
    "tokens": 21_000,
    # Merged beyond the vocabulary's size, then dropped again where they spell least.
    "surplus": 9_000,
    "dimensions": 256,
    "text_tokens": 64,
    "start_scale": 0.5,
    "start_noise": 0.02,
    "spelling_buckets": 30_000,
    "epochs": 4,
    "batch": 2048,
    "rate": 0.03,
    "temperature": 0.05,
    "dropout": 0.15,
    "one_source": 0.1,
    "emphasis": 1.15,
    "seed": 0,
}


def main():
    parser = argparse.ArgumentParser(description="Trains the shipped encoder.")
    parser.add_argument("--data", required=True, help="folder that holds corpora/embed_pairs.tsv.gz")
    parser.add_argument("--model", default=f"{ROOT}/public/models/router-embed-21k-256", help="folder to write")
    parser.add_argument("--references", default=f"{ROOT}/src/testing/reference-vectors.json", help="file to write")
    parser.add_argument("--epochs", type=int, default=RECIPE["epochs"], help="fewer for a trial")
    options = parser.parse_args()
    recipe = RECIPE | {"epochs": options.epochs}
    torch.set_num_threads(THREADS)
    started = time.monotonic()

    def say(text):
        print(f"{time.monotonic() - started:6.0f} s  {text}", flush=True)

    pairs, dropped = read_pairs(options.data)
    say(f"{len(pairs)} pairs; {dropped} left out, because a test set has one of their texts")
    texts = distinct_texts(pairs)
    vocabulary = build_vocabulary(count_words(texts), recipe["tokens"], recipe["surplus"])
    reader = WordPiece(vocabulary)
    say(f"{len(vocabulary)} tokens counted on {len(texts)} texts")

    encoded = EncodedPairs(pairs, reader, recipe["text_tokens"])
    random = np.random.RandomState(recipe["seed"])
    table = _start(texts, reader, recipe, random)
    say(f"{len(encoded)} pairs encoded, start reduced to {recipe['dimensions']} dimensions")

    spelling = spelling_matrix(vocabulary, recipe["spelling_buckets"])
    rows, scales = quantise(train(encoded, table, spelling, recipe, say), recipe["emphasis"])
    size = write_encoder(options.model, vocabulary, rows, scales)
    with open(f"{options.model}/recipe.json", "w", encoding="utf-8") as file:
        json.dump(recipe | {"pairs": len(encoded), "left_out": dropped}, file, indent=2)
        file.write("\n")
    write_references(options.references, reader, rows, scales)
    say(f"{options.model}: {size / 1e6:.2f} MB")


def _start(texts, reader, recipe, random):
    stream = np.concatenate([np.array(reader.ids(text) + [BREAK], np.int32) for text in texts])
    table = starting_table(stream, recipe["tokens"], recipe["dimensions"], random)
    return table * recipe["start_scale"] + random.randn(*table.shape) * recipe["start_noise"]


if __name__ == "__main__":
    main()
