"""Servers for trying out what was published: started on this machine only, stopped when the caller is done."""
