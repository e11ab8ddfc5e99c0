"""The root of the spec."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pydantic import PrivateAttr, computed_field

from hetong.diagnostic import Location
from hetong.model.clause import CustomClause
from hetong.model.deal.adjustment import Adjustment
from hetong.model.deal.artificial_intelligence import ArtificialIntelligence
from hetong.model.deal.choices import AttachedFile, ClauseChoices
from hetong.model.deal.confidentiality import Confidentiality
from hetong.model.deal.continuity import Continuity
from hetong.model.deal.contract import ContractFacts, EffectMode, SigningFacts
from hetong.model.deal.data import Data
from hetong.model.deal.data_compliance import DataCompliance
from hetong.model.deal.dispute import Dispute
from hetong.model.deal.exclusivity import Exclusivity
from hetong.model.deal.fees import Fees
from hetong.model.deal.force_majeure import ForceMajeure
from hetong.model.deal.governance import Governance
from hetong.model.deal.insurance import Insurance
from hetong.model.deal.intellectual_property import IntellectualProperty
from hetong.model.deal.invoice import Invoice
from hetong.model.deal.language import LanguageVersions
from hetong.model.deal.late_payment import LatePayment
from hetong.model.deal.liability import Liability, LiquidatedDamages
from hetong.model.deal.licence import Licence
from hetong.model.deal.notice import Notice
from hetong.model.deal.party import BIG, FIRST, OTHERS, SMALL, OtherParties, Party, SigningParty, Ways
from hetong.model.deal.payment import Payment
from hetong.model.deal.procurement import Procurement
from hetong.model.deal.quality import Quality
from hetong.model.deal.reports import Report
from hetong.model.deal.service_credit import Availability, CreditSeverity
from hetong.model.deal.service_level import Priority, ServiceLevel
from hetong.model.deal.services import Services
from hetong.model.deal.staff_transfer import StaffTransfer
from hetong.model.deal.staffing import Staffing
from hetong.model.deal.start import Start
from hetong.model.deal.subcontracting import Subcontracting
from hetong.model.deal.tax import Tax
from hetong.model.deal.telephony import Telephony
from hetong.model.deal.term import Renewal, Term
from hetong.model.deal.termination import Exit, Termination
from hetong.model.deal.third_party import ThirdParty
from hetong.model.deal.training import Training
from hetong.model.deal.trial import Trial
from hetong.model.deal.volume import Volume
from hetong.model.fields import Facts, Line, fact, group, required, several
from hetong.model.origin import Record


class Deal(Facts):
    """交易书：一份合同的全部事实。每组都可以不写，没写的事实在合同里是空白。"""

    contract: ContractFacts = required("合同")
    languages: LanguageVersions | None = fact("文本语言")
    procurement: Procurement | None = fact("采购")
    party_a: Party = group("甲方", Party)
    party_b: Party = group("乙方", Party)
    other_parties: OtherParties = several("其他签约方", help="甲方、乙方之外也签署的各方")
    our_side: Line | None = fact("我方", help="我们是哪一方：甲方、乙方或者别的称谓；不进入合同")
    services: Services = group("服务", Services)
    volume: Volume | None = fact("服务量")
    staffing: Staffing = group("人员", Staffing)
    training: Training = group("培训", Training)
    service_levels: tuple[ServiceLevel, ...] = several("指标")
    priorities: tuple[Priority, ...] = several("优先级", help="每一级的响应和解决时限")
    quality: Quality = group("考核", Quality)
    credits: tuple[CreditSeverity, ...] = several("服务补偿")
    availability: tuple[Availability, ...] = several("可用率")
    reports: tuple[Report, ...] = several("报告")
    fees: Fees = group("费用", Fees)
    tax: Tax = group("税", Tax)
    payment: Payment = group("付款", Payment)
    late_payment: LatePayment = group("逾期付款", LatePayment)
    invoice: Invoice = group("发票", Invoice)
    adjustment: Adjustment | None = fact("调价")
    term: Term = group("期限", Term)
    start: Start | None = fact("上线")
    trial: Trial | None = fact("试用")
    renewal: Renewal = group("续约", Renewal)
    termination: Termination = group("解除", Termination)
    exit: Exit = group("交接", Exit)
    continuity: Continuity | None = fact("业务连续性")
    confidentiality: Confidentiality = group("保密", Confidentiality)
    data: Data = group("个人信息", Data)
    data_compliance: DataCompliance | None = fact("数据合规")
    ip: IntellectualProperty = group("知识产权", IntellectualProperty)
    liquidated_damages: LiquidatedDamages = group("违约金", LiquidatedDamages)
    liability: Liability = group("责任限制", Liability)
    subcontracting: Subcontracting = group("分包", Subcontracting)
    third_party: ThirdParty | None = fact("第三方介入")
    staff_transfer: StaffTransfer | None = fact("人员转移")
    exclusivity: tuple[Exclusivity, ...] = several("排他")
    telephony: Telephony | None = fact("号码与中继")
    licence: Licence | None = fact("许可证")
    ai: ArtificialIntelligence = group("人工智能", ArtificialIntelligence)
    force_majeure: ForceMajeure = group("不可抗力", ForceMajeure)
    dispute: Dispute = group("争议", Dispute)
    notice: Notice = group("通知", Notice)
    governance: Governance | None = fact("治理")
    insurance: tuple[Insurance, ...] = several("保险")
    signing: SigningFacts = group("签署", SigningFacts)
    annexes: tuple[AttachedFile, ...] = several("附件")
    clauses: ClauseChoices = group("条款", ClauseChoices)
    custom: tuple[CustomClause, ...] = several("自拟条款")
    confirmed: tuple[Line, ...] = several("确认", help="看过、同意照惯例写的路径，或者整组，例：责任限制.上限比例；检查结果列出要确认的")

    _record: Record = PrivateAttr(default_factory=Record)

    def recorded(self, record: Record) -> "Deal":
        """The same deal with what is known of its values."""
        copy = self.model_copy()
        copy._record = record
        return copy

    @property
    def record(self) -> Record:
        """What is known of its values beside the values."""
        return self._record

    @property
    def parties(self) -> tuple[SigningParty, ...]:
        """Everyone who signs, in the order of the contract."""
        first = (SigningParty(path, called, getattr(self, path)) for path, called in FIRST.items())
        others = (SigningParty(f"{OTHERS}.{at}", one.called or "", one) for at, one in enumerate(self.other_parties))
        return (*first, *others)

    @property
    def ours(self) -> str | None:
        """The path of the party that we are; None where nobody said, or said a name that no party has."""
        return next((one.path for one in self.parties if one.called == self.our_side), None)

    @computed_field(title="各方签署方式", json_schema_extra={"written": "signing"})  # type: ignore[prop-decorator]
    @property
    def ways(self) -> Ways:
        """How the parties execute the contract, taken together: for conditions only, a contract prints each party's own."""
        ways = {one.party.way(self.signing.effect) for one in self.parties}
        return Ways(alike=len(ways) == 1, signed=ways != {EffectMode.SEALED}, sealed=ways != {EffectMode.SIGNED})

    @computed_field(title="中小企业款项保护")  # type: ignore[prop-decorator]
    @property
    def sme_protected(self) -> bool:
        """Whether the law protects what 乙方 is paid (保障中小企业款项支付条例 2, 3): for conditions only."""
        return self.party_a.size in BIG and self.party_b.size in SMALL

    @property
    def by_hand(self) -> frozenset[str]:
        """The paths whose value is 手写: it is written with a pen when the contract is signed."""
        return self._record.by_hand

    @property
    def unknown(self) -> frozenset[str]:
        """The paths that were written but can't be read: what stands in their place is a default or a stand-in."""
        return self._record.unknown

    def doubting(self, paths: Iterable[str]) -> "Deal":
        """The same deal, of which more is unknown."""
        return self.recorded(replace(self._record, unknown=self.unknown | {path for path in paths if path}))

    def knows(self, path: str) -> bool:
        """Whether what stands at a path may be relied on: neither it nor anything it belongs to is unknown."""
        while path and path not in self.unknown:
            path = path.rpartition(".")[0]
        return not path

    def leaning(self, clause_id: str) -> "Deal":
        """The deal as one clause sees it: with the stance that was chosen for this clause alone."""
        stance = self.clauses.stances.get(clause_id, self.contract.stance)
        if stance is self.contract.stance:
            return self
        facts = self.contract.model_copy(update={"stance": stance})
        return self.model_copy(update={"contract": facts})

    @property
    def digest(self) -> str:
        """SHA-256, in hex, of the spec and of what was set beside it; line ends don't count."""
        return self._record.digest

    @property
    def places(self) -> Mapping[str, Location]:
        """Where every written path stands."""
        return self._record.places

    def where(self, path: str) -> Location:
        """The place of a spec path, or of its nearest ancestor that was written."""
        places = self.places
        while path and path not in places:
            path = path.rpartition(".")[0]
        return places.get(path, Location(""))
