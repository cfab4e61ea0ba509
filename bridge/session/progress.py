"""The core's progress on QGIS's feedback."""
from __future__ import annotations

from typing import Optional

from qgis.core import QgsFeedback, QgsProcessingFeedback

from ...core.messages import Message, Warned
from .texts import translate_message


class FeedbackProgress:
    """Moves the bar of a QGIS feedback, writes notes to its log and passes on the user's wish to stop."""

    def __init__(self, feedback: QgsFeedback) -> None:
        self._feedback = feedback
        self._percent = -1

    def report(self, share: float, message: Optional[Message] = None) -> None:
        """Show `share` (0 to 1) as a whole percent, never backwards, and `message` as a line of the log."""
        percent = int(100 * share)
        if percent > self._percent:  # a signal for each report would cost more than the work
            self._percent = percent
            self._feedback.setProgress(percent)
        if message is not None:
            self.note(message)

    def note(self, message: Message) -> None:
        """Write a line to the log, where the feedback has one; a warning as such."""
        if isinstance(self._feedback, QgsProcessingFeedback):
            push = self._feedback.pushWarning if isinstance(message, Warned) else self._feedback.pushInfo
            push(translate_message(message))

    def cancelled(self) -> bool:
        """Whether the user pressed Cancel."""
        return bool(self._feedback.isCanceled())
