import pytest

from quotes.model import Span
from quotes.text.quotation_marks import Pair, find_all_pairs, find_pairs


def found(text):
    return [pair.span.of(text) for pair in find_pairs(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no”.", ["“no”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("She wrote ``maybe'' twice.", ["``maybe''"]),
        ("She wrote ''maybe'' twice.", ["''maybe''"]),
        ("Il a dit «non» hier.", ["«non»"]),
        ("Er sagte „nein“ gestern.", ["„nein“"]),
        ("‘I don’t like the dogs’ dinner,’ he said.", ["‘I don’t like the dogs’ dinner,’"]),
        ("'I don't know,' he said.", ["'I don't know,'"]),
        ("“He told me ‘go’ twice,” she said.", ["“He told me ‘go’ twice,”", "‘go’"]),
        ("‘He told me “go” twice,’ she said.", ["‘He told me “go” twice,’", "“go”"]),
        ('“Go," he said. “Stay.”', ['“Go,"', "“Stay.”"]),
        ('"Go,” he said. "Stay."', ['"Go,”', '"Stay."']),
        ("“Go,“ he said. “Stay.“", ["“Go,“", "“Stay.“"]),
        ("„Geh,” he said. „Bleib.“", ["„Geh,”", "„Bleib.“"]),
        ('“They said "go" to us.”', ['“They said "go" to us.”', '"go"']),
        ('“A 6" pipe,” he said.', ['“A 6" pipe,”']),
        ("‟Go,” he said.", ["‟Go,”"]),
        ("„Nein“, sagte er. „Doch.”", ["„Nein“", "„Doch.”"]),
        ("„Er sagte ‚nein‘ dazu.“", ["„Er sagte ‚nein‘ dazu.“", "‚nein‘"]),
        ("‚Nein‘, sagte er. ‚Doch.’", ["‚Nein‘", "‚Doch.’"]),
        ("‚I don’t know,’ he said.", ["‚I don’t know,’"]),
        ("Il a dit «oui» et ‹non›.", ["«oui»", "‹non›"]),
        ("«Il a dit “non” hier», dit-elle.", ["«Il a dit “non” hier»", "“non”"]),
        ("« Non », dit-il.", []),  # a mark before a space opens nothing
        ("“ Go ,” he said.", []),
        ("»Nein« sagte er.", []),  # marks that point inwards are not read
        ("It is ''good''", ["''good''"]),
        ("``Go,'' he said. ‘‘Stay.’’", ["``Go,''", "‘‘Stay.’"]),  # two curly marks are two
        ("''‘Go,’ he said,'' she said.", ["''‘Go,’ he said,''", "‘Go,’"]),
        ('"" is empty.', ['""']),
        # a double mark of another kind closes a pair only where it can only be a closing one
        ('“We " go,” he said.', ['“We " go,”']),
        ('“A 6"x9" pipe,” he said.', ['“A 6"x9" pipe,”']),
        ('“A 6"-wide pipe,” he said.', ['“A 6"-wide pipe,”']),
        ('“The A"B road,” he said.', ['“The A"B road,”']),
        ("„In 1990” he said.", ["„In 1990”"]),
        ("“Go,„ he said. “Stay.”", ["“Go,„", "“Stay.”"]),
        ('„Go," he said.', ['„Go,"']),
        ("‘Go” on,’ he said.", ["‘Go” on,’"]),
        ("«Go” on», he said.", ["«Go” on»"]),
        ("“Go» on,” he said.", ["“Go» on,”"]),
        # a pair within one of its own kind
        ('"Say "go" now," he said.', ['"Say "go" now,"', '"go"']),
        ("“Say “go” now,” he said.", ["“Say “go” now,”", "“go”"]),
        ("„Say „go“ now,“ he said.", ["„Say „go“"]),
        ("“Go ”now", ["“Go ”"]),
        # straight marks
        ('"Go ," he said.', ['"Go ,"']),
        ('"Go " he said.', ['"Go "']),
        ('"Go"they said.', ['"Go"']),
        ('"Go "- he said.', ['"Go "']),
        ('"90 came," he said.', ['"90 came,"']),
        ('a 6"x9" pipe', []),
        ("a 5''x9'' pipe", []),
        # a single mark: within a word, at its end, and behind a plural
        ("In Hawai‘i we know,’ he said.", []),
        ("‘We ’ go,’ he said.", ["‘We ’ go,’"]),
        ("‘I don’t,’ he said.", ["‘I don’t,’"]),
        ("‘We go’ he said of the dogs.’", ["‘We go’"]),
        ("‘We go to dogs’, he said of it.’", ["‘We go to dogs’"]),
        ("‘THE DOGS’ DINNER,’ he said.", ["‘THE DOGS’ DINNER,’"]),
        ("He called them ‘boys’ and left.", ["‘boys’"]),
        ("‘The dogs’ bark. ‘We go,’ he said.", ["‘The dogs’", "‘We go,’"]),
        ("'The dogs' bark. 'We go,' he said.", ["'The dogs'", "'We go,'"]),
        ("'The dogs' dinner isn't cold,' he said.", ["'The dogs' dinner isn't cold,'"]),
        ("'The dogs' dinner at Q's place,' he said.", ["'The dogs' dinner at Q's place,'"]),
        ("'The dogs' and cats' dinner,' he said.", ["'The dogs' and cats' dinner,'"]),
        ("‘The dogs’ bark, and so on’ he said.", ["‘The dogs’"]),
        # for what is left out
        ("Ask ‘em about the dogs’ home.", []),
        ("Wait ‘til the boys’ bus comes.", []),
        ("So ‘tis at the girls’ school.", []),
        ("‘Twas at the girls’ school.", []),
        ("Songs of the ‘90s from the boys’ room", []),
        ("rock 'n' roll at the boys' club", []),
        ("The ‘emus’ came.", ["‘emus’"]),
        ("The ‘tie’ came.", ["‘tie’"]),
        ("A ‘7 o’clock’ start.", ["‘7 o’clock’"]),
        ("the dogs’ dinner", []),
        ("the dogs' dinner and the cats' too", []),
        ("It's 1990's music from the '90s", []),
        ('a 6" pipe', []),
        ("rock 'n' roll", []),
        ("No marks here.", []),
        ("", []),
    ],
)
def test_pairs(text, expected):
    assert (found(text) if text else []) == expected


@pytest.mark.parametrize("opening", ["“", "„", "‟", "«", "‹", "‘", "‚", '"', "''", "``", "'"])
@pytest.mark.parametrize("closing", ["”", "“", "»", "›", "’", "‘", '"', "''", "'", "„"])
def test_which_mark_closes_which(opening, closing):
    own = {"„": "“”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", '"': '"', "'": "'", "“": "”", "‟": "”"}
    closes = closing == "''" if opening in ("''", "``") else closing in own[opening]
    mixed = opening in '“”„"' and closing in '“”„"'
    text = f"{opening}Go,{closing} he said."
    expected = [Pair(Span(0, len(opening) + 3 + len(closing)), straight=opening in ('"', "'", "''"))]
    assert [pair for pair in find_pairs(text, Span(0, len(text))) if pair.closed] == (
        expected if closes or mixed else []
    )


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("“We go on.", [Pair(Span(0, 10), closed=False)]),
        ('"We go on.', [Pair(Span(0, 10), closed=False)]),
        ("She said: “We go on.", [Pair(Span(10, 20), closed=False)]),
        ("“One,” he said. “Two.", [Pair(Span(0, 6)), Pair(Span(16, 21), closed=False)]),
        ("A mark at the end “", []),
        ('"One, he said. "Two," she said.', [Pair(Span(0, 31), closed=False), Pair(Span(15, 21), 1, straight=True)]),
        ("“One. “Two.", [Pair(Span(0, 11), closed=False)]),
        ("It is ''good''", [Pair(Span(6, 14), straight=True)]),
        ("He said: ‘We go on.", []),
        ("He said: 'We go on.", []),
        ("He said: ‹We go on.", []),
        ("He said: ‚We go on.", []),
        ("He said: «We go on.", [Pair(Span(9, 19), closed=False)]),
        ("He said: ``We go on.", [Pair(Span(9, 20), closed=False)]),
        ("’Twas ‘never closed", []),
    ],
)
def test_open_pairs(text, pairs):
    assert find_pairs(text, Span(0, len(text))) == pairs


def test_pairs_index_the_whole_text_and_stay_in_their_paragraph():
    text = "“Open here.\n“Closed there.”"
    assert find_pairs(text, Span(12, 27)) == [Pair(Span(12, 27))]
    assert find_pairs(text, Span(0, 11)) == [Pair(Span(0, 11), closed=False)]


@pytest.mark.parametrize(
    ("text", "paragraph", "expected"),
    [
        ("x'Go,' he said", Span(1, 14), ["'Go,'"]),  # what stands before is another paragraph's
        ("'Go'' he said", Span(0, 4), ["'Go'"]),
        ("'Go'x he said", Span(0, 4), ["'Go'"]),
        ("'n' ", Span(0, 3), ["'n'"]),  # a blank beyond the end makes it no “rock 'n' roll”
        ("‘dogs’ ,’", Span(0, 6), ["‘dogs’"]),
    ],
)
def test_what_stands_beyond_the_paragraph_does_not_count(text, paragraph, expected):
    assert [pair.span.of(text) for pair in find_pairs(text, paragraph)] == expected


def test_nested_pairs_know_their_depth():
    text = "“He told me ‘go’ twice,”"
    assert [pair.depth for pair in find_pairs(text, Span(0, len(text)))] == [0, 1]


def test_a_closing_mark_ends_what_the_paragraph_before_left_open():
    first, second = "“We begin with the roof.", "We end with the walls,” she said."
    text = f"{first}\n{second}"
    spans = [Span(0, len(first)), Span(len(first) + 1, len(text))]
    assert [[pair.span.of(text) for pair in pairs] for pairs in find_all_pairs(text, spans)] == [
        [first],
        ["We end with the walls,”"],
    ]
    assert find_pairs(text, spans[1]) == []  # alone, it closes nothing


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["“We begin.", "We end,” she said."], [["“We begin."], ["We end,”"]]),
        (['"We begin.', 'We end," she said.'], [['"We begin.'], ['We end,"']]),
        (["«We begin.", "We end», she said."], [["«We begin."], ["We end»"]]),
        (["“We begin.", "“We end,” she said."], [["“We begin."], ["“We end,”"]]),
        (["“One,” he said. “Two.", "We end,” she said."], [["“One,”", "“Two."], ["We end,”"]]),
        (["“We begin.", "We end,” she said. “No.”"], [["“We begin."], ["We end,”", "“No.”"]]),
        # near misses
        (["We begin.", "We end,” she said."], [[], []]),
        (["“We begin.”", "We end,” she said."], [["“We begin.”"], []]),
        (["“We begin.", "“Then.”", "We end,” she said."], [["“We begin."], ["“Then.”"], []]),
        (["“We begin.", "“No,” she said. We end,” she said."], [["“We begin."], ["“No,”"]]),
        (["“We begin.", "” she said."], [["“We begin."], []]),
        (["“We begin.", "The dogs’ home"], [["“We begin."], []]),
        (["“We begin.", "‘We end,” she said."], [["“We begin."], []]),
        # only the outermost
        (["“He told me ‘go’ twice,” she said."], [["“He told me ‘go’ twice,”"]]),
        ([], []),
    ],
)
def test_pairs_of_all_paragraphs(paragraphs, expected):
    text, spans = "\n".join(paragraphs), []
    for own in paragraphs:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(own)))
    assert [[pair.span.of(text) for pair in pairs] for pairs in find_all_pairs(text, spans)] == expected


@pytest.mark.parametrize(
    ("text", "straight"),
    [
        ('He said "no".', True),
        ("He said 'no'.", True),
        ("He said ''no''.", True),
        ("He said ``no''.", False),
        ("He said “no”.", False),
        ("He said ‘no’.", False),
    ],
)
def test_straight_marks_are_less_sure(text, straight):
    assert [pair.straight for pair in find_pairs(text, Span(0, len(text)))] == [straight]


@pytest.mark.parametrize(
    ("text", "outermost"),
    [
        ("It was ‘cos he left. “We go,” she said.", ["“We go,”"]),
        ("“He told me ‘go on,” she said. “We go.”", ["“He told me ‘go on,”", "“We go.”"]),
        ("the ‘Lowford council said: “We go on.", ["“We go on."]),
        ("“He told me ‘go on’,” she said. “We go.”", ["“He told me ‘go on’,”", "“We go.”"]),
        ("‘We heard “go on”,’ she said.", ["‘We heard “go on”,’"]),
    ],
)
def test_a_single_mark_that_never_closes_hides_nothing(text, outermost):
    (pairs,) = find_all_pairs(text, [Span(0, len(text))])
    assert [pair.span.of(text) for pair in pairs] == outermost
