"""The portal for an ASGI server; gunicorn with ``netralitas.wsgi`` is what is measured and shipped."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netralitas.settings")

application = get_asgi_application()
