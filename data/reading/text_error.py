"""Why a typed number or date cannot be read."""


class NumberTextError(Exception):
    """A number or date that would have to be guessed: `rules.<rule>.what` with `params`."""

    def __init__(self, rule: str, **params: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.params = params
