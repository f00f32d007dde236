"""The words that the generator uses on its own account and that not everybody knows, each with its meaning."""

from __future__ import annotations

from quarterlight.facts.model import Term

OWN_WORDS = (
    Term("Assurance", "Whether a measure will go on to meet its target if nothing changes."),
    Term("Benchmark", "The figure of somebody else, such as a similar council, to compare with."),
    Term("Common cause", "Ups and downs of a usual size, which need no special reason."),
    Term("CSV", "A plain file of rows and columns. Any spreadsheet program can open it."),
    Term("DCAT", "A way to list data, so that the catalogues of other sites can read the list."),
    Term("JSON", "A plain file in a form that is made for computer programs."),
    Term("Per 1,000", "How many there would be among 1,000, so that large and small places can be compared."),
    Term("Per 10,000", "How many there would be among 10,000, so that large and small places can be compared."),
    Term("Per 100,000", "How many there would be among 100,000, so that large and small places can be compared."),
    Term("Percentage point", "The gap between two percentages: from 40% to 42% is 2 percentage points."),
    Term("PNG", "A picture made of dots, for documents and slides."),
    Term("Provisional", "Not final yet: the figure may still be changed."),
    Term("Rolling 12 months", "The 12 months up to a date, worked out again each time."),
    Term("Special cause", "A change that is larger or longer than the usual ups and downs, so it has some reason."),
    Term("SVG", "A picture made of lines, which stays sharp at every size."),
    Term("Tolerance", "How far a figure may be from its target and still count as close to it."),
    Term("Variation", "How a figure goes up and down over time."),
    Term("WCAG", "The rules for web pages that everybody can use. Level AA holds those that public bodies must keep."),
    Term("Year to date", "From the start of the year, in April, to the end of the period."),
    Term("ZIP", "One file that holds several others, to be unpacked after it is downloaded."),
)
