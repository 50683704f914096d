"""How long and how often: the numbers of signing in, each with its reason."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class CodeLimits:
    """Limits of the codes that prove a telephone."""

    # Six digits are what people in China know from every other service.
    digits: int = 6
    # Elder rule (design/ui.md §2.5): ten minutes to enter a code, pasting allowed.
    lasts: timedelta = timedelta(minutes=10)
    # Five guesses of a million leave a guesser one chance in 200,000.
    tries: int = 5
    # A text message is usually there within a minute; a second one before only confuses.
    pause: timedelta = timedelta(minutes=1)
    # Enough for a bad network, too few to pester the owner of a number or run up its cost.
    per_phone_a_day: int = 10
    # A family may use one device in turn; a script that walks through numbers stops here.
    per_session_an_hour: int = 10
    # What is not needed for the limits above is forgotten.
    kept: timedelta = timedelta(days=2)


CODES = CodeLimits()


@dataclass(frozen=True)
class LookUpLimits:
    """How many numbers a member of staff may look up, and how long that is remembered."""

    # A busy hotline takes a call every few minutes; whoever tries number after number stops here.
    an_hour: int = 30
    a_day: int = 150
    # The form is sent several times while one caller speaks.
    same: timedelta = timedelta(minutes=10)
    # Cybersecurity Law, article 21: records of use are kept for at least six months.
    kept: timedelta = timedelta(days=190)


LOOK_UPS = LookUpLimits()

# Residents sign in by telephone on their own device. Elder rule: no time limits unless
# essential, so they stay signed in; a lost device is shut out on the page of sign-ins.
# Staff keep SESSION_COOKIE_AGE, one working day.
RESIDENT_SESSION = timedelta(days=30)

# What a person typed when the session had ended is kept up to this many characters:
# the longest reply fits three times, a flood does not.
KEPT_CHARACTERS = 20_000
KEPT_FIELDS = 40

# A lock lasts minutes; a day lets an operator see who guessed.
WRONG_TRIES_KEPT = timedelta(days=1)

# Long enough to look back at a strange sign-in after a holiday, and no archive of habits.
SIGN_INS_KEPT = timedelta(days=90)

# Between the password and the second proof, and for what only a fresh sign-in may change:
# time to find the telephone and to write ten codes down, too short for a desk left open.
SECOND_PROOF = timedelta(minutes=10)

# A household is those who look after one another: four generations fit, a club does not.
HOUSEHOLD_MEMBERS = 12
INVITATIONS_WAITING = 5
# Long enough to meet on a Sunday; an invitation that nobody answers must not linger.
INVITATION_LASTS = timedelta(days=7)
