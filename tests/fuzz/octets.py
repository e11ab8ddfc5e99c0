"""Texts that were damaged on the way: bytes and characters lost, doubled, exchanged or put in."""

from random import Random

from tests.drafts import EXAMPLES, ROOT

_BYTES = (b"\x00", b"\xff", b"\xe4", b"\xc0\x80", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b" ", b"\x1b[31m", "　".encode(), "：".encode())
_MARKS = tuple(mark.encode() for mark in (*"-:[]{}\"'|>#%@`", "- ", "&a ", "*a", "!!x ", "---\n", "? ", "<<: ", "{{", "[["))
_SOURCES = tuple((ROOT / "examples" / name / "deal.yaml").read_bytes() for name in EXAMPLES)


def mutated(random: Random) -> bytes:
    """An example with some of its bytes gone wrong."""
    return damaged(random.choice(_SOURCES), random)


def damaged(data: bytes, random: Random) -> bytes:
    """The same with one to five faults."""
    for _ in range(random.randint(1, 5)):
        start = random.randrange(len(data) + 1)
        end = min(len(data), start + random.choice((0, 1, 1, 2, 8, 60)))
        piece = random.choice((*_BYTES, *_MARKS, b"", data[start:end] * 2, random.randbytes(random.randint(1, 3))))
        data = data[:start] + piece * random.choice((1, 1, 1, 1, 300)) + data[end:]
    return data
