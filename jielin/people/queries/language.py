"""The language in which somebody is written to."""

from django.conf import settings

from jielin.kernel.sealed import blind_index

from ..models import Account


def language_of(phone: str) -> str:
    """Of the account with this number: that of its last sign-in. Without one the platform's own.

    A job has no reader, and whoever causes a message is not the one who reads it.
    """
    mine = Account.objects.filter(phone_index=blind_index(phone) or None)
    return mine.values_list("language", flat=True).first() or settings.LANGUAGE_CODE
