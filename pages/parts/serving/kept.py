"""What is kept of work done: once for all who may see the same, of the newest version alone."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import RLock
from typing import Generic, TypeVar

from schemas.viewer import Viewer

Made = TypeVar("Made")


class _Place(Generic[Made]):
    """One thing kept; who asks while it is being made waits for it instead of making it too."""

    def __init__(self, store: str, version: str) -> None:
        self.store, self.version = store, version
        self.making = RLock()
        self.made: list[Made] = []


class Kept(Generic[Made]):
    """Things by key, of a store and its version; safe to ask from several threads.

    A newer version lets go of everything made of an older one of the same store at once: memory
    does not grow with publications.
    """

    def __init__(self, most: int) -> None:
        """`most` is how many are kept; those asked for longest ago go first."""
        self._most = most
        self._places: OrderedDict[Hashable, _Place[Made]] = OrderedDict()
        self._newest: dict[str, int] = {}
        self._turn = RLock()

    def get(self, at: str, viewer: Viewer, key: Hashable, make: Callable[[], Made]) -> Made:
        """What stands under the key for a store and version («store@version») and what the viewer
        may see, made if need be.

        What `make` raises is raised, and the next to ask tries again."""
        place = self._place(at, (at, viewer.scope, key))
        with place.making:
            if not place.made:
                place.made.append(make())
            return place.made[0]

    def _place(self, at: str, key: Hashable) -> _Place[Made]:
        store, _, version = at.rpartition("@")
        number = int(version.partition("-")[0])
        with self._turn:
            if number > self._newest.get(store, 0):
                self._newest[store] = number
                self._drop(lambda place: place.store == store and place.version != version)
            if key not in self._places:
                self._places[key] = _Place(store, version)
            self._places.move_to_end(key)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
            return self._places[key]

    def _drop(self, is_old: Callable[[_Place[Made]], bool]) -> None:
        for key in [key for key, place in self._places.items() if is_old(place)]:
            del self._places[key]
