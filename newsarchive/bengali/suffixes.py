"""The endings and the words that `newsarchive.bengali.stems` knows, as tables.

Words are written as `fold` gives them. A root of a verb is written with the vowel of its verbal noun: শোন for শোনা (to
hear). The tables come from the grammar and from the commonest words of news pages, and were
frozen before the paradigms that the stemmer is measured on were drawn; only BAD_OF was added after.
"""

from typing import Final

from newsarchive.bengali.text import fold

ANY: Final = "any"
VOWEL: Final = "vowel"  # a vowel sign or an independent vowel
OPEN: Final = "open"  # what a glide য় follows: the sign aa, an independent vowel, anusvara
BACK: Final = "back"  # the signs aa and o
NARROW: Final = "narrow"  # every vowel but aa, and anusvara
CONSONANT: Final = "consonant"


def _table(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((fold(suffix), after) for suffix, after in rows)


def _words(*rows: str) -> frozenset[str]:
    return frozenset(fold(word) for row in rows for word in row.split())


# Endings of nouns, the longest first, and after what each is one. য় is an ending only after a vowel, র only after a
# vowel, তে not after aa (the project's facts on search; with আঘাতে, "in the blow", the ত is the noun's own).
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
    ("তে", NARROW),  # in
    ("য়", BACK),  # in
    ("র", VOWEL),  # of
    ("ে", CONSONANT),  # in, by
    ("ই", ANY),  # emphasis
    ("ও", ANY),  # also
)

# The genitive of -বাদ (Islamabad; -ism): its দ is the noun's own and not that of the plural দের.
BAD_OF: Final = fold("বাদের")

# Nouns that end in ক or ত: their locative (বৈঠকে, "in the meeting") looks like another word's কে or তে.
LOCATIVE_OWN: Final = _words(
    # meeting, road, highway, bank, decade, century, drama, medal, Facebook, Iraq, clothing, drug, index, monument
    "বৈঠক সড়ক মহাসড়ক ব্যাংক দশক শতক নাটক পদক ফেসবুক ইরাক পোশাক মাদক সূচক স্মারক ফলক মাইলফলক সংগীতক পুস্তক ক্লিনিক",
    # Olympic, Pacific, traffic, strike, attack, brain, Bangkok, packet, food, divorce, crowd, magnet, capsule, half
    "অলিম্পিক প্যাসিফিক ট্রাফিক স্ট্রাইক অ্যাটাক ব্যাংকক মোড়ক খোরাক তালাক হিড়িক চুম্বক অর্ধেক অভিষেক আলোক বিপাক বিবেক পাঠ্যপুস্তক",
    # every, single, direction, many, basic, network, republic, textile, tobacco
    "প্রত্যেক একক সেদিক এদিক ওদিক চারদিক আঙ্গিক নেটওয়ার্ক রিপাবলিক হ্যাটট্রিক ফেইসবুক ফটক চত্বরক বন্দুক হাঁক পলক নরক",
    # mathematics, music, hint, past, Kuwait, winter, context, signal, electricity, contrary, India, world, camp
    "গণিত সংগীত সঙ্গীত ইঙ্গিত অতীত কুয়েত পরিপ্রেক্ষিত সংকেত সঙ্কেত বিদ্যুত বিপরীত ভারত জগত আঘাত ফেরত সৈকত হাজত নিয়ত আদত শরবত",
    # congregation, excuse, opposition, wedding procession, life, morning, Thursday night, conflict
    "জামাত হায়াত বরাত তফাত প্রভাত সংঘাত আয়াত সাক্ষাত জান্নাত শরাফাত পর্বত বসত মারফত পলিত শরত রজত ভরত হয়ত শপথ",
    # answer, account, want, influence, nature, Nawab, kebab, rose, such ways
    "জবাব হিসাব হিসেব অভাব প্রভাব স্বভাব নবাব কাবাব কিতাব এভাব সেভাব যেভাব কীভাব কিভাব ওভাব সদ্ভাব উদ্ভব সম্ভব",
)

# Words that end as a verb's form does, and are none; their forms are those of a noun. Possessions, names, qualities.
NO_VERBS: Final = _words(
    "ভারত আহত নিহত বিরত বিগত আগত স্বাগত ব্যাহত ব্যহত সংযত মূলত হয়ত সৈকত জগত ফেরত সম্মত উন্নত দ্বিমত",
    "কেবল সফল সকল ফসল প্রবল কৌশল দখল গুগল সুফল আমল আসল বদল মহল সচল বিকল নকল টহল শ্যামল কবল বোতল গোসল তরল ফজল কুশল কোমল",
    "ডাবল অটল কাজল সজল পাগল শীতল শাটল লিটল বিরল কমল বাদল অমল ধবল ফুটবল সরল দুর্বল সম্বল অচল গরল যুগল ছাগল মঙ্গল জঙ্গল",
    "এসব যেসব সেসব আরব মানব দানব নীরব প্রসব যাদব গৌরব তলব আজব লাঘব সরব জেকব উদ্ভব সম্ভব অর্ণব বান্ধব কেশব মাধব রাঘব পল্লব",
    "তাহলে নইলে ইসলাম হোসেন ওপেন মোমেন স্টিভেন চিকেন ওয়েন ইডেন সালাম গোলাম কালাম লেনদেন মহসেন কামেন মোহসেন",
)

# Nouns whose last letters look like a noun's ending. July, Mumbai, Dubai, fight, test, choice, son-in-law, robbery,
# supply, sewing; factory, hospital wards and houses of -খানা; the people; shoot-out; two-and-a-half; all.
WHOLE: Final = _words(
    "জুলাই মুম্বাই দুবাই লড়াই যাচাই বাছাই জামাই ছিনতাই সাপ্লাই সেলাই চড়াই উতরাই কাপ্তাই বোঝাই সাফাই চেন্নাই মিরসরাই সবাই আড়াই",
    "কারখানা চিড়িয়াখানা জেলখানা ছাপাখানা এতিমখানা বৈঠকখানা পায়খানা গোসলখানা ডাকখানা লঙ্গরখানা মালখানা জনগণ গোলাগুলি",
    "আদায় পায়রা ওভেন ছাড়াই কমিটি পার্টি বাজার সরকার রেলওয়ে রেডিও ভিডিও স্টুডিও",
)

# Roots of the commonest verbs, whose short forms (করে, করি, করুন) would otherwise be a noun's. A word that is also a
# noun's form is among the exceptions below.
ROOTS: Final = _words(
    # do, say, be/stay, can, see, keep, know, hold, fall/read, think, catch, beat, win, lose, play, throw, lift, hear
    "কর বল থাক পার দেখ রাখ জান মান পড় ভাব ধর মার জেত হার খেল ফেল তোল শোন",
    # write, buy, learn, recognise, return, meet, forget, open, turn, understand, run, search, get up, sit, walk
    "লেখ কেন শেখ চেন ফের মেল ভোল খোল ঘোর বোঝ ছোট খোঁজ ওঠ বস হাঁট",
    # move, happen, build, leave, increase, decrease, come down, call, cut, sleep, save/live, bring, come, break
    "চল ঘট গড় ছাড় বাড় কম নাম ডাক কাট বাঁচ আন আস ভাঙ থাম লাগ মর লড় চড় সর জম ভর পৌঁছ",
    # sink, enter, fly, float, laugh, weep, dance, bind, pull, stand on, wear, match, last, surround, snatch, choose
    "ডোব ঢোক ওড় ভাস হাস কাঁদ নাচ বাঁধ টান পর মেশ টেক ঘের কাড় বাছ জাগ রাগ চাপ মোছ ঠেল ফোট গেল",
)

# Forms of those roots that are first of all something else: kebab stick, day's, minister's ... names, places, nouns.
NO_FORMS: Final = _words(
    "নামে ডাকে হারে মানে ভাবে নাচে রাগে ভাসে হাসি নাচি রাখি বসি মারি পারি চাপে বাসে চিনি চিনে কিনি শিখি কেনে টানে কাটি গেলে",
    "কমি নামি আসি মিলি ঘটি চড়ি ভরি গড়ি সরি জমি ফোটে ফুটে মেলে বলি পরে ঘোরে ঘেরে মরি মনি মুছি ভুলে মানি পরি জাগি ছোটে",
    "নামুন হারুন বাড়ি ছুটি হাঁটি তুলি",
)

# Roots of causative verbs and of those like them (to inform, send, show, run, lose, stand, arrive, spread, ...): their
# forms in ান, াল, ালে, াব and াত look like nouns.
CAUSATIVE_ROOTS: Final = _words(
    "জান দেখ পাঠ চাল হার বাড় কম সর দাঁড় পৌঁছ ছড় লাগ কর থাম বাঁচ কাট ঘট নাম তাক ঘুম পাল বস হট জড় এড়",
)
NO_CAUSATIVES: Final = _words("পাঠান কমান পালান সরাল চালান হারাত করাত বসান জানালা কামান ঘটাত পালাল নামাত বাড়াব জমান করান করাল")

# What is irregular: verbs whose root is a vowel's, and nouns of one letter. Each form is led to the first word.
IRREGULAR: Final[tuple[tuple[str, str], ...]] = (
    # to be, to become
    (
        "হওয়া",
        "হয় হই হচ্ছে হচ্ছেন হচ্ছি হচ্ছিল হয়েছে হয়েছেন হয়েছি হয়েছিল হয়েছিলেন হয়েছিলাম হবে হবেন হব হবো হলো হলেন হলাম হতে হতো হতেন হয়ে",
    ),
    # to go
    (
        "যাওয়া",
        (
            "যায় যাই যাচ্ছে যাচ্ছেন যাচ্ছি যাচ্ছিল যাচ্ছিলেন গেছে গেছেন গেছি গিয়েছে গিয়েছেন গিয়েছিল গিয়েছিলেন গিয়েছিলাম যাবে যাবেন যাব যাবো"
            " গেল গেলো গেলেন গেলাম গেলে যেতে যেত যেতেন গিয়ে"
        ),
    ),
    # to give
    (
        "দেওয়া",
        (
            "দেয় দেন দিই দিচ্ছে দিচ্ছেন দিচ্ছি দিচ্ছিল দিচ্ছিলেন দিয়েছে দিয়েছেন দিয়েছি দিয়েছিল দিয়েছিলেন দিয়েছিলাম দেবে দেবেন দিল দিলো দিলেন"
            " দিলাম দিলে দিতে দিত দিতেন দিয়ে দেয়া দেয়ার"
        ),
    ),
    # to take
    (
        "নেওয়া",
        (
            "নেয় নেন নিই নিচ্ছে নিচ্ছেন নিচ্ছি নিচ্ছিল নিচ্ছিলেন নিয়েছে নিয়েছেন নিয়েছি নিয়েছিল নিয়েছিলেন নিয়েছিলাম নেবে নেবেন নেব নিল নিলো নিলেন"
            " নিলে নিতে নিত নিতেন নিয়ে নেয়া নেয়ার"
        ),
    ),
    # to get
    (
        "পাওয়া",
        (
            "পায় পাই পাচ্ছে পাচ্ছেন পাচ্ছি পাচ্ছিল পাচ্ছিলেন পেয়েছে পেয়েছেন পেয়েছি পেয়েছিল পেয়েছিলেন পেয়েছিলাম পাবে পাবেন পাব পাবো পেল পেলো"
            " পেলেন পেলাম পেলে পেতে পেত পেতেন পেয়ে"
        ),
    ),
    # to want
    (
        "চাওয়া",
        (
            "চায় চাই চান চাচ্ছে চাচ্ছেন চাচ্ছি চাচ্ছিলেন চেয়েছে চেয়েছেন চেয়েছি চেয়েছিল চেয়েছিলেন চেয়েছিলাম চাইবে চাইবেন চাইব চাইল চাইলেন"
            " চাইলাম চাইলে চাইতে চাইত চাইতেন চাইছে চাইছেন চেয়ে"
        ),
    ),
    # to eat
    (
        "খাওয়া",
        (
            "খায় খাই খাচ্ছে খাচ্ছেন খাচ্ছি খাচ্ছিল খাচ্ছিলেন খেয়েছে খেয়েছেন খেয়েছি খেয়েছিল খেয়েছিলেন খেয়েছিলাম খাবে খাবেন খাব খেল খেলেন খেলাম"
            " খেতে খেতেন খেয়ে"
        ),
    ),
    # to come: the perfect is elsewhere regular
    ("আসা", "এল এলো এলেন এলাম এলে এসে আসি আসুন"),
    # there is, there was; to remain
    ("আছে", "আছেন আছি আছ ছিল ছিলেন ছিলাম"),
    ("রয়েছে", "রয়েছেন রয়েছি রয়েছিল"),
    ("মা", "মাকে মায়ের মায়েরা মায়েদের মাও মায়েরও"),  # mother
    ("চা", "চায়ের চায়ে"),  # tea
    ("পা", "পায়ে পায়ের"),  # foot
    ("গা", "গায়ে গায়ের"),  # body
    ("ভাই", "ভাইয়ের ভাইকে ভাইয়েরা"),  # brother
    ("একজন", "একজনকে একজনের"),
)
