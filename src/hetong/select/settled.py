"""What an outline and arithmetic give a deal that did not say it itself."""

from hetong.model.deal import Deal
from hetong.model.deal.derivation import derived
from hetong.model.outline import Outline


def settled(deal: Deal, outline: Outline) -> Deal:
    """The deal with what it left to the outline (title, industry, numbering, style) and to arithmetic (``derived``)."""
    facts, spec = deal.contract, outline.spec
    defaults = {"title": spec.title, "industry": spec.industry, "numbering": spec.numbering, "style": spec.style}
    unset = {name: value for name, value in defaults.items() if getattr(facts, name) is None}
    return derived(deal.model_copy(update={"contract": facts.model_copy(update=unset)}))
