"""The tables of clients: who they are, their pace, kept answers, webhooks and deliveries."""

from .client import Allowed, Client
from .delivery import Delivery, DeliveryState
from .hook import Hook
from .kept_answer import Answer, KeptAnswer, OtherContent
from .pace_mark import PaceMark

__all__ = [
    "Allowed",
    "Answer",
    "Client",
    "Delivery",
    "DeliveryState",
    "Hook",
    "KeptAnswer",
    "OtherContent",
    "PaceMark",
]
