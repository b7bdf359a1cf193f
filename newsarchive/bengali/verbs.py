"""The verbs of Bengali: the standard forms of each, with its verbal noun.

Verbs are a closed class: the tables are meant to contain all roots in use, and the forms follow from the grammar. A root
is written with the vowel of its verbal noun, লেখ for লেখা (to write); the vowel rises in লিখছে and লিখি. Each root is
followed by its meaning.
"""

import re
from typing import Final

from newsarchive.bengali.text import fold


def _roots(*rows: str) -> tuple[str, ...]:
    return tuple(fold(entry).split(" ", 1)[0] for row in rows for entry in row.split(", "))


# Roots that end in a consonant, by the vowel of the verbal noun. অ:
_A: Final = _roots(
    "কর do, কম lessen, কষ tighten, খস come off, গড় build, গল melt, ঘট happen, ঘষ rub, চট be cross, চড় climb, চর graze, চল go on",
    "চষ plough, জপ chant, জম gather, জ্বল burn, ঝর drip, টল totter, ঠক be cheated, ঢল lean, ধর hold, ধস collapse, ধ্বস collapse",
    "নড় shake, পচ rot, পড় fall or read, পর wear, বক scold, বধ kill, বর্ত devolve, বল say, বস sit, বহ flow, ভর fill, মজ steep",
    "মর die, রট be rumoured, রচ compose, লড় fight, সঁপ hand over, সর move away, সহ bear, হট withdraw, দহ burn, গর্জ roar",
    "গণ count, ফল bear fruit, ত্যজ forsake, মথ churn, দম be checked",
)
# আ, in the perfect এ: রেখেছে (has kept) of রাখা.
_AA: Final = _roots(
    "আঁক draw, আঁট fit, আন bring, কাট cut, কাড় snatch, কাঁদ weep, কাঁপ tremble, কাশ cough, কাচ wash, খাট toil, গাঁথ thread",
    "গাড় plant, ঘাঁট stir, চাখ taste, চাট lick, চাপ press, চাঁছ scrape, ছাঁক strain, ছাঁট trim, ছাড় leave, ছাপ print, জাগ wake",
    "জান know, ঝাড় dust, টান pull, ঠাস cram, ডাক call, ঢাক cover, ঢাল pour, থাক stay, থাম stop, দাগ mark, নাচ dance",
    "নাড় stir, নাম come down, পাক ripen, পাড় fetch down, পাত spread, পার can, পাল keep, ফাট burst, ফাঁস get caught, বাঁক bend",
    "বাঁচ live, বাঁট share, বাছ choose, বাজ ring, বাট grind, বাড় grow, বাঁধ bind, বাস hold dear, ভালবাস love, ভালোবাস love, ভাগ flee",
    "ভাঙ break, ভাঁজ fold, ভাজ fry, ভান husk, ভাব think, ভাস float, মাখ smear, মাগ beg, মাজ scour, মাড় tread, মাত revel, মান heed",
    "মাপ measure, মার beat, যাচ beg, রাখ keep, রাগ be angry, রাঁধ cook, লাগ attach, আস come, সাজ dress, সাঁট stick, সাধ entreat, সার finish",
    "হাঁক shout, হাঁচ sneeze, হাঁট walk, হান strike, হার lose, হাস laugh, নাশ destroy, শাস rule, বাধ arise, ফাঁপ swell, ছান knead",
)
# এ that rises to ই: লিখছে, লিখেছে of লেখা (to write).
_E_RISING: Final = _roots(
    "লেখ write, কেন buy, শেখ learn, চেন know, ফের return, মেল meet, মেশ mix, মেট be settled, টেক last, ঘের surround, ছেঁড় tear",
    "চের split, ভেড় land, জেত win, পেষ grind, বেঁধ pierce, গেল swallow, টেপ press, নেভ go out, ভেজ get wet, পেট beat",
)
# এ that does not rise.
_E_UNCHANGED: Final = _roots(
    "দেখ see, খেল play, ফেল throw, ঠেল push, বেচ sell, হেল lean, ঠেক touch, ঘেঁষ brush past, খেপ rage, ছেঁচ pound, সেঁক toast",
    "লেপ smear, বেল roll out, তেড় charge, ঠেস lean, খেঁচ jerk, ছেঁক scald, সেচ water",
)
# ও, which rises to উ: শুনছে of শোনা (to hear), উঠছে of ওঠা (to rise).
_O: Final = _roots(
    "শোন hear, বোঝ understand, খোঁজ search, খোল open, ভোল forget, তোল lift, ঘোর turn, ঢোক enter, ছোট run, ফোট bloom, জোট be got",
    "ডোব sink, বোন weave, গোন count, রোখ resist, ঝোঁক bend over, ঝোল hang, পোষ keep, পোড় burn, মোছ wipe, মোড় wrap, খোঁড় dig",
    "ছোড় throw, ছোঁড় throw, জোড় join, ঘোচ vanish, চোষ suck, টোক note, ঠোক knock, তোষ please, দোল swing, দোহ milk, ফোল swell",
    "লোট loot, শোষ absorb, শোধ repay, শোঁক smell, যোঝ battle, কোট chop, খোঁট peck, ভোগ suffer, লোফ catch, পোঁত bury",
    "পোছ wipe, ফোঁড় pierce, গোঁজ tuck, গোল dissolve, ধোঁক pant, ফোঁস hiss, ফোঁপ sob, ছোল peel, বোজ close, ধোন card, কোঁচ crease",
    "ওঠ rise, ওড় fly",
)

# Causatives whose এ does not rise either: বেড়িয়ে (having strolled).
_E_UNCHANGED_IN_CAUSATIVES: Final = _roots("বেড়, চেঁচ, পেঁচ, খেদ, ভেংচ, ঝেঁট, সেঁধ, ঠেঙ")
_SIMPLE: Final = (*_A, *_E_RISING, *_E_UNCHANGED, *_O, *_AA)

# Causatives, and the verbs that are conjugated like them: verbal noun in -আনো.
_CAUSATIVE: Final = _roots(
    # of the roots above
    "কর, কষ, কম, খস, গড়, গল, ঘট, চট, চড়, চর, চল, জম, জ্বল, ঝর, টল, ঠক, ধর, ধস, নড়, পচ, পড়, পর, ফল, বল, বস, ভর, রট, লড়, সর, হট, দম",
    "আঁক, আন, কাট, কাঁদ, কাঁপ, খাট, গাঁথ, চাপ, ছাঁট, ছাড়, ছাপ, জাগ, জান, থাম, নাচ, নাড়, নাম, পাক, পাত, পাল, ফাট, ফাঁস, বাঁক, বাঁচ, বাজ",
    "বাড়, বাঁধ, ভাগ, ভাঙ, ভাস, মাখ, মাত, মান, মার, রাগ, লাগ, সাজ, সার, হাঁট, হার, হাস, টান",
    "লেখ, কেন, শেখ, চেন, ফের, মেল, মেশ, মেট, টেক, ঘের, ভেড়, জেত, নেভ, ভেজ, পেট, দেখ, খেল, হেল, ঠেক, খেপ, ছেঁড়",
    "শোন, বোঝ, খোল, ভোল, তোল, ঘোর, ঢোক, ছোট, ফোট, জোট, ডোব, ঝোল, পোষ, পোড়, মোড়, খোঁড়, জোড়, ঘোচ, ঠোক, দোল, ফোল, শোধ, ওঠ, ওড়",
    # of their own
    "পাঠ send, চাল drive, দাঁড় stand, তাক look, তাড় chase, কাম earn, লাফ leap, হাঁপ pant, ঝাঁপ leap, হাতড় grope, হাত steal",
    "চেঁচ shout, চেব chew, আছড় dash down, আঁচড় comb, শান whet, রাঙ colour, টাঙ hang up, পেঁচ twist, পেছ fall back",
    "নেংড় squeeze, বিগড় spoil, কোপ hack, গোছ arrange, গোট roll up, জোগ supply, যোগ supply, চুক settle, লুক hide, শুক dry",
    "ঘুম sleep, ঘাম sweat, কুল suffice, কুড় gather, ফুর run out, ডিঙ cross, জির rest, ঝিম doze, গোঙ groan, পোহ endure, এড় avoid",
    "জড় wrap, ছড় spread, জন্ম be born, গজ sprout, উপচ overflow, ঘন draw near, উঁচ raise, শোধর reform, দাপ lord it, মাড় tread, ঠেঙ thrash",
    "বদল change, সামল manage, চমক startle, আটক hold, ধমক scold, থমক stop short, ফসক slip, ছিটক be flung, ঝলস scorch, মচক sprain",
    "লটক hang, উলট turn over, উল্ট turn over, পালট change, পাল্ট change, আঁকড় cling, কামড় bite, খামচ claw, ঘাবড় lose heart, টপক hop over",
    "উপড় uproot, সাঁতর swim, মোচড় twist, চটক knead, চুলক scratch, ভড়ক shy, আমত falter, পস্ত repent, জ্বাল light, খত look into",
    "বিছ spread out, ছিন snatch, গুঁড় crush, তল sink",
    "ছিট scatter, হাঁক drive, জুড় cool, বেড় stroll, লুট roll, ঝাল refresh, বিল hand out, ধাঁধ dazzle, হড়ক slip, উগর vomit, কচল rub",
    "কাতর groan, মুষড় be dejected, পিছল slip, উসক incite, উস্ক incite, উথল surge, খোঁচ poke, ঝাঁক shake, ফুসল entice, লেল set on",
    "ঠোকর peck, বাতল suggest, কোঁকড় curl up, শিউর shudder, হকচক be taken aback, ভেংচ grimace, ঝেঁট sweep, সেঁধ slip in, ভাব worry",
    "ফাঁপ puff up, বাধ cause, সাঁট stick, ছোবল strike, ছটফট be restless, দাবড় rebuke, পট win over",
    "দৌড় run, পৌঁছ arrive, আওড় recite, হাঁকড় drive, এল loosen, থিত settle, খেদ drive off",
    "বাগ secure, বান make, শাস threaten, ছোঁয় touch, শোয় lay, নোয় bow, খোয় lose, ধোয় have washed",
    "খাওয় feed, নাওয় bathe, গাওয় have sung",
)
# Verbs with ও where those have আ: এগোনো (to go forward), and others that are written both ways.
_O_NOUN: Final = _roots("এগ go forward, পের cross, বের come out")
_BOTH: Final = frozenset(_roots("ঘুম, লুক, শুক, কুড়, ফুর, ডিঙ, জির, ঝিম, পৌঁছ, গোট, পেছ, চেব, চুক, কুল, দৌড়, এড়"))
# Their participle and perfect have a short form too: বদলেছে beside বদলিয়েছে (has changed).
_SHORT: Final = _roots(
    "বদল, সামল, চমক, আটক, ধমক, থমক, ফসক, ছিটক, ঝলস, মচক, উলট, উল্ট, পালট, পাল্ট, আঁকড়, কামড়, টপক, উপড়, মোচড়, জন্ম, মুষড়, পিছল, উসক",
    "উস্ক, উথল, উপচ, কোঁকড়, শিউর",
)
_WITHOUT_A: Final = _roots("পৌঁছ, দৌড়")  # and all forms of these: পৌঁছবে beside পৌঁছাবে (will arrive)

# Endings of the persons, by tense.
_PERFECT: Final = ("ছে", "ছেন", "ছি", "ছ", "ছো", "ছিস", "ছিল", "ছিলো", "ছিলেন", "ছিলাম", "ছিলে")
_FUTURE: Final = ("বে", "বেন", "ব", "বো", "বি")
_PAST: Final = ("ল", "লো", "লেন", "লাম", "লে")
_HABITUAL: Final = ("ত", "তো", "তেন", "তাম", "তে")  # and তে of the infinitive
_CONTINUOUS: Final = tuple("চ্" + ending for ending in _PERFECT)

# Roots that end in a vowel, each in the shapes it takes: the verbal noun; before the present's endings য়, ন and ও; before
# its ই; before the future; before the past; the participle; before the continuous; and irregular forms.
_VOWEL_ROOTS: Final = (
    ("হওয়া", "হ", "হ", "হ", "হ", "হয়ে", "হচ্", "হোক হউক হোন"),  # become
    ("যাওয়া", "যা", "যা", "যা", "গে", "গিয়ে", "যাচ্", "যাক যেত যেতো যেতেন যেতাম যেতে গেছে গেছেন গেছি গেছিল গেছিলেন"),  # go
    ("খাওয়া", "খা", "খা", "খা", "খে", "খেয়ে", "খাচ্", ""),  # eat
    ("পাওয়া", "পা", "পা", "পা", "পে", "পেয়ে", "পাচ্", ""),  # get
    ("দেওয়া", "দে", "দি", "দে", "দি", "দিয়ে", "দিচ্", "দাও দিন দিবে দিবেন দিব দিবো দেয়া"),  # give
    ("নেওয়া", "নে", "নি", "নে", "নি", "নিয়ে", "নিচ্", "নাও নিন নিক নিবে নিবেন নিব নিবো নেয়া"),  # take
    ("চাওয়া", "চা", "চা", "চাই", "চাই", "চেয়ে", "চাই", "চাচ্ছে চাচ্ছেন চাচ্ছি চাচ্ছিল চাচ্ছিলেন চাচ্ছিলাম"),  # want
    ("গাওয়া", "গা", "গা", "গাই", "গাই", "গেয়ে", "গাই", ""),  # sing
    ("বাওয়া", "বা", "বা", "বাই", "বাই", "বেয়ে", "বাই", ""),  # row
    ("ধাওয়া", "ধা", "ধা", "ধাই", "ধাই", "ধেয়ে", "ধাই", ""),  # rush
    ("ছাওয়া", "ছা", "ছা", "ছাই", "ছাই", "ছেয়ে", "ছাই", ""),  # cover
    ("সওয়া", "স", "স", "সই", "সই", "সয়ে", "সই", ""),  # bear
    ("বওয়া", "ব", "ব", "বই", "বই", "বয়ে", "বই", ""),  # flow, carry
    ("কওয়া", "ক", "ক", "কই", "কই", "কয়ে", "কই", ""),  # say
    ("রওয়া", "র", "র", "রই", "রই", "রয়ে", "রই", ""),  # remain
    ("শোয়া", "শো", "শু", "শো", "শু", "শুয়ে", "শুচ্", ""),  # lie down
    ("ধোয়া", "ধো", "ধু", "ধো", "ধু", "ধুয়ে", "ধুচ্", ""),  # wash
    ("ছোঁয়া", "ছোঁ", "ছুঁ", "ছোঁ", "ছুঁ", "ছুঁয়ে", "ছুঁচ্", ""),  # touch
    ("নোয়া", "নো", "নু", "নো", "নু", "নুয়ে", "নুচ্", ""),  # bow
)
# Irregular forms of a regular root; and a verb without a root.
_IRREGULAR: Final = (
    ("আসা", "এসো এল এলো এলেন এলাম এলে"),  # come
    ("আছে", "আছেন আছি আছ আছো আছিস ছিল ছিলো ছিলেন ছিলাম ছিলে"),  # be there
)
# Causatives whose form in -আয় is mostly the locative of the noun in -আ: খেলায় (in the game), তলায় (on the floor).
_NOT_IN_AY: Final = frozenset(
    _roots(
        "আঁক, আন, ওঠ, কর, কাঁদ, কেন, খেল, খোল, গল, গুঁড়, ঘের, চড়, চল, চাপ, ছোঁয়, ছোট, জেত, তল, তোল, ধর, ধাঁধ, ধোয়, নাচ, নাড়, নাম, পড়, পর",
        "পাত, ফল, ফের, বল, বাধ, ভর, ভাস, ভোল, মাখ, মান, মার, মেল, লাগ, লেখ, শোয়, সাজ, হাস",
    )
)
# Verb forms that in news are mostly another word.
_OTHER_WORDS: Final = _roots(
    # names
    "আনান Annan, আনিস Anis, কামাল Kamal, খান Khan, ঢালি Dhali, তুলি Tuli, তুষি Tushi, দুলাল Dulal, পালি Pali, বিলাল Bilal, বসাক Basak",
    "বেলি Beli, ভাসান Bhashan Char, মাপি Mapi, মিলান Milan, মিলি Mili, রন Ron, রয় Roy, হারাত Herat, হারুন Harun, হাসান Hasan, হেলাল Helal",
    # nouns in the locative, adverbs, postpositions
    "আটকে in detention, আসলে really, কোটে in a coat, খোঁজে in search, গোলে at a goal, চরে on the shoal, চাপে under pressure",
    "ছাপে in print, জন্মে by birth, জোটে in the alliance, জোড়ে in pairs, টানে at a pull, টেপে on tape, ডাকে by post, ঢলে in the flood",
    "থেকে from, দাগে with a mark, দৌড়ে in the race, নাচে in a dance, নামে by name, পরে after, পাকে in a twist, পাড়ে on the bank, পাতে on the plate",
    "পালে in the sail, পিছলে slippery, পেটে in the belly, ফলে as a result, ফাঁসে in the noose, ফুলে with flowers, বদলে instead, বাঁকে at the bend",
    "বাসে by bus, বেলে sandy, বোনে sisters, ভাঁজে in a fold, ভাগে in the share, ভাবে in the manner, ভিড়ে in the crowd, মানে meaning",
    "মাপে in size, মোড়ে at the corner, রাগে in anger, শোধে in repayment, সাধে for pleasure, সারে with fertiliser",
    "সেচে by irrigation, হারে at the rate",
    # nouns and qualities in ি
    "আঁটি bundle, কাশি cough, কুঁচি frill, খুঁটি post, খুলি skull, গলি lane, গাড়ি car, গুলি bullet, ঘটি pitcher, ঘাঁটি base, চিনি sugar, ছুটি leave",
    "জমি land, জুটি pair, জুড়ি match, ঝুঁকি risk, ঝুলি satchel, ডুবি sinking, দাগি marked, পাড়ি crossing, পাতি common, ফলি knifefish",
    "ফাঁসি hanging, বাড়ি house, বাসি stale, ভরি a weight, ভাজি fried greens, মাড়ি gums, মানি money, মুড়ি puffed rice, রাগি angry",
    "সরি sorry, হবি hobby, হাঁচি sneeze, হানি harm, হাসি smile",
    # the rest
    "আসল real, উঠান yard, এগুলো these, কই where, কন con, কয় how many, করাত saw, কামান cannon, কেনো why, খাটো short, গাই cow, গান song",
    "গুঁড়াই powder, গুঁড়াও powder, চালাক clever, ছাই ash, ছোটো small, জমাত gathering, জোগান supply, ঝালাই welding, টোকেন token, দিন day",
    "ধান rice, নিলাম auction, নেভাল naval, পাতাল underworld, ফলত therefore, ফাটল crack, বই book, বন forest, বয় boy, বাই by",
    "বাগান garden, বান flood, বেড়াল cat, বেলুন balloon, ভাবুক thinker, ভেজাল adulteration, মাতাল drunk, মানত vow, মানব human, মিশুক sociable",
    "যোগান supply, শোন listen, সই signature, সন year, সরব vocal, সরল simple, হত killed, হল hall",
)
_HIGH: Final = {"ে": "ি", "ো": "ু"}  # a root's vowel before i and u
_LAST_VOWEL: Final = re.compile("[া-ৌ](?=[^া-ৌ]*$)")
_GLIDE: Final = fold("য়")


def forms() -> dict[str, str]:
    """Return every finite form, participle and infinitive, folded, with the verbal noun of its verb.

    A form that two verbs share belongs to the verb without আ: কাটে to কাটা (to cut). Forms that in news are mostly
    another word are left out, such as গাড়ি (car), a form of গাড়া (to plant).
    """
    found = _causative_forms()
    for noun, *shapes, others in _VOWEL_ROOTS:
        found |= dict.fromkeys(map(fold, [*_vowel_root(*shapes), *others.split()]), fold(noun))
    for root in _SIMPLE:
        found |= dict.fromkeys(_simple(root), f"{root}া")
    for noun, others in _IRREGULAR:
        found |= dict.fromkeys(fold(others).split(), noun)
    for word in _OTHER_WORDS:
        del found[word]
    return found


def _causative_forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for root in _CAUSATIVE:
        noun = f"{root}ানো"
        # News writes the high vowel everywhere too: ঘুরানো beside ঘোরানো (to turn).
        for shape in (root, _high(root)):
            found |= dict.fromkeys([f"{shape}ানো", *_causative(shape, "া")], noun)
            if root in _BOTH:
                found |= dict.fromkeys([f"{shape}োনো", *_causative(shape, "ো")], noun)
    for root in _O_NOUN:
        found |= dict.fromkeys([f"{root}ানো", *_causative(root, "ো"), *_causative(root, "ু")], f"{root}োনো")
    for root in _SHORT:
        found |= dict.fromkeys(_with(f"{_high(root)}ে", ("", *_PERFECT)), f"{root}ানো")
    for root in _WITHOUT_A:
        found |= dict.fromkeys([f"{root}া", *_simple(root)], f"{root}ানো")
    return found


def _with(stem: str, *tenses: tuple[str, ...]) -> list[str]:
    return [stem + ending for tense in tenses for ending in tense]


def _simple(root: str) -> list[str]:
    """Return the forms of a root that ends in a consonant."""
    high = _high(root)
    perfect = "ে".join(high.rsplit("া", 1)).replace("আ", "এ") if root in _AA else high
    return [
        *_with(root, ("ে", "েন", "ো")),
        *_with(high, ("ি", "িস", "ুন", "ুক"), _PERFECT, _FUTURE, _PAST, _HABITUAL),
        *_with(f"{perfect}ে", ("", *_PERFECT)),
    ]


def _causative(root: str, vowel: str) -> list[str]:
    """Return the forms of a causative; `vowel` is that between root and ending."""
    bare = root.removesuffix(_GLIDE)
    # খাওয়ানো (to feed) has খাইয়ে where others have ি: করিয়ে.
    perfect = f"{_high(root)}ি{_GLIDE}ে" if bare == root else f"{_high(bare.removesuffix('ও'))}ই{_GLIDE}ে"
    # If a verb without আ exists, a word in আই or আও is mostly its noun with emphasis: দেখাই, দেখাও.
    present = ["ন", "ক"]
    if root not in _NOT_IN_AY:
        present.append(_GLIDE)
    if root not in _SIMPLE:
        present += ["ই", "ও"]
    return [
        *_with(root + vowel, tuple(present), _CONTINUOUS, _FUTURE, _PAST, _HABITUAL),
        *_with(perfect, ("", *_PERFECT)),
    ]


def _vowel_root(low: str, high: str, future: str, past: str, participle: str, continuous: str) -> list[str]:
    """Return the forms of a root that ends in a vowel, from its shapes."""
    habitual = () if past == "গে" else _HABITUAL  # যাওয়া (to go) has another shape here
    return [
        *_with(low, (_GLIDE, "ন", "ও")),
        f"{high}ই",
        *_with(future, _FUTURE),
        *_with(past, _PAST, habitual),
        *_with(continuous, _PERFECT),
        *_with(participle, ("", *_PERFECT)),
    ]


def _high(root: str) -> str:
    """Return a root with the vowel that it has before i and u: লেখ to লিখ (write), খোল to খুল (open), ওঠ to উঠ (rise)."""
    if root in (*_E_UNCHANGED, *_E_UNCHANGED_IN_CAUSATIVES, *_O_NOUN):
        return root
    if root[0] == "ও":
        return "উ" + root[1:]
    return _LAST_VOWEL.sub(lambda match: _HIGH.get(match[0], match[0]), root)
