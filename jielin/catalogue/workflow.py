"""What is done to a category and to the danger words, each with its event."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.workflow import START, Look, Step, Workflow, states

from .policy import may_manage

RECORD_BEGUN = "category.record_begun"
ADDED = "category.added"
RENAMED = "category.renamed"
REWORDED = "category.reworded"
ROUTED = "category.routed"
PLACED = "category.placed"
LIMITED = "category.limited"
WORDS_BEGUN = "danger_words.begun"
WORD_SET = "danger_words.word_set"
WORD_ENDED = "danger_words.word_ended"


class State(models.TextChoices):
    """A record is kept for ever; whether a category is in use stands on its row."""

    KEPT = "kept", _("kept")


_KEPT = states(State.KEPT)
_LOOKS = {State.KEPT: Look(_("Kept"), "idle", "doc")}

CATEGORY = Workflow(
    _LOOKS,
    Step("begin", START, State.KEPT, may_manage, _("Begin the record"), RECORD_BEGUN, inner=True),
    Step("add", START, State.KEPT, may_manage, _("Add a category"), ADDED, inner=True),
    Step("rename", _KEPT, None, may_manage, _("Rename"), RENAMED, icon="edit", rank=20),
    Step("reword", _KEPT, None, may_manage, _("Words residents use"), REWORDED, icon="chat",
         rank=30),
    Step("route", _KEPT, None, may_manage, _("Who handles it, how fast"), ROUTED, icon="split",
         rank=40),
    Step("place", _KEPT, None, may_manage, _("Place in the list"), PLACED, icon="swap", rank=50),
    Step("limit", _KEPT, None, may_manage, _("In use from and until"), LIMITED, icon="cal",
         rank=60),
)  # fmt: skip

WORDS = Workflow(
    _LOOKS,
    Step("begin", START, State.KEPT, may_manage, _("Begin the record"), WORDS_BEGUN, inner=True),
    Step("set_word", _KEPT, None, may_manage, _("Set a danger word"), WORD_SET, icon="alert"),
    Step("end_word", _KEPT, None, may_manage, _("Take it out of use"), WORD_ENDED, icon="close"),
)  # fmt: skip
