"""The rules: one file each, by family; `rule` is what a rule is, `catalog` finds and selects them."""
