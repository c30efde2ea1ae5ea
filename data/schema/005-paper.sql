-- What moves, imports of workspaces and erased people leave behind.

-- Where people worked and since when, as imports and edits told: the last row of somebody is what the
-- roster says, the first one the day from which it is watched.
CREATE TABLE posting (
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
  department TEXT,
  title TEXT,
  grade TEXT,
  location TEXT,
  PRIMARY KEY (employee_id, from_date)
) STRICT;

-- Of who is there already it is known since the file was written last.
INSERT INTO posting (employee_id, from_date, department, title, grade, location)
SELECT id, (SELECT substr(MAX(at), 1, 10) FROM change_log), department, title, grade, location
FROM employee
WHERE outside = 0 AND EXISTS (SELECT 1 FROM change_log);

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
-- HMAC-SHA-256 of a number or an e-mail address under the key of the workspace (setting erased-key).
-- Nothing links a digest to a row of employee, and rows stand in the order of their digests.
CREATE TABLE erased (
  digest TEXT PRIMARY KEY,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date))
) STRICT, WITHOUT ROWID;
-- 1: anonymised, what happened stays under "Person 17"; 2: erased, only counts are left.
ALTER TABLE employee ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1, 2));
CREATE INDEX employee_anonymous ON employee (anonymous) WHERE anonymous > 0;
