"""Characters that separate letters without being a letter, digit or mark of punctuation."""

from typing import Final

# Bodies of regular expression classes.
PICTURES: Final = (
    "\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030"
    "\U0001f000-\U0001f0ff\U0001f1e6-\U0001faff"
)
DOTS: Final = "\u00b7\u2022\u2027\u2219\u22c5\u30fb"
HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
ALPHABETS: Final = "a-zß-öø-ɏ\u0370-\u052f\u1e00-\u1fff"
