"""The tables of lists, powers, the dispatch catalogue, admission and burdens."""

from .admission import Admission, Application
from .admission_record import AdmissionTarget
from .burden_item import Burden, BurdenItem
from .census import Census, CensusLine
from .dispatch_rule import DispatchRule, RuleText
from .duty_entry import DutyEntry
from .duty_list import DutyList
from .ground import Ground
from .list_version import ListVersion
from .objection import Objection
from .power_exercise import PowerExercise, Question
from .refusal import Demand, Refusal
from .returned_sheet import ReturnedSheet

__all__ = [
    "Admission",
    "AdmissionTarget",
    "Application",
    "Burden",
    "BurdenItem",
    "Census",
    "CensusLine",
    "Demand",
    "DispatchRule",
    "DutyEntry",
    "DutyList",
    "Ground",
    "ListVersion",
    "Objection",
    "PowerExercise",
    "Question",
    "Refusal",
    "ReturnedSheet",
    "RuleText",
]
