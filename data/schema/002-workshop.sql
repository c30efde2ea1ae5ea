-- The pairing workshop: what a proposal was made for, what explains it, a second mentor, shortlists,
-- and the decision that nobody fits.

ALTER TABLE proposal ADD COLUMN scope TEXT NOT NULL DEFAULT 'all'
  CHECK (scope IN ('all', 'selection', 'late', 'sheet'));
-- A pair's weight is bonus + scale x score; prices below are in that unit (td-certificate.h).
ALTER TABLE proposal ADD COLUMN bonus INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN scale INTEGER NOT NULL DEFAULT 1;
ALTER TABLE proposal ADD COLUMN worst INTEGER NOT NULL DEFAULT 0;
-- JSON: how it was found and proven.
ALTER TABLE proposal ADD COLUMN proof TEXT;
-- Mentees matched as the solver proved it; what second mentors add apart (matched, total).
ALTER TABLE proposal ADD COLUMN best_matched INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN second_matched INTEGER NOT NULL DEFAULT 0;
ALTER TABLE proposal ADD COLUMN second_total INTEGER NOT NULL DEFAULT 0;
-- The newest enrolment of the programme when it was made: those after it are late.
ALTER TABLE proposal ADD COLUMN last_enrolment INTEGER;
-- Points that an earlier pair had for staying, -1 where none could move.
ALTER TABLE proposal ADD COLUMN stay INTEGER NOT NULL DEFAULT -1;
UPDATE proposal SET best_matched = matched;

-- round: 1 a first mentor, 2 a second one; ranks: the how-manieth choice they are for each other.
-- alternatives: JSON, the nearest other mentors and the least that each would cost everyone.
-- proven_id: her mentor in the proven solution, which changes by hand leave as it was.
-- earlier_pair_id: a pair nobody answered, which this row moves or leaves as it is.
-- added: put in by hand, no part of what was proven.
CREATE TABLE proposal_row_2 (
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
INSERT INTO proposal_row_2 (id, proposal_id, mentee_id, mentor_id, score, criteria, blocked, locked, by_hand,
    pair_id, proven_id)
  SELECT id, proposal_id, mentee_id, mentor_id, score, criteria, blocked, locked, by_hand, pair_id,
    CASE WHEN by_hand = 0 THEN mentor_id END FROM proposal_row;
DROP TABLE proposal_row;
ALTER TABLE proposal_row_2 RENAME TO proposal_row;
CREATE INDEX proposal_row_mentee ON proposal_row (mentee_id);
CREATE INDEX proposal_row_mentor ON proposal_row (mentor_id);
CREATE INDEX proposal_row_pair ON proposal_row (pair_id);
CREATE INDEX proposal_row_proven ON proposal_row (proven_id);
CREATE INDEX proposal_row_earlier_pair ON proposal_row (earlier_pair_id);

-- The scores of a coordinator's own sheet, for scope 'sheet'; of costs, times -1.
CREATE TABLE proposal_score (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  score INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, mentee_id, mentor_id)
) STRICT;
CREATE INDEX proposal_score_mentee ON proposal_score (mentee_id);
CREATE INDEX proposal_score_mentor ON proposal_score (mentor_id);

-- The mentors of a proposal: what one more place with each would be worth.
CREATE TABLE proposal_mentor (
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  places INTEGER NOT NULL,
  used INTEGER NOT NULL,
  price INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, mentor_id)
) STRICT;
CREATE INDEX proposal_mentor_mentor ON proposal_mentor (mentor_id);

-- Up to three mentors that a mentee is asked to rank.
CREATE TABLE shortlist (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
  answered_on TEXT CHECK (answered_on IS date(answered_on))
) STRICT;
CREATE INDEX shortlist_program ON shortlist (program_id, mentee_id);
CREATE INDEX shortlist_mentee ON shortlist (mentee_id);
-- position: as printed; rank: as she ranked them, 0 for not (yet).
CREATE TABLE shortlist_mentor (
  shortlist_id INTEGER NOT NULL REFERENCES shortlist (id),
  mentor_id INTEGER NOT NULL REFERENCES employee (id),
  position INTEGER NOT NULL,
  rank INTEGER NOT NULL DEFAULT 0,
  score INTEGER NOT NULL DEFAULT 0,
  criteria TEXT,
  PRIMARY KEY (shortlist_id, mentor_id)
) STRICT;
CREATE INDEX shortlist_mentor_mentor ON shortlist_mentor (mentor_id);

-- The decision that nobody in a programme fits a mentee; taken back by deleting it.
CREATE TABLE no_match (
  id INTEGER PRIMARY KEY,
  program_id INTEGER NOT NULL REFERENCES program (id),
  mentee_id INTEGER NOT NULL REFERENCES employee (id),
  decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  note TEXT,
  UNIQUE (program_id, mentee_id)
) STRICT;
CREATE INDEX no_match_mentee ON no_match (mentee_id);

-- When the two sides were last asked for their answer.
ALTER TABLE pair ADD COLUMN asked_on TEXT CHECK (asked_on IS date(asked_on));
-- The own words behind a no or a withdrawal: private. A pair that is declined by nobody was withdrawn.
ALTER TABLE pair ADD COLUMN declined_note TEXT;
