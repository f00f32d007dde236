"""Quarterlight turns a council's quarterly performance tables into a public website.

Five layers, each importing only from itself and those before it:
words, facts, data, display, edge.
"""

__version__ = "0.1.0"
