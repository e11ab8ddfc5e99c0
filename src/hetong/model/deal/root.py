"""The root of the spec."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pydantic import PrivateAttr

from hetong.diagnostic import Location
from hetong.model.clause import CustomClause
from hetong.model.deal.contract import AttachedFile, ContractFacts, SigningFacts
from hetong.model.deal.information import ArtificialIntelligence, Confidentiality, Data, IntellectualProperty
from hetong.model.deal.party import Party
from hetong.model.deal.payment import Adjustment, Invoice, LatePayment, Payment
from hetong.model.deal.period import Continuity, Exit, Renewal, Term, Termination, Trial
from hetong.model.deal.price import Fees, Tax
from hetong.model.deal.risk import (
    Dispute,
    ForceMajeure,
    Governance,
    Liability,
    Licence,
    LiquidatedDamages,
    Notice,
    StaffTransfer,
    Subcontracting,
    ThirdParty,
)
from hetong.model.deal.service import (
    CreditSeverity,
    Insurance,
    Quality,
    Report,
    ServiceLevel,
    Services,
    Staffing,
    Training,
    Volume,
)
from hetong.model.fields import Facts, Line, fact, group, mapping, required, several
from hetong.model.origin import Record


class ClauseChoices(Facts):
    """条款取舍"""

    include: tuple[Line, ...] = several("加用", help="范本之外再用的条款 id，放在范本条款之后")
    exclude: tuple[Line, ...] = several("不用", help="范本里不要的条款 id")
    order: tuple[Line, ...] = several("顺序", help="列出的条款按这个顺序，放在其中第一条原来的位置")
    variants: Mapping[str, str] = mapping("变体", help="条款 id: 变体 id")
    params: Mapping[str, Mapping[str, object]] = mapping("参数", help="条款 id: {参数: 值}")


class Deal(Facts):
    """交易书：一份合同的全部事实。每组都可以不写，没写的事实在合同里是空白。"""

    contract: ContractFacts = required("合同")
    party_a: Party = group("甲方", Party)
    party_b: Party = group("乙方", Party)
    services: Services = group("服务", Services)
    volume: Volume | None = fact("服务量")
    staffing: Staffing = group("人员", Staffing)
    training: Training = group("培训", Training)
    service_levels: tuple[ServiceLevel, ...] = several("指标")
    quality: Quality = group("考核", Quality)
    credits: tuple[CreditSeverity, ...] = several("服务补偿")
    reports: tuple[Report, ...] = several("报告")
    fees: Fees = group("费用", Fees)
    tax: Tax = group("税", Tax)
    payment: Payment = group("付款", Payment)
    late_payment: LatePayment = group("逾期付款", LatePayment)
    invoice: Invoice = group("发票", Invoice)
    adjustment: Adjustment | None = fact("调价")
    term: Term = group("期限", Term)
    trial: Trial | None = fact("试用")
    renewal: Renewal = group("续约", Renewal)
    termination: Termination = group("解除", Termination)
    exit: Exit = group("交接", Exit)
    continuity: Continuity | None = fact("业务连续性")
    confidentiality: Confidentiality = group("保密", Confidentiality)
    data: Data = group("个人信息", Data)
    ip: IntellectualProperty = group("知识产权", IntellectualProperty)
    liquidated_damages: LiquidatedDamages = group("违约金", LiquidatedDamages)
    liability: Liability = group("责任限制", Liability)
    subcontracting: Subcontracting = group("分包", Subcontracting)
    third_party: ThirdParty | None = fact("第三方介入")
    staff_transfer: StaffTransfer | None = fact("人员转移")
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
