"""What search holds about a person: the words of requests, in pieces of two signs."""

from django.utils.translation import gettext_lazy

from jielin.kernel.personal import DUTY, WITH_RECORDS, Held

HELD = (
    Held(
        "Document",
        gettext_lazy("Words of your requests in pieces of two signs; no name, no number"),
        gettext_lazy("So that staff find a request again"),
        DUTY,
        WITH_RECORDS,
        gettext_lazy("Staff who may read the request itself"),
    ),
)
