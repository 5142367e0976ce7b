"""JSON under /api/v1: read the request, call one application function, show the answer."""

PATH = "/api/"
"""Below it the API answers everything, and where nothing is served a script gets a problem, never a page."""
