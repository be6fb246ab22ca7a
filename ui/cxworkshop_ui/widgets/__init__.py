"""The program's own building blocks of a page, without any knowledge of a session."""
