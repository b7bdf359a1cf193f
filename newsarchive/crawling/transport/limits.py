"""The largest number of addresses that a run of an outlet requests."""


class AddressLimit:
    """Counts the addresses of a run up to a limit."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._admitted = 0

    def admits_another(self) -> bool:
        """Return whether another address may be requested; count it if so."""
        if self._admitted >= self.most:
            return False
        self._admitted += 1
        return True
