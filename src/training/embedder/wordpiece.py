"""BERT's uncased WordPiece in Python, so that training reads a text exactly as @xenova/transformers' BertTokenizer does."""

import re
import unicodedata

SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
UNKNOWN = SPECIAL_TOKENS.index("[UNK]")
LONGEST_WORD = 100

# One alternative a kind of run: letters and digits, one mark of punctuation, anything else that is not a space.
ASCII_WORDS = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")
ASCII_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2CEAF), (0xF900, 0xFAFF))
ASCII_SYMBOLS = "$+<=>^`|~"


def words(text):
    """The lower-cased words and marks of a text, in order."""
    if text.isascii():
        return ASCII_WORDS.findall(ASCII_CONTROLS.sub("", text).lower())
    return _split(_strip_accents(_clean(text).lower()))


def _clean(text):
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if char in "\t\n\r" or category == "Zs":
            kept.append(" ")
        elif char == "\ufffd" or category in ("Cc", "Cf"):
            continue
        elif any(low <= ord(char) <= high for low, high in CJK):
            kept.append(f" {char} ")
        else:
            kept.append(char)
    return "".join(kept)


def _strip_accents(text):
    return "".join(char for char in unicodedata.normalize("NFD", text) if not "\u0300" <= char <= "\u036f")


def _split(text):
    found = []
    for chunk in text.split():
        word = ""
        for char in chunk:
            if unicodedata.category(char)[0] == "P" or char in ASCII_SYMBOLS:
                if word:
                    found.append(word)
                found.append(char)
                word = ""
            else:
                word += char
        if word:
            found.append(word)
    return found


class WordPiece:
    """Greedy longest match from the left over a fixed vocabulary; a word that cannot be spelled is one [UNK]."""

    def __init__(self, vocabulary):
        self.ids_by_token = {token: position for position, token in enumerate(vocabulary)}
        self.longest = max(map(len, vocabulary))
        self.known = {}

    def ids(self, text, limit=None):
        """Token ids without special tokens, at most `limit`."""
        found = []
        for word in words(text):
            pieces = self.known.get(word)
            if pieces is None:
                pieces = self.known[word] = self._pieces(word)
            found += pieces
            if limit is not None and len(found) >= limit:
                return found[:limit]
        return found

    def _pieces(self, word):
        if len(word) > LONGEST_WORD:
            return [UNKNOWN]
        pieces = []
        start = 0
        while start < len(word):
            prefix = "##" if start > 0 else ""
            for end in range(min(len(word), start + self.longest), start, -1):
                token = self.ids_by_token.get(prefix + word[start:end])
                if token is not None:
                    pieces.append(token)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return pieces
