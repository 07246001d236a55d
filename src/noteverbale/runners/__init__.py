"""Runners: the same work on one core, many cores or many machines. They know nothing of what the work is."""
