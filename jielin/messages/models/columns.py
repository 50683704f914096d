"""What is stored of a message."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jielin.kernel.ids import uuid7
from jielin.kernel.models import TenantModel
from jielin.kernel.sealed import SealedTextField


class State(models.TextChoices):
    """Where a message stands. A failed one can be sent again by hand."""

    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class OutboxColumns(TenantModel):
    """Number and text are sealed; the rest says when it goes and how long it is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    channel = models.CharField(_("channel"), max_length=8, default="sms")
    phone = SealedTextField(_("telephone"))
    phone_index = models.CharField(max_length=32)
    text = SealedTextField(_("text"))
    template = models.CharField(_("template"), max_length=40)
    template_version = models.CharField(max_length=12)
    is_secret = models.BooleanField(_("carries a code"), default=False)
    is_hidden = models.BooleanField(_("about something confidential"), default=False)
    subject = models.CharField(_("about"), max_length=72, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    last_error = models.CharField(_("last reason"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("written at"))
    not_before = models.DateTimeField(_("not before"))
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    has_text = models.BooleanField(default=True)
    text_until = models.DateTimeField()
    row_until = models.DateTimeField()

    class Meta:
        abstract = True
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=State.SENT, sent_at__isnull=False)
                | (~Q(state=State.SENT) & Q(sent_at=None)),
                name="message_is_sent_at_a_time",
            ),
        )
        indexes = (
            models.Index(fields=["tenant", "state", "created_at", "id"], name="message_by_state"),
            models.Index(fields=["tenant", "created_at", "id"], name="message_newest"),
            models.Index(fields=["tenant", "subject"], name="message_about"),
            models.Index(fields=["state", "not_before"], name="message_waiting"),
            models.Index(fields=["has_text", "text_until"], name="message_to_empty"),
            models.Index(fields=["row_until"], name="message_to_forget"),
        )
