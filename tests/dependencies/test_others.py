"""The rest of what runs with the project: python-stdnum and OpenCC."""

import pytest
from opencc import OpenCC
from stdnum.cn import uscc


@pytest.mark.parametrize("code", ["91110000600037341L", "91330106673959654P"])
def test_stdnum_computes_the_check_digit_of_a_credit_code(code: str) -> None:
    assert uscc.calc_check_digit(code[:17]) == code[17:]


@pytest.mark.parametrize(("simple", "traditional"), [("合同", "合同"), ("违约责任", "違約責任"), ("头发", "頭髮"), ("发票", "發票")])
def test_opencc_converts_one_character_to_one(simple: str, traditional: str) -> None:
    assert OpenCC("s2t").convert(simple) == traditional
