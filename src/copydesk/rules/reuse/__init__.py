"""TR rules: passages that travelled between documents."""
