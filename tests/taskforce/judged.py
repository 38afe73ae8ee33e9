"""Recommendations about acts whose level somebody has to judge first."""

from taskforce import findings, judging, recommendations
from taskforce.models import Recommendation
from tests import make

BEFORE = "2024-09-01"  # the determination of the candidates; DS-03 is forbidden then only, DS-09 would be DS-10
WHY = "Dibahas dalam rapat Satgas."


def opened(cast: dict, *codes: str) -> Recommendation:
    """Return a verification of somebody whose acts, by their codes, are proven."""
    days = {code: {"on": BEFORE} for code in codes if code in ("DS-03", "DS-09")}
    case = make.report(files=False, what={"acts": list(codes)}, detail={"acts": days}).complaint
    return make.recommend(make.study(case, cast["verifikator"], until="forward"), cast, issue=False)


def act_of(row: Recommendation, code: str):
    """Return one of the acts of the accused."""
    return row.accused.acts.select_related("violation").get(violation__code=code)


def judge(row: Recommendation, code: str, answer: str, cast: dict, **given) -> Recommendation:
    """Judge one act as the Satgas."""
    return judging.judge(
        row, act_of(row, code), answer, **{"reason": WHY, "seen": "", "actor": cast["satgas"], **given}
    )


def issued(row: Recommendation, cast: dict) -> Recommendation:
    """Let two institutions sign and issue."""
    for name in ("satgas", "kemendagri"):
        findings.cosign(row, "agreed", note="Bukti cukup.", actor=cast[name])
    return recommendations.issue(row, grounds="", actor=cast["satgas"])
