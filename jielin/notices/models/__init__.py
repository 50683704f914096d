"""Notices, and the areas that each one is for."""

from .notice import Notice
from .notice_area import NoticeArea
from .record import Words

__all__ = ["Notice", "NoticeArea", "Words"]
