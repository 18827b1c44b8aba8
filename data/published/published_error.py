"""What is said of a published table that cannot be converted."""


class PublishedError(Exception):
    """A published table that cannot be converted; `key` and `values` are for the translations."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
