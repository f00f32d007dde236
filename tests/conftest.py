"""What all tests share: this folder is on the path for `factories`, and Hypothesis tries the same examples every time."""

from hypothesis import settings

settings.register_profile("quarterlight", derandomize=True, deadline=None)
settings.load_profile("quarterlight")
