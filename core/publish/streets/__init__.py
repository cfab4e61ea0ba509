"""The street register: which numbers of a street belong to which area, as table, HTML and PDF."""
