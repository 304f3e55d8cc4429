"""Markup, of pages and of feeds, taken to pieces in time that grows with its length alone."""
