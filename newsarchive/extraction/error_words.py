"""The words of error, maintenance and login pages: what no more than such a text consists of, whatever its wording."""

import unicodedata
from functools import lru_cache


def _nfc(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


# Whole words, folded: function words of both languages, and words too short for a beginning.
_WORDS = frozenset(
    [
        # pronouns, auxiliaries, particles, letters of contractions, parts of addresses
        *_nfc(
            """
            a an the this that these those it its is are was were be been being am i we you your our us they
            or and but so if of to in on at by for from
            with as has have had do does did not no nor n t s re ll ve d may might can could will would
            should must please any all some there here now
            my me what which who when where how why try get go let one two more few up out off error errors
            http https www com php html id ray ip url
            urls ok nginx apache iis cgi uh oh hmm yikes dang whoops oops ops opps ooops using use used using like maybe
            """
        ),
        # statuses
        *_nfc("200 400 401 403 404 410 500 501 502 503 504 507 508 509 520 521 522 523 524 525 526 527 530"),
        # you, your; who, which; that; this
        *_nfc("আপনি আপনার আপনাকে আপনারা তুমি যে যা যেটি যেটা সেটি সেটা সেই তা তাহা এটি এটা এই এ এর এখানে সেখানে"),
        # and, or, but, perhaps; not; again, also, other, all
        *_nfc("ও ই এবং আর আরও আরো বা অথবা কিংবা কিন্তু হয়তো হয়ত না নাই নেই নয় নহে নি আবার আবারও পুনরায় অন্য অন্যান্য সব সকল করেও"),
        # forms of "to be", "to become", "to be able"
        *_nfc(
            """
            হয়েছে হয়েছিল হয় হচ্ছে হতে হবে হয়ে হওয়ায় হইয়াছে হলো হল পারে পারেন পারি পারছি পারছে আছে আছেন
            ছিল রয়েছে থাকতে থাকবে থাকায় থাকুন থাক
            """
        ),
        # forms of "to do", "to throw", "to take", "to give" (auxiliaries); from, for, because, after, soon, with, by
        *_nfc(
            """
            করা করে করুন করছি করছেন করেছেন করতে করার করি ফেলা নেওয়া নেয়া দেওয়া দেয়া দিয়ে গিয়ে থেকে জন্য
            জন্যে কারণে কারণ পর পরে পরেই আগে পূর্বে পূর্বক
            মধ্যে সাথে সঙ্গে নামে নামের
            """
        ),
        # some, a little, none; now, a while, time, a moment, minute, hour, very, quickly
        *_nfc(
            """
            কোনো কোন কোনও একটি একটা একটু কিছু কিছুই কিছুটা কিছুক্ষণ এখন বর্তমানে খুব অতি দ্রুত সময় সময়ের
            সময়ে মুহূর্তে এইমুহূর্তে মিনিট ঘণ্টা
            """
        ),
        # we, our; to inform; to go and its negation; to come (back); to see; above, below; new, first, main
        *_nfc(
            """
            আমরা আমাদের আমি জানাচ্ছি জানান জানাতে যান যেতে যাওয়া যাবে যায় যায়নি যাচ্ছে গেল গেলো গেছে ফিরে
            ফিরব ফিরবো ফিরছি ফিরুন ফেরত আসছি আসছে আসব
            আসবো আসবে আসুন দেখুন দেখা দেখতে নিচের উপরের উপরে নিচে নতুন প্রথম মূল প্রধান ভিজিট
            """
        ),
        # oops, alas; "not found", "error", "log in" in Bengali letters; work, under way, check; kindly
        *_nfc("উফ ওহ ওহো ওপস উপস হায় আহা নট ফাউন্ড এরর লগ ইন সাইন ওয়েব কাজ কাজের চলছে চলমান যাচাই দয়া অনুগ্রহ ঘটেছে দেখাচ্ছে"),
    ]
)
# Beginnings of words, folded: with all their endings they belong to such texts.
_STEMS = (
    *_nfc(
        """
        page webpage found find exist look request error sorry link address mov remov delet home return
        search again later server temporar unavail availab
        maint website site content article post news story document file resource broken invalid incorrect
        expire mistype typed type check spell
        contact admin support click front main menu previous problem technical difficult internal gateway
        timeout timed time service database connect
        establish fatal exception wrong something went happen unexpected occur back soon short coming
        construct under upgrad updat schedul improv
        perform apolog inconvenien thank patien stay tuned launch domain park sale buy host account suspend
        bandwidth limit exceed provid owner
        login log sign password username user email remember forgot cookie consent privacy accept agree
        javascript enable browser cloudflare web origin
        unreach overload capacity refresh reload moment critical longer lost miss match result nothing
        correct continue right forbidden permission access
        bad handl process complet currently visit offline online doesn couldn troubl archiv bookmark outdat
        locat anymore mistak report experienc work
        fix repair close down brief busy many expect issue team engineer notif sent redirect automatic second minute
        console inform client status messag code
        """
    ),
    # page (four spellings), link, address, news, report, article, post, content, writing, file
    *_nfc(
        """
        পৃষ্ঠা পাতা পেজ পেইজ লিংক লিঙ্ক ঠিকানা ইউআরএল খবর সংবাদ নিউজ প্রতিবেদন নিবন্ধ আর্টিকেল পোস্ট কনটেন্ট কন্টেন্ট বিষয়বস্তু লেখাটি ফাইল
        """
    ),
    # website, server, portal, database, connection, reader, service, domain, hosting
    *_nfc(
        """
        ওয়েবসাইট ওয়েবপেজ ওয়েবপেইজ সাইট সার্ভার পোর্টাল ডাটাবেজ ডেটাবেজ ডাটাবেস ডেটাবেস সংযোগ পাঠক সেবা ডোমেইন ডোমেন হোস্টিং
        """
    ),
    # to find, search, be found; to delete (three words), be allowed, remove, move, change; to exist, be available; wrong, right, valid; lost
    *_nfc(
        """
        পাওয়া পাইনি পাচ্ছি খুঁজ খোঁজ মেলে মুছে ডিলিট অনুমতি মুছা মোছা সরিয়ে সরান সরানো অপসারণ স্থানান্তর পরিবর্তন
        পরিবর্তিত বদলে অস্তিত্ব বিদ্যমান উপলব্ধ উপলভ্য
        ভুল সঠিক বৈধ অবৈধ হারিয়ে হারানো নিষ্ক্রিয় মেয়াদ
        """
    ),
    # fault, problem, sorry, sorrow; front page (five words); click, try, search, browse, contact; wanted; request, enter, type, spelling
    *_nfc(
        """
        ত্রুটি সমস্যা গোলযোগ দুঃখিত দুঃখ প্রচ্ছদ প্রথমপাতা মূলপাতা হোম নীড়পাতা ক্লিক চেষ্টা অনুসন্ধান সার্চ
        ব্রাউজ যোগাযোগ চাইছ চেয়েছ চাচ্ছ চান কাঙ্ক্ষিত
        কাঙ্খিত কাংখিত কাংক্ষিত অনুরোধ প্রবেশ টাইপ বানান
        """
    ),
    # maintenance (three spellings), repair, improvement, update; temporary, closed, inconvenience; soon (four spellings), moment
    *_nfc(
        """
        রক্ষণাবেক্ষণ রক্ষনাবেক্ষ রক্ষণাবেক্ষন মেরামত উন্নয়ন আপডেট হালনাগাদ আপগ্রেড সংস্কার সাময়িক অস্থায়ী
        বন্ধ অসুবিধা শিগগির শীঘ্র শিগ্গির শিগ্রই অল্প মুহূর্ত
        """
    ),
    # construction, technical, thanks, patience, sincere, pardon, wait, active, use; login, password, e-mail,
    # cookie, consent, privacy; serious, internal
    *_nfc(
        """
        নির্মাণাধীন নির্মাণ কারিগরি যান্ত্রিক ধন্যবাদ ধৈর্য আন্তরিক ক্ষমা মার্জনা অপেক্ষা সচল চালু ব্যবহার
        লগইন পাসওয়ার্ড ইমেইল সাইনইন কুকি সম্মতি
        গোপনীয়তা গুরুতর জটিল অভ্যন্তরীণ অপ্রত্যাশিত সম্ভবত
        """
    ),
)

_DIGITS = tuple("0123456789০১২৩৪৫৬৭৮৯")
_FIRST = 3  # characters: no beginning is shorter
_STEMS_BY_FIRST: dict[str, tuple[str, ...]] = {}
for stem in _STEMS:
    _STEMS_BY_FIRST[stem[:_FIRST]] = (*_STEMS_BY_FIRST.get(stem[:_FIRST], ()), stem)


@lru_cache(maxsize=8192)  # the words of headlines and first paragraphs recur
def is_of_error_page(word: str) -> bool:
    """True if a word, in lower case and NFC, is one of those of error pages, or a number among them."""
    stems = _STEMS_BY_FIRST.get(word[:_FIRST])
    return (stems is not None and word.startswith(stems)) or word in _WORDS or word.startswith(_DIGITS)
