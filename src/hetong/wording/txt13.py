"""TXT13 变体之间逐字照抄

检查什么：一个条款的两个变体里，有两段、两项的文字一字不差，却各写了一遍。
为什么：改了一个变体，另一个还是旧的。
反例：电商变体的 changes 里又写一遍底本里的那一款。
正例：底本写一次，变体只写不同的地方；几个变体共用、底本没有的，用 when 写进底本。
依据：实务
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from hetong.anatomy import Node, nodes
from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.model.clause import Clause
from hetong.wording.library import LibraryText
from hetong.wording.passages import masked, plain_words

CODE = "TXT13"
_LEAST = 8


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each copy, at the later place."""
    for clause in library.clauses:
        for text, places in _written(clause).items():
            for one, other in combinations(sorted(places), 2):
                if not places[one] & places[other] and len(plain_words(text)) >= _LEAST:
                    message = Message("与第{line}行逐字相同：{text}", line=one.line, text=text)
                    yield error(CODE, other, message, Message("写在底本里一次，变体只写不同的地方"))
                    break


def _written(clause: Clause) -> dict[str, dict[Location, set[str]]]:
    """Each text with its places, and the variants that have it from there."""
    found: dict[str, dict[Location, set[str]]] = defaultdict(lambda: defaultdict(set))
    for node in nodes(clause):
        found[_whole(node)][node.at].add(node.variant.id)
    return found


def _whole(node: Node) -> str:
    """A row of a table counts by its cells."""
    return "\n".join(masked(text, node) for _, text in node.texts)
