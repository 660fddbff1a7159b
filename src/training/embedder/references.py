"""Sentences with the ids and vectors that the training scripts give them: what Node and Chromium are held to."""

import json

import numpy as np

from export import END, START

SENTENCES = [
    "What is the capital of France?",
    "Write a Python function that returns the n-th Fibonacci number using memoization.",
    "how do i reset my card PIN??",
    "Prove that sqrt(2) is irrational, step by step.",
    "Summarise this e-mail in two sentences: Dear team, we're moving the launch to Q3 2024.",
    "Café naïve façade — résumé",
    "SELECT name, COUNT(*) FROM users WHERE age >= 18 GROUP BY name;",
    "Set an alarm for 7:30am tomorrow",
    "日本語のテスト",
    "I don't think that's right; isn't it 3.14159?",
    "Explain quantum entanglement to a 10-year-old",
    "   leading   and\ttabs\nnewlines   ",
    "C++ vs. Rust: which one is faster & why?",
    "a",
    "supercalifragilisticexpialidocious antidisestablishmentarianism",
    "Translate 'good morning' to Spanish.",
    "Compare and contrast the causes of WWI and WWII, citing at least 3 primary sources.",
    "Why is the sky blue? 😀",
    "<div class=\"x\">hello_world</div>",
    "Given f(x)=x^2+3x-4, compute ∫ f(x) dx from 0 to 2.",
]
DIGITS = 6


def write_references(path, reader, rows, scales):
    """Writes one sentence a line; a vector is the unit sum of the quantised rows of the sentence's tokens."""
    table = rows.astype(np.float64) * scales
    lines = [_line(sentence, reader.ids(sentence), table) for sentence in SENTENCES]
    with open(path, "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(lines) + "\n]\n")


def _line(sentence, ids, table):
    total = table[ids].sum(0)
    vector = [round(value, DIGITS) for value in (total / np.linalg.norm(total)).tolist()]
    reference = {"sentence": sentence, "ids": [START, *ids, END], "vector": vector}
    return json.dumps(reference, ensure_ascii=False, separators=(",", ":"))
