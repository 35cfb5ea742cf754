"""What becomes of findings: selection, severity, fingerprints, exit code."""
