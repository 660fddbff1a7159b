"""Contrastive training of a token table: two texts of a pair attract, all other texts of the batch repel."""

import numpy as np
import torch
import torch.nn.functional as functional

MOMENTS = (0.9, 0.999)
EPSILON = 1e-8
WARM_UP_STEPS = 50
LAST_RATE = 0.02


def train(encoded, table, spelling, recipe, say):
    """
    The trained table: each token's own vector plus those of its n-grams (`spelling`, tokens x n-grams). `recipe` names epochs,
    batch, rate, temperature, dropout, one_source and seed.
    """
    torch.manual_seed(recipe["seed"])
    # Decayed moments of rare tokens become denormal numbers, which are slow.
    torch.set_flush_denormal(True)
    random = np.random.RandomState(recipe["seed"])
    own = torch.tensor(table, dtype=torch.float32)
    shared = torch.zeros(spelling.shape[1], table.shape[1])
    optimisers = Adam(own), Adam(shared)
    to_shared = spelling.T.tocsr()
    steps = recipe["epochs"] * (len(encoded) // recipe["batch"])
    step = 0
    for epoch in range(recipe["epochs"]):
        total = 0.0
        batches = list(_batches(encoded, recipe, random))
        for rows in batches:
            step += 1
            rate = recipe["rate"] * min(1, step / WARM_UP_STEPS) * max(LAST_RATE, 1 - step / steps)
            loss, gradient = _loss_and_gradient(encoded, rows, _composed(own, shared, spelling), recipe)
            optimisers[0].step(gradient, rate)
            optimisers[1].step(torch.from_numpy(to_shared @ gradient.numpy()), rate)
            total += loss
        say(f"epoch {epoch + 1} of {recipe['epochs']}, loss {total / len(batches):.4f}")
    return _composed(own, shared, spelling).numpy()


def _composed(own, shared, spelling):
    return own + torch.from_numpy(spelling @ shared.numpy())


def _batches(encoded, recipe, random):
    """An epoch's batches: a share of them from one source, where the other texts are harder to tell apart."""
    size = recipe["batch"]
    rows_by_source = {source: np.flatnonzero(encoded.sources == source) for source in np.unique(encoded.sources)}
    # Intents repeat too often within a batch to repel each other.
    whole = {
        source: rows
        for source, rows in rows_by_source.items()
        if len(rows) >= size and not source.startswith("intent")
    }
    names = sorted(whole)
    shares = np.array([len(whole[name]) for name in names], np.float64)
    order = random.permutation(len(encoded))
    for start in range(0, len(order) - size + 1, size):
        if random.rand() < recipe["one_source"]:
            name = names[random.choice(len(names), p=shares / shares.sum())]
            yield random.choice(whole[name], size, replace=False)
        else:
            yield order[start : start + size]


def _loss_and_gradient(encoded, rows, weights, recipe):
    (ids_a, starts_a), (ids_b, starts_b) = encoded.bag(0, rows), encoded.bag(1, rows)
    ids = torch.from_numpy(np.concatenate([ids_a, ids_b]))
    starts = torch.from_numpy(np.concatenate([starts_a, starts_b + len(ids_a)]))
    kept = (torch.rand(len(ids)) > recipe["dropout"]).float()
    leaf = weights.requires_grad_()
    sums = functional.embedding_bag(ids, leaf, starts, mode="sum", per_sample_weights=kept)
    unit = functional.normalize(sums, dim=1)
    alike = _alike(encoded.groups_a[rows], encoded.groups_b[rows])
    loss = InfoNce.apply(unit[: len(rows)], unit[len(rows) :], alike, recipe["temperature"])
    loss.backward()
    return loss.item(), leaf.grad


def _alike(groups_a, groups_b):
    """Places (i, j), i != j, of the batch where a text of pair i and a text of pair j belong to one group."""
    groups = np.concatenate([groups_a, groups_b])
    rows = np.tile(np.arange(len(groups_a)), 2)
    order = np.argsort(groups, kind="stable")
    groups, rows = groups[order], rows[order]
    edges = np.flatnonzero(np.concatenate([[True], groups[1:] != groups[:-1], [True]]))
    first, second = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for start, end in zip(edges[:-1], edges[1:]):
        members = np.unique(rows[start:end])
        if len(members) > 1:
            first.append(np.repeat(members, len(members)))
            second.append(np.tile(members, len(members)))
    i, j = np.concatenate(first), np.concatenate(second)
    return torch.from_numpy(i[i != j]), torch.from_numpy(j[i != j])


class InfoNce(torch.autograd.Function):
    """
    Symmetric InfoNCE (van den Oord et al. 2018; both directions as in Radford et al. 2021) over unit vectors, with places
    left out. The gradient is written by hand, because one matrix of exponentials serves both directions.
    """

    @staticmethod
    def forward(context, a, b, left_out, temperature):
        count = len(a)
        scale = 1 / temperature
        scores = (a * scale) @ b.t()
        own = scores.diagonal().clone()
        # Scores of unit vectors end at the scale, so no row's maximum is needed.
        odds = scores.sub_(scale).exp_()
        odds[left_out] = 0
        by_row, by_column = odds.sum(1), odds.sum(0)
        loss = ((by_row.log() + by_column.log()) / 2 + scale - own).mean()
        odds.mul_(by_row.reciprocal()[:, None] + by_column.reciprocal()[None])
        odds.diagonal().sub_(2)
        odds.mul_(scale / (2 * count))
        context.save_for_backward(odds @ b, odds.t() @ a)
        return loss

    @staticmethod
    def backward(context, gradient):
        to_a, to_b = context.saved_tensors
        return gradient * to_a, gradient * to_b, None, None


class Adam:
    """Adam (Kingma and Ba 2015) on one table, in place."""

    def __init__(self, weights):
        self.weights = weights
        self.mean = torch.zeros_like(weights)
        self.square = torch.zeros_like(weights)
        self.steps = 0

    def step(self, gradient, rate):
        self.steps += 1
        first, second = MOMENTS
        self.mean.lerp_(gradient, 1 - first)
        self.square.mul_(second).addcmul_(gradient, gradient, value=1 - second)
        correction = (1 - second**self.steps) ** 0.5
        divisor = self.square.sqrt().add_(EPSILON * correction)
        self.weights.addcdiv_(self.mean, divisor, value=-rate * correction / (1 - first**self.steps))
