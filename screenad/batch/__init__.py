"""Many adverts: in one process, in several, on several machines; cut short and gone on with."""
