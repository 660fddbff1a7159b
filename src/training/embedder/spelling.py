"""What tokens of like spelling share while they train: hashed character n-grams (Bojanowski et al. 2017), folded away after."""

import zlib

import numpy as np
import scipy.sparse as sparse

LENGTHS = (3, 4, 5)
WORD_START = "<"


def spelling_matrix(vocabulary, buckets):
    """Sparse, tokens x buckets: each row of letters spreads over its n-grams with unit length; other rows are empty."""
    rows, columns, values = [], [], []
    for token, text in enumerate(vocabulary):
        inner = text.startswith("##")
        letters = text[2:] if inner else text
        grams = _grams(letters if inner else WORD_START + letters) if letters.isalpha() else []
        if not grams:
            continue
        rows += [token] * len(grams)
        columns += [zlib.crc32(gram.encode()) % buckets for gram in grams]
        values += [len(grams) ** -0.5] * len(grams)
    shape = (len(vocabulary), buckets)
    return sparse.csr_matrix((np.array(values, np.float32), (rows, columns)), shape=shape)


def _grams(letters):
    return [letters[start : start + length] for length in LENGTHS for start in range(len(letters) - length + 1)]
