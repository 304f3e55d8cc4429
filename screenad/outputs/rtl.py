"""Writing that runs from right to left: mixed into a line it would shuffle the words around it."""

import unicodedata


def is_right_to_left(text: str) -> bool:
    """Tell whether a text has letters of a script that runs from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
