"""Plain builders of real rows, through the same doors as the product."""

from netralitas import demo

# --- Reports, recommendations, procedures: an invented province and its cast


def cast(password: str = "sandi-uji-yang-panjang") -> dict:
    """Return the accounts of the story by name: verifikator, satgas, instansi, instansi-lain, kemendagri, …"""
    demo.build_places()
    return demo.build_accounts(password)


report, study, recommend, proceed, finish, photo = (
    demo.report,
    demo.study,
    demo.recommend,
    demo.proceed,
    demo.finish,
    demo.photo,
)
