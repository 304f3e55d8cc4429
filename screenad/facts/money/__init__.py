"""Sums of money, which of them are pay, and what that is worth."""
