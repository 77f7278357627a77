"""What goes out of the house: the site to where it is served, records to where they are reviewed."""
