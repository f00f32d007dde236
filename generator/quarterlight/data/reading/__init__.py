"""Reading the report's words: sentences, figures, times, changes and targets in plain English, and what they are about.

Strings and facts in, frozen values out. No rule and no judgement here. A reader that cannot tell leaves it out: every
rule about the text would rather be silent than wrong.
"""
