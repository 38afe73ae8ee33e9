"""The pledge of neutrality, to read, to print and to sign."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from complaints.models import Commitment


@require_safe
def pledge(request: HttpRequest) -> HttpResponse:
    """Show the commitments with their source, and room for a name and a signature on paper."""
    return render(request, "public/pledge.html", {"commitments": list(Commitment.objects.all())})
