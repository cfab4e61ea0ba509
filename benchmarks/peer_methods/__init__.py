"""The open peers of the division, each at its best and each in a process of its own: `python -m peer_methods`.

Runs in the virtual environment that `peer_environment.py` sets up; needs nothing of the project's core.
"""
