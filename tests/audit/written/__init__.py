"""Four whole reports of fictional colleges, each by a hand that had not seen the program, and eighty errors for each.

`content/` is consistent as it stands, as far as its author could tell. Each entry of `errors.json` alone makes it
provably wrong: `old` stands once in `file` and becomes `new`; `proof` says what contradicts it. `python -m
tests.audit.alone health` tells what is noticed. What rules were written for: `health`, later `marine`. `nursery` and
`railway` were measured and not looked at: keep it so, or say so.
"""
