"""The doorway: signing in, and the way to one's own work."""

from typing import Any, cast

from allauth.account.views import LoginView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from netralitas.people.models import User
from netralitas.people.signin import home_of, locked, may_try


class SignInView(LoginView):
    """Take a name and a password, unless this address has tried too many."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_try(request):
            return locked(request)
        return super().post(request, *args, **kwargs)


sign_in = SignInView.as_view()


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Send somebody to where their work is."""
    return redirect(home_of(cast(User, request.user)))
