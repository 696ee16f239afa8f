"""The words of a rich text file. Some editors save it under .txt unasked."""

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]+)(?P<number>-?\d+)? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z'])"
    r"|(?P<brace>[{}])|(?P<plain>[^\\{}\r\n]+)",
    re.DOTALL,
)
_NO_TEXT = {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "footnote"}
_WORDS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t"} | {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"
}  # fmt: skip
_SYMBOLS = {"\n": "\n", "\r": "\n", "~": "\u00a0", "_": "\u2011", "-": ""}


@dataclass
class _State:
    """Where the reading stands: is the group text, how many characters stand in for a \\u, how many are still due."""

    hidden: bool = False
    substitutes: int = 1
    due: int = 0
    outer: list[tuple[bool, int]] = field(default_factory=list)


def rtf_text(source: str) -> str:
    """The text in rich text, without fonts, colours, pictures and notes; a paragraph ends in a line feed."""
    state = _State()
    parts = [_words(token, state) for token in _TOKEN.finditer(source)]
    # A character beyond U+FFFF is written as its two UTF-16 halves, which Python keeps apart until told.
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _words(token: re.Match[str], state: _State) -> str:
    """What one token adds to the text; braces and control words change the state instead."""
    if token["brace"]:
        _enter_or_leave(token["brace"], state)
        return ""
    if token["word"]:
        words = _control(token["word"], int(token["number"] or 0), state)
    elif token["symbol"]:
        state.hidden = state.hidden or token["symbol"] == "*"
        words = _SYMBOLS.get(token["symbol"], token["symbol"])
    else:
        words = bytes.fromhex(token["byte"]).decode("cp1252", "replace") if token["byte"] else token["plain"]
        words, state.due = words[state.due :], max(0, state.due - len(words))
    return "" if state.hidden else words


def _enter_or_leave(brace: str, state: _State) -> None:
    state.due = 0
    if brace == "{":
        state.outer.append((state.hidden, state.substitutes))
    elif state.outer:
        state.hidden, state.substitutes = state.outer.pop()


def _control(word: str, number: int, state: _State) -> str:
    if word == "u":
        state.due = state.substitutes
        return chr(number % 0x10000)
    if word == "uc":
        state.substitutes = number
    state.hidden = state.hidden or word in _NO_TEXT
    return _WORDS.get(word, "")
