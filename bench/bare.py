"""The smallest answer that this framework and server can give."""

import os

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.bare_settings"


def answer(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"is": "bare"})


urlpatterns = [path("", answer)]
application = get_wsgi_application()
