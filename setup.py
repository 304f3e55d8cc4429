"""Build a wheel that holds the shipped rules read already. All else is in setup.cfg."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class WithRules(build_py):
    """Reads the rules once they are where the wheel is made from; a checkout reads its own."""

    def run(self) -> None:
        """Copy the modules and rules, and write the rules as they are when read."""
        super().run()
        if not self.editable_mode:
            sys.path.insert(0, str(Path(__file__).parent))
            from screenad.ruleset.load import read_shipped
            from screenad.ruleset.sources import PARSED

            Path(self.build_lib, "screenad", "rules", PARSED).write_bytes(read_shipped())


setup(cmdclass={"build_py": WithRules})
