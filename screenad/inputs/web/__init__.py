"""What servers give, fetched now or kept in an archive of the web."""
