"""A WordPiece vocabulary counted on the training texts: merged as in byte-pair encoding, then pruned to what is used."""

import collections
import heapq
import re
import string

from wordpiece import SPECIAL_TOKENS, WordPiece, words

LEAST_COUNT = 3
LONGEST_MERGED = 30
FOREIGN_CHARACTERS = 150
PLAIN = re.compile(r"[a-z0-9]+")
# Numbers are spelled by digits, but for years, round hundreds and names such as "mp3".
NUMBER_TOKEN = re.compile(r"\d{1,2}|[a-z]+\d|(19|20)\d\d|\d000?")


def count_words(texts):
    """How often each word or mark occurs."""
    counts = collections.Counter()
    for text in texts:
        counts.update(words(text))
    return counts


def build_vocabulary(counts, size, surplus):
    """`size` tokens, special ones first: `surplus` more are merged, and those that spell least of the texts are dropped."""
    alphabet = _alphabet(counts)
    merged = _merge(counts, size + surplus - len(alphabet), set(alphabet))
    return _prune(alphabet + merged, len(alphabet), counts, size)


def _alphabet(counts):
    ascii_characters = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    foreign = [word for word, _ in _ranked(counts) if len(word) == 1 and not word.isascii()]
    inner = ["##" + char for char in string.ascii_lowercase + string.digits]
    return SPECIAL_TOKENS + ascii_characters + foreign[:FOREIGN_CHARACTERS] + inner


def _ranked(counts):
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _merge(counts, wanted, taken):
    """The most frequent neighbours become one token, until enough tokens are there."""
    spelled = [
        (word, count)
        for word, count in _ranked(counts)
        if count >= LEAST_COUNT and len(word) <= LONGEST_MERGED and PLAIN.fullmatch(word)
    ]
    pieces = [[word[0]] + ["##" + char for char in word[1:]] for word, _ in spelled]
    weights = [count for _, count in spelled]
    frequency = collections.Counter()
    places = collections.defaultdict(set)
    for place, sequence in enumerate(pieces):
        for pair in zip(sequence, sequence[1:]):
            frequency[pair] += weights[place]
            places[pair].add(place)
    heap = [(-count, pair) for pair, count in frequency.items()]
    heapq.heapify(heap)
    tokens = []
    while len(tokens) < wanted and heap:
        count, pair = heapq.heappop(heap)
        if frequency[pair] != -count:
            if frequency[pair] > 0:
                heapq.heappush(heap, (-frequency[pair], pair))
            continue
        token = pair[0] + pair[1][2:]
        if not _allowed(token):
            frequency[pair] = 0
            continue
        if token not in taken:
            taken.add(token)
            tokens.append(token)
        touched = set()
        for place in places.pop(pair):
            _replace(place, pair, token, pieces, weights, frequency, places, touched)
        frequency[pair] = 0
        for neighbour in sorted(touched):
            heapq.heappush(heap, (-frequency[neighbour], neighbour))
    return tokens


def _allowed(token):
    core = token.replace("##", "")
    return core.isalpha() or NUMBER_TOKEN.fullmatch(core) is not None


def _replace(place, pair, token, pieces, weights, frequency, places, touched):
    before = pieces[place]
    weight = weights[place]
    for neighbours in zip(before, before[1:]):
        frequency[neighbours] -= weight
    after = []
    position = 0
    while position < len(before):
        if tuple(before[position : position + 2]) == pair:
            after.append(token)
            position += 2
        else:
            after.append(before[position])
            position += 1
    pieces[place] = after
    for neighbours in zip(after, after[1:]):
        frequency[neighbours] += weight
        places[neighbours].add(place)
        touched.add(neighbours)


def _prune(tokens, fixed, counts, size):
    """Drops the tokens that greedy matching uses least, in a few rounds, because each drop spells words anew."""
    while len(tokens) > size:
        reader = WordPiece(tokens)
        used = collections.Counter()
        for word, count in counts.items():
            for token in reader.ids(word):
                used[token] += count
        dropped = max(len(tokens) - size, 0)
        dropped = min(dropped, max(500, dropped // 2))
        ranked = sorted(range(fixed, len(tokens)), key=lambda token: (used[token], -token))
        gone = set(ranked[:dropped])
        tokens = [token for position, token in enumerate(tokens) if position not in gone]
    return tokens
