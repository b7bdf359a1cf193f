"""দেশচিত্র (Deshchitro): a portal of local reporters in Bangladesh; the founding page of the project is one of its articles.

Addresses seen in stored pages of 2024 and 2025. The number is the article; district, subdistrict and print paths are other ways to it.
"""

from newsarchive.outlets import Listing, Outlet, Verified, VerifiedBy

OUTLET = Outlet(
    key="deshchitro",
    name_bn="দেশচিত্র",
    name_en="Deshchitro",
    domains=("deshchitro.com",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={
        r"/(?:district/[\w-]+/|upazila/[\w-]+/)?details/(?P<id>\d+)": "/details/{id}",
        r"/news/print/(?P<id>\d+)": "/details/{id}",
    },
    listings={r"/(?P<level>district|upazila)/(?P<place>[\w-]+)": "/{level}/{place}"},
    layouts=("deshchitro", "deshchitro-print"),
    verified_on=Verified(VerifiedBy.RECONSTRUCTION, "2025", "addresses in stored texts of pages of 2024 and 2025"),
)
