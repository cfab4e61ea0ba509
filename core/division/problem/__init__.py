"""The division problem as it is given, the settings of the work, and the texts of refusals."""
