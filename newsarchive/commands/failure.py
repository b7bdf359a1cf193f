"""What a command tells when it cannot do what was asked."""


class RefusalError(Exception):
    """Wrong usage: the command did nothing; the message says what to write instead. Exit code 2."""


def known_failures() -> dict[type[Exception], int]:
    """Give the errors whose message is for people, with their exit codes. Imported late: most commands need neither crawler nor database."""
    from newsarchive.archive import ArchiveError
    from newsarchive.crawling.saved_pages import ReplayError
    from newsarchive.outlets import DeclarationError
    from newsarchive.outlets.registry import OutletFolderError

    return {RefusalError: 2, ReplayError: 2, OutletFolderError: 2, ArchiveError: 1, DeclarationError: 1}
