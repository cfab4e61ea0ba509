"""What is told while a bound rises: few lines, each with a clearly smaller gap."""
from __future__ import annotations

from care_areas.core.division.bound.live_gap import LEAST_PERCENT, TOLD_SHARE, LiveGap


class Told:
    """A progress that remembers."""

    def __init__(self):
        self.lines = []

    def report(self, share, message=None):
        self.lines.append((share, message))

    def cancelled(self):
        return False


def test_a_line_is_told_when_the_gap_has_fallen_by_a_tenth_and_at_the_place_reached():
    told = Told()
    gap = LiveGap(told)
    gap.report(0.25)
    for percent in (8.0, 7.9, 8.0 * TOLD_SHARE, 0.001, 0.0001):
        gap.tell(100.0 - percent, percent)
    lines = [(share, message.values["gap"]) for share, message in told.lines if message is not None]
    assert lines == [(0.25, 8.0), (0.25, 8.0 * TOLD_SHARE), (0.25, 0.001)]
    assert LEAST_PERCENT > 0.001


def test_the_users_stop_is_asked_of_the_whole():
    told = Told()
    told.cancelled = lambda: True
    assert LiveGap(told).cancelled()
