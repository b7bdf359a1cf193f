"""What a command tells when it cannot do what was asked."""


class RefusalError(Exception):
    """Wrong usage: the command did nothing; the message says what to write instead. Exit code 2."""


def known_failures() -> dict[type[Exception], int]:
    """Give the errors whose message is for people, with their exit codes. Imported late: most commands need neither crawler nor database."""
    from newsarchive.archive import ArchiveError
    from newsarchive.crawling import DeclarationError
    from newsarchive.crawling.replay import ReplayError

    return {RefusalError: 2, ReplayError: 2, ArchiveError: 1, DeclarationError: 1}
