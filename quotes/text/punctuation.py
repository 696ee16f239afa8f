"""Signs that end sentences and lines. Which marks quote stands in `quotation_marks`."""

FULL_STOPS = frozenset(".!?")
"""The ends of sentences that the encoder's heads count: they were trained with just these."""

SENTENCE_ENDS = FULL_STOPS | {"…"}

LINE_ENDS = SENTENCE_ENDS | frozenset(":;")
"""What ends a line that runs no further; a comma does not."""

SPEECH_ENDS = SENTENCE_ENDS | frozenset(",;—")
"""What may stand before the mark that closes a quotation: “We are ready,” he said."""

SPEECH_OPENERS = FULL_STOPS | frozenset(":,;—–-)")
"""What may stand before the mark that opens a sentence which somebody says."""

APOSTROPHES = frozenset("'’")

NAME_APOSTROPHES = APOSTROPHES | frozenset("‘`ʼ´")
"""What stands for an apostrophe in names and behind them: “O`Neil”, “Vell´s”."""

POSSESSIVES_OF_ONE = frozenset(f"{apostrophe}s" for apostrophe in NAME_APOSTROPHES)
POSSESSIVES = POSSESSIVES_OF_ONE | NAME_APOSTROPHES
"""Words behind a name that is somebody's or something's: “Norland**’s** president”, “the workers**’** union”."""
