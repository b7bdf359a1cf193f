"""Errors that are pages: what was wrong with a request, as a sentence of the catalogue."""


class WrongRequestError(Exception):
    """A value of a request that cannot be used. `key`: its sentence in the catalogue; `values`: what the sentence names."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
