"""Nothing is announced that does not follow, and no article is empty: over every combination of the facts that decide it."""

from collections.abc import Iterator, Sequence

from hetong.anatomy import Node
from hetong.diagnostic import Diagnostic, Message, error
from hetong.facts import holds
from hetong.markup import parse_each
from hetong.model.clause import Clause, ClauseKind
from hetong.model.condition import ALWAYS, PRESENT, Condition, Is, facts_of
from hetong.proof.house import House
from hetong.proof.worlds import World, answerable_by_deals, choices, settings, shown, winners

_HINT = Message("给这一段加 when，或者留一项没有条件的")


def empty_lists(clause: Clause, parts: Sequence[Node]) -> Iterator[Diagnostic]:
    """Paragraphs that announce items and have none. A sheet has rows that no clause writes."""
    for node in parts if clause.spec.kind is not ClauseKind.SHEET else ():
        below = [one for one in parts if one.above and one.above[-1] is node]
        announces = node.spec.text.rstrip().endswith("：") and not node.table
        if announces and below and (world := _without(below, node.conditions, clause)):
            message = Message("“{text}”后面没有一项：{facts}", text=node.spec.text.strip(), facts=shown(world))
            yield error("LIB33", node.at, message, _HINT)


def empty_articles(house: House) -> Iterator[Diagnostic]:
    """Clauses that have no paragraph in some contract that the outline puts them into."""
    for clause in house.used:
        parts = house.nodes[clause.spec.id]
        for index, variant in enumerate(clause.spec.variants):
            tops = [node for node in parts if node.variant is variant and not node.above]
            if world := _without(tops, (house.slots[clause.spec.id],), clause):
                message = Message("条款“{id}”没有一款：{facts}", id=clause.spec.id, facts=shown(world))
                yield error("LIB33", clause.where(f"variants.{index}"), message, _HINT)


def _without(siblings: Sequence[Node], around: Sequence[Condition], clause: Clause) -> World | None:
    """A world that prints what is around these nodes, and none of them. One that is always printed leaves none."""
    own = [_of_the_deal(one) for one in siblings]
    asked = [one for one in own if one is not None]
    if len(asked) < len(own) or ALWAYS in asked or not all(map(answerable_by_deals, (*asked, *around))):
        return None
    variables = {name: shape for node in siblings for name, shape in node.variables.items()}
    variant = siblings[0].variant
    return next(
        (
            world
            for world in settings((*choices(clause.spec), *around, *asked), variables)
            if winners(clause.spec, world) == (variant,)
            and all(holds(one, world) for one in around)
            and not any(holds(one, world) for one in asked)
        ),
        None,
    )


def _of_the_deal(node: Node) -> Condition | None:
    """When the deal has it printed, once or more; None where that is more than a question or two whether something is written.

    What stands for each element of a list is printed where any element has what is asked for: as the list itself answers.
    """
    if not node.spec.each:
        return node.spec.when
    name, source = parse_each(node.spec.each)
    when = node.spec.when
    if isinstance(when, Is) and when.path.startswith(f"{name}.") and when.values == (PRESENT,):
        return Is(f"{source}{when.path.removeprefix(name)}", (PRESENT,))
    return None if any(one.path.startswith(f"{name}.") for one in facts_of(when)) else when
