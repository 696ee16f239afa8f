"""Names of words become names of tokens, as Stanza wants them."""

import pytest

from quotes.neural.processors import token_labels


@pytest.mark.parametrize(
    ("of_tokens", "labels"),
    [
        ([["O"], ["S-LOC"], ["O"]], ["O", "S-LOC", "O"]),
        ([["S-LOC", "O"], ["O"]], ["S-LOC", "O"]),  # Russia 's
        ([["B-ORG"], ["I-ORG"], ["E-ORG", "O"]], ["B-ORG", "I-ORG", "E-ORG"]),
        ([["B-ORG", "E-ORG"], ["O"]], ["S-ORG", "O"]),  # McKay 's, both in the name
        ([["O", "B-LOC"], ["E-LOC"]], ["B-LOC", "E-LOC"]),
        ([["S-LOC"], ["S-LOC"]], ["S-LOC", "S-LOC"]),  # two names side by side
        ([["S-LOC"], ["B-ORG"], ["E-ORG"]], ["S-LOC", "B-ORG", "E-ORG"]),
        ([["B-LOC", "E-LOC"], ["S-LOC"]], ["S-LOC", "S-LOC"]),
        ([["E-ORG"], ["O"], ["B-ORG"]], ["S-ORG", "O", "S-ORG"]),  # names that run over the sentence's ends
        ([["I-ORG"], ["E-ORG"]], ["B-ORG", "E-ORG"]),
        ([["B-ORG", "E-ORG", "S-LOC"]], ["S-ORG"]),  # two names in a token: the first
        ([], []),
    ],
)
def test_token_labels(of_tokens, labels):
    assert token_labels(of_tokens) == labels
