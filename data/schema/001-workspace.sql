-- The workspace as of version 1. Dates are ISO text, booleans 0 or 1, lists "a; b; c".
-- Derived facts (due, overdue, adherence, places left) are never stored. Every reference to a person
-- or a pair has an index: taking an import back looks for them once a row.

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- The audit trail and the undo of every use case; rows are chained by their digests.
CREATE TABLE change_log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT,
  n_rows INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  undoes INTEGER REFERENCES change_log (id),
  final INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1)),
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX change_log_undoes ON change_log (undoes);

-- People. An outside coach has outside = 1 and is kept out of every retention figure.
CREATE TABLE employee (
  id INTEGER PRIMARY KEY,
  number TEXT UNIQUE,
  outside INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1)),
  name TEXT NOT NULL CHECK (name <> ''),
  given_name TEXT,
  family_name TEXT,
  name_key TEXT NOT NULL,
  search_key TEXT NOT NULL,
  email TEXT,
  department TEXT,
  title TEXT,
  grade TEXT,
  location TEXT,
  manager_id INTEGER REFERENCES employee (id),
  manager_text TEXT,
  hire_date TEXT CHECK (hire_date IS date(hire_date)),
  leave_date TEXT CHECK (leave_date IS date(leave_date)),
  leave_reason TEXT,
  status TEXT,
  languages TEXT
) STRICT;
CREATE INDEX employee_name_key ON employee (name_key);
CREATE INDEX employee_department ON employee (department);
CREATE INDEX employee_email ON employee (lower(email));
CREATE INDEX employee_manager ON employee (manager_id);

-- Columns of a roster that Tandem has no field for.
CREATE TABLE employee_extra (
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (employee_id, field)
) STRICT;

-- What was imported, and the mapping of each layout of columns.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  at TEXT NOT NULL,
  receipt TEXT NOT NULL
) STRICT;
CREATE TABLE import_mapping (
  kind TEXT NOT NULL,
  layout TEXT NOT NULL,
  mapping TEXT NOT NULL,
  PRIMARY KEY (kind, layout)
) STRICT;

-- Programmes.
CREATE TABLE program (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  kind TEXT NOT NULL DEFAULT 'mentoring' CHECK (kind IN ('mentoring', 'coaching')),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'archived')),
  objective TEXT,
  start_date TEXT CHECK (start_date IS date(start_date)),
  end_date TEXT CHECK (end_date IS date(end_date)),
  cadence TEXT NOT NULL DEFAULT 'monthly',
  planned_months INTEGER NOT NULL DEFAULT 10 CHECK (planned_months BETWEEN 1 AND 60),
  grace_days INTEGER NOT NULL DEFAULT 7 CHECK (grace_days BETWEEN 0 AND 60),
  target_match_rate INTEGER NOT NULL DEFAULT 70 CHECK (target_match_rate BETWEEN 0 AND 100),
  target_satisfaction REAL NOT NULL DEFAULT 4 CHECK (target_satisfaction BETWEEN 1 AND 5),
  target_hours REAL NOT NULL DEFAULT 0,
  requires_training INTEGER NOT NULL DEFAULT 0 CHECK (requires_training IN (0, 1)),
  confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
  copied_from INTEGER REFERENCES program (id)
) STRICT;

-- Hard rules (kind 'rule', value 0 or 1) and criteria (kind 'criterion', value 0 to 100).
CREATE TABLE program_rule (
  program_id INTEGER NOT NULL REFERENCES program (id),
  kind TEXT NOT NULL CHECK (kind IN ('rule', 'criterion', 'parameter')),
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (program_id, kind, name)
) STRICT;

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id),
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  role TEXT NOT NULL CHECK (role IN ('mentor', 'mentee', 'both')),
  state TEXT NOT NULL DEFAULT 'enrolled' CHECK (state IN ('enrolled', 'waiting', 'withdrawn')),
  from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  places INTEGER NOT NULL DEFAULT 1 CHECK (places BETWEEN 0 AND 1000),
  hours REAL NOT NULL DEFAULT 0 CHECK (hours >= 0),
  skills_offered TEXT,
  skills_wanted TEXT,
  strengths TEXT,
  reasons TEXT,
  languages TEXT,
  occasion TEXT,
  referred_by TEXT,
  topics_excluded TEXT,
  not_ready INTEGER NOT NULL DEFAULT 0 CHECK (not_ready IN (0, 1)),
  qualifications TEXT,
  experience TEXT,
  trained_on TEXT CHECK (trained_on IS date(trained_on)),
  onboarded_on TEXT CHECK (onboarded_on IS date(onboarded_on)),
  traits TEXT,
  introduces INTEGER NOT NULL DEFAULT 0 CHECK (introduces IN (0, 1)),
  offers TEXT,
  offers_not TEXT,
  note TEXT,
  search_key TEXT NOT NULL DEFAULT '',
  UNIQUE (program_id, employee_id)
) STRICT;
CREATE INDEX enrolment_employee ON enrolment (employee_id);

-- Ranked wishes and vetoes of one participant about another employee.
CREATE TABLE preference (
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  kind TEXT NOT NULL CHECK (kind IN ('wish', 'veto')),
  rank INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (enrolment_id, employee_id)
) STRICT;
CREATE INDEX preference_employee ON preference (employee_id);

-- Pairs that the coordinator forbids or locks before anything is proposed.
CREATE TABLE pairing_constraint (
  program_id INTEGER NOT NULL REFERENCES program (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  kind TEXT NOT NULL CHECK (kind IN ('forbidden', 'locked')),
  reason TEXT,
  PRIMARY KEY (program_id, mentor_id, mentee_id)
) STRICT;
CREATE INDEX pairing_constraint_mentor ON pairing_constraint (mentor_id);
CREATE INDEX pairing_constraint_mentee ON pairing_constraint (mentee_id);

CREATE TABLE proposal (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id),
  made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'released', 'discarded')),
  objective TEXT NOT NULL DEFAULT 'total',
  mentees INTEGER NOT NULL,
  mentors INTEGER NOT NULL,
  places INTEGER NOT NULL,
  matched INTEGER NOT NULL,
  total INTEGER NOT NULL,
  best_total INTEGER NOT NULL,
  largest_score INTEGER NOT NULL,
  optimal INTEGER NOT NULL CHECK (optimal IN (0, 1)),
  seconds REAL NOT NULL,
  rules TEXT NOT NULL
) STRICT;
CREATE INDEX proposal_program ON proposal (program_id);

-- One row a mentee of the draft: with a mentor, or without and why (blocked: JSON, rule: count).
CREATE TABLE proposal_row (
  id INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  mentor_id INTEGER REFERENCES employee (id),
  score INTEGER NOT NULL DEFAULT 0,
  criteria TEXT,
  blocked TEXT,
  locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
  by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1)),
  pair_id INTEGER REFERENCES pair (id),
  UNIQUE (proposal_id, mentee_id)
) STRICT;
CREATE INDEX proposal_row_mentee ON proposal_row (mentee_id);
CREATE INDEX proposal_row_mentor ON proposal_row (mentor_id);
CREATE INDEX proposal_row_pair ON proposal_row (pair_id);

CREATE TABLE pair (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL,
  program_id INTEGER NOT NULL REFERENCES program (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  state TEXT NOT NULL DEFAULT 'proposed'
    CHECK (state IN ('proposed', 'accepted', 'active', 'paused', 'completed', 'ended', 'declined')),
  source TEXT NOT NULL DEFAULT 'coordinator'
    CHECK (source IN ('proposal', 'coordinator', 'wish', 'self')),
  proposed_on TEXT NOT NULL CHECK (proposed_on IS date(proposed_on)),
  start_on TEXT CHECK (start_on IS date(start_on)),
  matched_on TEXT CHECK (matched_on IS date(matched_on)),
  planned_end TEXT CHECK (planned_end IS date(planned_end)),
  ended_on TEXT CHECK (ended_on IS date(ended_on)),
  end_reason TEXT,
  cadence TEXT,
  score INTEGER,
  criteria TEXT,
  mentor_accepted_on TEXT CHECK (mentor_accepted_on IS date(mentor_accepted_on)),
  mentee_accepted_on TEXT CHECK (mentee_accepted_on IS date(mentee_accepted_on)),
  declined_by TEXT CHECK (declined_by IN ('mentor', 'mentee')),
  declined_on TEXT CHECK (declined_on IS date(declined_on)),
  declined_reason TEXT,
  mentor_signed_on TEXT CHECK (mentor_signed_on IS date(mentor_signed_on)),
  mentee_signed_on TEXT CHECK (mentee_signed_on IS date(mentee_signed_on)),
  intake_issue TEXT,
  intake_cause TEXT,
  intake_measure TEXT,
  intake_plan TEXT,
  intake_agreed_on TEXT CHECK (intake_agreed_on IS date(intake_agreed_on)),
  note TEXT,
  CHECK (mentor_id <> mentee_id)
) STRICT;
CREATE INDEX pair_program ON pair (program_id, state);
CREATE INDEX pair_mentor ON pair (mentor_id);
CREATE INDEX pair_mentee ON pair (mentee_id);
CREATE INDEX pair_reference ON pair (reference);

CREATE TABLE pair_pause (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
  to_date TEXT CHECK (to_date IS date(to_date)),
  reason TEXT
) STRICT;
CREATE INDEX pair_pause_pair ON pair_pause (pair_id);

-- A change of a pair's cadence: a new grid of slots starts at from_date.
CREATE TABLE pair_cadence (
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
  cadence TEXT NOT NULL,
  PRIMARY KEY (pair_id, from_date)
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  outcome TEXT NOT NULL DEFAULT 'held' CHECK (outcome IN ('held', 'cancelled', 'missed')),
  kind TEXT NOT NULL DEFAULT 'meeting'
    CHECK (kind IN ('meeting', 'preparation', 'introduction', 'learning', 'group')),
  mode TEXT CHECK (mode IN ('in-person', 'video', 'phone', 'mail', 'chat')),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  initiated_by TEXT CHECK (initiated_by IN ('mentor', 'mentee')),
  asked_on TEXT CHECK (asked_on IS date(asked_on)),
  next_date TEXT CHECK (next_date IS date(next_date)),
  success INTEGER NOT NULL DEFAULT 0 CHECK (success IN (0, 1)),
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
  note TEXT
) STRICT;
CREATE INDEX contact_pair ON contact (pair_id, on_date);
CREATE INDEX contact_date ON contact (on_date);

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  title TEXT NOT NULL CHECK (title <> ''),
  measure TEXT,
  kind TEXT NOT NULL DEFAULT 'development' CHECK (kind IN ('development', 'performance', 'topic')),
  set_on TEXT NOT NULL CHECK (set_on IS date(set_on)),
  due_on TEXT CHECK (due_on IS date(due_on)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'reached', 'dropped')),
  closed_on TEXT CHECK (closed_on IS date(closed_on))
) STRICT;
CREATE INDEX goal_pair ON goal (pair_id);

-- Promotions of employees, for the retention dashboard.
CREATE TABLE promotion (
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  PRIMARY KEY (employee_id, on_date)
) STRICT;
