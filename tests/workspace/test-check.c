/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-check.h"

#include "workspace/td-backup.h"
#include "workspace/td-check-private.h"
#include "workspace/td-sample.h"

#include "td-test-workspace.h"
#include "td-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY "2026-03-16"

/* What every fault below is planted in: two people, a programme and a pair of it, all sound. */
#define SOUND                                                                                   \
  "INSERT INTO employee (id, number, name, name_key, search_key, hire_date) VALUES "            \
  "(1, '1', 'Ann', 'ann', 'ann', '2020-01-01'), (2, '2', 'Ben', 'ben', 'ben', '2020-01-01'), "  \
  "(3, '3', 'Cem', 'cem', 'cem', '2020-01-01')",                                                \
      "INSERT INTO program (id, name, start_date) VALUES (1, 'Alpha', '2026-01-01'), "          \
      "(2, 'Beta', '2026-01-01')",                                                              \
      "INSERT INTO enrolment (id, program_id, employee_id, role, from_date) VALUES "            \
      "(1, 1, 1, 'mentor', '2026-01-01'), (2, 1, 2, 'mentee', '2026-01-01')",                   \
      "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, proposed_on, " \
      "start_on, matched_on) VALUES (1, 'A-1', 1, 1, 2, 'active', '2026-01-05', '2026-01-10', " \
      "'2026-01-10')",                                                                          \
      "INSERT INTO survey (id, program_id, name) VALUES (1, 1, 'Pulse'), (2, 2, 'Other')",      \
      "INSERT INTO survey_question (id, survey_id, position, kind, title) VALUES "              \
      "(1, 1, 1, 'rating', 'Happy?'), (2, 2, 1, 'rating', 'Other?')",                           \
      "INSERT INTO feedback (id, survey_id, pair_id, side, due_on, answered_on) VALUES "        \
      "(1, 1, 1, 'mentor', '2026-02-10', '2026-02-11')",                                        \
      "INSERT INTO contact (id, pair_id, on_date) VALUES (1, 1, '2026-02-01')",                 \
      "INSERT INTO goal (id, pair_id, title, set_on) VALUES (1, 1, 'Learn', '2026-01-11')"

static const char *const sound[] = { SOUND };

typedef struct
{
  const char *kind;
  const char *sql;
  const char *says; /* part of the words */
} Planted;

static const Planted planted[] = {
  { "leave-before-hire", "UPDATE employee SET leave_date = '2019-01-01' WHERE id = 1", "Ann (1)" },
  { "own-manager", "UPDATE employee SET manager_id = 1 WHERE id = 1", "Ann" },
  { "manager-circle", "UPDATE employee SET manager_id = 3 - id WHERE id < 3", "Ben" },
  { "enrolment-withdrawn",
    "UPDATE enrolment SET state = 'withdrawn', withdrawn_on = '2025-12-01' WHERE id = 1", "Alpha" },
  { "program-end", "UPDATE program SET end_date = '2025-12-31' WHERE id = 1", "Alpha" },
  { "absence-end",
    "INSERT INTO absence (employee_id, from_date, to_date) VALUES (1, '2026-02-01', '2026-01-01')",
    "2026-01-01" },
  { "own-wish", "INSERT INTO preference VALUES (1, 1, 'wish', 1)", "Ann" },
  { "answer-range", "INSERT INTO feedback_answer VALUES (1, 1, 9, NULL)", "Happy?" },
  { "answer-survey", "INSERT INTO feedback_answer VALUES (1, 2, 3, NULL)", "Other?" },
  { "feedback-program",
    "INSERT INTO feedback (survey_id, pair_id, side, due_on, answered_on) VALUES "
    "(2, 1, 'mentor', '2026-02-10', '2026-02-11')",
    "Other" },
  { "pair-not-enrolled", "DELETE FROM enrolment WHERE id = 2", "Ben is not enrolled in Alpha" },
  { "pair-end", "UPDATE pair SET state = 'ended', ended_on = '2026-01-06' WHERE id = 1",
    "2026-01-10" },
  { "pair-without-end", "UPDATE pair SET state = 'ended' WHERE id = 1", "A-1" },
  { "pair-without-start", "UPDATE pair SET matched_on = NULL WHERE id = 1", "A-1" },
  { "pair-state", "UPDATE pair SET ended_on = '2026-03-01' WHERE id = 1", "2026-03-01" },
  { "pair-twice",
    "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, proposed_on) VALUES "
    "(2, 'A-2', 1, 1, 2, '2026-02-01')",
    "A-1 and A-2" },
  { "reference-twice",
    "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, proposed_on, state) VALUES "
    "(2, 'A-1', 1, 1, 2, '2026-02-01', 'declined')",
    "A-1" },
  { "pause-end",
    "INSERT INTO pair_pause (pair_id, from_date, to_date) VALUES (1, '2026-02-01', '2026-01-20')",
    "A-1" },
  { "pause-overlap",
    "INSERT INTO pair_pause (pair_id, from_date, to_date) VALUES (1, '2026-02-01', '2026-02-20'), "
    "(1, '2026-02-10', NULL)",
    "2026-02-10" },
  { "pause-absence",
    "INSERT INTO absence (id, employee_id, from_date) VALUES (1, 3, '2026-02-01'); "
    "INSERT INTO pair_pause (pair_id, from_date, absence_id) VALUES (1, '2026-02-01', 1)",
    "Cem" },
  { "contact-outside", "UPDATE contact SET on_date = '2025-11-01'", "2025-11-01" },
  { "contact-future", "UPDATE contact SET on_date = '2026-11-01'", "2026-11-01" },
  { "goal-closed", "UPDATE goal SET state = 'reached'", "Learn" },
  { "action-closed",
    "INSERT INTO pair_action (pair_id, title, owner, set_on, closed_on) VALUES "
    "(1, 'Read', 'mentee', '2026-02-01', '2026-02-02')",
    "Read" },
  { "action-goal",
    "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, proposed_on, state) VALUES "
    "(2, 'A-2', 1, 2, 1, '2026-02-01', 'proposed'); "
    "INSERT INTO pair_action (pair_id, goal_id, title, owner, set_on) VALUES "
    "(2, 1, 'Read', 'mentee', '2026-02-01')",
    "A-2" },
  { "extension", "INSERT INTO pair_extension VALUES (1, '2026-02-01', '2025-12-01')",
    "2025-12-01" },
  { "concern-settled",
    "INSERT INTO concern (pair_id, raised_by, raised_on, settled_on) VALUES "
    "(1, 'mentee', '2026-02-01', '2026-01-31')",
    "2026-01-31" },
  { "draft-pair",
    "INSERT INTO proposal (id, program_id, made_on, mentees, mentors, places, matched, total, "
    "best_total, largest_score, optimal, seconds, rules) VALUES "
    "(1, 1, '2026-02-01', 1, 1, 1, 1, 1, 1, 1, 1, 0, '{}'); "
    "INSERT INTO proposal_row (proposal_id, mentee_id, pair_id) VALUES (1, 3, 1)",
    "Cem" },
  { "cadence", "UPDATE program SET cadence = 'sometimes' WHERE id = 1", "sometimes" },
  { "text", "UPDATE goal SET measure = CAST (x'41ff' AS TEXT)", "goal, measure" },
  { "stranger", "CREATE TRIGGER zap AFTER INSERT ON contact BEGIN DELETE FROM employee; END",
    "zap" },
  { "database", "UPDATE change_log SET detail = 'forged' WHERE id = 2", "Entry 2" },
};

/* Some plants are more than one statement, or what the checked writes would refuse. */
static void
run_all (TdDatabase *db, const char *sql)
{
  g_auto (GStrv) steps =
      strstr (sql, "TRIGGER") ? g_strsplit (sql, "\n", 1) : g_strsplit (sql, "; ", -1);

  for (char **step = steps; *step; step++)
    td_test_run (db, *step);
}

/* By the clock that dates the changes of the test. */
static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static GPtrArray *
check (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *faults = td_check_workspace (file->db, td_test_date (TODAY), now (), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    {
      TdFault *fault = faults->pdata[i];

      g_test_message ("%s: %s %s", fault->kind, fault->words, fault->remedy);
    }
  return faults;
}

static void
make_sound (TdTestFile *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    td_test_run (file->db, sound[i]);
}

/* A fault of somebody, a pair or a programme says which, and that one is there. */
static void
assert_leads (TdDatabase *db, TdFault *fault)
{
  static const char *const pages[][2] = { { "people", "employee" },
                                          { "pairs", "pair" },
                                          { "program", "program" } };

  g_assert_cmpint (fault->page != NULL, ==, fault->id != 0);
  for (guint i = 0; fault->page && i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i][0], fault->page))
      {
        g_autofree char *sql =
            g_strdup_printf ("SELECT count(*) FROM %s WHERE id = %d", pages[i][1], (int) fault->id);

        g_assert_cmpint (td_test_count (db, sql), ==, 1);
        return;
      }
  g_assert_null (fault->page);
}

static void
test_planted (TdTestFile *file, gconstpointer data)
{
  const Planted *plant = data;
  TdDate day = td_date_from_iso (plant->says);
  g_autofree char *says = day == TD_DATE_NONE ? g_strdup (plant->says) : td_date_format (day);
  g_autoptr (GPtrArray) faults = NULL;
  gboolean found = FALSE;

  make_sound (file);
  run_all (file->db, plant->sql);
  faults = check (file);
  for (guint i = 0; i < faults->len; i++)
    {
      TdFault *fault = faults->pdata[i];

      g_assert_null (strstr (fault->words, "%s"));
      g_assert_cmpint ((int) strlen (fault->remedy), >, 0);
      assert_leads (file->db, fault);
      found = found || (g_str_equal (fault->kind, plant->kind) && strstr (fault->words, says));
    }
  g_assert_true (found);
  /* And little else: a plant may break what hangs on it, but not everything. */
  g_assert_cmpuint (faults->len, <=, 3);
}

static void
test_sound (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;

  make_sound (file);
  faults = check (file);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_sample (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  td_sample_make (file->db, td_test_date (TODAY), NULL, &error);
  g_assert_no_error (error);
  faults = check (file);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_mode (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;
  TdFault *fault;

  g_chmod (file->path, 0644);
  faults = check (file);
  g_assert_cmpuint (faults->len, ==, 1);
  fault = faults->pdata[0];
  g_assert_cmpstr (fault->kind, ==, "mode");
  g_assert_nonnull (strstr (fault->words, file->path));
}

/* --- Backups --- */

static TdBackup *
make_backup (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  TdBackup *backup = td_backup_make (file->db, TD_BACKUP_MANUAL, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

/* The faults of the backups as of so many days from now. */
static void
assert_backups (TdTestFile *file, int days, const char *kind, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  faults = td_check_workspace (file->db, td_test_date (TODAY),
                               now () + (gint64) days * 24 * 60 * 60, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, kind ? 1 : 0);
  if (kind == NULL)
    return;
  g_test_message ("%s", ((TdFault *) faults->pdata[0])->words);
  g_assert_cmpstr (((TdFault *) faults->pdata[0])->kind, ==, kind);
  g_assert_nonnull (strstr (((TdFault *) faults->pdata[0])->words, says));
  g_assert_nonnull (((TdFault *) faults->pdata[0])->remedy);
}

static void
test_backup_age (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = NULL;

  td_test_run (file->db, "INSERT INTO setting VALUES ('a', '1')");
  assert_backups (file, 1, NULL, NULL);
  assert_backups (file, 9, "backup-old", "1 change since");
  backup = make_backup (file);
  assert_backups (file, 9, NULL, NULL);
  td_test_run (file->db, "INSERT INTO setting VALUES ('b', '1')");
  td_test_run (file->db, "INSERT INTO setting VALUES ('c', '1')");
  assert_backups (file, 9, "backup-old", "2 changes since");
}

/* Changes are dated by the clock: a day that was given says nothing of how old they are. */
static void
test_given_day (TdTestFile *file, gconstpointer data)
{
  static const char *const days[] = { "1999-01-01", "2099-01-01" };

  td_test_run (file->db, "INSERT INTO setting VALUES ('a', '1')");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) faults =
          td_check_workspace (file->db, td_test_date (days[i]), now (), NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (faults->len, ==, 0);
    }
}

/* A rule that nobody ever saw find anything may find nothing. */
static void
assert_planted (const TdCheckRule *rules)
{
  for (const TdCheckRule *rule = rules; rule->kind; rule++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
        found = found || g_str_equal (planted[i].kind, rule->kind);
      if (!found)
        g_error ("no fault of the kind “%s” is planted", rule->kind);
    }
}

static void
test_all_planted (void)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);

  assert_planted (td_check_people_rules ());
  assert_planted (td_check_pair_rules ());
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    g_hash_table_add (kinds, (gpointer) planted[i].kind);
  g_assert_cmpuint (g_hash_table_size (kinds), >=, 20);
}

static void
test_backup_mode (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = make_backup (file);
  g_autofree char *folder = td_backup_dup_folder (file->path);

  g_chmod (backup->path, 0644);
  assert_backups (file, 0, "backup-mode", backup->name);
  g_chmod (backup->path, 0600);
  g_chmod (folder, 0755);
  assert_backups (file, 0, "backup-mode", folder);
}

static void
test_backup_unreadable (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = make_backup (file);

  g_file_set_contents_full (backup->path, "no workspace at all, but a file of some length", -1,
                            G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  assert_backups (file, 0, "backup-unsound", backup->name);
}

/* Damaged inside: it opens, and a page is not what it was. */
static void
test_backup_damaged (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdBackup) backup = NULL;
  g_autofree char *bytes = NULL;
  gsize n;

  for (int i = 0; i < 3; i++)
    td_test_run (file->db,
                 "INSERT INTO setting SELECT hex (randomblob (20)), hex (randomblob (9000))");
  backup = make_backup (file);
  g_assert_true (g_file_get_contents (backup->path, &bytes, &n, NULL));
  memset (bytes + n - 3 * 4096, 0x5a, 3 * 4096);
  g_file_set_contents_full (backup->path, bytes, (gssize) n, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
  assert_backups (file, 0, "backup-unsound", backup->name);
}

static void
test_reference (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  td_database_execute (file->db, &error, "PRAGMA foreign_keys = OFF", "");
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (7, '2026-01-01')");
  faults = check (file);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (((TdFault *) faults->pdata[0])->words, "missing pair"));
}

/* What somebody put into the file does nothing while Tandem has it open. */
static void
test_asleep (TdTestFile *file, gconstpointer data)
{
  make_sound (file);
  td_test_run (file->db, "CREATE TRIGGER zap AFTER INSERT ON contact BEGIN DELETE FROM goal; END");
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2026-03-01')");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM goal"), ==, 1);
}

/* A thousand of a kind are a few sentences. */
static void
test_many (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;

  make_sound (file);
  for (int i = 0; i < 30; i++)
    td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2030-01-01')");
  faults = check (file);
  g_assert_cmpuint (faults->len, ==, TD_CHECK_MOST + 1);
  g_assert_nonnull (strstr (((TdFault *) faults->pdata[TD_CHECK_MOST])->words, "10 more"));
  g_assert_cmpint (((TdFault *) faults->pdata[0])->id, ==, 1);
  g_assert_cmpint (((TdFault *) faults->pdata[TD_CHECK_MOST])->id, ==, 0);
}

void
test_check_add (void)
{
#define ADD(name, function) \
  g_test_add ("/check/" name, TdTestFile, NULL, td_test_file_setup, function, td_test_file_teardown)
  ADD ("sound", test_sound);
  ADD ("sample", test_sample);
  ADD ("mode", test_mode);
  ADD ("backup-age", test_backup_age);
  ADD ("given-day", test_given_day);
  ADD ("backup-mode", test_backup_mode);
  ADD ("backup-unreadable", test_backup_unreadable);
  ADD ("backup-damaged", test_backup_damaged);
  ADD ("reference", test_reference);
  ADD ("many", test_many);
  ADD ("asleep", test_asleep);
#undef ADD
  g_test_add_func ("/check/all-planted", test_all_planted);
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/planted/%s", planted[i].kind);

      g_test_add (path, TdTestFile, &planted[i], td_test_file_setup, test_planted,
                  td_test_file_teardown);
    }
}
