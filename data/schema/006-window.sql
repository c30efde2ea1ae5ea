-- What the window asks for: numbers that turned out to be one person, forms that were not saved.

-- Other numbers of somebody, from merging two entries that were one person: what an import says of
-- one of them is about her. The number that stays is employee.number.
CREATE TABLE employee_number (
  number TEXT PRIMARY KEY NOT NULL CHECK (number <> ''),
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  merged_on TEXT NOT NULL CHECK (merged_on IS date(merged_on))
) STRICT;
CREATE INDEX employee_number_employee ON employee_number (employee_id);

-- What stood in a form when its window closed, until it is offered again: outside of the audit trail
-- and of every export, since nobody has said yet that it holds. about: what the form is about, as the
-- form writes it; fields: JSON.
CREATE TABLE unsaved_form (
  form TEXT NOT NULL,
  about TEXT NOT NULL,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  fields TEXT NOT NULL,
  PRIMARY KEY (form, about)
) STRICT;

-- Of a list of three in a check SQLite makes a table, anew for every row that is written. The same
-- rule without a list, since imports write people by the thousand.
CREATE TABLE without_name AS SELECT id, anonymous FROM employee WHERE anonymous > 0;
DROP INDEX employee_anonymous;
ALTER TABLE employee DROP COLUMN anonymous;
ALTER TABLE employee ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous BETWEEN 0 AND 2);
UPDATE employee SET anonymous = w.anonymous FROM without_name w WHERE w.id = employee.id;
DROP TABLE without_name;
CREATE INDEX employee_anonymous ON employee (anonymous) WHERE anonymous > 0;
