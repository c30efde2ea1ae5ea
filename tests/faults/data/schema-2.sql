-- A workspace of schema 2, made once by tests/tools/fixture.py.
PRAGMA application_id = 1415859543;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
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
INSERT INTO "change_log" VALUES(1,'2026-03-16T09:00:00Z','workspace.sample','',1,X'',NULL,1,'ba276a927c7775a8223d77d2461b4f0f202646b5daa2b68f090fb749bc837633');
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
INSERT INTO "contact" VALUES(1,1,'2025-02-23','cancelled','meeting','video',NULL,'mentee',NULL,NULL,0,0,NULL);
INSERT INTO "contact" VALUES(2,1,'2025-03-24','held','meeting','in-person',60,'mentor',NULL,NULL,0,0,NULL);
INSERT INTO "contact" VALUES(3,1,'2025-04-16','held','meeting','video',60,'mentor',NULL,NULL,0,0,NULL);
INSERT INTO "contact" VALUES(4,1,'2025-05-17','cancelled','meeting','phone',NULL,'mentee',NULL,NULL,0,0,NULL);
INSERT INTO "contact" VALUES(5,1,'2025-06-15','held','meeting','video',75,'mentee',NULL,NULL,0,0,NULL);
INSERT INTO "contact" VALUES(6,1,'2025-07-20','held','introduction','phone',60,'mentee','2025-07-15',NULL,0,0,NULL);
INSERT INTO "contact" VALUES(7,1,'2025-09-18','held','learning','video',60,'mentor','2025-09-17',NULL,0,0,NULL);
INSERT INTO "contact" VALUES(8,1,'2025-10-20','held','introduction','video',75,'mentee',NULL,NULL,1,0,'Got the project lead');
INSERT INTO "contact" VALUES(9,1,'2025-11-21','held','meeting','in-person',60,'mentee',NULL,'2025-12-21',0,0,NULL);
INSERT INTO "contact" VALUES(91,15,'2025-09-18','held','learning','video',60,'mentor','2025-09-17',NULL,0,0,NULL);
INSERT INTO "contact" VALUES(92,15,'2025-10-15','held','introduction','video',45,'mentee','2025-10-11',NULL,0,0,NULL);
INSERT INTO "contact" VALUES(93,15,'2025-11-21','held','meeting','in-person',60,'mentee',NULL,NULL,0,1,'Prepared the presentation together');
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
INSERT INTO "employee" VALUES(181,'1181',0,'Mehmet Şahin','Mehmet','Şahin','mehmet sahin','mehmet sahin 1181 mehmet.sahin@fjord instruments.example sales sales assistant','mehmet.sahin@fjord-instruments.example','Sales','Sales Assistant','2','Lisbon',NULL,NULL,'2015-08-12',NULL,NULL,'Active','English; Turkish');
INSERT INTO "employee" VALUES(229,'1229',0,'Lotte de Boer','Lotte','de Boer','lotte de boer','lotte de boer 1229 lotte.de.boer@fjord instruments.example customer service senior service specialist','lotte.de.boer@fjord-instruments.example','Customer Service','Senior Service Specialist','4','Leeds',NULL,NULL,'2017-12-23',NULL,NULL,'Active','English; Dutch');
INSERT INTO "employee" VALUES(236,'1236',0,'Elif Aydın','Elif','Aydın','elif aydin','elif aydin 1236 elif.aydin@fjord instruments.example customer service service coach','elif.aydin@fjord-instruments.example','Customer Service','Service Coach','5','Utrecht',NULL,NULL,'2019-11-21',NULL,NULL,'Active','English; Turkish');
INSERT INTO "employee" VALUES(239,'1239',0,'Nuno dos Santos','Nuno','dos Santos','nuno dos santos','nuno dos santos 1239 nuno.dos.santos@fjord instruments.example customer service senior service specialist','nuno.dos.santos@fjord-instruments.example','Customer Service','Senior Service Specialist','4','Lisbon',NULL,NULL,'2015-09-04',NULL,NULL,'Active','English; Portuguese');
INSERT INTO "employee" VALUES(338,'1338',0,'Niels Vermeulen','Niels','Vermeulen','niels vermeulen','niels vermeulen 1338 niels.vermeulen@fjord instruments.example finance finance partner','niels.vermeulen@fjord-instruments.example','Finance','Finance Partner','5','Antwerp',NULL,NULL,'2014-07-26',NULL,NULL,'Active','English; Dutch');
INSERT INTO "employee" VALUES(390,'1390',0,'Agnieszka Szymańska','Agnieszka','Szymańska','agnieszka szymanska','agnieszka szymanska 1390 agnieszka.szymanska@fjord instruments.example quality head of quality','agnieszka.szymanska@fjord-instruments.example','Quality','Head of Quality','8','Hamburg',NULL,NULL,'2023-01-18',NULL,NULL,'Active','English; Polish');
CREATE TABLE employee_extra (
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (employee_id, field)
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
INSERT INTO "enrolment" VALUES(6,1,390,'mentor','enrolled','2025-01-16',NULL,NULL,2,2.0,'safety; data analysis; problem solving; negotiation',NULL,NULL,'problems; skills',NULL,NULL,NULL,NULL,0,NULL,NULL,'2025-01-12',NULL,NULL,0,'Reading and discussing one case a month',NULL,NULL,'safety data analysis problem solving negotiation');
INSERT INTO "enrolment" VALUES(12,1,236,'mentor','enrolled','2025-01-16',NULL,NULL,3,2.0,'giving feedback; handling conflict; negotiation; writing',NULL,NULL,'goals; support',NULL,NULL,NULL,NULL,0,NULL,NULL,'2024-12-22',NULL,NULL,1,'Practice before difficult conversations',NULL,NULL,'giving feedback handling conflict negotiation writing');
INSERT INTO "enrolment" VALUES(32,1,338,'mentor','enrolled','2025-04-09',NULL,NULL,2,1.0,'budgeting; negotiation; data analysis; systems thinking',NULL,NULL,'goals; problems',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,1,'Monthly lunch and an open door',NULL,NULL,'budgeting negotiation data analysis systems thinking');
INSERT INTO "enrolment" VALUES(45,1,181,'mentee','withdrawn','2025-01-16','2025-12-08',NULL,0,1.5,NULL,'giving feedback; data analysis; problem solving',NULL,'support; goals',NULL,'reorganisation',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'giving feedback data analysis problem solving');
INSERT INTO "enrolment" VALUES(59,1,229,'mentee','enrolled','2025-07-05',NULL,NULL,0,1.0,NULL,'listening; budgeting',NULL,'support',NULL,'other',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'listening budgeting');
INSERT INTO "enrolment" VALUES(102,1,239,'mentee','enrolled','2026-02-01',NULL,NULL,0,1.5,NULL,'writing; giving feedback',NULL,'problems; skills',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'writing giving feedback');
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
INSERT INTO "goal" VALUES(1,1,'Decide on the next step in my career','The team says so when asked','development','2025-03-04','2025-12-12','dropped','2025-12-08');
CREATE TABLE import_mapping (
  kind TEXT NOT NULL,
  layout TEXT NOT NULL,
  mapping TEXT NOT NULL,
  PRIMARY KEY (kind, layout)
) STRICT;
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  at TEXT NOT NULL,
  receipt TEXT NOT NULL
) STRICT;
CREATE TABLE no_match (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  note TEXT,
  UNIQUE (program_id, mentee_id)
) STRICT;
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
  note TEXT, asked_on TEXT CHECK (asked_on IS date(asked_on)), declined_note TEXT,
  CHECK (mentor_id <> mentee_id)
) STRICT;
INSERT INTO "pair" VALUES(1,'1',1,390,181,'completed','self','2025-02-02',NULL,'2025-02-12','2025-12-12','2025-12-08',NULL,NULL,7460,'{"skills":3960,"wishes":0,"reasons":0,"hours":2000,"location":0,"department":1000,"grade":500,"waiting":0}','2025-02-12','2025-02-12',NULL,NULL,NULL,'2025-02-24','2025-02-26',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "pair" VALUES(15,'15',1,338,229,'active','self','2025-08-10',NULL,'2025-08-14','2026-06-14',NULL,NULL,NULL,7090,'{"skills":3000,"wishes":0,"reasons":0,"hours":2000,"location":0,"department":1000,"grade":1000,"waiting":90}','2025-08-13','2025-08-14',NULL,NULL,NULL,'2025-08-23','2025-08-22',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "pair" VALUES(58,'58',1,236,239,'accepted','proposal','2026-03-06',NULL,NULL,NULL,NULL,NULL,NULL,9090,'{"skills":6000,"wishes":0,"reasons":0,"hours":2000,"location":0,"department":0,"grade":1000,"waiting":90}','2026-03-06',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE pair_cadence (
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
  cadence TEXT NOT NULL,
  PRIMARY KEY (pair_id, from_date)
) STRICT;
CREATE TABLE pair_pause (
  id INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
  to_date TEXT CHECK (to_date IS date(to_date)),
  reason TEXT
) STRICT;
CREATE TABLE pairing_constraint (
  program_id INTEGER NOT NULL REFERENCES program (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  kind TEXT NOT NULL CHECK (kind IN ('forbidden', 'locked')),
  reason TEXT,
  PRIMARY KEY (program_id, mentor_id, mentee_id)
) STRICT;
CREATE TABLE preference (
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  kind TEXT NOT NULL CHECK (kind IN ('wish', 'veto')),
  rank INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (enrolment_id, employee_id)
) STRICT;
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
INSERT INTO "program" VALUES(1,'Fjord Mentoring','mentoring','open','Help colleagues grow across departments, and keep the people who want to move on inside the company.','2025-01-16','2027-01-16','monthly',10,7,70,4.0,0.0,0,0,NULL);
INSERT INTO "program" VALUES(2,'Coaching for New Managers','coaching','open','Every new manager leads with confidence in six months.','2025-10-16','2026-07-16','every:2w',6,7,70,4.0,0.0,0,0,NULL);
CREATE TABLE program_rule (
  program_id INTEGER NOT NULL REFERENCES program (id),
  kind TEXT NOT NULL CHECK (kind IN ('rule', 'criterion', 'parameter')),
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (program_id, kind, name)
) STRICT;
CREATE TABLE promotion (
  employee_id INTEGER NOT NULL REFERENCES employee (id),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  PRIMARY KEY (employee_id, on_date)
) STRICT;
INSERT INTO "promotion" VALUES(229,'2023-04-20');
INSERT INTO "promotion" VALUES(236,'2024-07-12');
INSERT INTO "promotion" VALUES(390,'2024-08-18');
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
, scope TEXT NOT NULL DEFAULT 'all'
  CHECK (scope IN ('all', 'selection', 'late', 'sheet')), bonus INTEGER NOT NULL DEFAULT 0, scale INTEGER NOT NULL DEFAULT 1, worst INTEGER NOT NULL DEFAULT 0, proof TEXT, best_matched INTEGER NOT NULL DEFAULT 0, second_matched INTEGER NOT NULL DEFAULT 0, second_total INTEGER NOT NULL DEFAULT 0, last_enrolment INTEGER, stay INTEGER NOT NULL DEFAULT -1) STRICT;
CREATE TABLE proposal_mentor (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  places INTEGER NOT NULL,
  used INTEGER NOT NULL,
  price INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, mentor_id)
) STRICT;
CREATE TABLE "proposal_row" (
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
  round INTEGER NOT NULL DEFAULT 1,
  price INTEGER NOT NULL DEFAULT 0,
  mentee_rank INTEGER NOT NULL DEFAULT 0,
  mentor_rank INTEGER NOT NULL DEFAULT 0,
  alternatives TEXT,
  proven_id INTEGER REFERENCES employee (id),
  earlier_pair_id INTEGER REFERENCES pair (id),
  added INTEGER NOT NULL DEFAULT 0 CHECK (added IN (0, 1)),
  UNIQUE (proposal_id, mentee_id, round)
) STRICT;
CREATE TABLE proposal_score (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  score INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, mentee_id, mentor_id)
) STRICT;
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
INSERT INTO "setting" VALUES('coordinator','Marit Halvorsen');
INSERT INTO "setting" VALUES('coordinator-email','mentoring@fjord-instruments.example');
INSERT INTO "setting" VALUES('organisation','Fjord Instruments');
INSERT INTO "setting" VALUES('sample','1');
CREATE TABLE shortlist (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
  answered_on TEXT CHECK (answered_on IS date(answered_on))
) STRICT;
CREATE TABLE shortlist_mentor (
  shortlist_id INTEGER NOT NULL REFERENCES shortlist (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  position INTEGER NOT NULL,
  rank INTEGER NOT NULL DEFAULT 0,
  score INTEGER NOT NULL DEFAULT 0,
  criteria TEXT,
  PRIMARY KEY (shortlist_id, mentor_id)
) STRICT;
CREATE INDEX change_log_undoes ON change_log (undoes);
CREATE INDEX employee_name_key ON employee (name_key);
CREATE INDEX employee_department ON employee (department);
CREATE INDEX employee_email ON employee (lower(email));
CREATE INDEX employee_manager ON employee (manager_id);
CREATE INDEX enrolment_employee ON enrolment (employee_id);
CREATE INDEX preference_employee ON preference (employee_id);
CREATE INDEX pairing_constraint_mentor ON pairing_constraint (mentor_id);
CREATE INDEX pairing_constraint_mentee ON pairing_constraint (mentee_id);
CREATE INDEX proposal_program ON proposal (program_id);
CREATE INDEX pair_program ON pair (program_id, state);
CREATE INDEX pair_mentor ON pair (mentor_id);
CREATE INDEX pair_mentee ON pair (mentee_id);
CREATE INDEX pair_reference ON pair (reference);
CREATE INDEX pair_pause_pair ON pair_pause (pair_id);
CREATE INDEX contact_pair ON contact (pair_id, on_date);
CREATE INDEX contact_date ON contact (on_date);
CREATE INDEX goal_pair ON goal (pair_id);
CREATE INDEX proposal_row_mentee ON proposal_row (mentee_id);
CREATE INDEX proposal_row_mentor ON proposal_row (mentor_id);
CREATE INDEX proposal_row_pair ON proposal_row (pair_id);
CREATE INDEX proposal_row_proven ON proposal_row (proven_id);
CREATE INDEX proposal_row_earlier_pair ON proposal_row (earlier_pair_id);
CREATE INDEX proposal_score_mentee ON proposal_score (mentee_id);
CREATE INDEX proposal_score_mentor ON proposal_score (mentor_id);
CREATE INDEX proposal_mentor_mentor ON proposal_mentor (mentor_id);
CREATE INDEX shortlist_program ON shortlist (program_id, mentee_id);
CREATE INDEX shortlist_mentee ON shortlist (mentee_id);
CREATE INDEX shortlist_mentor_mentor ON shortlist_mentor (mentor_id);
CREATE INDEX no_match_mentee ON no_match (mentee_id);
COMMIT;
