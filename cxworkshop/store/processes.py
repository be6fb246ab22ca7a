"""Who this process is, and whether another one still lives."""

from __future__ import annotations

import getpass
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any


def host() -> str:
    """The name of this machine."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket

    return socket.gethostname()


def user() -> str:
    """The name of this user, as far as the system tells."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


@cache
def own_birth() -> str:
    """When this process began; see :func:`birth`."""
    return birth(os.getpid()) or ""


def birth(pid: int) -> str | None:
    """A text that tells when a process of this machine began; None when there is none.

    Two processes that get the same number one after the other differ in it.
    """
    return _BIRTHS.get(sys.platform, _birth_from_ps)(pid)


def _birth_on_linux(pid: int) -> str | None:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        # The command's name may hold spaces and brackets; the fields follow its last bracket.
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else f"{boot} {fields[19]}"


def _birth_from_ps(pid: int) -> str | None:
    import subprocess

    told = subprocess.run(  # noqa: S603 - a fixed program with a number
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C", "TZ": "UTC"},
    )
    return told.stdout.strip() or None


def _birth_on_windows(pid: int) -> str | None:
    import ctypes

    query_limited_information = 0x1000
    kernel: Any = vars(ctypes)["windll"].kernel32
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(query_limited_information, False, pid))
    if not handle.value:
        return None
    try:
        times = [ctypes.c_uint64() for _ in range(4)]
        if not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
            return None
        created, exited = times[0].value, times[1].value
        return None if exited else str(created)
    finally:
        kernel.CloseHandle(handle)


_BIRTHS = {"linux": _birth_on_linux, "win32": _birth_on_windows}
