"""Courts, arbitration and what comes before them."""

from hetong.model.bounds import Length
from hetong.model.fields import Facts, Labelled, Line, choice, fact


class DisputeMethod(Labelled):
    """One final way only (仲裁法解释 7)."""

    COURT = "court", "诉讼"
    ARBITRATION = "arbitration", "仲裁"


class CourtBasis(Labelled):
    """What connects the court with the dispute (民事诉讼法 35)."""

    DEFENDANT = "defendant", "被告住所地"
    PARTY_A = "party_a", "甲方住所地"
    PARTY_B = "party_b", "乙方住所地"
    PERFORMANCE = "performance", "合同履行地"
    SIGNING = "signing", "合同签订地"


class Dispute(Facts):
    """争议解决"""

    method: DisputeMethod = choice("方式", DisputeMethod.COURT, why="没有仲裁协议的，争议由法院解决")
    court_basis: CourtBasis = choice("管辖", CourtBasis.DEFENDANT, why="没有约定的，原告就被告，对双方一样", confirm=True)
    court_name: Line | None = fact("法院", help="不填则写“有管辖权的人民法院”")
    institution: Line | None = fact("仲裁机构")
    seat: Line | None = fact("仲裁地")
    negotiate_within: Length | None = fact("协商期限")
    mediation: Line | None = fact("调解组织", help="作为可选的前置步骤")
