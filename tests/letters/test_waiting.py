"""Letters that wait for their PDF are rendered by as many workers as there are, each letter by one."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from celery import current_app
from django.db import connection

from netralitas.letters import letters, rendering, tasks
from netralitas.letters.models import Letter
from tests import make
from tests.letters.issuing import issued


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_workers_render_every_letter_once(monkeypatch):
    regency = make.agency()
    for _n in range(6):
        issued(regency)
    begun, lock, start, render = Counter(), threading.Lock(), threading.Barrier(2), rendering.pdf_of

    def counting(kind, context, face):
        with lock:
            begun[face.number] += 1
        return render(kind, context, face)

    def work(_n) -> int:
        start.wait()
        try:
            return letters.render_waiting()
        finally:
            connection.close()

    monkeypatch.setattr(rendering, "pdf_of", counting)
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(work, range(2)))

    assert (sum(done), min(done) > 0) == (6, True)
    assert set(begun.values()) == {1}
    assert not Letter.objects.filter(sha256="").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("waiting", "broker", "calls"), [(3, "redis://x", 1), (2, "redis://x", 0), (3, "", 0)])
def test_help_is_called_while_more_wait_than_one_call_renders(monkeypatch, settings, waiting, broker, calls):
    regency, called = make.agency(), []
    for _n in range(waiting):
        issued(regency)
    settings.REDIS_URL = broker
    monkeypatch.setattr(letters, "BATCH", 2)
    monkeypatch.setattr(letters, "render_waiting", lambda: 0)
    monkeypatch.setattr(current_app, "send_task", lambda name, **_given: called.append(name))

    tasks.render_waiting()

    assert called == ["letters.render_waiting"] * calls
