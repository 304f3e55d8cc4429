"""An advert seen several ways, each able to point back at the original."""
