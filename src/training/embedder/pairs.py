"""The training pairs as token ids: read from the data, cleared of every text of the test sets, grouped by what must not repel."""

import glob
import gzip
import json

import numpy as np

# A pair's two texts have one intent; texts of one intent must not be pushed apart.
INTENT_SOURCES = ("intent_hwu64", "intent_snips")
TEST_FILES = ("clinc150", "intent_banking_hwu_snips_atis", "sts_sick_msrp", "semantic_router_sets")
TRAINED_DATASETS = ("HWU64", "SNIPS")


def read_pairs(data):
    """(source, a, b) of every licence-clear pair, in the file's order; a pair with a text of a test set is left out."""
    held_out = _held_out(data)
    pairs = []
    dropped = 0
    with gzip.open(f"{data}/corpora/embed_pairs.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            source, a, b = line.rstrip("\n").split("\t")[:3]
            if _plain(a) in held_out or _plain(b) in held_out:
                dropped += 1
            else:
                pairs.append((source, a, b))
    return pairs, dropped


def _plain(text):
    return " ".join("".join(char if char.isalnum() else " " for char in text.lower()).split())


def _held_out(data):
    texts = set()
    for name in TEST_FILES:
        for path in glob.glob(f"{data}/corpora/{name}.jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for row in map(json.loads, lines):
                    if row.get("dataset") not in TRAINED_DATASETS:
                        texts.update(_plain(row[key]) for key in ("text", "text_a", "text_b") if row.get(key))
    # Single words are no evidence of a leak: every dictionary has them.
    return {text for text in texts if " " in text}


def distinct_texts(pairs):
    """Every text once, in order of appearance."""
    return list(dict.fromkeys(text for _, a, b in pairs for text in (a, b)))


class EncodedPairs:
    """Both sides of every pair as one flat run of ids each, with group numbers: equal numbers must not repel."""

    def __init__(self, pairs, reader, limit):
        sides = ([], [])
        kept = []
        for source, a, b in pairs:
            ids_a, ids_b = reader.ids(a, limit), reader.ids(b, limit)
            if ids_a and ids_b:
                sides[0].append(ids_a)
                sides[1].append(ids_b)
                kept.append((source, a, b))
        self.sides = tuple(_flat(side) for side in sides)
        self.sources = np.array([source for source, _, _ in kept])
        self.groups_a, self.groups_b = _groups(kept)

    def __len__(self):
        return len(self.sources)

    def bag(self, side, rows):
        """Ids of the rows one after another, and where each row starts."""
        ids, starts = self.sides[side]
        lengths = starts[rows + 1] - starts[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        places = np.arange(offsets[-1]) + np.repeat(starts[rows] - offsets[:-1], lengths)
        return ids[places], offsets[:-1]


def _flat(texts):
    starts = np.concatenate([[0], np.cumsum([len(ids) for ids in texts])])
    return np.concatenate([np.array(ids, np.int64) for ids in texts]), starts


def _groups(pairs):
    """One number a text; texts of one intent share theirs (an intent is a connected component of its source's pairs)."""
    parent = {}

    def root(key):
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for source, a, b in pairs:
        if source in INTENT_SOURCES:
            parent[root((source, a))] = root((source, b))
    numbers = {}

    def number(source, text):
        key = root((source, text)) if source in INTENT_SOURCES else text
        return numbers.setdefault(key, len(numbers))

    return (
        np.array([number(source, a) for source, a, _ in pairs]),
        np.array([number(source, b) for source, _, b in pairs]),
    )
