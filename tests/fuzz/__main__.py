"""``make fuzz``: python -m tests.fuzz [--minutes M] [--seed N] [--kind KIND] [--count N] [--show NUMBER]"""

import os
import sys
from argparse import ArgumentParser, Namespace
from time import monotonic

from tests.fuzz.entries import ENTRIES
from tests.fuzz.run import Failure, input_of, run

COUNTS = {"spec": 50_000, "octet": 50_000, "docx": 5_000, "library": 5_000, "money": 20_000}


def main() -> int:
    """Runs each kind until its count or its share of the time is used up; 1 when a case failed."""
    wishes = _wishes()
    if wishes.show is not None:
        sys.stdout.buffer.write(_bytes(input_of(wishes.kind, wishes.seed, wishes.show)))
        return 0
    kinds = (wishes.kind,) if wishes.kind else tuple(ENTRIES)
    failures = [one for kind in kinds for one in _fuzzed(kind, wishes, wishes.minutes * 60 / len(kinds))]
    for one in failures[:20]:
        print(f"\n{one.kind} {one.number}（python -m tests.fuzz --kind {one.kind} --seed {one.seed} --show {one.number}）\n{one.why}")
    return 1 if failures else 0


def _fuzzed(kind: str, wishes: Namespace, seconds: float) -> list[Failure]:
    begun, ran, slowest, largest = monotonic(), 0, 0.0, 0
    failures: list[Failure] = []
    for result in run(kind, wishes.count or COUNTS[kind], wishes.seed, wishes.processes):
        ran, slowest, largest = ran + result.ran, max(slowest, result.slowest), max(largest, result.megabytes)
        failures += result.failures
        if monotonic() - begun > seconds:
            break
    print(f"{kind:<8} {ran:>7} 例  最慢 {slowest:.2f} 秒  最大 {largest} MB  失败 {len(failures)}", flush=True)
    return failures


def _bytes(shown: str | bytes) -> bytes:
    return shown.encode() if isinstance(shown, str) else shown


def _wishes() -> Namespace:
    parser = ArgumentParser(
        prog="python -m tests.fuzz", description="改坏的交易书、条款库和 Word 文件，经每一个入口；有崩溃、过慢、过大或者算错的钱就失败"
    )
    parser.add_argument("--minutes", type=float, default=10, help="一共最多几分钟")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=tuple(ENTRIES), default="")
    parser.add_argument("--count", type=int, default=0, help="每一类几例；不写为全部")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", type=int, help="写出这一例的输入，与 --kind 合用")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
