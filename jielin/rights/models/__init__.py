"""Data requests, consents, and the proof that data goes when its time is over."""

from .consent import Consent
from .data_request import Correction, DataRequest
from .own_copy import OwnCopy
from .retention_run import RetentionRun

__all__ = ["Consent", "Correction", "DataRequest", "OwnCopy", "RetentionRun"]
