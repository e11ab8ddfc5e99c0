"""The contracts that are measured: the example, and a large one that is composed from the library."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from hetong import paths
from hetong.load.library import read_clause
from hetong.markup import Citation, Value, parse_text
from hetong.model.clause import ItemSpec, ParagraphSpec
from hetong.model.condition import ALWAYS
from hetong.model.deal import Deal
from hetong.pipeline import Spec, Workshop, draft

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "ecommerce-customer-service" / "deal.yaml"
WORKSHOP = Workshop(paths.clause_library(), paths.templates())

_ARTICLES, _PARAGRAPHS_EACH, _ROWS = 30, 5, 100


@dataclass(frozen=True, slots=True)
class Workload:
    """A spec in a file; ``name`` is for people."""

    name: str
    file: Path

    @property
    def spec(self) -> Spec:
        """The spec, to be read from its file."""
        return Spec(str(self.file), path=self.file)


def example() -> Workload:
    """The contract of the example."""
    return Workload("示例合同", EXAMPLE)


def large(folder: Path) -> Workload:
    """At least 60 articles, 400 paragraphs and a fee table of 100 rows: the example with more articles, made of the library's wording."""
    # Every scalar as the text that was written, so that it can be written again.
    deal: dict[str, Any] = yaml.load(EXAMPLE.read_text("utf-8"), yaml.BaseLoader)
    deal["费用"] |= {"明细": [_fee(number) for number in range(1, _ROWS + 1)], "总价": "960,000.00元"}
    deal["税"] |= {"不含税金额": "905,660.38元", "税额": "54,339.62元"}
    deal["自拟条款"] = list(_articles(draft(example().spec, WORKSHOP).numbered.citations))
    file = folder / "large.yaml"
    file.write_text(yaml.safe_dump(deal, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return Workload("大型合同", file)


def _fee(number: int) -> dict[str, str]:
    return {"名称": f"第{number}组客服坐席", "单价": "800.00元", "单位": "席·月", "数量": "1席", "期数": "12个月"}


def _articles(anchors: Collection[str]) -> Iterator[dict[str, Any]]:
    paragraphs = _paragraphs(anchors)
    for number in range(1, _ARTICLES + 1):
        yield {"标识": f"x-more-{number}", "标题": f"补充约定之{number}", "款": list(islice(paragraphs, _PARAGRAPHS_EACH))}


def _paragraphs(anchors: Collection[str]) -> Iterator[dict[str, Any]]:
    """The library's paragraphs that can stand in any clause of this contract, again from the first when they run out."""
    specs = [read_clause(path).spec for path in sorted(WORKSHOP.clauses.glob("*/*.yaml"))]
    usable = [_plain(one) for spec in specs for variant in spec.variants for one in variant.paragraphs if _fits(one, anchors)]
    while True:
        yield from usable


def _fits(node: ParagraphSpec | ItemSpec, anchors: Collection[str]) -> bool:
    if node.when != ALWAYS or node.each or (isinstance(node, ParagraphSpec) and (node.table or node.plain)):
        return False
    values = all(piece.path.split(".")[0] in Deal.model_fields for piece in parse_text(node.text) if isinstance(piece, Value))
    cited = all(one in anchors for piece in parse_text(node.text) if isinstance(piece, Citation) for one in piece.targets)
    return values and cited and all(_fits(item, anchors) for item in node.items)


def _plain(node: ParagraphSpec | ItemSpec) -> dict[str, Any]:
    return {"正文": node.text, "项": [_plain(item) for item in node.items]} if node.items else {"正文": node.text}


def synthetic_library(folder: Path, clauses: int) -> Workshop:
    """The shipped library and, beside it, as many clauses that no contract asks for as it takes to have ``clauses``."""
    shipped = sorted(WORKSHOP.clauses.glob("*/*.yaml"))
    for path in shipped:
        copy = folder / path.parent.name / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    for number in range(clauses - len(shipped)):
        home = shipped[number % len(shipped)].parent.name
        (folder / home / f"synthetic-{number}.yaml").write_text(
            f"id: synthetic-{number}\ntitle: 备用\nversion: 1\nvariants:\n  - {{id: general, paragraphs: [备用条款。]}}\n", "utf-8"
        )
    return Workshop(folder, WORKSHOP.templates)
