"""JSON under /api/v1: read the request, call one application function, show the answer."""
