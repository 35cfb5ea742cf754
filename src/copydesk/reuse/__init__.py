"""Text reuse as pure functions over arrays and strings: fingerprint, candidates, align, describe, cluster."""
