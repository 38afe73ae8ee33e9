"""Who gets what at every address of the portal, written out by hand.

``ROWS`` names each address with the status every person of the cast is answered with. ``test_access.py`` walks the
resolver: an address that stands in no row fails there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

# The cast, in the order of the columns below.
CAST = (
    "anonymous", "verifier", "verifier_elsewhere", "satgas", "supervisor", "auditor", "admin", "officer",
    "officer_elsewhere",
)  # fmt: skip
RULES = (
    "team", "summons", "examination", "dispatch", "execution", "overlap", "remedy", "repeat", "ethics", "track",
    "effect",
)  # fmt: skip
STAFF = frozenset({"verifier", "verifier_elsewhere", "satgas", "supervisor", "auditor", "admin"})
CASE_READERS = frozenset({"verifier", "verifier_elsewhere", "satgas", "supervisor", "auditor"})

INVITATION = {
    "once": "k", "whom": "witness", "on": (date.today() + timedelta(days=2)).isoformat(), "hour": "09:30",
    "way": "video", "place": "x", "purpose": "x",
}  # fmt: skip
MESSAGE = {"once": "0123456789abcdef", "kind": "question", "text": "Jam berapa?"}
OK, AWAY, BAD, SIGN_IN, DENIED, HIDDEN, METHOD, TOO_LATE, REFUSED, NO_TOKEN = (
    200, 302, 400, 302, 403, 404, 405, 409, 422, 401,
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One request and the answer each person gets. ``path`` may hold names of the world's objects in braces."""

    route: str
    path: str
    answers: Mapping[str, int]
    method: str = "get"
    data: Mapping[str, str] = field(default_factory=dict)
    token: bool = False


def everybody(status: int, **but: int) -> dict[str, int]:
    """Answer all alike, some otherwise."""
    return {name: but.get(name, status) for name in CAST}


def to(
    names: frozenset[str] | set[str], status: int = OK, *, staff: int = DENIED, outsiders: int = HIDDEN
) -> dict[str, int]:
    """Answer some; other staff are turned away, officers find nothing, strangers sign in."""
    answers = {"anonymous": SIGN_IN}
    for name in CAST[1:]:
        answers[name] = status if name in names else staff if name in STAFF else outsiders
    return answers


def only(*names: str, status: int = OK, stranger: int = SIGN_IN) -> dict[str, int]:
    """Answer some; for everybody else who is signed in there is nothing."""
    return {name: status if name in names else stranger if name == "anonymous" else HIDDEN for name in CAST}


def _public() -> list[Row]:
    same = {
        "": "/", "lapor/lanjut/": "/lapor/lanjut/", "lacak/": "/lacak/", "aturan/": "/aturan/",
        "aturan/<slug:code>/": "/aturan/DS-07/", "privasi/": "/privasi/", "verifikasi/": "/verifikasi/",
        "verifikasi/<slug:token>/": "/verifikasi/{letter_token}/", "healthz": "/healthz", "masuk/": "/masuk/",
        "akun/nonaktif/": "/akun/nonaktif/", "api/v1/schema/": "/api/v1/schema/", "api/v1/docs/": "/api/v1/docs/",
        "lapor/": "/lapor/", "aturan/cek/": "/aturan/cek/?saya=pns&apa=like&waktu=sekarang", "ikrar/": "/ikrar/",
        "angka/": "/angka/", "angka.csv": "/angka.csv", "angka.json": "/angka.json",
    }  # fmt: skip
    rows = [Row(route, path, everybody(OK)) for route, path in same.items() if route != "masuk/"]
    # A search and an entry of an earlier edition are as open as the list; a question half asked is refused in words.
    rows += [
        Row("aturan/", "/aturan/?q=spanduk&fase=sesudah&edisi=SKB-2020", everybody(OK)),
        Row("aturan/", "/aturan/?edisi=SKB-1999", everybody(HIDDEN)),
        Row("aturan/<slug:code>/", "/aturan/p20-07/", everybody(OK)),
        Row("aturan/cek/", "/aturan/cek/?saya=pns", everybody(OK), "post", {"kata": "like"}),
        Row("aturan/cek/", "/aturan/cek/?saya=pns", everybody(REFUSED), "post"),
        Row("ikrar/", "/ikrar/", everybody(METHOD), "post"),
    ]
    rows.append(Row("readyz", "/readyz", everybody(OK)))
    rows.append(Row("verifikasi/", "/verifikasi/", everybody(REFUSED), "post"))
    rows.append(Row("verifikasi/<slug:token>/", "/verifikasi/{letter_token}/", everybody(REFUSED), "post"))
    rows.append(Row("bahasa/<slug:code>/", "/bahasa/en/", everybody(AWAY)))
    rows.append(Row("bahasa/<slug:code>/", "/bahasa/fr/", everybody(HIDDEN)))
    rows.append(Row("bahasa/<slug:code>/", "/bahasa/id/", everybody(METHOD), "post"))
    # Without a draft of one's own the steps of a report lead back to its beginning.
    for step in ("tersimpan", "siapa", "apa", "kapan", "rincian", "bukti", "anda", "periksa", "terima"):
        rows.append(Row(f"lapor/{step}/", f"/lapor/{step}/", everybody(AWAY)))
    # A file in parts belongs to a draft of one's own, too; without one there is nothing to go on with.
    for path in ("lapor/bukti/berkas/", "lapor/bukti/berkas/<slug:key>/"):
        rows.append(Row(path, "/" + path.replace("<slug:key>", "tidak-ada"), everybody(TOO_LATE), "post"))
    rows.append(Row("lapor/terima/tanda-terima.pdf", "/lapor/terima/tanda-terima.pdf", everybody(AWAY)))
    rows.append(Row("lacak/", "/lacak/", everybody(REFUSED), "post", {"langkah": "tarik", "yakin": "1", "reason": "x"}))
    rows.append(Row("lacak/surat.pdf", "/lacak/surat.pdf", everybody(METHOD)))
    rows.append(Row("lacak/surat.pdf", "/lacak/surat.pdf", everybody(REFUSED), "post", {"surat": "x"}))
    rows.append(Row("lacak/tanda-terima.pdf", "/lacak/tanda-terima.pdf", everybody(METHOD)))
    return rows


def _accounts() -> list[Row]:
    return [
        Row("masuk/", "/masuk/", everybody(AWAY, anonymous=OK)),
        Row("keluar/", "/keluar/", everybody(OK, anonymous=AWAY)),
        Row("akun/", "/akun/", everybody(AWAY)),
    ]


def _room(name: str, readers: frozenset[str] | set[str], *, adds: set[str] = frozenset(), row: str) -> list[Row]:  # type: ignore[assignment]
    """The seven addresses Django gives every record of the admin; nobody deletes, whatever the role."""
    base, one = f"admin/{name}/", f"/admin/{name}/{{{row}}}/"
    return [
        Row(base, f"/{base}", to(readers)),
        Row(f"{base}add/", f"/{base}add/", to(adds)),
        Row(f"{base}<path:object_id>/change/", f"{one}change/", to(readers)),
        Row(f"{base}<path:object_id>/history/", f"{one}history/", to(readers)),
        Row(f"{base}<path:object_id>/delete/", f"{one}delete/", to(set())),
        Row(f"{base}<path:object_id>/delete/", f"{one}delete/", to(set()), "post", {"post": "yes"}),
        Row(f"{base}<path:object_id>/", one, to(STAFF, AWAY)),
    ]


def _rooms() -> list[Row]:
    admin = {"admin"}
    return [
        *_room("audit/entry", {"auditor"}, row="entry"),
        *_room("audit/dayhead", {"auditor"}, row="dayhead"),
        *_room("outbox/message", {"admin", "auditor"}, row="message"),
        *_room("people/user", STAFF, adds=admin, row="user"),
        *_room("people/apitoken", {"admin", "auditor"}, adds=admin, row="apitoken"),
        *_room("people/instansi", STAFF, adds=admin, row="agency"),
        *_room("people/office", STAFF, adds={"admin", "satgas"}, row="office"),
        *_room("people/mandate", STAFF, adds=admin, row="mandate"),
        *_room("people/region", STAFF, row="region"),
        *_room("law/instrument", STAFF, adds=admin, row="instrument"),
        *_room("law/deadlinerule", STAFF, adds=admin, row="rule"),
        *_room("law/provision", STAFF, adds=admin, row="provision"),
        *_room("law/holiday", STAFF, adds=admin, row="holiday"),
        *_room("clocks/clock", {"admin", "auditor", "supervisor"}, row="agency_clock"),
        *_room("complaints/violation", STAFF, row="violation"),
        *_room("complaints/edition", STAFF, row="edition"),
        *_room("complaints/contest", STAFF, adds=admin, row="contest"),
        *_room("complaints/stage", STAFF, adds=admin, row="stage"),
        *_room("complaints/everydayact", STAFF, row="everyday_act"),
        *_room("complaints/standing", STAFF, row="standing"),
        *_room("complaints/commitment", STAFF, row="commitment"),
        *_room("complaints/publicationrule", STAFF, adds=admin, row="publication_rule"),
        *_room("complaints/otherchannel", STAFF, adds=admin, row="other_channel"),
        *_room("taskforce/seat", STAFF, adds=admin, row="seat"),
        *_room("taskforce/signaturerule", STAFF, row="signature_rule"),
        *_room("sanctions/penalty", STAFF, row="penalty"),
        *_room("sanctions/ownpenalty", STAFF, adds=admin, row="own_penalty"),
        *_room("sanctions/authority", STAFF, row="authority"),
        *[row for name in RULES for row in _room(f"sanctions/{name}rule", STAFF, row=f"{name}_rule")],
    ]


def _frame() -> list[Row]:
    lookup = "app_label=complaints&model_name=accused&field_name=instansi&term=tirta"
    sealed = "app_label=complaints&model_name=reporter&field_name=complaint&term=a"
    return [
        Row("admin/", "/admin/", to(STAFF)),
        Row("admin/login/", "/admin/login/", to(STAFF, AWAY)),
        Row("admin/logout/", "/admin/logout/", to(STAFF, METHOD)),
        Row("admin/password_change/", "/admin/password_change/", to(STAFF, AWAY)),
        Row("admin/password_change/done/", "/admin/password_change/done/", to(STAFF)),
        Row("admin/autocomplete/", f"/admin/autocomplete/?{lookup}", to(STAFF)),
        Row("admin/autocomplete/", f"/admin/autocomplete/?{sealed}", to(set())),
        Row("admin/jsi18n/", "/admin/jsi18n/", to(STAFF)),
        Row("admin/r/<path:content_type_id>/<path:object_id>/", "/admin/r/1/1/", to(STAFF, HIDDEN)),
        Row("admin/^(?P<app_label>", "/admin/complaints/", to(STAFF)),
        Row("admin/^(?P<app_label>", "/admin/audit/", to({"auditor"}, staff=HIDDEN)),
        Row("admin/(?P<url>.*)$", "/admin/nothing/here/", to(STAFF, HIDDEN)),
    ]


def _cases() -> list[Row]:
    base = "admin/complaints/complaint/"
    change, step, item = (
        f"{base}<int:pk>/change/",
        f"{base}<int:pk>/step/<slug:action>/",
        f"{base}<int:pk>/evidence/<int:item>/",
    )
    new, sent, opened = (f"/{base}{{{name}}}/" for name in ("new", "sent", "opened"))
    original = f"{base}<int:pk>/evidence/<int:item>/original/"
    draft, paper = f"{base}<int:pk>/documents/<slug:kind>/draft/", f"{base}<int:pk>/documents/<int:letter>/"
    readers = ("satgas", "supervisor", "auditor")
    typed = {"reason": "Keliru"}
    return [
        Row(base, f"/{base}", to(CASE_READERS)),
        Row(f"{base}add/", f"/{base}add/", to({"verifier", "verifier_elsewhere"})),
        Row(f"{base}add/", f"/{base}add/", to({"verifier", "verifier_elsewhere"}, REFUSED), "post", {"channel": "x"}),
        *_imports(f"{base}import/"),
        Row(change, f"{new}change/", only("verifier", "auditor")),
        Row(change, f"{sent}change/", only("verifier", "satgas", "supervisor", "auditor")),
        Row(change, "/admin/complaints/complaint/999999/change/", only()),
        Row(step, f"{new}step/examine/", only("verifier", "auditor", status=AWAY)),
        Row(step, f"{new}step/return/", only("verifier", "auditor", status=TOO_LATE), "post", typed),
        Row(step, f"{sent}step/examine/", only("verifier", "satgas", "supervisor", "auditor", status=TOO_LATE), "post"),
        Row(
            step,
            f"{sent}step/decline/",
            only("verifier", "satgas", "supervisor", "auditor", status=TOO_LATE),
            "post",
            {**typed, "ground": "DECLINE-OTHER"},
        ),
        Row(step, f"{sent}step/reopen/", only("verifier", *readers, status=TOO_LATE), "post", typed),
        Row(step, f"{new}step/lapse/", only(), "post", typed),
        Row(step, f"{new}step/invite_clarification/", only("verifier", "auditor", status=TOO_LATE), "post", INVITATION),
        Row(step, f"{new}step/hear_clarification/", only("verifier", "auditor", status=REFUSED), "post", INVITATION),
        Row(step, f"{new}step/invitation_letter/", only("verifier", "auditor", status=REFUSED), "post", typed),
        Row(step, f"{new}step/refer_accused/", only("verifier", "auditor", status=REFUSED), "post", typed),
        Row(step, f"{new}step/promote/", only(), "post"),
        Row(step, f"{new}step/judge/", only("verifier", "auditor", status=REFUSED), "post", typed),
        Row(step, f"{new}step/set_contest/", only("verifier", "auditor", status=TOO_LATE), "post", typed),
        # Nobody but a verifier writes to the reporter, and nobody with an account withdraws for one.
        Row(step, f"{sent}step/ask/", only(*readers, status=TOO_LATE) | {"verifier": AWAY}, "post", MESSAGE),
        Row(step, f"{new}step/withdraw/", only(), "post", typed),
        Row(item, f"{new}evidence/{{file_of_new}}/", only("verifier", "auditor")),
        Row(item, f"{sent}evidence/{{file_of_sent}}/", only("verifier", "satgas", "supervisor", "auditor")),
        Row(item, f"{sent}evidence/{{file_of_new}}/", only()),
        Row(item, f"{new}evidence/{{link_of_new}}/", only()),
        # Whoever may see a case and not its reporter is sent back to it; whoever may not see it finds nothing.
        Row(f"{base}<int:pk>/identity/", f"{new}identity/", to(STAFF, METHOD)),
        Row(f"{base}<int:pk>/identity/", f"{new}identity/", only("verifier", "auditor", status=AWAY), "post"),
        Row(
            f"{base}<int:pk>/identity/", f"{opened}identity/", {**only("auditor", status=AWAY), "verifier": OK}, "post"
        ),
        Row(original, f"{new}evidence/{{file_of_new}}/original/", to(STAFF, METHOD)),
        Row(original, f"{new}evidence/{{file_of_new}}/original/", only("verifier", "auditor", status=AWAY), "post"),
        Row(original, f"{new}evidence/{{link_of_new}}/original/", only(), "post"),
        # Papers are given out by the office; whoever may see the case reads those of their role.
        Row(draft, f"{sent}documents/forwarding/draft/", to(STAFF, METHOD)),
        Row(draft, f"{sent}documents/forwarding/draft/", only(*readers, status=TOO_LATE) | {"verifier": OK}, "post"),
        Row(
            draft, f"{new}documents/forwarding/draft/", only("auditor", status=TOO_LATE) | {"verifier": REFUSED}, "post"
        ),
        Row(step, f"{sent}step/forwarding/", only(*readers, status=TOO_LATE) | {"verifier": AWAY}, "post"),
        Row(paper, f"{sent}documents/{{paper}}/", only("verifier", *readers)),
        Row(paper, f"{new}documents/{{paper}}/", only()),
        Row(f"{base}<int:pk>/print/", f"{new}print/", only("verifier", "auditor")),
        Row(f"{base}<int:pk>/print/", f"{sent}print/", only("verifier", *readers)),
    ]


def _saved_views() -> list[Row]:
    base = "admin/complaints/complaint/view/"
    one, view = f"{base}<int:pk>/", f"/{base}{{view}}/"
    return [
        Row(base, f"/{base}", to(CASE_READERS)),
        Row(base, f"/{base}", to(STAFF, METHOD), "post"),
        Row(f"{base}add/", f"/{base}add/", to(CASE_READERS, AWAY)),
        Row(f"{base}add/", f"/{base}add/", to(CASE_READERS, REFUSED), "post"),
        # Shared by the verifier, of whose unit nobody else is in the cast.
        Row(one, view, only("verifier", status=AWAY)),
        Row(f"{one}change/", f"{view}change/", only("verifier", status=AWAY)),
        Row(f"{one}change/", f"{view}change/", only("verifier", status=REFUSED), "post"),
        Row(f"{one}up/", f"{view}up/", to(STAFF, METHOD)),
        Row(f"{one}up/", f"{view}up/", only("verifier", status=AWAY), "post"),
        Row(f"{one}delete/", f"{view}delete/", only("verifier")),
        Row(f"{one}delete/", f"{view}delete/", only("verifier", status=AWAY), "post"),
    ]


def _people_accused() -> list[Row]:
    # The world's person has a case that is new and one that was sent; whoever may open one of them reads the ledger.
    change, one = "admin/complaints/person/<int:pk>/change/", "/admin/complaints/person/{person}/change/"
    case = "admin/complaints/complaint/<int:pk>/step/<slug:action>/"
    typed = {"pair": "1-2", "reason": "Sama"}
    return [
        Row(change, one, only("verifier", "satgas", "auditor")),
        Row(change, "/admin/complaints/person/999999/change/", only()),
        Row(change, one, to(set()), "post"),
        Row(
            case,
            "/admin/complaints/complaint/{sent}/step/propose_person/",
            only("verifier", "satgas", "supervisor", "auditor", status=REFUSED),
            "post",
            typed,
        ),
    ]


def _imports(base: str) -> list[Row]:
    one, step, verifiers = f"{base}<int:pk>/", f"{base}<int:pk>/<slug:action>/", {"verifier", "verifier_elsewhere"}
    mine = to({"verifier"}, outsiders=HIDDEN) | {"verifier_elsewhere": HIDDEN}
    return [
        Row(base, f"/{base}", to(verifiers)),
        Row(base, f"/{base}", to(verifiers, REFUSED), "post"),
        Row(f"{base}contoh.csv", f"/{base}contoh.csv", to(verifiers)),
        Row(one, f"/{base}{{import}}/", mine),
        Row(f"{one}kesalahan.csv", f"/{base}{{import}}/kesalahan.csv", mine),
        Row(step, f"/{base}{{import}}/start/", mine | {"verifier": TOO_LATE}, "post"),
        Row(step, f"/{base}{{import}}/start/", to(STAFF, METHOD)),
    ]


def _recommendations() -> list[Row]:
    base = "admin/taskforce/recommendation/"
    change, step, letter = f"{base}<int:pk>/change/", f"{base}<int:pk>/step/<slug:action>/", f"{base}<int:pk>/letter/"
    early, issued = f"/{base}{{early}}/", f"/{base}{{issued}}/"
    satgas, all_readers = ("satgas", "supervisor", "auditor"), ("verifier", "satgas", "supervisor", "auditor")
    return [
        Row(base, f"/{base}", to(CASE_READERS)),
        Row(change, f"{early}change/", only(*satgas)),
        Row(change, f"{issued}change/", only(*all_readers)),
        Row(step, f"{early}step/close/", only("auditor", "supervisor", status=TOO_LATE) | {"satgas": REFUSED}, "post"),
        Row(step, f"{issued}step/close/", only(*all_readers, status=TOO_LATE), "post", {"reason": "Keliru"}),
        Row(step, f"{issued}step/issue/", only(*all_readers, status=AWAY)),
        # Whoever may see it is asked which act is meant; the door asks who they are.
        Row(step, f"{early}step/judge/", only(*satgas, status=REFUSED), "post"),
        Row(f"{base}open/<int:accused>/", f"/{base}open/{{accused_of_sent}}/", to(STAFF, METHOD)),
        Row(
            f"{base}open/<int:accused>/",
            f"/{base}open/{{accused_of_new}}/",
            only("verifier", "auditor", status=AWAY),
            "post",
        ),
        Row(letter, f"{early}letter/", only(*satgas, status=AWAY)),
        Row(letter, f"{issued}letter/", only(*all_readers)),
        Row(f"{base}<int:pk>/answer/<int:letter>/", f"{issued}answer/{{summons}}/", only()),
    ]


def _workspace() -> list[Row]:
    officers = ("officer", "officer_elsewhere")
    pack, there = "instansi/perkara/<int:pk>/serah/", "/instansi/perkara/{proceeding}/serah/"
    scans, own = "instansi/surat/<int:pk>/pindaian/", "/instansi/surat/{summons}/pindaian/"
    forms, lists, one = ("kop", "pejabat"), ("perkara", "surat", "rekap"), "instansi/pejabat/<int:pk>/"
    return [
        Row("instansi/", "/instansi/", only(*officers)),
        *(Row(f"instansi/{room}/", f"/instansi/{room}/", only(*officers)) for room in (*forms, *lists)),
        *(Row(f"instansi/{room}/", f"/instansi/{room}/", only(*officers, status=REFUSED), "post") for room in forms),
        Row("instansi/kop/lambang/", "/instansi/kop/lambang/", only("officer")),
        Row(one, "/instansi/pejabat/{official}/", only("officer")),
        Row(one, "/instansi/pejabat/{official}/", only("officer", status=REFUSED), "post"),
        Row("instansi/rekomendasi/<int:pk>/", "/instansi/rekomendasi/{issued}/", only("officer", status=AWAY)),
        Row("instansi/rekomendasi/<int:pk>/", "/instansi/rekomendasi/{early}/", only()),
        Row("instansi/perkara/<int:pk>/", "/instansi/perkara/{proceeding}/", only("officer")),
        Row(pack, there, only("officer")),
        Row(f"{pack}<int:ordinal>/", f"{there}1/", only("officer")),
        Row("instansi/perkara/<int:pk>/pelaksanaan/<int:paper>/", "/instansi/{execution}/", only("officer")),
        Row("instansi/perkara/<int:pk>/keterangan/<int:paper>/", "/instansi/{statement}/", only("officer")),
        Row("instansi/perkara/<int:pk>/putusan/<int:paper>/", "/instansi/{outcome}/", only("officer")),
        Row("instansi/surat/<int:pk>/", "/instansi/surat/{letter}/", only("officer")),
        Row("instansi/surat/<int:pk>/", "/instansi/surat/{receipt}/", only()),
        # A scan belongs beside the agency's own letters; the recommendation is not one of them.
        Row(scans, own, only("officer")),
        Row(scans, "/instansi/surat/{letter}/pindaian/", only()),
        Row(scans, own, only("officer", status=REFUSED), "post"),
        Row(f"{scans}<int:scan>/", f"{own}{{scan}}/", only("officer")),
        Row(f"{scans}<int:scan>/", "/instansi/surat/{letter}/pindaian/{scan}/", only()),
        Row("instansi/konsep/<int:pk>/<int:n>/", "/instansi/konsep/{draft}/1/", only("officer")),
        Row("instansi/kalender/", "/instansi/kalender/?bulan=2026-12", only(*officers)),
        Row("instansi/kalender/alamat/", "/instansi/kalender/alamat/", only(*officers), "post"),
        # The address itself is the key, whoever comes with it; any other opens nothing.
        Row("instansi/kalender/<str:secret>.ics", "/instansi/kalender/{calendar}.ics", everybody(OK)),
        Row("instansi/kalender/<str:secret>.ics", f"/instansi/kalender/{'a' * 43}.ics", everybody(HIDDEN)),
    ]


def _api() -> list[Row]:
    def answers(*names: str) -> dict[str, int]:
        return only(*names, stranger=NO_TOKEN)

    cases, recommendations, proceedings = "api/v1/^complaints/", "api/v1/^recommendations/", "api/v1/^proceedings/"
    readers, one = ("verifier", "satgas", "supervisor", "auditor"), "(?P<pk>[^/.]+)/$"
    return [
        Row(f"{cases}$", "/api/v1/complaints/", answers(*CAST[1:]), token=True),
        Row(f"{cases}{one}", "/api/v1/complaints/{new}/", answers("verifier", "auditor"), token=True),
        Row(f"{cases}{one}", "/api/v1/complaints/{sent}/", answers(*readers), token=True),
        Row(f"{recommendations}$", "/api/v1/recommendations/", answers(*CAST[1:]), token=True),
        Row(f"{recommendations}{one}", "/api/v1/recommendations/{early}/", answers(*readers[1:]), token=True),
        Row(f"{recommendations}{one}", "/api/v1/recommendations/{issued}/", answers(*readers, "officer"), token=True),
        Row(f"{proceedings}$", "/api/v1/proceedings/", answers(*CAST[1:]), token=True),
        Row(f"{proceedings}{one}", "/api/v1/proceedings/{proceeding}/", answers(*readers, "officer"), token=True),
        # A session is no token.
        Row(f"{cases}$", "/api/v1/complaints/", everybody(NO_TOKEN)),
        Row(f"{cases}{one}", "/api/v1/complaints/{new}/", everybody(NO_TOKEN)),
    ]


ROWS = [
    *_public(), *_accounts(), *_frame(), *_rooms(), *_cases(), *_saved_views(), *_people_accused(), *_recommendations(),
    *_workspace(), *_api(),
]  # fmt: skip
# What these answer hangs on what the account has set up, which tests/people/test_signin.py holds. Strangers sign in.
OWN_ACCOUNT = [
    "akun/konfirmasi/", "akun/sandi/", "akun/2fa/", "akun/2fa/authenticate/", "akun/2fa/reauthenticate/",
    "akun/2fa/totp/activate/", "akun/2fa/totp/deactivate/", "akun/2fa/recovery-codes/",
    "akun/2fa/recovery-codes/generate/", "akun/2fa/recovery-codes/download/",
]  # fmt: skip
