-- What moves, imports of workspaces and erased people leave behind.

-- Where people worked and since when, as the imports told.

-- Which workspaces were imported; never part of an export. What the file said it lacks (kind:
-- "table.column") is said again by an export of this workspace.
CREATE TABLE workspace_import (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  file TEXT NOT NULL,
  digest TEXT NOT NULL,
  n_rows INTEGER NOT NULL
) STRICT;
CREATE TABLE workspace_import_lack (
  import_id INTEGER NOT NULL REFERENCES workspace_import (id),
  kind TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (import_id, kind)
) STRICT;

-- Numbers that may not come back, as keyed hashes.
