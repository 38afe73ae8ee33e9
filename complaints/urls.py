"""Addresses of the citizen's side; their Indonesian names are part of the portal's contract."""

from django.urls import path

from complaints.views import chunks, evidence, follow, pledge, receipt, report, review, rules, selfcheck, who

urlpatterns = [
    path("lapor/", report.start, name="report_start"),
    path("lapor/lanjut/", report.resume, name="report_resume"),
    path("lapor/tersimpan/", report.saved, name="report_saved"),
    path("lapor/siapa/", who.who, name="report_who"),
    path("lapor/apa/", report.question, {"key": "what"}, name="report_what"),
    path("lapor/kapan/", report.question, {"key": "when"}, name="report_when"),
    path("lapor/rincian/", report.question, {"key": "detail"}, name="report_detail"),
    path("lapor/bukti/", evidence.evidence, name="report_evidence"),
    path("lapor/bukti/berkas/", chunks.begin, name="upload_begin"),
    path("lapor/bukti/berkas/<slug:key>/", chunks.part, name="upload_part"),
    path("lapor/anda/", report.question, {"key": "you"}, name="report_you"),
    path("lapor/periksa/", review.review, name="report_review"),
    path("lapor/terima/", receipt.receipt, name="report_receipt"),
    path("lapor/terima/tanda-terima.pdf", receipt.receipt_pdf, name="report_receipt_pdf"),
    path("lacak/", follow.track, name="track"),
    path("lacak/surat.pdf", follow.track_letter, name="track_letter"),
    path("lacak/tanda-terima.pdf", follow.track_pdf, name="track_pdf"),
    path("aturan/", rules.rules, name="rules"),
    path("aturan/cek/", selfcheck.selfcheck_page, name="selfcheck"),
    path("aturan/<slug:code>/", rules.rule, name="rule"),
    path("ikrar/", pledge.pledge, name="pledge"),
]
