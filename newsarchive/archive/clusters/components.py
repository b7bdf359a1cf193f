"""Groups of articles that are joined, directly or through others."""

from collections import defaultdict


class Components:
    """Groups that grow as their members are joined (disjoint sets)."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def of(self, member: int) -> int:
        """Return the member that represents the group of a member; one that was never joined is its own group."""
        parents = self._parents
        root = parents.setdefault(member, member)
        while parents[root] != root:
            root = parents[root]
        while parents[member] != root:
            parents[member], member = root, parents[member]
        return root

    def join(self, one: int, other: int) -> None:
        """Make one group of those of two members."""
        self._parents[self.of(one)] = self.of(other)

    def groups(self) -> list[list[int]]:
        """Return all groups."""
        found = defaultdict(list)
        for member in [*self._parents]:
            found[self.of(member)].append(member)
        return [*found.values()]
