"""Roads of any known source as seconds along and against each line."""
