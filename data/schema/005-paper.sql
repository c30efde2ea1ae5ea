-- What moves, imports of workspaces and erased people leave behind.

-- Where people worked and since when, as the imports told.

-- Which workspaces were imported; never part of an export.

-- Numbers that may not come back, as keyed hashes.
