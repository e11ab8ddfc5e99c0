"""An HTML file as a tree of elements."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "col"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str]
    children: "list[Node | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the contract says: not what a draft says of its values when they are pointed at."""
        if "where" in self.attributes.get("class", "").split():
            return ""
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    def all(self, *tags: str) -> "Iterator[Node]":
        for one in self.children:
            if isinstance(one, Node):
                if not tags or one.tag in tags:
                    yield one
                yield from one.all(*tags)

    def having(self, name: str) -> "list[Node]":
        return [one for one in self.all() if name in one.attributes.get("class", "").split()]

    def the(self, tag: str) -> "Node":
        (found,) = self.all(tag)
        return found


class Reader(HTMLParser):
    """Reads only what is well formed: every element that begins must end, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), (tag, attrs)
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(content: bytes) -> Node:
    reader = Reader()
    reader.feed(content.decode("utf-8"))
    reader.close()
    (root,) = reader.open
    return root
