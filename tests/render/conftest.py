"""Contracts that more than one format is tried with."""

import pytest

from hetong.model.numbered import Numbered
from tests.drafts import EXAMPLES, OUTLINES, drafted, example, small_deal


@pytest.fixture(scope="module", params=[*EXAMPLES, *(f"blank {one}" for one in OUTLINES)])
def draft(request: pytest.FixtureRequest) -> Numbered:
    """Each example, and each outline with everything blank."""
    _, blank, outline = request.param.rpartition("blank ")
    return drafted(small_deal(outline=outline) if blank else example(request.param))[0]
