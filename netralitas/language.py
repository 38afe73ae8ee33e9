"""Which language a page speaks."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# What an officer writes there becomes part of a file, and its words are those of the page.
ROOMS_OF_STAFF = ("/admin/", "/instansi/", "/masuk/", "/keluar/", "/akun/", "/api/")


class CitizensLanguage(LocaleMiddleware):
    """Speak the language a citizen chose or whose browser asks for it; in the staff's rooms that of the state."""

    def process_request(self, request: HttpRequest) -> None:
        if not request.path_info.startswith(ROOMS_OF_STAFF):
            super().process_request(request)
            return
        translation.activate(settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = settings.LANGUAGE_CODE


@never_cache
@require_safe
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Remember a language in a cookie and lead back to the page it was chosen on.

    A plain link, so that a page that is only read needs no form, and with it no cookie. Another site that links
    here can change the language somebody reads, and nothing else.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404
    back = request.GET.get("dari", "")
    answer = HttpResponseRedirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return answer
