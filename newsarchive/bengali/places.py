"""Places that occur in bylines: districts and larger towns of Bangladesh, cities of West Bengal, some capitals.

Places are recognised to distinguish "<name>, <place>" from two names; that needs no list of every village. Older and
variant spellings are included.
"""

import unicodedata
from typing import Final

# The 64 districts, by division: Dhaka, Chattogram, Rajshahi, Khulna, Barishal, Sylhet, Rangpur, Mymensingh.
_DISTRICTS: Final = (
    "ঢাকা গাজীপুর নারায়ণগঞ্জ নরসিংদী মুন্সিগঞ্জ মুন্সীগঞ্জ মানিকগঞ্জ টাঙ্গাইল কিশোরগঞ্জ ফরিদপুর রাজবাড়ী রাজবাড়ি",
    "গোপালগঞ্জ মাদারীপুর শরীয়তপুর শরিয়তপুর",
    "চট্টগ্রাম কক্সবাজার কুমিল্লা ব্রাহ্মণবাড়িয়া চাঁদপুর লক্ষ্মীপুর নোয়াখালী ফেনী খাগড়াছড়ি রাঙামাটি রাঙ্গামাটি বান্দরবান",
    "রাজশাহী নাটোর নওগাঁ চাঁপাইনবাবগঞ্জ পাবনা সিরাজগঞ্জ বগুড়া জয়পুরহাট",
    "খুলনা বাগেরহাট সাতক্ষীরা যশোর ঝিনাইদহ মাগুরা নড়াইল কুষ্টিয়া চুয়াডাঙ্গা মেহেরপুর",
    "বরিশাল পটুয়াখালী ভোলা পিরোজপুর বরগুনা ঝালকাঠি ঝালকাঠী",
    "সিলেট মৌলভীবাজার মৌলভিবাজার হবিগঞ্জ সুনামগঞ্জ",
    "রংপুর দিনাজপুর ঠাকুরগাঁও পঞ্চগড় নীলফামারী লালমনিরহাট কুড়িগ্রাম গাইবান্ধা",
    "ময়মনসিংহ জামালপুর শেরপুর নেত্রকোনা নেত্রকোণা",
)
_TOWNS: Final = (
    "সাভার টঙ্গী কেরানীগঞ্জ আশুলিয়া ধামরাই শ্রীপুর কালিয়াকৈর ভৈরব মির্জাপুর সখীপুর জাজিরা শিবচর সোনারগাঁ রূপগঞ্জ আড়াইহাজার",
    "সিদ্ধিরগঞ্জ টেকনাফ উখিয়া সীতাকুণ্ড মিরসরাই পটিয়া হাটহাজারী রাউজান সন্দ্বীপ চকরিয়া চৌদ্দগ্রাম লাকসাম দাউদকান্দি আখাউড়া",
    "হাতিয়া রামগঞ্জ ঈশ্বরদী শাহজাদপুর উল্লাপাড়া সৈয়দপুর বেনাপোল মোংলা ভাঙ্গা কলাপাড়া কুয়াকাটা শ্রীমঙ্গল কুলাউড়া ছাতক ভালুকা",
    "ত্রিশাল গফরগাঁও হিলি পার্বতীপুর বীরগঞ্জ",
)
_WEST_BENGAL: Final = (
    "কলকাতা হাওড়া হুগলি হুগলী শিলিগুড়ি দুর্গাপুর আসানসোল বর্ধমান মালদহ মালদা মুর্শিদাবাদ বহরমপুর জলপাইগুড়ি কোচবিহার",
    "আলিপুরদুয়ার দার্জিলিং বালুরঘাট রায়গঞ্জ সিউড়ি বোলপুর শান্তিনিকেতন রামপুরহাট বাঁকুড়া বিষ্ণুপুর পুরুলিয়া মেদিনীপুর খড়্গপুর",
    "ঝাড়গ্রাম তমলুক হলদিয়া কাঁথি দিঘা কৃষ্ণনগর কল্যাণী নদিয়া রানাঘাট বারাসত ব্যারাকপুর বসিরহাট বনগাঁ ক্যানিং ডায়মন্ডহারবার",
    "চন্দননগর শ্রীরামপুর আরামবাগ কাটোয়া কালনা সল্টলেক বীরভূম বিধাননগর",
)
_ABROAD: Final = (
    "ত্রিপুরা উদয়পুর ধর্মনগর কৈলাসহর বিলোনিয়া খোয়াই আসাম করিমগঞ্জ হাইলাকান্দি",
    "আগরতলা গুয়াহাটি শিলচর শিলং রাঁচি পাটনা দিল্লি দিল্লী নয়াদিল্লি মুম্বই মুম্বাই চেন্নাই বেঙ্গালুরু ইসলামাবাদ করাচি কাঠমান্ডু",
    "কলম্বো ইয়াঙ্গুন লন্ডন নিউইয়র্ক ওয়াশিংটন প্যারিস জেনেভা ব্রাসেলস বার্লিন রোম মস্কো বেইজিং টোকিও দোহা দুবাই রিয়াদ",
    "কুয়ালালামপুর সিঙ্গাপুর ব্যাংকক টরন্টো সিডনি",
)
_SEVERAL_WORDS: Final = (
    "কক্স বাজার|ব্রাহ্মণ বাড়িয়া|চাঁপাই নবাবগঞ্জ|নয়া দিল্লি|নিউ ইয়র্ক|ওয়াশিংটন ডিসি|উত্তর ২৪ পরগনা|দক্ষিণ ২৪ পরগনা",
    "উত্তর দিনাজপুর|দক্ষিণ দিনাজপুর|পূর্ব বর্ধমান|পশ্চিম বর্ধমান|পূর্ব মেদিনীপুর|পশ্চিম মেদিনীপুর|ডায়মন্ড হারবার",
    "dhaka|gazipur|narayanganj|narsingdi|munshiganj|manikganj|tangail|kishoreganj|faridpur|rajbari|gopalganj|madaripur",
    "shariatpur|chattogram|chittagong|cox's bazar|coxs bazar|cumilla|comilla|brahmanbaria|chandpur|lakshmipur|noakhali",
    "feni|khagrachhari|khagrachari|rangamati|bandarban|rajshahi|natore|naogaon|chapainawabganj|pabna|sirajganj|bogura",
    "bogra|joypurhat|khulna|bagerhat|satkhira|jashore|jessore|jhenaidah|magura|narail|kushtia|chuadanga|meherpur",
    "barishal|barisal|patuakhali|bhola|pirojpur|barguna|jhalakathi|jhalokati|sylhet|moulvibazar|habiganj|sunamganj",
    "rangpur|dinajpur|thakurgaon|panchagarh|nilphamari|lalmonirhat|kurigram|gaibandha|mymensingh|jamalpur|sherpur",
    "netrokona|netrakona|kolkata|howrah|hooghly|siliguri|durgapur|asansol|bardhaman|malda|delhi|new delhi|london",
    "new york|washington|agartala|guwahati",
)


def _table() -> frozenset[str]:
    words = " ".join((*_DISTRICTS, *_TOWNS, *_WEST_BENGAL, *_ABROAD)).split()
    phrases = "|".join(_SEVERAL_WORDS).split("|")
    return frozenset(unicodedata.normalize("NFC", place) for place in (*words, *phrases))


_PLACES: Final = _table()


def is_place(name: str) -> bool:
    """True if a name, in NFC and in upper or lower case, is that of a place in the table."""
    return name.lower() in _PLACES
