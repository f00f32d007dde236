"""Files that are made when they are asked for and kept nowhere: a large site is never in memory as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Maker = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Deferred(Mapping[str, bytes]):
    """Files by path; asking for one makes it, each time anew."""

    makers: Mapping[str, Maker]

    def __getitem__(self, path: str) -> bytes:
        """Make the file at `path`."""
        return self.makers[path]()

    def __contains__(self, path: object) -> bool:
        """Return whether there is a file at `path`; makes nothing."""
        return path in self.makers

    def __iter__(self) -> Iterator[str]:
        """Iterate over the paths; makes nothing."""
        return iter(self.makers)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.makers)
