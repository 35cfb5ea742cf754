"""Steps of a run that are spared: what an earlier run found out is taken from the cache where all it rests on is equal.

Each module knows one kind of result: under which key it is kept, how it is written, and how it is put back into a run
whose documents have other numbers, rows and partners. The cache itself knows bytes only.
"""
