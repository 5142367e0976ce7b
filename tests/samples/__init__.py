"""Invented files of other trackers, built by code."""
