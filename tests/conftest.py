"""Generated examples are the same in every run, so that a run that passed passes again.

HYPOTHESIS_PROFILE=search looks for new ones. Commands speak English unless a test asks otherwise.
"""

import os

from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))
os.environ.pop("LANGUAGE", None)
os.environ["LC_ALL"] = "C.UTF-8"
