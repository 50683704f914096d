"""What webhooks may be told: a public list of events, each in words."""

from django.utils.translation import gettext_lazy as _

from jielin.cases import workflow as w

EVENTS = {
    w.REGISTERED: _("A request was registered"),
    w.ACCEPTED: _("A request was accepted"),
    w.NOT_ACCEPTED: _("A request was not accepted"),
    w.DISPATCHED: _("A request was dispatched to a unit"),
    w.TRANSFERRED: _("The lead went to another unit"),
    w.TAKEN: _("A unit took a request on"),
    w.ASKED: _("The resident was asked something"),
    w.SUPPLIED: _("The resident answered"),
    w.RESOLVED: _("A request was resolved"),
    w.ANSWERED: _("A request was answered at once"),
    w.SENT_BACK: _("The resident does not agree: to be done again"),
    w.REJECTED: _("The resident says that it is not solved"),
    w.REVISITED: _("Closed after the resident was asked"),
    w.RATED: _("Closed with a rating"),
    w.WITHDRAWN: _("The resident withdrew the request"),
    w.EXTENDED: _("A request was given more time"),
    w.PARKED: _("A request was parked with a plan"),
    w.RESUMED: _("A parked request goes on"),
    w.END_CONFIRMED: _("Another end was confirmed"),
}
