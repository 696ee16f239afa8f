"""Readings as text and as JSON lines."""

import json

from readings import FERRY, HARBOUR

from quotes.cli.printing import json_lines, text_lines


def introductions(reading):
    """The lines that tell who speaks."""
    return [line for line in text_lines(reading) if line.startswith("  ") and not line.startswith("    ")]


def test_who_speak_together_are_named_each():
    assert introductions(FERRY) == [
        "  Mara Quill · Idris Quill  [indirect speech, 0.90, speaker 0.80]",
        "  Idris Quill  [direct speech, 0.90, speaker 0.80]",
    ]
    records = [json.loads(line) for line in json_lines(FERRY)]
    assert [(record["speaker"], record["speakers"]) for record in records] == [
        ("Mara Quill", ["Mara Quill", "Idris Quill"]),
        ("Idris Quill", ["Idris Quill"]),
    ]


def test_of_nobody_the_reason_is_told():
    assert introductions(HARBOUR)[:3] == [
        "  Mara Quill, harbour master  [direct speech, 0.90, speaker 0.80]",
        "  Tarn Valley Rescue Society  [indirect speech, 0.90, speaker 0.80]",
        "  unknown (no name for “a voice”)  [direct speech, 0.40]",
    ]
    records = [json.loads(line) for line in json_lines(HARBOUR)]
    assert [(records[2][key]) for key in ("speaker", "speaker_kind", "role", "speakers")] == [None, None, None, []]
    assert (records[0]["speakers"], records[0]["role"]) == (["Mara Quill"], "harbour master")
