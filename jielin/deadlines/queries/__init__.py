"""What is read of deadlines: terms for other apps, and what the pages of settings show."""

from .terms import NoRuleError, Term, rulebook, term, times

__all__ = ["NoRuleError", "Term", "rulebook", "term", "times"]
