/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#define _GNU_SOURCE

#include "config.h"

#include "person-file.h"

#include <string.h>

#include "workspace/td-person-tables.h"
#include "workspace/td-sample.h"

/* Somebody who left, was in a pair that ended on both sides of the table, and is in none that runs.
 */
#define FIND                                                                             \
  "SELECT e.id FROM employee e JOIN pair p ON e.id IN (p.mentor_id, p.mentee_id) "       \
  "WHERE p.state IN ('ended', 'completed') AND NOT EXISTS (SELECT 1 FROM pair o "        \
  "WHERE e.id IN (o.mentor_id, o.mentee_id) AND o.state NOT IN ('ended', 'completed')) " \
  "AND EXISTS (SELECT 1 FROM contact c WHERE c.pair_id = p.id AND c.note IS NOT NULL) "  \
  "ORDER BY e.leave_date IS NULL, e.id LIMIT 1"

/* A row in every table: PAIR, PERSON, OTHER and the like are put in. */
static const char *const rows[] = {
  "UPDATE proposal SET state = 'discarded'",
  "INSERT INTO employee_extra VALUES (PERSON, 'Car', 'blue')",
  "INSERT INTO employee_number VALUES ('zq900', PERSON, '2025-01-01')",
  "INSERT INTO unsaved_form VALUES ('contact', 'pair:PAIR', '2025-01-01', '{}')",
  "INSERT OR IGNORE INTO posting VALUES (PERSON, '2020-01-01', 'A', 'B', 'C', 'D')",
  "INSERT OR IGNORE INTO posting VALUES (PERSON, '2021-01-01', 'A2', 'B', 'C', 'D')",
  "INSERT OR IGNORE INTO promotion VALUES (PERSON, '2021-01-01')",
  "INSERT OR IGNORE INTO company_survey VALUES (PERSON, '2021-06-01', 4)",
  "INSERT OR IGNORE INTO absence (employee_id, from_date, to_date) "
  "VALUES (PERSON, '2025-01-01', '2025-02-01')",
  "INSERT INTO application (program_id, employee_id, applied_on, outcome) "
  "VALUES (1, PERSON, '2025-01-01', 'matched')",
  "INSERT OR IGNORE INTO enrolment (program_id, employee_id, role, from_date) "
  "SELECT program_id, PERSON, 'both', proposed_on FROM pair WHERE id = PAIR",
  "INSERT OR IGNORE INTO preference (enrolment_id, employee_id, kind) "
  "SELECT id, OTHER, 'wish' FROM enrolment WHERE employee_id = PERSON",
  "INSERT OR IGNORE INTO preference (enrolment_id, employee_id, kind) "
  "SELECT id, PERSON, 'veto' FROM enrolment WHERE employee_id = OTHER",
  "INSERT OR IGNORE INTO pairing_constraint VALUES (1, PERSON, OTHER, 'forbidden', 'x')",
  "INSERT INTO proposal (id, program_id, made_on, state, mentees, mentors, places, matched, total, "
  "best_total, largest_score, optimal, seconds, rules) "
  "VALUES (900, 1, '2025-01-01', 'released', 1, 1, 1, 1, 1, 1, 1, 1, 0, '{}')",
  "INSERT INTO proposal_row (proposal_id, mentee_id, mentor_id) VALUES (900, PERSON, OTHER)",
  "INSERT INTO proposal_row (proposal_id, mentee_id, mentor_id) VALUES (900, OTHER, PERSON)",
  "INSERT INTO proposal_score VALUES (900, PERSON, OTHER, 1)",
  "INSERT INTO proposal_mentor VALUES (900, PERSON, 1, 1, 1)",
  "INSERT INTO shortlist (id, program_id, mentee_id, made_on) VALUES (900, 1, PERSON, "
  "'2025-01-01')",
  "INSERT INTO shortlist_mentor (shortlist_id, mentor_id, position) VALUES (900, OTHER, 1)",
  "INSERT OR IGNORE INTO no_match (program_id, mentee_id, decided_on, reason) "
  "VALUES (1, PERSON, '2025-01-01', 'no-mentor')",
  "INSERT INTO goal (id, pair_id, title, set_on) VALUES (900, PAIR, 'x', '2025-01-01')",
  "INSERT INTO goal_event (goal_id, on_date, kind) VALUES (900, '2025-01-01', 'set')",
  "INSERT INTO checklist_step VALUES (900, 1, '2025-01-01')",
  "INSERT INTO pair_action (pair_id, title, owner, set_on) "
  "VALUES (PAIR, 'x', 'mentor', '2025-01-01')",
  "INSERT OR IGNORE INTO agreement VALUES (PAIR, 'x')",
  "INSERT INTO review (pair_id, kind, held_on) VALUES (PAIR, 'mid', '2025-01-01')",
  "INSERT INTO concern (pair_id, raised_by, raised_on) VALUES (PAIR, 'mentor', '2025-01-01')",
  "INSERT INTO referral (pair_id, side, on_date) VALUES (PAIR, 'mentee', '2025-01-01')",
  "INSERT INTO reminder (pair_id, kind, on_date) VALUES (PAIR, 'reminder', '2025-01-01')",
  "INSERT OR IGNORE INTO appointment VALUES (PAIR, 'x', 0, '2025-01-01', 0, '2025-01-01')",
  "INSERT INTO pair_pause (pair_id, from_date, to_date, absence_id) "
  "SELECT PAIR, '2025-01-01', '2025-01-02', max(id) FROM absence WHERE employee_id = PERSON",
  "INSERT OR IGNORE INTO pair_cadence VALUES (PAIR, '2025-02-01', 'monthly')",
  "INSERT OR IGNORE INTO pair_extension VALUES (PAIR, '2025-02-01', '2025-12-31')",
  "INSERT OR IGNORE INTO survey (id, program_id, name) VALUES (900, 1, 'x')",
  "INSERT INTO survey_question (id, survey_id, position, kind, title) "
  "VALUES (900, 900, 1, 'text', 'x')",
  "INSERT INTO feedback (id, survey_id, pair_id, side, due_on, answered_on) SELECT 900, 900, PAIR, "
  "CASE WHEN mentor_id = PERSON THEN 'mentor' ELSE 'mentee' END, '2025-02-01', '2025-02-01' "
  "FROM pair WHERE id = PAIR",
  "INSERT INTO feedback_answer (feedback_id, question_id, text) VALUES (900, 900, 'x')",
};

static char *
fill_in (const char *sql, gint64 pair, gint64 person, gint64 other)
{
  g_autoptr (GString) text = g_string_new (sql);
  g_autofree char *ids[] = { g_strdup_printf ("%d", (int) pair),
                             g_strdup_printf ("%d", (int) person),
                             g_strdup_printf ("%d", (int) other) };

  g_string_replace (text, "PAIR", ids[0], 0);
  g_string_replace (text, "PERSON", ids[1], 0);
  g_string_replace (text, "OTHER", ids[2], 0);
  for (guint i = 1; i < G_N_ELEMENTS (ids); i++)
    g_free (g_steal_pointer (&ids[i]));
  return g_strdup (text->str);
}

void
person_file_setup (PersonFile *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 pair;
  g_autofree char *sql = NULL;

  td_test_file_setup (&self->file, NULL);
  g_assert_true (td_sample_make (self->file.db, td_test_date (PERSON_FILE_TODAY), NULL, &error));
  g_assert_no_error (error);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->id = td_test_count (self->file.db, FIND);
  g_assert_cmpint (self->id, >, 0);
  sql = g_strdup_printf ("SELECT id FROM pair WHERE %d IN (mentor_id, mentee_id) ORDER BY id",
                         (int) self->id);
  pair = td_test_count (self->file.db, sql);
  g_free (sql);
  sql = g_strdup_printf ("SELECT mentor_id + mentee_id - %d FROM pair WHERE id = %d",
                         (int) self->id, (int) pair);
  self->partner = td_test_count (self->file.db, sql);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *row = fill_in (rows[i], pair, self->id, self->partner);

      td_test_run (self->file.db, row);
    }
}

void
person_file_teardown (PersonFile *self, gconstpointer data)
{
  g_ptr_array_unref (self->words);
  td_test_file_teardown (&self->file, NULL);
}

/* Unlike any other word, "Zqpairnotexx Qzxx": two words, as a name has. */
static char *
make_word (const char *table, const char *column)
{
  g_autofree char *squeezed = g_strdup_printf ("%s%s", table, column);
  char *to = squeezed;

  for (const char *from = squeezed; *from; from++)
    if (*from != '_')
      *to++ = *from;
  *to = '\0';
  return g_strdup_printf ("Zq%s Qz%s", squeezed, squeezed);
}

static void
plant_one (PersonFile *self, const TdFateOfColumn *fate, const TdPersonTable *table)
{
  char *word = make_word (fate->table, fate->column);
  gboolean unique = strcmp (fate->column, "uid") == 0;
  g_autofree char *condition = g_strdup (table->condition);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *id = g_strdup_printf ("%d", (int) self->id);

  g_string_printf (sql, "UPDATE %s SET %s = '%s'%s WHERE (%s)", fate->table, fate->column, word,
                   unique ? " || rowid" : "", table->condition);
  g_string_replace (sql, "$1", id, 0);
  td_test_run (self->file.db, sql->str);
  g_string_printf (sql, "SELECT count(*) FROM %s WHERE %s LIKE '%s%%' AND (%s)", fate->table,
                   fate->column, word, condition);
  g_string_replace (sql, "$1", id, 0);
  if (td_test_count (self->file.db, sql->str) == 0)
    g_error ("%s.%s: there is no row to plant a word in", fate->table, fate->column);
  g_ptr_array_add (self->words, word);
}

void
person_file_plant (PersonFile *self)
{
  guint n;
  const TdFateOfColumn *fates = td_fates (&n);

  for (guint i = 0; i < n; i++)
    {
      const TdPersonTable *table = td_person_table_find (fates[i].table);

      if (table && fates[i].fate != TD_FATE_STAYS && fates[i].fate != TD_FATE_NAMES)
        plant_one (self, &fates[i], table);
    }
}

static gboolean
holds (const char *bytes, gsize length, const char *word)
{
  gsize n_wide;
  g_autofree char *wide = g_convert (word, -1, "UTF-16LE", "UTF-8", NULL, &n_wide, NULL);

  return memmem (bytes, length, word, strlen (word)) != NULL ||
         memmem (bytes, length, wide, n_wide) != NULL;
}

static guint
count_in (PersonFile *self, const char *path, gboolean say)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < self->words->len; i++)
    if (holds (bytes, length, self->words->pdata[i]))
      {
        n++;
        if (say)
          g_test_message ("%s holds “%s”", path, (char *) self->words->pdata[i]);
      }
  return n;
}

/* In all files below a folder: backups stand in one of their own. */
static guint
count_below (PersonFile *self, const char *folder, gboolean say)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_below (self, path, say)
                                                  : count_in (self, path, say);
    }
  return n;
}

void
person_file_assert_gone (PersonFile *self)
{
  g_assert_cmpuint (self->words->len, >, 40);
  g_assert_cmpuint (count_below (self, self->file.folder, TRUE), ==, 0);
}

guint
person_file_count (PersonFile *self)
{
  return count_below (self, self->file.folder, FALSE);
}
