"""Pages: read the request, call one application function, show the answer."""
