"""Where the steps are put together: from a planner's layers and wishes to areas, providers and the address register.

`journey` is the composition root of the whole; the other files are the parts of it that single algorithms use too.
"""
