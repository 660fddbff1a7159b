"""Where training starts: positive pointwise mutual information of neighbouring tokens, reduced by a randomised SVD."""

import numpy as np
import scipy.sparse as sparse

WINDOW = 5
# Frequent tokens are thinned before counting (Mikolov et al. 2013, section 2.3).
THINNING = 1e-4
# Context counts are smoothed (Levy, Goldberg and Dagan 2015, section 3.1).
CONTEXT_POWER = 0.75
LEAST_COUNT = 2
# Smooth inverse frequency (Arora, Liang and Ma 2017).
SIF = 1e-3
CHUNK = 4_000_000
BREAK = -1


def token_shares(stream, size):
    """Share of each token of all tokens."""
    counts = np.bincount(stream[stream != BREAK], minlength=size).astype(np.float64)
    return counts / counts.sum()


def starting_table(stream, size, dimensions, random):
    """A table of `size` rows of unit mean square, each then weighted by inverse frequency; texts are parted by BREAK."""
    shares = token_shares(stream, size)
    keep = (stream == BREAK) | (random.rand(len(stream)) < np.sqrt(THINNING / np.maximum(shares[np.maximum(stream, 0)], 1e-12)))
    information = _information(_neighbours(stream[keep].astype(np.int64), size))
    left, values = _svd(information, dimensions, random)
    table = left * np.sqrt(values)
    table /= np.sqrt((table**2).mean())
    return table * (SIF / (SIF + shares))[:, None]


def _neighbours(stream, size):
    counts = sparse.csr_matrix((size, size), dtype=np.float32)
    for start in range(0, len(stream), CHUNK):
        part = stream[start : start + CHUNK]
        keys = []
        for distance in range(1, WINDOW + 1):
            left, right = part[:-distance], part[distance:]
            real = (left != BREAK) & (right != BREAK)
            keys.append(left[real] * size + right[real])
        pairs, often = np.unique(np.concatenate(keys), return_counts=True)
        counts = counts + sparse.csr_matrix((often.astype(np.float32), (pairs // size, pairs % size)), shape=(size, size))
    counts = counts + counts.T
    counts.data[counts.data < LEAST_COUNT] = 0
    counts.eliminate_zeros()
    return counts


def _information(counts):
    total = np.asarray(counts.sum(1)).ravel()
    context = total**CONTEXT_POWER
    context /= context.sum()
    cells = counts.tocoo()
    value = np.log(np.maximum(cells.data / (total[cells.row] * context[cells.col] + 1e-12), 1e-12))
    positive = value > 0
    return sparse.csr_matrix(
        (value[positive].astype(np.float32), (cells.row[positive], cells.col[positive])), shape=counts.shape
    )


def _svd(matrix, rank, random, oversampling=16, rounds=4):
    """Halko, Martinsson and Tropp 2011, algorithm 4.4."""
    basis = random.randn(matrix.shape[1], rank + oversampling).astype(np.float32)
    basis, _ = np.linalg.qr(matrix @ basis)
    for _ in range(rounds):
        basis, _ = np.linalg.qr(matrix.T @ basis)
        basis, _ = np.linalg.qr(matrix @ basis)
    small = (matrix.T @ basis).T
    left, values, _ = np.linalg.svd(small, full_matrices=False)
    return (basis @ left)[:, :rank], values[:rank]
