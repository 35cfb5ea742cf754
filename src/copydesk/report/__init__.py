"""How a report is shown: one file per format, and the per-file audits."""
