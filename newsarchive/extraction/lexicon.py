"""The wordings by which lines are recognised, with their meaning: labels, read-more, closings, captions, imprint, appeals, datelines, bylines."""

import re

from newsarchive.extraction.patterns import pattern

# A line that holds a word.
WORD = re.compile(r"\w")
SENTENCE_ENDS = ("।", "?", "!", ".", "”", "’")

# --- Lines in and around a body that are not part of it. ---

# "Read more", "also read", "see also", "more news": a line that names other articles.
READ_MORE = pattern(
    r"^[\s\[(>»#*•●-]*(?:(?:আর[ওো]|এ সম্পর্কিত|সম্পর্কিত|এই বিভাগের|এ বিভাগের|এ জাতীয়|এ ধরনের|এই সংক্রান্ত|এ সংক্রান্ত)\s*(?:আর[ওো]\s*)?",
    r"(?:পড়ুন|পড়তে পারেন|দেখুন|খবর|সংবাদ|জানুন|নিউজ|শুনুন|পোস্ট)|(?:read more|also read|read also|see also|related (?:news|stories))(?![a-z]))",
)
SEE = pattern(r"^\W*(?:দেখুন|পড়ুন|শুনুন)\s*[:ঃ]")  # see, read, listen
TITLE_FOLLOWS = pattern(r"^[^:ঃ]{0,30}[:ঃ]")
# A year, a clock, or "ago" at its end.
SHORT_DATE = pattern(r"^(?=.*(?:(?:19|20|১৯|২০)[0-9০-৯]{2}|[0-9০-৯][:.][0-9০-৯]{2}|(?:আগে|ago)\s*$))[^।?!]{1,40}$")
# Headings and labels below a body: more news, related, tags, topics, share, comments, most read, latest, popular, follow, about the writer,
# published by, first published.
CLOSING = pattern(
    r"^[\s\[(>»#*•●|-]*+(?:(?:.{0,25}\s)?(?:আর[ওো]\s*(?:খবর|সংবাদ|পড়ুন|পড়তে|দেখুন|টপিক|নিউজ)|সম্পর্কিত\s*(?:খবর|সংবাদ|নিউজ|আরো)|থেকে আর[ওো])",
    r"|ট্যাগস?(?![ঀ-৿])|(?:বিষয়|টপিক)\s*:|(?:নিউজটি|খবরটি|সংবাদটি|লেখাটি)?\s*শেয়ার(?![ঀ-৿])|মন্তব্য(?: করুন|সমূহ|:|$)|আপনার (?:মন্তব্য|মতামত)",
    r"|সর্বাধিক পঠিত|(?:সর্বশেষ|জনপ্রিয়|প্রধান|পাঠকপ্রিয়)(?: খবর| সংবাদ)?$|প্রাসঙ্গিক (?:খবর|সংবাদ|বিষয়)|সম্পর্কিত(?: বিষয়)?$|লেখক সম্পর্কে",
    r"|(?:(?:first|last) )?(?:published|updated)(?: by| on)?\s*:",
    r"|(?:tags?|topics?)\s*:|share(?: this)?(?![a-z])|comments?(?![a-z])|related(?![a-z])|follow us)",
)
PICTURE_WORDS = ("ছবি", "চিত্র", "ফটো", "photo", "Photo", "PHOTO")
# The words of a caption: photo (of whom), file photo, symbolic photo.
CAPTION = pattern(
    r"(?:^|[।.\s|(])(?:ছবি|ফটো|photo)\s*[:ঃ]?\s*[:ঃ–-].{0,60}$|(?:^|[।.|—]\s*)(?:ফাইল|প্রতীকী|পুরোনো|পুরনো|সংগৃহীত) (?:ছবি|চিত্র)[\s।)]*$|।\s*ছবি[\s।)]*$",
)
_UNITS = "সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর"  # second to year
# So many days ago, and nothing else.
_AGO_ALONE = rf"^\W*[0-9০-৯]{{1,3}}\s?(?:{_UNITS})\s?(?:আগে|পূর্বে)\W*$"
AGO_ALONE = pattern(_AGO_ALONE)
# The length of a film or a recording, the minutes that reading takes, the time of an entry: of the morning, dawn, noon, afternoon, evening, night; so
# many minutes ago; posted at.
CLOCK_ALONE = pattern(
    r"^\W*(?:(?:সকাল|ভোর|দুপুর|বেলা|বিকেল|বিকাল|সন্ধ্যা|রাত)\s+)?[0-9০-৯]{1,2}[:.]\s?[0-9০-৯]{2}(?::[0-9০-৯]{2})?(?:\s*(?:এএম|পিএম|[ap]m|মিনিট))?\W*$|",
    r"^\W*[0-9০-৯]{1,3}\s?(?:সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা)\s?আগে.{0,30}$",
    rf"|{_AGO_ALONE}|",
    r"^(?:পোস্ট করা হয়েছে|পড়ার সময়)\s*[:ঃ]?\s*[0-9০-৯:.]+(?: মিনিট)?$",
)
# Notices in place of embedded content: "this article has content of ...", "skip the post".
EMBED_NOTICE = pattern(r"^(?:এই নিবন্ধে (?:\S+ ){1,4}কনটেন্ট রয়েছে|স্কিপ করুন (?:\S+ ){1,3}পোস্ট)")
# An invitation in brackets: to download, follow, like, subscribe, keep an eye on, go on reading, click.
INVITATION = pattern(r"^\(.{20,}(?:ডাউনলোড|ফলো|লাইক|সাবস্ক্রাইব|চোখ রাখুন|পড়তে থাকুন|ক্লিক).{0,200}\)$")
# Labels and buttons that are boilerplate anywhere: advertisement, share, print, follow, copy link, (more news) after the advertisement.
LABEL = pattern(
    r"^[\s\[(*•|-]*(?:বিজ্ঞাপন|advertisements?|advertising|ads?|শেয়ার(?: করুন)?|প্রিন্ট(?: করুন)?|ফলো করুন|কপি লিঙ্ক|facebook|twitter|whatsapp|print|share|",
    r"বিজ্ঞাপনের পরে(?: আর[ওো])?(?: খবর| পড়ুন)?|copied|commercial break|(?:scroll to )?continue reading|(?:subscribe|sign up)(?: [a-z]+){0,5}|",
    r"সংবাদটি শুনুন|খবরটি শুনুন)[\s\])*•|:।.-]*$",
)
# Counters: this news was read 123 times, seen by 123 people; 123 shares, comments, likes; comments (123). The number changes with every fetch.
_COUNT = r"[0-9০-৯][0-9০-৯,.]{0,11}+\s?(?:k|m|হাজার|লাখ)?"
_COUNTED = r"(?:শেয়ারস?|ভিউস?|ভিউজ|লাইকস?|কমেন্টস?|মন্তব্য(?:টি)?|প্রতিক্রিয়া|হিট|shares?|views?|likes?|comments?|reads?|hits?|reactions)"
_READ = r"(?:পড়া|পঠিত|দেখা|শেয়ার(?: করা)?)(?: হয়েছে)?|(?:পড়েছেন|দেখেছেন)"
COUNTER = pattern(
    r"^\W*(?:(?:এই|এ) )?(?:(?:সংবাদ|খবর|নিউজ|লেখা|প্রতিবেদন|পোস্ট|পাতা|পৃষ্ঠা)(?:টি)?\s)?(?:মোট |এ পর্যন্ত |সর্বমোট )?(?:",
    rf"{_COUNT}\s*(?:বার|জন|টি)?\s*(?:পাঠক |দর্শক )?(?:{_READ}|{_COUNTED})|",
    rf"(?:{_READ}|(?:post |total )?{_COUNTED}|পাঠক(?:সংখ্যা)?|দর্শক(?:সংখ্যা)?)\s*[:ঃ(–-]*\s*{_COUNT}\s*(?:বার|জন|টি)?",
    r")\W*$",
)
HASHTAGS = pattern(r"^(?:#[^\s#,]++[\s,]*+)++$")
# Appeals to follow, subscribe, download or like at the end of a body, and to the dear reader.
APPEAL = pattern(
    r"(?:ডাউনলোড|সাবস্ক্রাইব|ফলো|লাইক|অনুসরণ)(?: করুন| দিন| করে রাখুন).{0,40}$|",
    r"^\W*(?:প্রিয়|সম্মানিত) পাঠক.*(?:গ্রাহক হ|লিখুন|লিখে পাঠা|পাঠিয়ে দিন|যোগাযোগ করুন)|",
    r"^.{0,60}(?:গুগল নিউজ|google news|whatsapp|হোয়াটসঅ্যাপ|ইউটিউব|youtube).{0,60}(?:চ্যানেল|ফলো|follow|সাবস্ক্রাইব|channel|পেতে)",
)
# The imprint: copyright, all rights reserved, editor, publisher, and that texts and pictures may not be used without permission.
IMPRINT = pattern(
    r"^\W{0,3}(?:©|কপিরাইট|সর্বস্বত্ব|স্বত্ব|copyright|all rights reserved|",
    r"(?:(?:ভারপ্রাপ্ত|প্রধান|নির্বাহী) )?সম্পাদক(?: (?:ও|এবং) প্রকাশক| মণ্ডলীর সভাপতি)?\s*[:ঃ]|প্রকাশক\s*[:ঃ])|",
    r"^.{0,60}(?:প্রকাশিত|প্রচারিত|ওয়েবসাইট).{0,120}নুমতি (?:ছাড়া|ব্যতীত|ব্যতিরেকে|না নিয়ে).{0,100}(?:যাবে না|নিষিদ্ধ|নিষেধ|বেআইনি|দণ্ডনীয়)",
)

# The address of the outlet: phone, mobile, fax, e-mail, office, editor, publisher.
ADDRESS = pattern(r"ফোন\s*[:ঃ]|মোবাইল\s*[:ঃ]|ফ্যাক্স|ই-?\s?মেইল|কার্যালয়|সম্পাদক|প্রকাশক|phone|e-?mail|@|©")

# --- Lines at the end of a body. ---

# "Section: ..." below a body.
SECTION = pattern(r"^বিভাগ\s?[:ঃ]\s?\S+(?: \S+){0,3}$")
# Initials or short names of writer and editor after the outlet's name and a slash; agencies in brackets.
INITIALS = pattern(
    r"^[\s(\[]*[^\s/।?!:]{1,25}(?: [^\s/।?!:]{1,15})?\s?/\s?[^\s/।?!:]{1,15}(?: [^\s/।?!:]{1,15})?(?:/[^\s/।?!:]{1,12})*[\s)\]]*",
    r"(?:\([^()]{1,40}\))?\s*$",
)

# --- Times and their labels. ---

TIME_WORDS = ("20", "২০", "19", "১৯", "আগে", "পূর্বে", "ago")
YEAR = pattern("(?<![0-9০-৯])(?:19|20|১৯|২০)[0-9০-৯]{2}(?![0-9০-৯])")
# "Ago" at the end of a part, or with a unit before it and "published", "posted", "updated" behind it: ১০ মিনিট আগে প্রকাশিত.
AGO = pattern(
    rf"(?:আগে|পূর্বে|ago)\s*+(?:$|[|•·])|(?:{_UNITS}|(?:second|minute|min|hour|hr|day|week|month|year)s?)\s?(?:আগে|পূর্বে|ago)\s",
    r"(?:প্রকাশিত|প্রকাশ|পোস্ট|আপলোড|আপডেটেড|আপডেট|হালনাগাদ|published|posted|uploaded|updated)(?: করা| হয়)?(?: হয়েছে| হয়েছিল)?\W{0,3}(?:$|[|•·])",
)
# Yesterday, the day before, today, just now.
NAMED_TIME = pattern("গতকাল|পরশু|আজ|এই\\s?মাত্র|এখনই|yesterday|today|just now")
CLOCK = pattern("[0-9০-৯]{1,2}\\s?[:.ঃ]\\s?[0-9০-৯]{2}|[0-9০-৯]\\s*(?:টা|ঘটিকা|ঘণ্টা)")
ONE_DIGIT_HOUR = pattern("(?<![0-9০-৯:.])[1-9১-৯]\\s?[:ঃ]\\s?[0-9০-৯]{2}(?![0-9০-৯])")
# am, pm, and the parts of the day: morning, dawn, noon, afternoon, evening, night, before and after noon.
MERIDIEM = pattern("[ap]\\.?\\s?m|এ\\.?\\s?এম|পি\\.?\\s?এম|সকাল|ভোর|দুপুর|বিকেল|বিকাল|সন্ধ্যা|রাত|পূর্বাহ্ন|অপরাহ্ন|মধ্যাহ্ন")
# "Bangladesh time", "local time": agencies write it below the body.
LOCAL_TIME = pattern(r"^\W*(?:বাংলাদেশ )?(?:সময়|স্থানীয় সময়)\s*[:ঃ]")
# Labels of publication and of an update (the words are those of bengali.dates): published, post, upload; update, brought up to date, last.
PUBLISHED = pattern("প্রকাশ|পোস্ট|আপলোড|publish|posted|created")
PUBLISHED_FIRST = pattern(
    r"^\W*(?:প্রকাশ(?:ের|িত|কাল)?(?:\s*(?:সময়|তারিখ|কাল))?\s*[:ঃ–-]|(?:published|posted)(?: on| at)?\s*:)"
)
UPDATED = pattern("আপডেট|হালনাগাদ|সংশোধিত|update|modified")
# A theme's option, set to "update time" by hundreds of sites, prints the publish time: ThemesBazar and its copies.
UPDATE_TIME_LABEL = pattern("^\\W*আপডেট\\s*(?:টাইম|সময়)\\s*[:ঃ-]*\\s*")
# Today's date: the clock of the page.
TODAY = pattern("^\\W*(?:আজ|আজকের|today)")
# A date of the Bangla calendar, which pages show beside the day of the visit; an update shown with it is one of the site, not of the article.
BANGLA_DATE = pattern(
    "(?:বৈশাখ|জ্যৈষ্ঠ|আষাঢ়|শ্রাবণ|ভাদ্র|আশ্বিন|কার্তিক|অগ্রহায়ণ|পৌষ|মাঘ|ফাল্গুন|চৈত্র),?\\s*(?:১[৩৪৫]|1[345])[০-৯0-9]{2}"
)
DATELINE_OPENING = pattern(
    r"^\s*(?P<place>[^,:ঃ।–—()]{2,30}),\s*(?P<rest>[^:ঃ।–—()]{6,40}?)\s*(?:\((?P<by>[^()]{2,40})\))?\s*[:ঃ–—-]"
)

# --- Bylines and what is none. ---

# Words near a headline that are no author. As a word of the line: share, times read, viewed, comments, listen, follow, link, version, update, date,
# WhatsApp, Facebook, Twitter, Messenger, minutes, advertisement, read, see, click, subscribe, latest, popular. As its label: photo, video, published.
# As the whole line: print, home, font sizes, photo, video. At its beginning: about the writer; at its end: news.
NO_AUTHOR = pattern(
    r"শেয়ার|বার পঠিত|বার পড়া|পড়া হয়েছে|পাঠক সংখ্যা|বার দেখা|জন দেখে|মন্তব্য|শুনুন|ফলো করুন|লিংক|লিঙ্ক|সংস্করণ|ভার্সন|আপডেট|তারিখ|হোয়াটসঅ্যাপ|",
    r"ফেসবুক|টুইটার|মেসেঞ্জার|মিনিট|বিজ্ঞাপন|পড়ুন|দেখুন|ক্লিক|সাবস্ক্রাইব|সর্বশেষ|জনপ্রিয়|পড়ার সময়|প্রকাশিত|প্রকাশের|",
    r"(?:ফাইল|প্রতীকী|পুরোনো|সংগৃহীত) ছবি|^(?:ছবি|ভিডিও|প্রকাশ|সময়|বিষয়|ট্যাগ)\s*[:ঃ]|^(?:প্রিন্ট|হোম|প্রচ্ছদ|ছবি|ভিডিও|প্রকাশ)$|^(?:[aঅফ][\s+-]*)+$|",
    r"^লেখক সম্পর্কে|ছবির উৎস|^about\s|(?:^|\s)খবর$|^(?:posted|published) on|",
    r"facebook|twitter|whatsapp|share|print|views?(?![a-z])|min(?:ute)?s? read|read more|comment|follow|copy link|copied|google news|linkedin|",
    r"pinterest|telegram|e-?mail|version|edition|update|information|privacy|^role|@",
)

# --- Lists of related links. ---

# Headings of such lists: more, related, read more, of this section.
RELATED_HEADING = pattern(
    r"আর[ওো]\s*(?:খবর|সংবাদ|পড়ুন|পড়তে|দেখুন|নিউজ|গল্প)|সম্পর্কিত|এই বিভাগের|এ বিভাগের|এ জাতীয়|এ ধরনের|এ সংক্রান্ত|এই সংক্রান্ত|প্রাসঙ্গিক|",
    r"থেকে আর[ওো]|related|read more|more news|also read|more from|you may",
)
AGO_AT_END = pattern("(?:আগে|ago)\\s*$")
YEAR_ANYWHERE = pattern("(?:19|20|১৯|২০)[0-9০-৯]{2}")

# --- Tickers. ---

# Labels of tickers: headlines, latest, breaking, just received, just now, today's news.
TICKER_LABEL = pattern(
    r"^\W*(?:সংবাদ |আজকের |এই মুহূর্তের |সর্বশেষ )?(?:শিরোনাম|সর্বশেষ|সর্বশেষ সংবাদ|সর্বশেষ খবর|ব্রেকিং|ব্রেকিং নিউজ|সদ্য ?প্রাপ্ত(?: সংবাদ)?|এইমাত্র|",
    r"আজকের সংবাদ|তাজা খবর|টাটকা খবর|এই মুহূর্তে|ট্রেন্ডিং|headlines?|breaking(?: news)?|latest(?: news)?|trending(?: now)?|news ?flash|just in)",
    r"[\s:ঃ●|»>.!।-]*$",
)
