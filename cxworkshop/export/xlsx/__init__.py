"""Workbooks written as .xlsx."""
