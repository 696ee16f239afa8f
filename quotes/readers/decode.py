"""The bytes of a file -> its text, character for character: line ends stay, only the encoding's own mark goes."""

import codecs
import re

from quotes.errors import QuotesError
from quotes.readers.rtf import rtf_text

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # of all characters; old news wires leave a few in real text
_MOST_HIGH_BYTES = 0.2  # of all bytes; Western European prose has under a tenth
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|rss|feed)\b", re.IGNORECASE)


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, or Windows-1252; of a rich text file, its words.

    Raises QuotesError for what is no text, and where the encoding cannot be told.
    """
    if not data:
        raise QuotesError("it is empty; remove it, or fill it and read it again")
    marked = data.startswith(_UTF16_MARKS)
    if data.startswith(b"%PDF-") or (b"\0" in data and not marked):
        raise _binary()
    text = _decode_utf16(data) if marked else _decode_utf8(data)
    if text.startswith("{\\rtf"):
        text = rtf_text(text)
    if "\0" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise _binary()
    if _MARKUP.match(text):
        raise QuotesError("this is HTML or XML, which can't be read yet; save its text as .txt and read that")
    return text


def _binary() -> QuotesError:
    return QuotesError("this is binary data, not text; save its text as a .txt file in UTF-8 and read that")


def _decode_utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise QuotesError(f"its UTF-16 is damaged at byte {error.start}; save it as UTF-8 and read that") from error


def _decode_utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise QuotesError(f"its UTF-8 is damaged at byte {error.start}; repair it and read it again") from error
    return _decode_windows_1252(data)


def _is_damaged_utf8(data: bytes) -> bool:
    """Do sequences that are right in UTF-8 at least equal those that are wrong? By chance a few come out right."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - wrong >= wrong


def _decode_windows_1252(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or sum(byte > 0x7F for byte in data) > _MOST_HIGH_BYTES * len(data):
        raise QuotesError("its encoding is neither UTF-8 nor Windows-1252; convert it to UTF-8 and read it again")
    return text
