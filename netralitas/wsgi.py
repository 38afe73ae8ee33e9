"""The portal for a WSGI server: ``gunicorn netralitas.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netralitas.settings")

application = get_wsgi_application()
