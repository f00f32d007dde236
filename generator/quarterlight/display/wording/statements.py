"""The words of the accessibility statement that depend on the settings."""

from __future__ import annotations

CONFORMANCE = {
    "full": "Its publisher states that this site conforms with them in full.",
    "partial": "Its publisher states that this site conforms with them in part, because of what stands below.",
    "none": "Its publisher states that this site does not conform with them.",
}
UNSTATED = "Its publisher has not stated yet how far this site conforms."
# Who hears complaints: what they do, what they are called, and their address.
COMPLAINTS = {
    "ehrc": (
        "The Equality and Human Rights Commission sees to it that public bodies keep the accessibility regulations of"
        " 2018. It is reached through the",
        "Equality Advisory and Support Service",
        "https://www.equalityadvisoryservice.com/",
    ),
    "ecni": (
        "In Northern Ireland, whoever is not content with the answer turns to the",
        "Equality Commission for Northern Ireland",
        "https://www.equalityni.org/",
    ),
}
