"""How much and how often: the numbers of feedback, each with its reason."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class FeedbackLimits:
    """Limits that keep the entry open for everybody."""

    # Somebody who tries a whole evening sends a few; a script that floods stops here.
    per_sender_an_hour: int = 6
    # Without cookies everybody looks new: a home takes no more than an answering person can read.
    without_account_an_hour: int = 120
    # Only these limits need to know who sent what from where.
    kept: timedelta = timedelta(days=2)


LIMITS = FeedbackLimits()
# One more question after an answer: whoever is still unhappy needs a person, not a form.
MOST_TIMES = 2
