"""The endings of nouns that `newsarchive.bengali.stems` removes, and the words that only seem to have one.

The tables come from the grammar and from the commonest words of news pages. Words are compared in folded form.
"""

from typing import Final

from newsarchive.bengali.text import fold

ANY: Final = "any"
VOWEL: Final = "vowel"  # a vowel sign or an independent vowel
OPEN: Final = "open"  # before a glide য়: the sign aa, an independent vowel, anusvara
BACK: Final = "back"  # the signs aa and o
LIQUID: Final = "liquid"  # a vowel, or anusvara
CONSONANT: Final = "consonant"


def _table(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((fold(suffix), after) for suffix, after in rows)


def _words(*rows: str) -> frozenset[str]:
    return frozenset(fold(word) for row in rows for word in row.split())


def _endings(*rows: str) -> tuple[str, ...]:
    return tuple(sorted(_words(*rows)))


# Endings of nouns, the longest first, and the letters that must precede each: য়, র and তে are endings only after a vowel,
# ে and ের only after a consonant.
NOUN_ENDINGS: Final = _table(
    ("মণ্ডলী", ANY),  # collective
    ("য়েদের", OPEN),
    ("েদের", CONSONANT),  # of the (people), to the (people)
    ("য়েরা", OPEN),
    ("বৃন্দ", ANY),  # collective, of persons
    ("সমূহ", ANY),  # collective, of things
    ("গুলো", ANY),  # plural
    ("গুলি", ANY),
    ("গুলা", ANY),
    ("টুকু", ANY),  # "this little"
    ("খানা", ANY),  # classifier of flat things
    ("খানি", ANY),
    ("সহ", ANY),  # together with
    ("য়ের", OPEN),
    ("দের", ANY),
    ("েরা", CONSONANT),  # plural of persons
    ("য়ে", OPEN),
    ("ের", CONSONANT),  # of
    ("গণ", ANY),  # plural of persons
    ("রা", ANY),
    ("টা", ANY),  # the
    ("টি", ANY),
    ("কে", ANY),  # to, and the object
    ("তে", LIQUID),  # in
    ("য়", BACK),  # in
    ("র", VOWEL),  # of
    ("ে", CONSONANT),  # in, by
    ("ই", ANY),  # emphasis
    ("ও", ANY),  # also
)

# Nouns whose last consonant belongs to the word although their case form suggests an ending: the ক and ত of বৈঠকে (in the meeting)
# and গণিতে (in mathematics) are not those of the endings কে and তে.
WORDS_BEFORE_E: Final = _words(
    # tank, rank, stanza, medal, notebook, Iraq, drug, gate, link, wrapper, magnet, honours degree, explosive, surprise, rebuke
    "ট্যাংক র্যাংক স্তবক পদক নোটবুক ইরাক মাদক ফটক লিংক মোড়ক চুম্বক স্নাতক বিস্ফোরক চমক ধমক পলক নরক চড়ক মড়ক টিকটক টেলিটক",
    # globe, metaphor, single, detention, quarter, daily, weekly, serial, style, wages, clinic, Olympic, traffic, Pacific, graphic
    "গোলক রূপক একক আটক তিলক কটক প্রান্তিক দৈনিক সাপ্তাহিক পাক্ষিক ধারাবাহিক আবাসিক আঙ্গিক পারিশ্রমিক ক্লিনিক অলিম্পিক ট্রাফিক প্যাসিফিক",
    # republic, topic, magic, music, plastic, picnic, technique, electric, hat-trick, logic, Atlantic, Baltic, rush, basic
    "গ্রাফিক রিপাবলিক পাবলিক টপিক ম্যাজিক মিউজিক প্লাস্টিক পিকনিক টেকনিক ইলেকট্রিক হ্যাটট্রিক লজিক আটলান্টিক বাল্টিক হিড়িক বেসিক",
    # directions, primary, quarterly, food, tobacco, divorce, fungus, attack, distress, digestion, whirl, difference, dowry
    "এদিক সেদিক ওদিক চারদিক চারিদিক প্রাথমিক ত্রৈমাসিক খোরাক তামাক তালাক ছত্রাক অ্যাটাক বিপাক পরিপাক ঘুরপাক ফারাক যৌতুক কৌতুক বন্দুক",
    # whip, sip, chest, estate, land, conscience, coronation, rising, half, many, every, light, strike, motorbike, symbol
    "চাবুক চুমুক সিন্দুক তালুক মুলুক অভিষেক বিবেক উদ্রেক অর্ধেক অনেক প্রত্যেক আলোক স্ট্রাইক ইজিবাইক প্রতীক ফিডব্যাক কামব্যাক ব্যাংকক",
    # mathematics, hint, past, Kuwait, context, contrary, village council, Soviet, stored, guidance, liver
    "গণিত ইঙ্গিত অতীত কুয়েত পরিপ্রেক্ষিত প্রেক্ষিত বিপরীত পঞ্চায়েত সোভিয়েত মজুত হিদায়েত দ্বৈত যকৃত কল্পনাতীত রাকআত জামাআত বিদআত",
    # dawn, emirates, congregation, verse, paradise, chance, meeting, pretext, alms, robber, salvation, prayer, difference, prayer
    "প্রভাত আমিরাত জামায়াত জামাত আয়াত জান্নাত বরাত সাক্ষাত অজুহাত জাকাত যাকাত ডাকাত নাজাত সালাত তফাত মোনাজাত মুনাজাত আখেরাত আরাফাত গুজরাত",
    # names; midnight, late night, day and night, newborn, noble, marketing, charity
    "নুসরাত সাদাত শাহাদাত শাহাদত হায়াত ইশরাত রাহাত ফারহাত রিফাত সিফাত কেরাত মধ্যরাত ভোররাত দিনরাত নবজাত অভিজাত বাজারজাত খয়রাত ইবাদাত বারাসাত",
)
# The same as the last part of compounds: meeting, road, bank, decade, century, play, book, clothes, index, souvenir, plaque,
# textbook, pesticide, secondary, song, signal, electricity, blow, fall.
ENDS_BEFORE_E: Final = _endings(
    "বৈঠক সড়ক ব্যাংক দশক শতক নাটক ফেসবুক ফেইসবুক পোশাক সূচক স্মারক ফলক পুস্তক নাশক মাধ্যমিক সংগীত সঙ্গীত সংকেত সঙ্কেত বিদ্যুত ঘাত পাত",
)
# And the দ of সংসদের (of the parliament) is not that of দের.
WORDS_BEFORE_ER: Final = _words(
    # position, member of parliament, faculty, charter, throne, provisions, support, cash, attire, receipt, plant, urge, ear
    "পদ সাংসদ অনুষদ সনদ মসনদ রসদ মদদ নগদ নারদ বিশারদ পরিচ্ছদ রসিদ উদ্ভিদ তাগিদ ঈদ জেদ মেদ ভেদ বিভেদ আয়ুর্বেদ ঋগ্বেদ সাংবাদ",
    # term, complaint, holy war, palace, offering, gloom, master, mad, update, taste, salad, joy, hangman, yellow, stock, powder
    "মেয়াদ ফরিয়াদ জিহাদ প্রাসাদ প্রসাদ অবসাদ উস্তাদ ওস্তাদ উন্মাদ হালনাগাদ স্বাদ সালাদ আহ্লাদ জল্লাদ বিষাদ হলুদ মজুদ বারুদ গোলাবারুদ দরুদ",
    # names
    "আহমদ আহাম্মদ আহমেদ আহম্মেদ হামিদ মজিদ সাজিদ খালিদ আফরিদ বায়েজিদ মুরিদ সাঈদ সাইদ জুনাইদ তানজিদ রশিদ রশীদ শহীদ শহিদ ফরিদ জাহিদ",
    "নাহিদ ওয়াহিদ তৌহিদ তাওহিদ মুজাহিদ শাহিদ আবিদ নাবিদ রাশেদ খালেদ শাহেদ জাবেদ জাভেদ আবেদ জায়েদ যায়েদ ওবায়েদ জোনায়েদ জাহেদ মাজেদ",
    "ওয়াজেদ মোর্শেদ মুর্শেদ খোরশেদ সৈয়দ আজাদ রিয়াদ এরশাদ ইরশাদ ফরহাদ আসাদ মুরাদ আমজাদ শাদ্দাদ সাজ্জাদ সামাদ আহাদ ফাহাদ এমদাদ আওলাদ",
    "বাগদাদ মাসুদ মাহমুদ দাউদ মওদুদ সৌদ আমোদ প্রমোদ বিনোদ শাহজাদ ফুয়াদ রাহাদ জাওয়াদ",
)
# As the last part of compounds: -ism or -abad, danger, wealth, inhabited place, parliament, council, board, Muhammad, mosque,
# separation; who knows politics, languages, education, sport, science, history, agriculture.
ENDS_BEFORE_ER: Final = _endings(
    "বাদ বিপদ সম্পদ জনপদ সংসদ পরিষদ পর্ষদ ম্মদ মসজিদ চ্ছেদ তিবিদ ষাবিদ ড়াবিদ ত্ত্ববিদ নবিদ সবিদ যুক্তিবিদ কৃষিবিদ ওয়াবিদ",
)

# Nouns whose last letters look like an ending. July, Mumbai, Dubai, fight, test, choice, son-in-law, robbery,
# supply, sewing; factory, hospital wards and houses of -খানা; the people; shoot-out; two-and-a-half; all.
UNINFLECTED: Final = _words(
    # emir, present, lodging (of a case), outside, shrine, dew
    "আমির হাজির দায়ের বাইর মাজার শিশির",
    "জুলাই মুম্বাই দুবাই লড়াই যাচাই বাছাই জামাই ছিনতাই সাপ্লাই সেলাই চড়াই উতরাই কাপ্তাই বোঝাই সাফাই চেন্নাই মিরসরাই সবাই আড়াই",
    "কারখানা চিড়িয়াখানা জেলখানা ছাপাখানা এতিমখানা বৈঠকখানা পায়খানা গোসলখানা ডাকখানা লঙ্গরখানা মালখানা জনগণ গোলাগুলি",
    "আদায় সহায় পায়রা কমিটি পার্টি বাজার সরকার রেলওয়ে রেডিও ভিডিও স্টুডিও থেকে ছাড়াই যদিও আরও মানে আমরা তোমরা এতে",
    # downsizing, welding, washing, binding, threshing, casting, engraving, cutting, smuggled; agencies
    "ছাঁটাই ঝালাই ধোলাই বাঁধাই মাড়াই ঢালাই খোদাই চোরাই কাটাই চড়াই ঘেরাও চড়াও হাওয়াই ওয়াইফাই সানাই মালাই বালাই নিতাই কানাই",
)

# Nouns of one syllable that take the endings of longer ones: wife, Mrs, crew, brow, three, spray.
SHORT: Final = _words("স্ত্রী শ্রী ক্রু ভ্রু থ্রি স্প্রে")
# Names in -াহ have র for ের: আল্লাহর (Allah's).
AH_GENITIVE: Final = "াহর"

# Places in -গাঁও (village): ঠাকুরগাঁওয়ের (of Thakurgaon) loses ও with its ending, as ঠাকুরগাঁও does.
GAON_ENDINGS: Final = tuple(fold(ending) for ending in ("গাঁওয়ের", "গাঁওয়ে"))

# Nouns of one letter, and nouns with irregular forms. The stem of each form is the first word.
IRREGULAR: Final[tuple[tuple[str, str], ...]] = (
    ("মা", "মাকে মায়ের মায়েরা মায়েদের মাও মায়েরও"),  # mother
    ("চা", "চায়ের চায়ে"),  # tea
    ("পা", "পায়ে পায়ের"),  # foot
    ("গা", "গায়ে গায়ের"),  # body
    ("ভাই", "ভাইয়ের ভাইকে ভাইয়েরা"),  # brother
    ("একজন", "একজনকে একজনের"),
    ("কোনো", "কোনও"),  # any
    ("কখনো", "কখনও"),  # ever
)
