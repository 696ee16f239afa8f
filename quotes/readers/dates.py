"""English dates in lines and in web addresses, as ISO 8601. A date that can be read in two ways is not guessed."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LABEL = r"(?:(?:(?:first|last)\s+)?(?:published|posted|updated|modified|date)(?:\s+(?:on|at))?\s*:?\s+)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s*,?\s+)?"
_ZONE = r"(?:\s*(?:\(?[a-z]{2,5}\)?(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2}|z))?"
_CLOCK = rf"(?:\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s*[ap]\.?m\.?)?|\d{{1,2}}\s*[ap]\.?m\.?){_ZONE}"
_BEFORE = rf"(?:{_CLOCK}\s*[,|–—-]?\s+)?"
_AFTER = rf"(?:\s*[,|–—-]?\s*(?:at\s+)?{_CLOCK})?"

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>\d{4})"
_YEAR_FIRST = r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
_YEAR_LAST = r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})"
_ISO_TIME = r"[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?P<zone>Z|[+-]\d{2}:?\d{2})?"

_LINES = [
    re.compile(form, re.IGNORECASE)
    for form in (
        _YEAR_FIRST + _ISO_TIME,  # 2015-11-17T10:30:00Z
        *(
            _LABEL + _BEFORE + _WEEKDAY + day + _AFTER + r"\.?"
            for day in (
                rf"(?:the\s+)?{_DAY}[\s-]+(?:of\s+)?{_MONTH}[\s,-]+{_YEAR}",  # 17 November 2015
                rf"{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}",  # November 17, 2015
                _YEAR_FIRST,  # 2015-11-17
                _YEAR_LAST,  # 17/11/2015
            )
        ),
    )
]
_LONGEST_LINE = 80  # characters; a longer line is prose

_IN_PATH = [
    re.compile(rf"/{form}(?![^/_-])")
    for form in (_YEAR_FIRST, r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", _YEAR_LAST)
]

_FIRST_YEAR, _LAST_YEAR = 1600, 2100
_FIRST_YEAR_OF_THE_WEB = 1990  # in an address, /18001115/ is an article's number


def looks_like_date(line: str) -> bool:
    """Is the line a date and nothing else? True too for one that can be read in two ways."""
    return _match(line) is not None


def iso_date(line: str) -> str | None:
    """The date that the line consists of, as YYYY-MM-DD; None if there is none, or two ways to read it.

    An ISO 8601 date with a time of day keeps its time and zone.
    """
    match = _match(line)
    day = _calendar_date(match) if match else None
    if match is None or day is None:
        return None
    groups = match.groupdict()
    return f"{day}T{groups['time']}{groups['zone'] or ''}" if groups.get("time") else str(day)


def date_in_url(url: str) -> str | None:
    """The date in a web address's path (/2015/11/17/, /2015-11-17, /20151117/), as YYYY-MM-DD."""
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    dates = (_calendar_date(match) for form in _IN_PATH for match in form.finditer(path))
    return next((str(day) for day in dates if day and day.year >= _FIRST_YEAR_OF_THE_WEB), None)


def _match(line: str) -> re.Match[str] | None:
    line = line.strip()
    if len(line) > _LONGEST_LINE:
        return None
    return next((match for form in _LINES if (match := form.fullmatch(line))), None)


def _calendar_date(match: re.Match[str]) -> date | None:
    """The date of a match's named groups; None where the calendar has no such day, or where it may be two."""
    groups = match.groupdict()
    if "first" in groups:
        parts = _day_and_month(int(groups["first"]), int(groups["second"]))
    else:
        parts = int(groups["day"]), _month_number(groups["month"])
    if parts is None:
        return None
    try:
        found = date(int(groups["year"]), parts[1], parts[0])
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _day_and_month(first: int, second: int) -> tuple[int, int] | None:
    """17/11 and 11/17 are the same day; 5/6 is one in Britain and another in America."""
    if first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else None


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
