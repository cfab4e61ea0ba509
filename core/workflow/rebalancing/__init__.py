"""From today's areas to balance again: what moves is counted, done and told."""
