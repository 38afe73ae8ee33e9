"""What a step requires of the locked case, and what it writes on it. Called by ``complaints.workflow`` alone.

An effect names the fields it changed. It may add to ``given`` what the step's note (``note``), the words for the
reporter (``words``) and the ground of law (``ground``) become.
"""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints import completion, doubts, grounds, leaving, referring, twins
from complaints.caseclocks import today_of
from complaints.contradictions import Contradiction
from complaints.elements import elements_of
from complaints.endings import is_over
from complaints.models import Act, CaseEvent, Complaint, Evidence, Milestone
from complaints.statuses import NOT_ASN, OPEN, PARTED, Kind, Status, Verdict
from netralitas.law.models import Provision
from netralitas.letters.language import written_for_letters
from netralitas.lib.refusal import Refusal
from netralitas.people.zones import zone_of

Given = dict[str, Any]


def is_recommended(case: Complaint) -> bool:
    """Say whether a recommendation rests on what Bawaslu decided of the case."""
    return any(row.kind == Milestone.Kind.RECOMMENDED for row in case.milestones.all())


def _adopt(case: Complaint, _given: Given) -> list[str]:
    if case.kind != Kind.INITIAL_INFORMATION:
        raise Refusal(_("Hanya informasi awal yang diangkat menjadi temuan."), code="not_initial_information")
    case.kind = Kind.FINDING
    return ["kind"]


def _register(case: Complaint, given: Given) -> list[str]:
    if case.kind == Kind.INITIAL_INFORMATION:
        raise Refusal(
            _("Informasi awal tidak dapat diregister. Angkat dahulu menjadi temuan."),
            code="initial_information",
        )
    if not case.acts.exists():
        raise Refusal(_("Tetapkan dahulu paling sedikit satu dugaan perbuatan."), code="no_act")
    _require_none(doubts.unplaced(case, _kept(case)))
    _require_complete(case, given)
    _require_reason_outside(case, given)
    number = str(given["register_number"]).strip()
    _require_free(case, number)
    case.register_number, case.registered_on = number, today_of(case)
    return ["register_number", "registered_on"]


def _kept(case: Complaint) -> list[Act]:
    """Return the acts of those whom Bawaslu keeps."""
    return list(case.acts.filter(accused__is_referred=False).select_related("violation").order_by("id"))


def _require_none(found: Contradiction | None) -> None:
    if found:
        raise Refusal(found.sentence, code=found.code)


def _require_reason_outside(case: Complaint, given: Given) -> None:
    """Refuse an event that lies outside the stages of its contest unless the officer writes why it goes on."""
    doubt = doubts.lies_outside(case)
    if doubt and not str(given.get("reason") or "").strip():
        raise Refusal(
            _("%(doubt)s Bila keduanya benar, tulis mengapa perkara ini tetap dilanjutkan.") % {"doubt": doubt},
            code="outside_its_contest",
            field="reason",
        )


def _require_free(case: Complaint, number: str) -> None:
    if Complaint.objects.filter(handler=case.handler, register_number=number).exclude(pk=case.pk).exists():
        raise Refusal(_("Nomor register ini sudah dipakai."), code="register_number_taken", field="register_number")


def _require_complete(case: Complaint, given: Given) -> None:
    """Refuse a report that lacks an element (Perbawaslu 7/2022 art. 15) unless the officer writes why it is taken.

    A finding is the supervisor's own: what a reporter must bring is not asked of it.
    """
    if case.kind != Kind.REPORT or str(given.get("reason") or "").strip():
        return
    missing = elements_of(case, has_evidence=twins.evidence_of(case).exists()).missing
    if missing:
        names = ", ".join(element.label.lower() for element in missing)
        raise Refusal(
            _("Laporan belum lengkap: %(what)s. Minta perbaikan, atau tulis mengapa tetap diregister.")
            % {"what": names},
            code="incomplete",
            field="reason",
        )


@written_for_letters
def _decline(case: Complaint, given: Given) -> list[str]:
    ground = grounds.ground(str(given["ground"]), case.contest.regime if case.contest else "", on=today_of(case))
    if ground is None:
        raise Refusal(_("Pilih dasar menurut aturan yang berlaku."), code="ground_unknown", field="ground")
    if ground.code in grounds.OF_ELEMENTS:
        elements = elements_of(case, has_evidence=twins.evidence_of(case).exists())
        if found := grounds.contradicted(elements).get(ground.code):
            raise Refusal(found.sentence, code=found.code, field="ground")
    _say(given, ground)
    return []


@written_for_letters
def _lapse(case: Complaint, given: Given) -> list[str]:
    if not completion.is_overdue(case, now=timezone.now()):
        raise Refusal(_("Batas melengkapi belum lewat."), code="not_due")
    if completion.is_answered(case):
        raise Refusal(_("Pelapor sudah menjawab; petugas memutusnya."), code="answered")
    if case.kind == Kind.REPORT and (ground := grounds.of_lapse(case.contest, on=today_of(case))):
        _say(given, ground)
    else:
        given["note"] = _("Kelengkapan tidak datang sampai batas waktunya. Pemeriksaan berlanjut dengan yang ada.")
    return []


def _say(given: Given, ground: Provision) -> None:
    """Put a ground of law before the officer's own words; the reporter reads the ground alone."""
    mark = " " + _("(perlu verifikasi)") if ground.needs_verification else ""
    said = f"{ground.sentence} ({ground.basis}){mark}"
    given |= {
        "ground": ground.code,
        "words": ground.sentence,
        "note": "\n".join(filter(None, [said, str(given.get("reason") or "")])),
    }


def _forward(case: Complaint, given: Given) -> list[str]:
    found = _verdicts(case)
    if Verdict.PENDING in found:
        raise Refusal(_("Setiap dugaan perbuatan perlu diputus dahulu."), code="verdict_pending")
    if Verdict.PROVEN not in found:
        raise Refusal(_("Tidak ada perbuatan yang terbukti untuk diteruskan."), code="nothing_proven")
    proven = case.accused.filter(acts__verdict=Verdict.PROVEN, is_referred=False)
    if proven.filter(employment__in=NOT_ASN).exists():
        raise Refusal(
            _("Ada terlapor yang bukan ASN. Tetapkan dahulu kepada instansi mana ia diteruskan."), code="refer_first"
        )
    _require_none(doubts.disputed(case, _kept(case)))
    _require_reason_outside(case, given)
    case.study_conclusion = str(given["conclusion"])
    given["note"] = "\n".join(filter(None, [str(given.get("reason") or "").strip(), case.study_conclusion]))
    referring.send(case)
    return ["study_conclusion"]


def _refer(case: Complaint, _given: Given) -> list[str]:
    if not case.accused.filter(is_referred=True).exists():
        raise Refusal(_("Tetapkan dahulu terlapor mana yang diteruskan, dan kepada siapa."), code="nobody_referred")
    if case.status == Status.INITIAL_STUDY and case.accused.filter(is_referred=False).exists():
        raise Refusal(_("Masih ada terlapor yang tidak diteruskan ke instansi lain."), code="somebody_left")
    _require_nothing_proven(_verdicts(case))
    referring.send(case)
    return []


def _close(case: Complaint, _given: Given) -> list[str]:
    if case.accused.filter(is_referred=True).exists():
        raise Refusal(
            _("Ada terlapor yang diteruskan ke instansi lain; perkara berakhir dengan penerusan itu."),
            code="somebody_referred",
        )
    found = _verdicts(case)
    if not found:
        raise Refusal(_("Tetapkan dahulu paling sedikit satu dugaan perbuatan."), code="no_act")
    _require_nothing_proven(found)
    return []


def _require_nothing_proven(found: set[str]) -> None:
    if Verdict.PROVEN in found:
        raise Refusal(_("Ada perbuatan yang diputus terbukti; perkara ini diteruskan."), code="something_proven")
    if Verdict.PENDING in found:
        raise Refusal(_("Setiap dugaan perbuatan perlu diputus dahulu."), code="verdict_pending")


def _verdicts(case: Complaint) -> set[str]:
    """Return the verdicts that stand on those whom Bawaslu keeps; who is referred is judged elsewhere."""
    return {act.standing for act in _kept(case)}


def _return(case: Complaint, _given: Given) -> list[str]:
    if is_recommended(case):
        raise Refusal(
            _("Rekomendasi atas perkara ini sudah terbit, jadi perkara tidak dapat dikembalikan."), code="recommended"
        )
    return []


def _withdraw(case: Complaint, given: Given) -> list[str]:
    if is_over(case):
        raise Refusal(_("Perkara ini sudah selesai, jadi tidak ada lagi yang ditarik."), code="case_over")
    if leaving.is_noted(case) and not leaving.ends_handling(case):
        raise Refusal(_("Penarikan Anda sudah dicatat. Penanganan perkara berlanjut."), code="withdrawal_noted")
    if given.get("pressed"):  # what was done about earlier pressure answers this one as little
        if case.heeded_by and case.heeded_at:
            when = date_format(case.heeded_at.astimezone(zone_of(case.region)), "j F Y, H.i")
            case.pressure_note += f"\n({case.heeded_by.full_name}, {when})"
        case.is_pressed, case.heeded_at, case.heeded_by = True, None, None
    return ["is_pressed", "heeded_at", "heeded_by", "pressure_note"]


def _merge(case: Complaint, given: Given) -> list[str]:
    lead = Complaint.objects.select_for_update().get(pk=given["lead"].pk)
    if lead.status not in OPEN or lead.pk == case.pk:
        raise Refusal(_("Perkara utamanya tidak lagi ditangani Bawaslu."), code="lead_not_open")
    if lead.report_id == case.report_id:
        raise Refusal(_("Kedua perkara berasal dari satu laporan; satukan kembali saja."), code="same_report")
    if lead.kind == Kind.INITIAL_INFORMATION and case.kind == Kind.REPORT:
        raise Refusal(
            _("Laporan ini bernama dan lengkap, perkara utamanya informasi awal. Gabungkan dari laporan ini."),
            code="lead_is_information",
        )
    case.followers.update(lead=lead)
    case.lead = lead
    return ["lead"]


def _unmerge(case: Complaint, _given: Given) -> list[str]:
    """Take a report out only while Bawaslu has the case: what was decided with it cannot be decided again."""
    if not Complaint.objects.filter(followers=case, status__in=OPEN).exists():
        raise Refusal(_("Perkara utamanya sudah diputus, jadi tidak dipisahkan lagi."), code="lead_not_open")
    case.lead = None
    return ["lead"]


def _split(case: Complaint, given: Given) -> list[str]:
    """Judge who is to leave; ``complaints.splitting`` makes the case they go into."""
    here = set(case.accused.values_list("pk", flat=True))
    leaving = {person.pk for person in given["accused"]}
    if not leaving <= here:
        raise Refusal(
            _("Salah satu terlapor sudah tidak di perkara ini. Periksa pilihan Anda."), code="changed_meanwhile"
        )
    if leaving == here:
        raise Refusal(_("Paling sedikit satu terlapor tetap di perkara ini."), code="nobody_stays", field="accused")
    if case.register_number:
        number = str(given.get("register_number") or "").strip()
        if not number or number == case.register_number:
            raise Refusal(
                _("Perkara ini sudah diregister. Tulis nomor register bagi perkara yang baru."),
                code="missing_register_number",
                field="register_number",
            )
        _require_free(case, number)
    return []


def _rejoin(case: Complaint, _given: Given) -> list[str]:
    """Give everybody back to the report, while neither has gone further than where they were parted."""
    if case.split_from_id is None:
        raise Refusal(_("Perkara ini tidak dipecah dari laporan lain."), code="not_split")
    report = Complaint.objects.select_for_update(no_key=True).get(pk=case.split_from_id)
    parted = case.events.get(action=PARTED)
    if {case.status, report.status} != {parted.target}:
        raise Refusal(
            _("Salah satu perkara sudah bergerak sejak dipecah, jadi tidak disatukan lagi."), code="gone_further"
        )
    if Act.objects.filter(complaint__in=[case, report], decided_at__gt=parted.at).exists():
        raise Refusal(_("Sejak dipecah sudah ada putusan, jadi tidak disatukan lagi."), code="verdict_given")
    if case.is_criminal_flagged:
        notes = [report.criminal_note, case.criminal_note] if report.is_criminal_flagged else [case.criminal_note]
        report.is_criminal_flagged, report.criminal_note = True, "\n".join(dict.fromkeys(notes))
        report.save(update_fields=["is_criminal_flagged", "criminal_note"])
    case.followers.update(lead=report)
    CaseEvent.objects.filter(act__in=case.acts.all()).update(complaint=report)
    case.acts.update(complaint=report)
    case.accused.update(complaint=report)
    case.referrals.update(complaint=report)
    case.clarifications.update(complaint=report)
    # The minutes of its clarifications, those too that stay with the office; the reporter's evidence never left.
    Evidence.whole.filter(complaint=case).update(complaint=report)
    return []


def _revive(case: Complaint, _given: Given) -> list[str]:
    case.kind = Kind.INITIAL_INFORMATION
    return ["kind"]


def _reopen(case: Complaint, _given: Given) -> list[str]:
    if is_recommended(case):
        raise Refusal(
            _("Rekomendasi atas perkara ini sudah terbit, jadi perkara tidak dibuka kembali."), code="recommended"
        )
    case.acts.exclude(verdict=Verdict.PENDING).update(to_confirm=True)
    return []


def _ask_completion(case: Complaint, given: Given) -> list[str]:
    """Refuse to demand anything of a reporter who left, or of one whom nobody is said to have reached."""
    if leaving.has_left(case):
        raise Refusal(
            _("Pelapornya sudah menarik diri, jadi tidak ada yang dimintai perbaikan. Lanjutkan dengan yang ada."),
            code="reporter_left",
        )
    if case.report.code_hash:
        return []
    told_by = str(given.get("told_by") or "").strip()
    if not told_by:
        raise Refusal(
            _("Pelapor tidak memegang kode, jadi pertanyaan di portal tidak sampai. Tulis bagaimana ia diberi tahu."),
            code="reporter_out_of_reach",
            field="told_by",
        )
    given["told"] = _("Pelapor diberi tahu di luar portal: %(how)s") % {"how": told_by}
    return []


EFFECTS: dict[str, Callable[[Complaint, Given], list[str]]] = {
    "adopt": _adopt,
    "ask_completion": _ask_completion,
    "register": _register,
    "decline": _decline,
    "lapse": _lapse,
    "forward": _forward,
    "refer": _refer,
    "close": _close,
    "return": _return,
    "merge": _merge,
    "unmerge": _unmerge,
    "split": _split,
    "rejoin": _rejoin,
    "withdraw": _withdraw,
    "revive": _revive,
    "reopen": _reopen,
}
