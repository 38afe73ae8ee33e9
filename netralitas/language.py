"""Which language a page speaks."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

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
