"""Quotations across documents: whose words are the same elsewhere, and whose were altered on the way."""
