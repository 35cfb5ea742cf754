"""What rules see of a text: every view is a function of a Document, cached on it, with offsets of the document's text."""
