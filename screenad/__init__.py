"""Screen recruitment adverts for signs of fraud, forced labour and trafficking."""

__version__ = "0.1.0"
