"""What holds for any spans, and for the ids that are made of them."""

import re

from hypothesis import given
from hypothesis import strategies as st
from properties import QUICK

from quotes.database.store import quotation_id
from quotes.model import Article, Attribution, ChainKey, Evidence, Quotation, Span
from quotes.speakers.identify import identify

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda own: Span(own[0], own[0] + own[1]))


@QUICK
@given(SPANS, SPANS, SPANS)
def test_spans_lie_in_each_other_as_their_characters_do(one, other, third):
    characters, others = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert (other in one) is (others <= characters)
    assert one.overlaps(other) is bool(characters & others) is other.overlaps(one)
    assert one in one
    assert one.overlaps(one)
    assert not (one in other and other in one) or one == other
    assert not (one in other and other in third) or one in third
    assert (one < other) is ((one.start, one.end) < (other.start, other.end))


@QUICK
@given(SPANS, st.text(min_size=45, max_size=50))
def test_a_span_covers_its_characters(span, text):
    assert len(span.of(text)) == span.end - span.start
    assert text[: span.start] + span.of(text) + text[span.end :] == text


# ---- ids


def quotation(span):
    return Quotation(Attribution((span,), None, None, "direct", "speech", 1.0), (), "", 1.0)


IDS = st.text("ab:0123456789", min_size=1, max_size=8)


@QUICK
@given(IDS, SPANS, IDS, SPANS)
def test_ids_of_quotations_tell_articles_and_extents_apart(one, span, other, other_span):
    ids = [quotation_id(Article(id=id, text=""), quotation(own)) for id, own in ((one, span), (other, other_span))]
    assert all(re.fullmatch("[0-9a-f]{16}", own) for own in ids)
    assert (ids[0] == ids[1]) is ((one, span) == (other, other_span))


NAMES = st.one_of(
    st.sampled_from(
        ["Ana Mirel", "ana mirel", "Ana-Mirel", "Ana Mirel 2", "नरेश", "ना रेश", "…", "—", "Vell", "U.N.", "UN"]
    ),
    st.text("Anae -'.ø", min_size=1, max_size=6),
    st.text(min_size=1, max_size=5),
)
KINDS = st.sampled_from(["person", "organization", "group", "other"])


@QUICK
@given(st.lists(st.tuples(NAMES, KINDS, st.integers(0, 2)), max_size=8), st.randoms())
def test_ids_of_speakers(told, chance):
    evidence = [
        Evidence(ChainKey("a", number), name, kind, ((name, 1),), (), None, quoted)
        for number, (name, kind, quoted) in enumerate(told)
    ]
    found = identify(evidence)
    ids = [speaker.id for speaker in found.speakers]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", own) for own in ids)
    assert {link.speaker_id for link in found.links.values()} == set(ids)
    chance.shuffle(evidence)
    assert identify(evidence) == found
