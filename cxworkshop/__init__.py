"""What a session is and what can be done with it; nothing here knows of a screen."""

__version__ = "0.1.0"
