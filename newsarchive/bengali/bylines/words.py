"""The words of bylines, folded: roles, ranks, agencies, offices, and what is no author."""

from typing import Final

from newsarchive.bengali.text import fold


def _words(*rows: str) -> frozenset[str]:
    return frozenset(fold(word) for row in rows for word in row.split("|"))


def ends_in(key: str, endings: frozenset[str]) -> bool:
    """True if a folded text is one of the endings, or ends in one after a space."""
    words = key.split()
    return any(" ".join(words[-count:]) in endings for count in range(1, _LONGEST_ENDING + 1))


_LONGEST_ENDING = 3  # words

# The last words of the name of a desk: desk, report, press release, online, digital bureau, editorial.
DESK: Final = _words(
    "ডেস্ক|ডেক্স|ডেস্ক রিপোর্ট|রিপোর্ট|ডেস্ক রিপোর্টার|বিজ্ঞপ্তি|অনলাইন|ডিজিটাল ব্যুরো|সম্পাদকীয়|টিম",
    "desk|report|press release|editorial|team|digital bureau",
)
# The last words of a correspondent: reporter, representative, correspondent, bureau, office, bureau chief; then misspellings.
CORRESPONDENT: Final = _words(
    "প্রতিবেদক|প্রতিনিধি|সংবাদদাতা|রিপোর্টার|করেসপন্ডেন্ট|করেসপনডেন্ট|সংবাদকর্মী|ব্যুরো|অফিস|ব্যুরো প্রধান",
    "প্রতিবদক|প্রতিবেদেক|প্রতিনিধী|প্রতিনীধি|প্রতিনিধ|সংবাদাতা|সংবাদদাতার|রিপোটার|রির্পোটার|রিপোর্টর|করসপন্ডেন্ট",
    "correspondent|reporter|bureau|office",
)
# Words before those that are not a place: own, staff, special, senior, junior, district, sub-district,
# city, ...
RANK: Final = _words(
    "স্পেশাল|ডিস্ট্রিক্ট|ডিস্ট্রিক|ইউনিভার্সিটি|ডেপুটি|চিফ",
    "নিজস্ব|স্টাফ|বিশেষ|জ্যেষ্ঠ|সিনিয়র|কনিষ্ঠ|জুনিয়র|জেলা|উপজেলা|মহানগর|নগর|আঞ্চলিক|স্থানীয়|বিশ্ববিদ্যালয়|ক্যাম্পাস|কলেজ",
    "কূটনৈতিক|আদালত|প্রধান|ক্রীড়া|বিনোদন|অর্থনৈতিক|অর্থনীতি|বাণিজ্য|রাজনৈতিক|শিক্ষা|আন্তর্জাতিক|সংসদ|মেডিকেল|ভ্রাম্যমাণ|ফিচার",
    "সাহিত্য|স্বাস্থ্য|প্রযুক্তি|অপরাধ",
    "our|own|staff|special|senior|junior|district|university|campus|sports|business|diplomatic|court|political|chief|crime",
)
# Before the word for a correspondent, these follow the name of the outlet, not a place: online, digital.
AFTER_OUTLET_NAME: Final = _words("অনলাইন|ডিজিটাল|ডট কম|online|digital")
AGENCIES: Final = _words(
    "বাসস|ইউএনবি|বিএনএ|বিএসএস|রয়টার্স|এএফপি|এপি|পিটিআই|এএনআই|আইএএনএস|সিনহুয়া|আনাদোলু|আনাদোলু এজেন্সি|ডিপিএ|তাস|ইয়োনহাপ",
    "ব্লুমবার্গ|সংবাদ সংস্থা|বার্তা সংস্থা|এনডিটিভি|ডয়চে ভেলে|বিবিসি|বিবিসি বাংলা|বিবিসি নিউজ বাংলা|আল জাজিরা|আল-জাজিরা|সিএনএন|টাস",
    "bss|unb|reuters|afp|ap|pti|ani|ians|xinhua|anadolu|anadolu agency|dpa|tass|yonhap|bloomberg|agencies|bbc|al jazeera|cnn",
)
# Words of an office: text after a comma with one of them describes the writer before it. Secretary, minister,
# professor, teacher, editor, chairman, director, officer, analyst, student, lawyer, ambassador, university, ..., and degrees.
OFFICES: Final = _words(
    "সচিব|মন্ত্রী|প্রতিমন্ত্রী|উপমন্ত্রী|প্রধানমন্ত্রী|পররাষ্ট্রমন্ত্রী|অর্থমন্ত্রী|রাষ্ট্রপতি|সহযোগী|সহকারী|প্রভাষক|শিক্ষক|শিক্ষিকা|সম্পাদক|লেখক",
    "লেখিকা|গবেষক|উপাচার্য|চেয়ারম্যান|পরিচালক|মহাপরিচালক|কর্মকর্তা|সভাপতি|বিশ্লেষক|কলামিস্ট|শিক্ষার্থী|ছাত্র|ছাত্রী|আইনজীবী|অর্থনীতিবিদ",
    "রাষ্ট্রদূত|সদস্য|প্রধান|চিকিৎসক|প্রাবন্ধিক|কথাসাহিত্যিক|উপদেষ্টা|ব্যবস্থাপক|বিশেষজ্ঞ|সংগঠক|বিশ্ববিদ্যালয়|বিভাগ|কলেজ|ইনস্টিটিউট|সাবেক",
    "অবসরপ্রাপ্ত|এমবিবিএস|এফসিপিএস|এমডি|পিএইচডি|mbbs|md|fcps|phd|minister|secretary|editor|lecturer|teacher|writer|researcher|director|chairman|university|department|former",
    "ইনচার্জ|ভারপ্রাপ্ত|ম্যানেজার|মহাব্যবস্থাপক|প্রকাশক|পররাষ্ট্রসচিব|সহসম্পাদক|উপসম্পাদক|সাহিত্যিক|গীতিকার|গীতিকবি|সুরকার|নাট্যকার|নির্মাতা|ছড়াকার",
    "উদ্যোক্তা|সমাজকর্মী|সংস্কৃতিকর্মী|মানবাধিকারকর্মী|উন্নয়নকর্মী|গণমাধ্যমকর্মী|রাজনীতিক|রাজনীতিবিদ|ব্যাংকার|কূটনীতিক|অনুবাদক|ব্যবসায়ী|সমাজবিজ্ঞানী",
    "ট্রেজারার|কোষাধ্যক্ষ|গভর্নর|কৃষক|গৃহিণী|অধ্যক্ষ|জার্নালিস্ট|তত্ত্ববিদ|ভূতত্ত্ববিদ|পরিবেশবিদ|শিক্ষাবিদ|ইতিহাসবিদ|মুক্তিযোদ্ধা|ভাষাসংগ্রামী|নির্বাহী",
    "manager|student|analyst|columnist|officer|in-charge|incharge|ceo",
)
# Offices that are also written before a name: professor, barrister, advocate, engineer, poet, judge, journalist.
TITLES: Final = _words(
    "অধ্যাপক|ব্যারিস্টার|অ্যাডভোকেট|প্রকৌশলী|কবি|বিচারপতি|সাংবাদিক|কৃষিবিদ|professor|barrister|advocate|engineer|journalist"
)
# What templates print if there is no author: administrator, "reporter's name", "written by:" without a name.
PLACEHOLDERS: Final = _words(
    "admin|administrator|webmaster|editor|অ্যাডমিন|এডমিন|রিপোর্টারের নাম|প্রতিবেদকের নাম|প্রতিনিধির নাম|লেখকের নাম|reporter name|author name|লেখা:",
    "unknown|anonymous|super admin|null|undefined|none",
)
# Last words of the names of other outlets, which follow the name of a writer: news, post, times, tribune, every day, TV, dot com.
OUTLET: Final = _words("নিউজ|পোস্ট|টাইমস|ট্রিবিউন|প্রতিদিন|টিভি|টেলিভিশন|ডটকম|ডট কম|টোয়েন্টিফোর|news|post|times|tribune|tv")
# Words of the names of institutions, which no name of a person contains.
INSTITUTIONS: Final = _words(
    "বিশ্ববিদ্যালয়|কলেজ|বিদ্যালয়|স্কুল|মাদ্রাসা|হাসপাতাল|ক্লিনিক|ব্যাংক|লিমিটেড|লি.|ফাউন্ডেশন|সমিতি|পরিষদ|কমিটি|ক্লাব|লীগ|দল|পার্টি|ফোরাম|জোট|সংসদ",
    "মন্ত্রণালয়|অধিদপ্তর|বোর্ড|সংস্থা|সংগঠন|কোম্পানি|গ্রুপ|স্টেশন|ভবন|সড়ক|রোড|বাংলাদেশ|বিভাগ|ইনস্টিটিউট|ইউনিয়ন|একাডেমি|কেন্দ্র|কাপ|ট্রফি|আদালত|থানা",
    "পুলিশ|সরকার প্রধান|হোটেল|পত্রিকা|প্রকাশনী|bank|limited|ltd|university|college|school|hospital|group|club|party|board",
)
# Sections that pages name beside the headline: national, politics, country, world, sports, entertainment, economy, front and last page, ...
SECTIONS: Final = _words(
    "জাতীয়|রাজনীতি|সারাদেশ|সারা দেশ|সারাবাংলা|সারা বাংলা|দেশজুড়ে|দেশ|বাংলাদেশ|দেশের খবর|গ্রাম বাংলা|জেলার খবর|জেলা সংবাদ|মফস্বল|নগর জীবন|মহানগর|রাজধানী",
    "আন্তর্জাতিক|বিশ্ব|বিদেশ|প্রবাস|পরবাস|প্রবাসের খবর|এশিয়া|খেলা|খেলাধুলা|খেলার খবর|ক্রীড়া|ক্রিকেট|ফুটবল|বিনোদন|বিনোদন জগৎ|অর্থনীতি|বাণিজ্য|অর্থ-বাণিজ্য|অর্থ ও বাণিজ্য",
    "শেয়ারবাজার|কর্পোরেট|করপোরেট|শিক্ষা|শিক্ষাঙ্গন|ক্যাম্পাস|স্বাস্থ্য|লাইফস্টাইল|জীবনযাপন|প্রযুক্তি|বিজ্ঞান ও প্রযুক্তি|তথ্যপ্রযুক্তি|ধর্ম|ইসলাম|ইসলাম ও জীবন|সাহিত্য",
    "শিল্প ও সাহিত্য|সংস্কৃতি|মতামত|উপসম্পাদকীয়|মুক্তমত|কলাম|সাক্ষাৎকার|ফিচার|বিশেষ সংবাদ|বিশেষ প্রতিবেদন|চাকরি|আইন-আদালত|আইন ও আদালত|অপরাধ|পরিবেশ|কৃষি|নারী ও শিশু",
    "প্রথম পাতা|প্রথম পৃষ্ঠা|শেষ পাতা|শেষ পৃষ্ঠা|পেছনের পাতা|খবর|সংবাদ|সর্বশেষ|সর্বশেষ সংবাদ|সর্বশেষ খবর|জনপ্রিয়|শিরোনাম|প্রচ্ছদ|হোম|ভিডিও|ছবি|গ্যালারি|ছবিঘর|অন্যান্য|বিবিধ",
    "সোশ্যাল মিডিয়া|ভ্রমণ|রান্না|রাশিফল|চিত্র-বিচিত্র|এক্সক্লুসিভ|লিড নিউজ|স্লাইডার|আজকের পত্রিকা|নির্বাচন|জলবায়ু|রাজ্য|কলকাতার খবর|পশ্চিমবঙ্গ",
    "national|politics|country|bangladesh|world|international|sports|cricket|football|entertainment|economy|business|education|health|lifestyle|technology|religion|opinion",
    "literature|jobs|crime|front page|last page|back page|latest|popular|home|news|video|photo|gallery|others|all news|uncategorized|lead|slider",
)
# Roles that also head a list or a notice ("নিয়োগ বিজ্ঞপ্তি:", job circular), and the forms in which they are bylines:
# desk report, staff report, online report, own report, press release, news release.
DOUBTFUL: Final = _words("রিপোর্ট|বিজ্ঞপ্তি|অনলাইন|সম্পাদকীয়|টিম|অফিস|report|editorial|team|office")
CERTAIN: Final = _words(
    "ডেস্ক রিপোর্ট|স্টাফ রিপোর্ট|অনলাইন রিপোর্ট|নিজস্ব রিপোর্ট|প্রেস বিজ্ঞপ্তি|খবর বিজ্ঞপ্তি|সংবাদ বিজ্ঞপ্তি",
    "desk report|staff report|online report|press release",
)
# Words that no name contains: he, this, that, and, that is, says, told, said, sub-district, district, police station, union.
SENTENCE_WORDS: Final = _words("তিনি|তারা|এই|সেই|ওই|এ|যে|কি|আরও|করে|হয়|নয়|বলেন|জানান|জানায়|উপজেলা|জেলা|থানা|ইউনিয়ন|সদর")
SENTENCE_ENDINGS: Final = ("ের", "ছে", "ছেন", "ছিল", "ছিলেন", "লেন", "বেন", "করুন")  # of the genitive and of verbs
