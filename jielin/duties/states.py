"""The words of lists, admission and burden: kinds, states, opinions and verdicts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListKind(TextChoices):
    """What a list says about the one it applies to."""

    RESPONSIBILITY = "responsibility", _("Duty list")
    ASSISTING = "assisting", _("Assisting list")
    NEGATIVE = "negative", _("Negative list")
    SERVICE = "service", _("Service list")
    CERTIFICATE = "certificate", _("Certificate list")
    POWER = "power", _("Power list")
    PARTY_BUILDING = "party_building", _("Party-building duty list")


class AppliesTo(TextChoices):
    """Whose duties a list names: those of its owner, or of all such units below it."""

    COMMUNITY = "community", _("Communities")
    STREET = "street", _("Streets")
    DEPARTMENT = "department", _("Departments")


class VersionState(TextChoices):
    """Where a version of a list stands."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("In force")
    REPLACED = "replaced", _("Replaced")
    DISCARDED = "discarded", _("Discarded")


class PowerState(TextChoices):
    """Where the exercise of a street's power stands."""

    ASKED = "asked", _("Waiting for the street")
    ANSWERED = "answered", _("Answered by the street")
    ADOPTED = "adopted", _("Adopted")
    NOT_ADOPTED = "not_adopted", _("Not adopted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Opinion(TextChoices):
    """What the street says to the department."""

    AGREES = "agrees", _("Agrees")
    CONDITIONS = "conditions", _("Agrees with conditions")
    DISAGREES = "disagrees", _("Does not agree")


class RuleState(TextChoices):
    """Whether a rule of the dispatch catalogue still counts."""

    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")


class AdmissionState(TextChoices):
    """Where an application to bring work into communities stands."""

    FILED = "filed", _("Waiting for review")
    RETURNED = "returned", _("More is needed")
    RECOMMENDED = "recommended", _("Waiting for the decision")
    ADMITTED = "admitted", _("Admitted")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ENDED = "ended", _("Ended by its date")


class Advice(TextChoices):
    """What the first reviewer recommends to the second."""

    ADMIT = "admit", _("Admit it")
    REJECT = "reject", _("Reject it")


class ObjectionState(TextChoices):
    """Where a community's objection stands."""

    RAISED = "raised", _("Waiting for the ruling")
    UPHELD = "upheld", _("Upheld: the work leaves this community")
    DISMISSED = "dismissed", _("Dismissed")


class CensusState(TextChoices):
    """Where a census of burdens stands."""

    OPENED = "opened", _("Under way")
    CLOSED = "closed", _("Every item judged")


class RefusalState(TextChoices):
    """A refusal stands as soon as it is made."""

    REFUSED = "refused", _("Refused")


class BurdenKind(TextChoices):
    """What is asked of a community (six classes of the Xiyuan census, and what admission adds)."""

    PLATFORM = "platform", _("Online platforms")
    EVALUATION = "evaluation", _("Contests and evaluations")
    SURVEY = "survey", _("Surveys and statistics")
    POSTED_ROLE = "posted_role", _("Posted roles and boards")
    LETTER = "letter", _("Agreements and letters of responsibility")
    CERTIFICATE = "certificate", _("Certificates, stamps and others")
    TASK = "task", _("Admitted work")
    FORM = "form", _("Forms")
    PLAQUE = "plaque", _("Plaques")
    SYSTEM = "system", _("Systems")


class Judgement(TextChoices):
    """What a census decides about a burden."""

    KEEP = "keep", _("Keep")
    MERGE = "merge", _("Merge")
    CANCEL = "cancel", _("Cancel")


class Situation(TextChoices):
    """Why a task may be refused; the rule for each is a row."""

    NEGATIVE = "negative", _("On the negative list")
    OUTSIDE = "outside", _("On none of the lists")
    UNADMITTED = "unadmitted", _("Not admitted")
    CERTIFICATE = "certificate", _("Certificate outside the list")
    ASSESSMENT = "assessment", _("Assessment of streets or communities by a department")


OF_THE_CHECK = (
    ListKind.NEGATIVE,
    ListKind.RESPONSIBILITY,
    ListKind.ASSISTING,
    ListKind.SERVICE,
)
