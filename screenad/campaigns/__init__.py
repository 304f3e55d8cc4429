"""Adverts that belong together: they share a contact, or their words are nearly the same."""

from screenad.campaigns.groups import Alike, Campaign, Campaigns, Member, Shared

__all__ = ["Alike", "Campaign", "Campaigns", "Member", "Shared"]
