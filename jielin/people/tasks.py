"""Background jobs of this app."""

from datetime import timedelta

from axes.models import AccessAttempt
from django_tasks import task

from jielin.kernel import clock

from .limits import CODES, LOOK_UPS, SIGN_INS_KEPT, WRONG_TRIES_KEPT
from .models import LookUp, PhoneCode, SignIn
from .models.sign_in import today


@task()
def forget() -> None:
    """Delete codes, sign-ins, look-ups and wrong tries that no purpose needs. Runs once a day."""
    PhoneCode.forget(clock.now() - CODES.kept)
    SignIn.forget(today() - SIGN_INS_KEPT)
    LookUp.forget(clock.now() - LOOK_UPS.kept)
    AccessAttempt.objects.filter(attempt_time__lt=clock.now() - WRONG_TRIES_KEPT).delete()


SCHEDULE = {"forget": timedelta(days=1)}
