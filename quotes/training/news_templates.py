"""Words and sentences of news that the tokenizer is trained on: what fills the slots, and the frames around them."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TITLES = (
    *_words("Mr. Mrs. Ms. Dr. Prof. Gen. Lt. Col. Sgt. Capt. Maj. Sen. Rep. Gov. Rev. St. Adm. Cmdr. Cpl. Det. Hon."),
    *_words("Supt. Fr. Mr Mrs Ms Dr Prof Gen Lt Col Sir President Minister Mayor Senator Judge Ayatollah Sheikh"),
    *("Lt. Gen.", "Lt. Col.", "Maj. Gen.", "Brig. Gen.", "Lt. Gov.", "Sgt. Maj.", "Rt. Rev.", "Asst. Supt."),
)
SUFFIXES = (", Jr.", "Jr.", "Sr.", ", Ph.D.", ", M.D.", "III")
MONTHS = _words("January February March April June July August September October November December")
SHORT_MONTHS = _words("Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.")
DAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
LEGAL_FORMS = _words("Inc. Corp. Co. Ltd. Bros. Inc Ltd PLC Group")
PLACES = ("the U.S.", "the U.K.", "the U.N.", "Washington , D.C.", "St. {family}", "Mt. {family}", "Ft. {family}")
AGENCIES = ("AP", "Reuters", "AFP", "Xinhua", "IPS")
JOBS = (
    *_words("spokesman spokeswoman minister lawyer analyst director chairman secretary researcher farmer teacher"),
    *_words("nurse senator commander officer witness resident activist editor economist driver student trader judge"),
)
VERBS = _words("said told added asked replied warned explained insisted recalled argued wrote noted tweeted admitted")
PRONOUNS = ("he", "she", "they")

ONSETS = _words("b br c ch d dr f g gr h j k kr l m n p r s sh st t th tr v w y z kh ts ny")
VOWELS = _words("a e i o u a e i o ai ee ou")
CODAS = ("", "", *_words("n r l s ck m nd th v k rn z"))

CUES = (
    "said {person}",
    "said {person} , a {job}",
    "{verb} {person} of {company}",
    "{person} said",
    "{person} , a {job} at {company} , said",
    "{person} told {family} News",
    "{he} {verb}",
    "{he} said in {place}",
    "{verb} the {job}",
    "the {job} said on {date}",
    "according to {person}",
    "{person} said at a meeting on {date}",
)
LEADS = (
    "{person} said",
    "{person} {verb}",
    "{person} , a {job} , said",
    "{he} {verb}",
    "The {job} said",
    "In {place} , {person} said",
    "One {job} of {company} told {person}",
)
STATEMENTS = (
    "{person} , {number} , was a {job} at {company} before {person} came .",
    "{person} met {person} and {person} in {place} on {date} .",
    "{person} will speak at {time} on {date} in {place} .",
    "The meeting with {person} of {company} begins at {time} on {date} .",
    "It was the No. {number} issue for {company} , according to {person} .",
    "The {job} , {person} , lives on {family} St. with {number} others .",
    "In {place} , about $ {number} million went to {company} and to {company} .",
    "Shares in {company} fell {number} % after {person} left .",
    "{person} vs. {person} was heard by Judge {person} on {date} .",
    "{person} wo+n't go back to {place} , {family}+'s {job} said .",
    "{family}+'s {job} , {person} , did+n't answer calls on {date} .",
    "Only {person} knows , and {he} will not tell {person} .",
    "The law , i.e. Art. {number} , covers food , water , etc. in {place} .",
    "{person} was with the 1st Div. in {place} until {date} .",
    "Police arrested {person} on {date} in {place} , the {job} said .",
)
INDIRECT = (
    "{person} said",
    "{person} said that",
    "{person} {verb} that",
    "{person} , a {job} , said",
    "The {job} said on {date} that",
    "{company} said",
    "According to {person} ,",
    "On {date} ,",
    "{family} officials said",
)
"""Before a sentence without quotation marks."""

ABBREVIATED_ENDS = (
    "{person} has lived in the U.S.",
    "{person} moved back to the U.K.",
    "The {job} works for {family} Inc.",
    "It was sold by {company} to {family} Corp.",
    "The {job} came at {number} p.m.",
    "{person} left {place} at {number} a.m.",
    "They built houses , schools , roads , etc.",
    "The speaker was {person} Jr.",
    "The {job} flew to Washington , D.C.",
)
DATELINES = (
    "{place} , {date} ( {agency} ) —",
    "{place} ( {agency} ) -",
    "{place} –",
    "{family} {family} , {date} -",
    "{agency} , {date} -",
    "{family} , {family} :",
    "{family} -",
)
BYLINES = ("By {person}", "By {person} , {agency}", "{person} in {place}", "{person}", "{person} , {family} News")
BULLETS = ("1 .", "2 .", "3 .", "10 .", "•", "-", "*", "1 )", "( a )", "( 2 )")
