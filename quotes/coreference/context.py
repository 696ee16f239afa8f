"""Whose words a quotation is that names no source: whoever speaks or is spoken of around it.

So is a first person within quotation marks: whoever speaks there.
"""

from collections.abc import Sequence

from quotes.attribution.attributions import PlacedAttribution
from quotes.coreference.chains import Chains, Link
from quotes.coreference.first_person import in_turn, word_of
from quotes.coreference.interviews import Interview
from quotes.coreference.pronoun_references import FIRST_PERSON
from quotes.coreference.reference import NameReference, NounReference, PronounReference, Reference
from quotes.coreference.speaking import Speaking, speaking_at
from quotes.document.paragraph import Paragraph
from quotes.model import Quotation
from quotes.text.punctuation import SPEECH_ENDS
from quotes.text.quotation_marks import CLOSING, SINGLE

WITHIN_MARKS = FIRST_PERSON - {"you"}

GOES_ON = 0.9
"""Of 40 quotations in news read by hand that went on from who spoke last, 38 did."""

OVER_A_PARAGRAPH = 0.8
SUBJECT = 0.7
ONLY_PERSON = 0.6

FARTHEST = 2
"""Paragraphs to whoever spoke last; the one between then speaks of nobody."""


class Context:
    """What stands around an article's attributions."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        placed: Sequence[PlacedAttribution],
        chains: Chains,
        interview: Interview,
    ):
        self._paragraphs = paragraphs
        self._placed = placed
        self._chains = chains
        self._interview = interview

    def speaker(self, number: int, said: Sequence[Quotation]) -> Speaking | None:
        """Of an attribution without a source; `said` are the quotations before it."""
        placed = self._placed[number]
        turn = self._paragraphs[placed.start.paragraph].turn
        if (
            turn
            and (turn.labelled or placed.attribution.kind == "direct")
            and (answering := in_turn(turn, self._interview))
        ):
            return Speaking.alone(answering)
        if placed.attribution.cue or self._is_heading(placed):
            return None
        running = self._running(number, said)
        if running and running[1] == 0:
            return running[0]
        found = self._subject_before(placed) or (running and running[0]) or self._only_person_before(placed)
        return None if found is None or self._is_named_within(placed, found.chains) else found

    def of_source(self, number: int) -> Speaking | None:
        """Of a source that tells nobody by itself: “Q” and “A” before a turn, “I” within quotation marks."""
        head = self._placed[number].head
        if head is None:
            return None
        turn = self._paragraphs[head.paragraph].turn
        if turn and turn.labelled:
            found = in_turn(turn, self._interview)
            return Speaking.alone(found) if found else None
        reference = self._chains.reference_at(head)
        if isinstance(reference, PronounReference) and reference.pronoun in WITHIN_MARKS and reference.at.quoted:
            return self._who_speaks_in(head.paragraph, reference.pronoun)
        return None

    def _who_speaks_in(self, paragraph: int, pronoun: str) -> Speaking | None:
        """Whoever is the source of the paragraph's other attributions, if that is one."""
        speakers = {
            found.chain: found
            for other in self._placed
            if other.head and other.head.paragraph == paragraph
            if (speaking := self._chains.reference_at(other.head)) and not speaking.at.quoted
            if (found := self._chains.resolution_at(other.head))
        }
        if len(speakers) != 1:
            return None
        [found] = speakers.values()
        reason = f"{word_of(pronoun)}: who speaks in the quotation marks"
        return Speaking((found.chain,), reason, SUBJECT * found.confidence, Link.FIRST_PERSON)

    # ---- who speaks

    def _running(self, number: int, said: Sequence[Quotation]) -> tuple[Speaking, int] | None:
        """Whoever spoke last, and how many paragraphs before."""
        start = self._placed[number].start.paragraph
        for before, quotation in reversed(list(zip(self._placed[:number], said, strict=True))):
            apart = start - before.last
            if apart > FARTHEST:
                return None
            if quotation.attribution.manner == "thought" and self._is_unnamed(quotation):
                continue  # “whatever an owner thinks”: nobody who speaks
            if not quotation.chains or (apart == FARTHEST and self._people_of(start - 1)):
                return None
            return _goes_on(quotation.chains, apart), apart
        return None

    def _is_unnamed(self, quotation: Quotation) -> bool:
        return not any(self._chains.chain(chain).name for chain in quotation.chains)

    def _is_heading(self, placed: PlacedAttribution) -> bool:
        """‘We want it as it was’, alone in its paragraph, with no sign before the closing mark: nobody's here."""
        paragraph = self._paragraphs[placed.start.paragraph]
        text = paragraph.area.of(paragraph.text)
        alone = placed.attribution.extent == paragraph.area and text[0] in SINGLE and text[1:2].isalnum()
        return alone and text.rstrip(" " + "".join(CLOSING))[-1:] not in SPEECH_ENDS

    # ---- who is spoken of

    def _subject_before(self, placed: PlacedAttribution) -> Speaking | None:
        """“The mayor shook her head. “Never.””: the subject of the sentence before, in the same paragraph."""
        people = [
            reference
            for reference in self._chains.references
            if reference.at.head.paragraph == placed.start.paragraph
            and reference.at.words[-1] < placed.start.word
            and reference.at.subject
            and reference.kind == "person"
            and not reference.at.quoted
        ]
        found = speaking_at(self._paragraphs, self._chains, people[-1].at.head) if people else None
        reason = "no source: subject of the sentence before"
        return found and Speaking(found.chains, reason, SUBJECT * found.confidence, Link.AROUND)

    def _only_person_before(self, placed: PlacedAttribution) -> Speaking | None:
        """The film was drawn by Ana Mirel. / “I had never drawn.” The only person of the paragraph before."""
        chains = {self._chains.resolution_of(person).chain for person in self._people_of(placed.start.paragraph - 1)}
        opens = placed.start.word == 0
        if not opens or len(chains) != 1 or self._chains.chain(min(chains)).name is None:
            return None
        return Speaking(tuple(chains), "no source: the only person of the paragraph before", ONLY_PERSON, Link.AROUND)

    def _people_of(self, number: int) -> list[Reference]:
        """References to people, but for “an owner”, who may be anybody."""
        here = [reference for reference in self._chains.references if reference.at.head.paragraph == number]
        anybody = [reference for reference in here if isinstance(reference, NounReference) and not reference.definite]
        return [reference for reference in here if reference.kind == "person" and reference not in anybody]

    def _is_named_within(self, placed: PlacedAttribution, chains: Sequence[int]) -> bool:
        """“Byeon is no fool”: nobody speaks so of himself."""
        return any(
            isinstance(reference, NameReference)
            and reference.kind == "person"
            and self._chains.resolution_of(reference).chain in chains
            and self._lies_within(placed, reference)
            for reference in self._chains.references
        )

    def _lies_within(self, placed: PlacedAttribution, reference: Reference) -> bool:
        paragraph = self._paragraphs[reference.at.head.paragraph]
        span = paragraph.span(reference.at.words)
        return any(span in content for content in placed.attribution.content)


WHERE = (
    "goes on from who speaks in this paragraph",
    "goes on from who speaks in the paragraph before",
    "goes on from who spoke last, a paragraph between",
)
"""By so many paragraphs since somebody spoke."""


def _goes_on(chains: tuple[int, ...], apart: int) -> Speaking:
    sure = OVER_A_PARAGRAPH if apart == FARTHEST else GOES_ON
    return Speaking(chains, f"no source: {WHERE[apart]}", sure, Link.GOES_ON, apart=apart)
