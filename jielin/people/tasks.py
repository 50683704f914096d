"""Background jobs of this app."""

from django_tasks import task

from jielin.kernel import clock

from .limits import CODES, SIGN_INS_KEPT
from .models import PhoneCode, SignIn
from .models.sign_in import today


@task()
def forget() -> None:
    """Delete codes and sign-ins that no purpose needs any more. Runs once a day."""
    PhoneCode.forget(clock.now() - CODES.kept)
    SignIn.forget(today() - SIGN_INS_KEPT)
