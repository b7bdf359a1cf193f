"""What stands in and around a story and is none of it, told by its words: other stories to read, advertisements, buttons, appeals, captions."""

import re

from newsarchive.bengali.text import compose
from newsarchive.extraction.paragraphs import Paragraph
from newsarchive.extraction.patterns import pattern

_LONGEST_CLOSING = 70
_LONGEST_APPEAL = 160
_LONGEST_IMPRINT = 300
_LONGEST_HEADING = 40  # of a list of other stories
_LONGEST_TITLE = 200
_SENTENCE_ENDS = ("।", "?", "!", ".", "”", "’")
_WORD = re.compile(r"\w")
_PROSE = 60  # characters of a paragraph that is surely the story's

# "Read more", "also read", "see also", "more news": a line that names other stories.
_READ_MORE = pattern(
    r"^[\s\[(>»#*•●-]*(?:(?:আর[ওো]|এ সম্পর্কিত|সম্পর্কিত|এই বিভাগের|এ বিভাগের|এ জাতীয়|এ ধরনের|এই সংক্রান্ত|এ সংক্রান্ত)\s*(?:আর[ওো]\s*)?",
    r"(?:পড়ুন|পড়তে পারেন|দেখুন|খবর|সংবাদ|জানুন|নিউজ|শুনুন|পোস্ট)|(?:read more|also read|read also|see also|related (?:news|stories))(?![a-z]))",
)
# A year, a clock, or "ago" at its end.
_SHORT_DATE = pattern(r"^(?=.*(?:(?:19|20|১৯|২০)[0-9০-৯]{2}|[0-9০-৯][:.][0-9০-৯]{2}|(?:আগে|ago)\s*$))[^।?!]{1,40}$")
_SEE = pattern(r"^\W*(?:দেখুন|পড়ুন|শুনুন)\s*[:ঃ]")  # see, read, listen
_TITLE_FOLLOWS = pattern(r"^[^:ঃ]{0,30}[:ঃ]")
# Headings and labels behind a story: more news, related, tags, topics, share, comments, most read, latest, popular, follow, about the writer,
# published by, first published.
_CLOSING = pattern(
    r"^[\s\[(>»#*•●|-]*(?:(?:.{0,25}\s)?(?:আর[ওো]\s*(?:খবর|সংবাদ|পড়ুন|পড়তে|দেখুন|টপিক|নিউজ)|সম্পর্কিত\s*(?:খবর|সংবাদ|নিউজ|আরো)|থেকে আর[ওো])",
    r"|ট্যাগস?(?![ঀ-৿])|(?:বিষয়|টপিক)\s*:|(?:নিউজটি|খবরটি|সংবাদটি|লেখাটি)?\s*শেয়ার(?![ঀ-৿])|মন্তব্য(?: করুন|সমূহ|:|$)|আপনার (?:মন্তব্য|মতামত)",
    r"|সর্বাধিক পঠিত|(?:সর্বশেষ|জনপ্রিয়|প্রধান|পাঠকপ্রিয়)(?: খবর| সংবাদ)?$|প্রাসঙ্গিক (?:খবর|সংবাদ|বিষয়)|সম্পর্কিত(?: বিষয়)?$|লেখক সম্পর্কে",
    r"|(?:(?:first|last) )?(?:published|updated)(?: by| on)?\s*:",
    r"|(?:tags?|topics?)\s*:|share(?: this)?(?![a-z])|comments?(?![a-z])|related(?![a-z])|follow us)",
)
# A caption by its words: photo (of whom), file photo, symbolic photo.
_CAPTION = pattern(
    r"(?:^|[।.\s|(])(?:ছবি|ফটো|photo)\s*[:ঃ]?\s*[:ঃ–-].{0,60}$|(?:^|[।.|]\s*)(?:ফাইল|প্রতীকী|পুরোনো|পুরনো|সংগৃহীত) ছবি[\s।)]*$|।\s*ছবি[\s।)]*$",
)
_PICTURE = ("ছবি", "ফটো", "photo", "Photo", "PHOTO")
_LONGEST_CAPTION = 200
# The length of a film or a recording, the minutes that reading takes, the time of an entry: of the morning, dawn, noon, afternoon, evening, night; so
# many minutes ago; posted at.
_LENGTH = pattern(
    r"^\W*(?:(?:সকাল|ভোর|দুপুর|বেলা|বিকেল|বিকাল|সন্ধ্যা|রাত)\s+)?[0-9০-৯]{1,2}[:.]\s?[0-9০-৯]{2}(?::[0-9০-৯]{2})?(?:\s*(?:এএম|পিএম|[ap]m|মিনিট))?\W*$|",
    r"^\W*[0-9০-৯]{1,3}\s?(?:সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা)\s?আগে.{0,30}$|^(?:পোস্ট করা হয়েছে|পড়ার সময়)\s*[:ঃ]?\s*[0-9০-৯:.]+(?: মিনিট)?$",
)
# What a page says where it would show something of another site: "this article has content of ...", "skip the post".
_CONSENT = pattern(r"^(?:এই নিবন্ধে (?:\S+ ){1,4}কনটেন্ট রয়েছে|স্কিপ করুন (?:\S+ ){1,3}পোস্ট)")
# An invitation in brackets: to download, follow, like, subscribe, keep an eye on, go on reading, click.
_INVITATION = pattern(r"^\(.{20,}(?:ডাউনলোড|ফলো|লাইক|সাবস্ক্রাইব|চোখ রাখুন|পড়তে থাকুন|ক্লিক).{0,200}\)$")
_LONGEST_INVITATION = 500
# Lines that are furniture wherever they stand: advertisement, share, print, follow, copy link, (more news) after the advertisement.
_BOILERPLATE = pattern(
    r"^[\s\[(*•|-]*(?:বিজ্ঞাপন|advertisements?|advertising|ads?|শেয়ার(?: করুন)?|প্রিন্ট(?: করুন)?|ফলো করুন|কপি লিঙ্ক|facebook|twitter|whatsapp|print|share|",
    r"বিজ্ঞাপনের পরে(?: আর[ওো])?(?: খবর| পড়ুন)?|copied|commercial break|(?:scroll to )?continue reading|(?:subscribe|sign up)(?: [a-z]+){0,5}|",
    r"সংবাদটি শুনুন|খবরটি শুনুন)[\s\])*•|:।.-]*$",
)
_HASHTAGS = pattern(r"^(?:#[^\s#,]++[\s,]*+)++$")
# Appeals to follow, subscribe, download or like, which close many a body, and what is said to the dear reader.
_APPEAL = pattern(
    r"(?:ডাউনলোড|সাবস্ক্রাইব|ফলো|লাইক|অনুসরণ)(?: করুন| দিন| করে রাখুন).{0,40}$|",
    r"^\W*(?:প্রিয়|সম্মানিত) পাঠক.*(?:গ্রাহক হ|লিখুন|লিখে পাঠা|পাঠিয়ে দিন|যোগাযোগ করুন)|",
    r"^.{0,60}(?:গুগল নিউজ|google news|whatsapp|হোয়াটসঅ্যাপ|ইউটিউব|youtube).{0,60}(?:চ্যানেল|ফলো|follow|সাবস্ক্রাইব|channel|পেতে)",
)
# What a page says of its outlet: copyright, all rights, editor, publisher, and that nobody may use its texts and pictures without leave.
_IMPRINT = pattern(
    r"^\W{0,3}(?:©|কপিরাইট|সর্বস্বত্ব|স্বত্ব|copyright|all rights reserved|",
    r"(?:(?:ভারপ্রাপ্ত|প্রধান|নির্বাহী) )?সম্পাদক(?: (?:ও|এবং) প্রকাশক| মণ্ডলীর সভাপতি)?\s*[:ঃ]|প্রকাশক\s*[:ঃ])|",
    r"^.{0,60}(?:প্রকাশিত|প্রচারিত|ওয়েবসাইট).{0,120}নুমতি (?:ছাড়া|ব্যতীত|ব্যতিরেকে|না নিয়ে).{0,100}(?:যাবে না|নিষিদ্ধ|নিষেধ|বেআইনি|দণ্ডনীয়)",
)


def is_caption(text: str) -> bool:
    """Tell whether a line of text is a caption by its words: a picture's, with who took it."""
    return any(word in text for word in _PICTURE) and bool(_CAPTION.search(text))


def is_ornament(text: str) -> bool:
    """Tell whether a line of text holds no word ("* * *", "-----"), or nothing but hashtags."""
    return not _WORD.search(text) or bool(_HASHTAGS.match(text))


def is_read_more(text: str) -> bool:
    """Tell whether a line of text names other stories to read."""
    return bool(_READ_MORE.match(text))


def is_closing(text: str) -> bool:
    """Tell whether a line of text is the heading of what follows a story."""
    return len(text) < _LONGEST_CLOSING and bool(_CLOSING.match(text))


def is_imprint(text: str) -> bool:
    """Tell whether a line of text is what a page says of its outlet."""
    return len(text) < _LONGEST_IMPRINT and bool(_IMPRINT.match(text))


def is_appeal(text: str) -> bool:
    """Tell whether a line of text asks to follow, subscribe or download."""
    return len(text) < _LONGEST_APPEAL and bool(_APPEAL.search(text))


def is_boilerplate(text: str) -> bool:
    """Tell whether a line of text is a caption, an advertisement, a button, a time, an appeal or the outlet's imprint."""
    if len(text) < _LONGEST_CAPTION and (is_caption(text) or _LENGTH.match(text)):
        return True
    if _CONSENT.match(text) or (len(text) < _LONGEST_INVITATION and _INVITATION.match(text)):
        return True
    return bool(_BOILERPLATE.match(text)) or is_imprint(text) or is_appeal(text) or is_ornament(text)


def without_boilerplate(paragraphs: list[Paragraph]) -> list[str]:
    """Give the paragraphs of an element that a layout calls the body, without what editors and plugins put between and behind them.

    Only what is surely none of the story goes: advertisements' labels and buttons, links to other stories with the words before them, and all from a
    closing label on (tags, share) where no more prose follows.
    """
    kept: list[Paragraph] = []
    in_list = False  # of other stories
    for each in paragraphs:
        if len(each.text) >= _LONGEST_TITLE or (_is_sentences(each) and not is_caption(each.text)):
            kept.append(each)
            in_list = False
            continue
        is_link = 2 * each.linked > len(each.text)
        words = compose(each.text)
        names_others = is_read_more(words) and (
            is_link or len(words) <= _LONGEST_HEADING or bool(_TITLE_FOLLOWS.match(words))
        )
        names_others = names_others or (is_link and bool(_SEE.match(words)))
        in_list = names_others or (in_list and (is_link or bool(_SHORT_DATE.match(words))))
        if not (in_list or _BOILERPLATE.match(words) or is_caption(words) or is_ornament(words)):
            kept.append(each)
    return [each.text for each in kept[: _end(kept)]]


def _is_sentences(each: Paragraph) -> bool:
    """Tell whether a paragraph is prose by its length and its end, as most are: no title and no label is."""
    return not each.linked and len(each.text) >= _PROSE and each.text.endswith(_SENTENCE_ENDS)


def _end(paragraphs: list[Paragraph]) -> int:
    """Give where the story ends: at the first of the closing labels and appeals behind its last prose."""
    end = len(paragraphs)
    for at in range(len(paragraphs) - 1, 0, -1):
        each = paragraphs[at]
        if _is_sentences(each):
            break
        words = compose(each.text)
        if is_appeal(words) or (is_closing(words) and not words.endswith(_SENTENCE_ENDS)):
            end = at
        elif len(words) >= _PROSE and 2 * each.linked <= len(words):
            break
    return end
