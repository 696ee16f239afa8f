"""Scores on CoNLL-U: those of the CoNLL 2018 shared task, from raw text and on the words of the gold.

The definitions are those of the shared task's own scorer, which Stanza calls: relations without subtypes, universal
features only. Two measures of attachment are our own: with subtypes, and in reporting constructions (`reporting`).
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from quotes.corpora.conllu import Gold, Rows, tokens_of
from quotes.errors import QuotesError
from quotes.evaluate.tally import Count, Tally, share
from quotes.lexicon import manners

if TYPE_CHECKING:
    from stanza import Document

    from quotes.neural.annotator import Annotator

RAW = {
    "tokens": "Tokens",
    "sentences": "Sentences",
    "words": "Words",
    "upos": "UPOS",
    "xpos": "XPOS",
    "feats": "UFeats",
    "lemma": "Lemmas",
    "uas": "UAS",
    "las": "LAS",
    "clas": "CLAS",
    "mlas": "MLAS",
    "blex": "BLEX",
}
GOLD_TOKENS = {name: RAW[name] for name in ("upos", "xpos", "feats", "lemma", "uas", "las")}
"""Our name of a measure -> that of the shared task's scorer."""

SUBTYPES = "las_with_subtypes"
"""Attachment with the whole relation (nmod:poss): stricter than the shared task."""

REPORTING = "las_reporting"
"""Attachment of the words of reporting constructions alone (see `reporting`), without subtypes."""

OF_REPORTING_VERBS = ("nsubj", "ccomp", "parataxis", "obl")

UNKNOWN = "<UNK>"
"""What Stanza's tokenizer writes for a token of some hundred characters, such as a long web address."""


def score(documents: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each document: from its raw text, and from its words."""
    raw = annotate([document.text for document in documents])
    labelled = iter(label([p for document in documents for p in document.paragraphs], annotate))
    tallies = []
    for document, from_raw in zip(documents, raw, strict=True):
        from_words = [rows for _ in document.paragraphs for rows in written(next(labelled))]
        gold = document.sentences
        tally = compared("raw", gold, list(written(from_raw)), RAW) | compared(
            "gold_tokens", gold, from_words, GOLD_TOKENS
        )
        tally["gold_tokens", SUBTYPES] = with_subtypes(gold, from_words)
        tally["gold_tokens", REPORTING] = of_reporting(gold, from_words)
        tallies.append(tally)
    return tallies


def label(paragraphs: Sequence[Sequence[Rows]], annotate: "Annotator") -> list["Document"]:
    """Paragraphs whose words are given, with the tags, lemmas and trees of the pipeline: one document each."""
    from stanza import Document

    given = [Document([[_unlabelled(row) for row in sentence] for sentence in paragraph]) for paragraph in paragraphs]
    return annotate.label(given)


def _unlabelled(row: tuple[str, ...]) -> dict[str, Any]:
    return {"id": tuple(map(int, row[0].split("-"))), "text": row[1]}


def written(document: "Document") -> Iterator[Rows]:
    """The rows of a predicted document's sentences."""
    for sentence in document.sentences:
        rows: list[tuple[str, ...]] = []
        for token in sentence.tokens:
            if len(token.words) > 1:
                rows.append((f"{token.id[0]}-{token.id[-1]}", token.text, *"_" * 8))
            rows += [_row(word) for word in token.words]
            if token.text == UNKNOWN and document.text is not None:
                rows[-1] = (rows[-1][0], document.text[token.start_char : token.end_char], *rows[-1][2:])
        yield tuple(rows)


def _row(word: Any) -> tuple[str, ...]:
    values = (word.id, word.text, word.lemma, word.upos, word.xpos, word.feats, word.head, word.deprel)
    return (*("_" if value is None else str(value) for value in values), "_", "_")


def compared(name: str, gold: Sequence[Rows], predicted: Sequence[Rows], measures: dict[str, str]) -> Tally:
    """What the shared task's scorer counts. Raises QuotesError where the gold is no tree, or the texts differ."""
    from stanza.models.common.utils import UDError, ud_scores

    try:
        scores = ud_scores(io.StringIO(conllu(gold)), io.StringIO(conllu(predicted)))
    except UDError as error:
        reason = str(error).splitlines()[0]
        raise QuotesError(
            f"the document that begins “{start_of(gold)}” cannot be scored ({reason}); mend its sentences"
        ) from error
    counts = {(name, ours): scores[theirs] for ours, theirs in measures.items()}
    return {m: Count(s.correct, s.system_total, s.gold_total, plain=True) for m, s in counts.items()}


def conllu(sentences: Iterable[Rows]) -> str:
    """Sentences as the lines of a file."""
    return "".join("".join("\t".join(row) + "\n" for row in sentence) + "\n" for sentence in sentences)


def start_of(sentences: Sequence[Rows]) -> str:
    """A document's first words."""
    return " ".join(row[1] for row in list(tokens_of(sentences[0]))[:8])


def with_subtypes(gold: Sequence[Rows], predicted: Sequence[Rows]) -> Count:
    """Words with the right head and the right relation, subtype included; the words are the same."""
    pairs = [
        (row[6:8], other[6:8])
        for sentence, guess in zip(gold, predicted, strict=True)
        for row, other in zip(sentence, guess, strict=True)
        if row[0].isdigit()
    ]
    return Count(sum(row == other for row, other in pairs), len(pairs), len(pairs), plain=True)


def of_reporting(gold: Sequence[Rows], predicted: Sequence[Rows]) -> Count:
    """Words of reporting constructions with the right head and the right relation; the words are the same."""
    right: list[bool] = []
    for sentence, guess in zip(gold, predicted, strict=True):
        chosen = reporting(sentence)
        pairs = [(row, other) for row, other in zip(sentence, guess, strict=True) if row[0] in chosen]
        right += [(row[6], relation(row)) == (other[6], relation(other)) for row, other in pairs]
    return share(sum(right), len(right))


def reporting(sentence: Rows) -> set[str]:
    """The numbers of the words that stand in a sentence's reporting constructions.

    A reporting verb is one whose lemma the lexicon has as a cue, whatever it does in this sentence. Its words are its
    subject, its clauses (ccomp, parataxis) and its obliques, and the verb itself where it hangs by parataxis, as below
    what is said (“It rained, she said”).
    """
    verbs = {row[0] for row in sentence if row[3] == "VERB" and row[2].lower() in manners()}
    of_verbs = {row[0] for row in sentence if row[6] in verbs and relation(row) in OF_REPORTING_VERBS}
    return of_verbs | {row[0] for row in sentence if row[0] in verbs and relation(row) == "parataxis"}


def relation(row: tuple[str, ...]) -> str:
    """A word's relation without its subtype."""
    return row[7].split(":")[0]
