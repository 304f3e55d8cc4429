"""What rules do on labelled texts."""

from screenad.measure.percent import percentages
from screenad.measure.tally import Label, Tally, label

__all__ = ["Label", "Tally", "label", "percentages"]
