"""Turns SIGTERM, SIGINT and SIGHUP into an orderly end: Python runs no handler inside Qt."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class Stop(QObject):
    """Calls ``end`` in the windows' thread when the system asks the program to stop."""

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self._end = end
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._old = signal.set_wakeup_fd(self._write.fileno())
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._stop)
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _ignore)

    def close(self) -> None:
        """Let go of the sockets."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old)
        self._read.close()
        self._write.close()

    def _stop(self) -> None:
        self._read.recv(64)
        self._end()


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """The wake-up socket does the work."""
