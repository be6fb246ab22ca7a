"""What a session is and what can be done with it; nothing here knows of a screen."""

import sys

__version__ = "0.1.0"

if "typing_extensions" not in sys.modules:
    # msgspec takes three names from there where it is installed, and it takes `inspect`: a
    # twentieth of a start. Python's own `typing` has them too.
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    import msgspec  # noqa: F401

    del sys.modules["typing_extensions"]
