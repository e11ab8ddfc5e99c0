"""DISP10 以签订地定管辖而没有写明签订地

检查什么：争议由合同签订地的法院管辖时，签订地是否写了，是否写到区、县一级。
为什么：签订地空着或者只写到市，容易发生管辖争议；双方分别签字、盖章的，可能被认为在最后签字、盖章的地点签订。
反例：管辖写合同签订地，签订地空着，或者只写“杭州市”。
正例：签订地写“浙江省杭州市余杭区”。
依据：民事诉讼法 35；民诉法解释 30；民法典 493
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.dispute import CourtBasis, DisputeMethod

CODE = "DISP10"
# 东莞、中山、儋州、嘉峪关 are prefecture cities without districts.
_DISTRICT = re.compile(r"[区县旗]|市.+市|东莞|中山|儋州|嘉峪关")
_REGION = re.compile(r"自治区")


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Whether the place that decides the court is there, down to the district."""
    if deal.dispute.method is not DisputeMethod.COURT or deal.dispute.court_basis is not CourtBasis.SIGNING:
        return
    place, path = deal.signing.place, "signing.place"
    if not place:
        message = Message("争议由合同签订地的法院管辖，签订地没有填，容易发生管辖争议")
        yield error(CODE, deal.where("dispute.court_basis"), message, Message("在“签署.签订地”写到区、县，例：浙江省杭州市余杭区"), path)
    elif not _DISTRICT.search(_REGION.sub("", place)):
        message = Message("签订地“{place}”没有写到区、县，管辖法院不确定", place=place)
        yield error(CODE, deal.where(path), message, Message("写到区、县，例：浙江省杭州市余杭区"), path)
