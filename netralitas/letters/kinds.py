"""The kinds of letters: template, number series, secrecy, and what each has to be told."""

from dataclasses import dataclass
from typing import Any

from netralitas.letters.contexts import (
    Act,
    Addressee,
    EvidenceItem,
    Examiner,
    Fact,
    Letterhead,
    NextStep,
    Pair,
    Person,
    ReceiptContext,
    ReceivedFile,
    Signer,
    Unverified,
)
from netralitas.letters.ethics import CouncilPaperContext
from netralitas.letters.examination import (
    AbsenceContext,
    Assessment,
    ExaminationReportContext,
    MinutesContext,
    Question,
    SignatureRefusal,
    StatementContext,
    SummonsContext,
)
from netralitas.letters.outcome import (
    ContractSanctionContext,
    DecisionContext,
    DeliverySummonsContext,
    DismissalProposalContext,
    MoralStatementContext,
)
from netralitas.letters.recommending import CountedDay, RecommendationContext, ReminderContext
from netralitas.letters.statuses import Classification, Kind
from netralitas.letters.supervision import (
    ClarificationInvitationContext,
    CompletionNoticeContext,
    ForwardingContext,
    StatusNoticeContext,
)

__all__ = [
    "KINDS",
    "AbsenceContext",
    "Act",
    "Addressee",
    "Assessment",
    "ClarificationInvitationContext",
    "CompletionNoticeContext",
    "ContractSanctionContext",
    "CouncilPaperContext",
    "CountedDay",
    "DecisionContext",
    "DeliverySummonsContext",
    "DismissalProposalContext",
    "EvidenceItem",
    "ExaminationReportContext",
    "Examiner",
    "Fact",
    "ForwardingContext",
    "KindOfLetter",
    "Letterhead",
    "MinutesContext",
    "MoralStatementContext",
    "NextStep",
    "Pair",
    "Person",
    "Question",
    "ReceiptContext",
    "ReceivedFile",
    "RecommendationContext",
    "ReminderContext",
    "SignatureRefusal",
    "Signer",
    "StatementContext",
    "StatusNoticeContext",
    "SummonsContext",
    "Unverified",
]


@dataclass(frozen=True)
class KindOfLetter:
    """One kind. Its template is ``templates/letters/<kind>.html``."""

    kind: Kind
    form: type  # the dataclass that describes its context
    series: str  # which running number it draws
    classification: Classification = Classification.RAHASIA

    @property
    def template(self) -> str:
        return f"letters/{self.kind.value}.html"

    def title(self, context: dict[str, Any]) -> str:
        """Return what lists show. Never a name: this text is stored unsealed."""
        ordinal = context.get("ordinal", "")
        return f"{context.get('name') or self.kind.label} {ordinal}".strip()


KINDS = {
    row.kind: row
    for row in (
        KindOfLetter(Kind.RECEIPT, ReceiptContext, "receipt", Classification.BIASA),
        KindOfLetter(Kind.RECOMMENDATION, RecommendationContext, "letter"),
        KindOfLetter(Kind.REMINDER, ReminderContext, "letter"),
        KindOfLetter(Kind.SUMMONS, SummonsContext, "letter"),
        KindOfLetter(Kind.MINUTES, MinutesContext, "minutes"),
        KindOfLetter(Kind.ABSENCE, AbsenceContext, "minutes"),
        KindOfLetter(Kind.STATEMENT_REQUEST, ClarificationInvitationContext, "letter"),
        KindOfLetter(Kind.STATEMENT, StatementContext, "minutes"),
        KindOfLetter(Kind.RELIEF, CouncilPaperContext, "decision"),
        KindOfLetter(Kind.RELIEF_END, CouncilPaperContext, "decision"),
        KindOfLetter(Kind.EXAMINATION_REPORT, ExaminationReportContext, "report"),
        KindOfLetter(Kind.DISMISSAL_PROPOSAL, DismissalProposalContext, "letter"),
        KindOfLetter(Kind.DECISION, DecisionContext, "decision"),
        KindOfLetter(Kind.CONTRACT_SANCTION, ContractSanctionContext, "letter"),
        KindOfLetter(Kind.DELIVERY_SUMMONS, DeliverySummonsContext, "letter"),
        KindOfLetter(Kind.INADMISSIBLE, CouncilPaperContext, "decision"),
        KindOfLetter(Kind.COUNCIL_DECREE, CouncilPaperContext, "decision"),
        KindOfLetter(Kind.COUNCIL_DECISION, CouncilPaperContext, "council"),
        KindOfLetter(Kind.MORAL_STATEMENT_CLOSED, MoralStatementContext, "statement"),
        KindOfLetter(Kind.ADMINISTRATIVE_ACTION, CouncilPaperContext, "decision"),
        KindOfLetter(Kind.MORAL_STATEMENT, MoralStatementContext, "statement", Classification.BIASA),
        KindOfLetter(Kind.COMPLETION_NOTICE, CompletionNoticeContext, "supervision", Classification.TERBATAS),
        KindOfLetter(Kind.STATUS_NOTICE, StatusNoticeContext, "supervision", Classification.TERBATAS),
        KindOfLetter(Kind.FORWARDING, ForwardingContext, "supervision"),
        KindOfLetter(Kind.CLARIFICATION_INVITATION, ClarificationInvitationContext, "supervision"),
    )
}
