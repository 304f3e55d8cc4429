"""How the tests run: hypothesis without a clock, the same cases each time where it matters.

What is compiled is kept for this run alone, apart from what people have.
"""

import atexit
import os
import shutil
import signal
from tempfile import mkdtemp

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, database=None)
settings.register_profile("deep", deadline=None, max_examples=2000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "default")
)
if "PYTEST_XDIST_WORKER" not in os.environ:  # who works for another shares what that one keeps
    os.environ["SCREENAD_CACHE_DIR"] = mkdtemp(prefix="screenad-")
    atexit.register(shutil.rmtree, os.environ["SCREENAD_CACHE_DIR"], ignore_errors=True)
# A shell's background ignores interrupts, and so would what is to be interrupted here.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
