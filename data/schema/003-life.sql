-- The life of a pair: texts, agreements, goals and actions, feedback, reviews, concerns, absences, and
-- what was sent and read.

-- Texts of a programme that were changed; a kind that is not here has the built-in text.
CREATE TABLE program_text (
  program_id INTEGER NOT NULL REFERENCES program (id),
  kind TEXT NOT NULL,
  subject TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (program_id, kind)
) STRICT;

-- The agreement of one pair where its words differ from its programme's.
CREATE TABLE agreement (
  pair_id INTEGER PRIMARY KEY REFERENCES pair (id),
  body TEXT NOT NULL
) STRICT;

-- Goals: within which horizon, when both agreed on it, and what became of it when.
ALTER TABLE goal ADD COLUMN horizon TEXT CHECK (horizon IN ('short', 'medium', 'long'));
ALTER TABLE goal ADD COLUMN agreed_on TEXT CHECK (agreed_on IS date(agreed_on));
CREATE TABLE goal_event (
  id INTEGER PRIMARY KEY,
  goal_id INTEGER NOT NULL REFERENCES goal (id),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  kind TEXT NOT NULL CHECK (kind IN ('set', 'changed', 'progress', 'reached', 'dropped', 'reopened')),
  note TEXT
) STRICT;
CREATE INDEX goal_event_goal ON goal_event (goal_id);

-- Who does what by when.
CREATE TABLE pair_action (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  goal_id INTEGER REFERENCES goal (id),
  title TEXT NOT NULL CHECK (title <> ''),
  owner TEXT NOT NULL CHECK (owner IN ('mentor', 'mentee', 'coordinator')),
  set_on TEXT NOT NULL CHECK (set_on IS date(set_on)),
  due_on TEXT CHECK (due_on IS date(due_on)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
  closed_on TEXT CHECK (closed_on IS date(closed_on))
) STRICT;
CREATE INDEX pair_action_pair ON pair_action (pair_id);
CREATE INDEX pair_action_goal ON pair_action (goal_id);

-- The eight steps of a coaching topic (a goal); a row a step that is done.
CREATE TABLE checklist_step (
  goal_id INTEGER NOT NULL REFERENCES goal (id),
  step INTEGER NOT NULL CHECK (step BETWEEN 1 AND 8),
  done_on TEXT NOT NULL CHECK (done_on IS date(done_on)),
  PRIMARY KEY (goal_id, step)
) STRICT;

-- Mid-term and end reviews that were held; the note is private.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  kind TEXT NOT NULL CHECK (kind IN ('mid', 'end')),
  held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
  outcome TEXT,
  learned TEXT,
  next_step TEXT,
  note TEXT
) STRICT;
CREATE INDEX review_pair ON review (pair_id);

-- A concern raised by a side, and the referral of a person to a professional: their words are private.
CREATE TABLE concern (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  raised_by TEXT NOT NULL CHECK (raised_by IN ('mentor', 'mentee', 'coordinator')),
  raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on)),
  note TEXT,
  settled_on TEXT CHECK (settled_on IS date(settled_on)),
  settled_note TEXT
) STRICT;
CREATE INDEX concern_pair ON concern (pair_id);
CREATE TABLE referral (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  reason TEXT
) STRICT;
CREATE INDEX referral_pair ON referral (pair_id);

-- A person away: pauses all of her pairs. And what she decided about one who is leaving.
CREATE TABLE absence (
  id INTEGER PRIMARY KEY,
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
  to_date TEXT CHECK (to_date IS date(to_date)),
  reason TEXT
) STRICT;
CREATE INDEX absence_employee ON absence (employee_id);
ALTER TABLE pair_pause ADD COLUMN absence_id INTEGER REFERENCES absence (id);
CREATE INDEX pair_pause_absence ON pair_pause (absence_id);

-- Surveys of a programme: questions, and the answers of one side of one pair.
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id),
  name TEXT NOT NULL CHECK (name <> ''),
  first_day INTEGER NOT NULL DEFAULT 30 CHECK (first_day BETWEEN 0 AND 1000),
  every_days INTEGER NOT NULL DEFAULT 60 CHECK (every_days BETWEEN 0 AND 1000),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  UNIQUE (program_id, name)
) STRICT;
-- kind: rating 1 to 5, recommendation 0 to 10, choice, text. topic: what insight counts it as.
CREATE TABLE survey_question (
  id INTEGER PRIMARY KEY,
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('rating', 'recommendation', 'choice', 'text')),
  topic TEXT,
  side TEXT CHECK (side IN ('mentor', 'mentee')),
  title TEXT NOT NULL CHECK (title <> ''),
  choices TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX survey_question_survey ON survey_question (survey_id);
-- due_on: the day of the pair's life it was given for. may_quote: she may be quoted.
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  survey_id INTEGER NOT NULL REFERENCES survey (id),
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
  due_on TEXT NOT NULL CHECK (due_on IS date(due_on)),
  answered_on TEXT NOT NULL CHECK (answered_on IS date(answered_on)),
  may_quote INTEGER NOT NULL DEFAULT 0 CHECK (may_quote IN (0, 1)),
  UNIQUE (survey_id, pair_id, side, due_on)
) STRICT;
CREATE INDEX feedback_pair ON feedback (pair_id);
CREATE TABLE feedback_answer (
  feedback_id INTEGER NOT NULL REFERENCES feedback (id),
  question_id INTEGER NOT NULL REFERENCES survey_question (id),
  number INTEGER,
  text TEXT,
  PRIMARY KEY (feedback_id, question_id)
) STRICT;
CREATE INDEX feedback_answer_question ON feedback_answer (question_id);
-- The company's own survey, by waves: for insight only.
CREATE TABLE company_survey (
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  wave TEXT NOT NULL CHECK (wave IS date(wave)),
  score REAL NOT NULL,
  PRIMARY KEY (employee_id, wave)
) STRICT;

-- When whom was written to about what; the appointment that was given out for a pair.
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  kind TEXT NOT NULL,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date))
) STRICT;
CREATE INDEX reminder_pair ON reminder (pair_id);
-- changed_on: the day its date, or that it is cancelled, was last given out anew.
CREATE TABLE appointment (
  pair_id INTEGER PRIMARY KEY REFERENCES pair (id),
  uid TEXT NOT NULL UNIQUE,
  sequence INTEGER NOT NULL,
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  changed_on TEXT NOT NULL CHECK (changed_on IS date(changed_on))
) STRICT;

-- The planned end of a pair that was moved: on which day, to which.
CREATE TABLE pair_extension (
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  planned_end TEXT NOT NULL CHECK (planned_end IS date(planned_end)),
  PRIMARY KEY (pair_id, on_date)
) STRICT;

-- The event of a calendar a contact was read from.
ALTER TABLE contact ADD COLUMN event_uid TEXT;
CREATE INDEX contact_event ON contact (event_uid);
-- Whether a leaver left of her own will: voluntary or involuntary, where it is known.
ALTER TABLE employee ADD COLUMN leave_kind TEXT CHECK (leave_kind IN ('voluntary', 'involuntary'));

-- Who applied for a programme when, and what came of it, as a company's history has it: somebody may
-- apply more than once, and an enrolment knows only the last.
CREATE TABLE application (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id),
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  reference TEXT,
  applied_on TEXT NOT NULL CHECK (applied_on IS date(applied_on)),
  outcome TEXT NOT NULL CHECK (outcome IN ('matched', 'withdrew', 'waiting')),
  outcome_on TEXT CHECK (outcome_on IS date(outcome_on))
) STRICT;
CREATE INDEX application_program ON application (program_id);
CREATE INDEX application_employee ON application (employee_id);
