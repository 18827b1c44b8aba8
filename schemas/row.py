"""A row of an answer as words, pictures and charts read it: by the names of its columns."""

from collections.abc import Iterable
from typing import Any, Protocol, overload


class Row(Protocol):
    """A mapping, or an instance of the model that declares the answer."""

    def __getitem__(self, name: str, /) -> Any:
        """The value of a column. KeyError: there is none of this name."""

    def __contains__(self, name: object, /) -> bool:
        """Whether there is a column of this name."""

    def keys(self) -> Iterable[str]:
        """The names of the columns."""

    @overload
    def get(self, name: str, /) -> Any: ...

    @overload
    def get(self, name: str, default: Any, /) -> Any: ...

    def get(self, name: str, default: Any = None, /) -> Any:
        """The value of a column that only some answers have."""
