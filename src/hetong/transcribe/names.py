"""Which values of a deal are names: they identify somebody or something, and a changed character is a wrong name.

Everything else that a deal fills in is wording: prose, enumerations, quantities (贰 in 大写, 个 in 30个工作日). Digits are
the same in both scripts. Paths are written without the numbers of lists.
"""

from hetong.model.deal.party import PARTY_GROUPS

# As on the licence, the identity card and the account: 余 and 范 are surnames, 餘 and 範 are not.
_PARTY = (
    "name",
    "short_name",
    "legal_rep",
    "contact",
    "signatory.name",
    "bank.account_name",
)
_PARTY_OTHER = ("uscc", "id_number", "address", "phone", "email", "bank.bank", "bank.branch", "bank.account_no")

# The parties and their people. They are kept in the library's wording and in custom clauses, too.
PARTIES = frozenset([f"{party}.{name}" for party in PARTY_GROUPS for name in _PARTY] + ["governance.manager_a", "governance.manager_b"])

NAMES = PARTIES | frozenset(
    [
        *(f"{party}.{name}" for party in PARTY_GROUPS for name in _PARTY_OTHER),
        "contract.number",
        "contract.style",
        # A court, an arbitration commission, a mediator is found by its name; a place decides the court.
        "dispute.court_name",
        "dispute.institution",
        "dispute.mediation",
        "dispute.seat",
        "clauses.params.dispute.performance_place",
        "signing.place",
        "signing.filed_with",
        "data.subprocessors.place",
        "licence.regions",
        "licence.number",
        # Places, and whatever refers to them.
        "services.regions.name",
        "services.hours.region",
        "volume.forecasts.region",
        "staffing.places.name",
        "staffing.places.address",
        "staffing.places.contact",
        "staffing.groups.place",
        "staffing.equipment.place",
        "training.sessions.place",
        # Systems are called what their screens call them.
        "services.system_name",
        "signing.platform",
        "ai.model_name",
        "ip.background.name",
        # Other firms.
        "services.clients",
        "start.taking_over.handed_by",
        "availability.responsible",
        "subcontracting.permitted",
        "data.subprocessors.name",
        "data_compliance.onward.controller",
        "data_compliance.assessment.assessor",
        "fees.items.paid_to",
        "payment.deposit.guarantee.issuer",
        "adjustment.benchmarking.benchmarker",
        "third_party.interveners.name",
        "third_party.availability.parties",
        "third_party.availability.weakest",
        "languages.versions.translated_by",
        "telephony.operator",
        "procurement.agency",
        # What is filed under a number or a name elsewhere.
        "procurement.number",
        "procurement.project",
        "data_compliance.assessment.report",
        "telephony.numbers",
        # As it will stand on the invoice, which the tax office issues in simplified characters; and where it is sent.
        "invoice.item",
        "invoice.email",
    ]
)


def is_name(path: str) -> bool:
    """Whether the value at a spec path stays as it was written."""
    return _plain(path) in NAMES


def is_party(path: str) -> bool:
    """Whether the value names a party or one of its people."""
    return _plain(path) in PARTIES


def _plain(path: str) -> str:
    """``services.clients.0`` → ``services.clients``."""
    return ".".join(name for name in path.split(".") if not name.isdigit())
