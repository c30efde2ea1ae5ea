/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events.h"

#include "test-exchange.h"

#include <string.h>

/* What a history is refused for, and what it is not; and files that were hurt in any way. */

#define PEOPLE "emp_id,hire_date,exit_date,exit_type,exit_reason,department\n"
#define PAIRS "pair_id,mentor_id,mentee_id,matched_on,ended_on,end_reason,cadence\n"
#define CONTACTS "pair_id,date,initiated_by,held\n"
#define PAUSES "pair_id,from,to\n"
#define PROMOTIONS "emp_id,date\n"
#define APPLICATIONS "app_id,emp_id,applied_on,outcome,outcome_on\n"
#define SURVEYS "wave,emp_id,score\n"
#define PARAMS "key,value\n"

typedef struct
{
  const char *name;
  const char *text;
} File;

static const File files[] = {
  { "employees.csv", PEOPLE "E1,2019-01-01,,,,Sales\nE2,2020-02-01,2021-03-31,voluntary,pay,IT\n"
                            "E3,2020-03-01,,,,IT\n" },
  { "pairs.csv",
    PAIRS "P1,E1,E2,2020-06-01,2021-03-31,mentee_left,monthly\nP2,E1,E3,2020-06-15,,,days:42\n" },
  { "contacts.csv", CONTACTS "P1,2020-06-20,mentor,1\nP2,2020-07-20,mentee,0\n" },
  { "pauses.csv", PAUSES "P2,2020-12-20,2021-01-04\n" },
  { "promotions.csv", PROMOTIONS "E3,2021-01-01\n" },
  { "applications.csv", APPLICATIONS "A1,E2,2020-05-01,matched,2020-06-01\n" },
  { "surveys.csv", SURVEYS "2020-10-01,E1,4\n" },
  { "params.csv", PARAMS "as_of,2021-12-31\nwindow_start,2019-01-01\nmin_cell,5\n" },
};

static void
write_file (TdTestFile *file, const char *name, const char *text, gssize length)
{
  g_autofree char *folder = g_build_filename (file->folder, "history", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_remove (path);
  g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
write_files (TdTestFile *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    write_file (file, files[i].name, files[i].text, -1);
}

static TdEventsReceipt *
import (TdTestFile *file, GError **error)
{
  TdEventsOptions options = { .clock = td_test_date ("2026-06-15") };
  g_autofree char *folder = g_build_filename (file->folder, "history", NULL);

  return td_import_events (file->db, folder, &options, error);
}

/* Everything that an import could have left behind. */
static gint64
count_rows (TdTestFile *file)
{
  return td_test_count (
      file->db, "SELECT (SELECT count(*) FROM employee) + (SELECT count(*) FROM program) + "
                "(SELECT count(*) FROM pair) + (SELECT count(*) FROM contact) + "
                "(SELECT count(*) FROM enrolment) + (SELECT count(*) FROM setting) + "
                "(SELECT count(*) FROM promotion) + (SELECT count(*) FROM company_survey) + "
                "(SELECT count(*) FROM application) + (SELECT count(*) FROM change_log) + "
                "(SELECT count(*) FROM import_run)");
}

/* One file in place of its own, and the one fault that it has. */
typedef struct
{
  const char *file;
  const char *text;
  int row;
  const char *column;
  const char *value;
  const char *words; /* in the message */
} Case;

static const Case cases[] = {
  { "employees.csv", PEOPLE "E1,2019-01-01\nE2,2019-02-30\nE3,2020-01-01\n", 3, "hire_date",
    "2019-02-30", "not a date" },
  { "employees.csv", PEOPLE "E1,2019-01-01\nE2,2019-01-01,soon\nE3,2020-01-01\n", 3, "exit_date",
    "soon", "not a date" },
  { "employees.csv", PEOPLE "E1,2019-01-01\nE2,2019-01-01,2020-01-01,who knows\nE3,2020-01-01\n", 3,
    "exit_type", "who knows", "voluntary" },
  { "employees.csv", PEOPLE "E1,2019-01-01\nE2,2019-01-01\nE3,2020-01-01\nE2,2019-01-01\n", 5,
    "emp_id", "E2", "Row 3" },
  { "employees.csv", PEOPLE "E1,2019-01-01\nE2,2019-01-01\n,2019-01-01\nE3,2020-01-01\n", 4,
    "emp_id", "", "missing" },
  { "employees.csv", PEOPLE "E1,2019-01-01\nE2,2019-01-01,,,,IT,too much\nE3,2020-01-01\n", 3, "",
    "too much", "more cells" },
  { "employees.csv", "emp_id,hired,exit_date,exit_type,exit_reason,department\nE1\n", 1,
    "hire_date", "hired", "missing" },
  { "pairs.csv", PAIRS "P1,E1,E2,2020-06-01\nP2,E9,E3,2020-06-15\n", 3, "mentor_id", "E9",
    "Nobody" },
  { "pairs.csv", PAIRS "P1,E1,E9,2020-06-01\nP2,E1,E3,2020-06-15\n", 2, "mentee_id", "E9",
    "Nobody" },
  { "pairs.csv", PAIRS "P1,E1,E1,2020-06-01\nP2,E1,E3,2020-06-15\n", 2, "mentee_id", "E1",
    "same person" },
  { "pairs.csv", PAIRS "P1,E1,E2,2020-06-01\nP2,E1,E3,2020-06-15\nP1,E1,E3,2020-06-15\n", 4,
    "pair_id", "P1", "Row 2" },
  { "pairs.csv", PAIRS "P1,E1,E2,\nP2,E1,E3,2020-06-15\n", 2, "matched_on", "", "missing" },
  { "pairs.csv", PAIRS "P1,E1,E2,2020-06-01,2020-05-31,x\nP2,E1,E3,2020-06-15\n", 2, "ended_on",
    "2020-05-31", "before" },
  { "pairs.csv", PAIRS "P1,E1,E2,2020-06-01,,,often\nP2,E1,E3,2020-06-15\n", 2, "cadence", "often",
    "contact rhythm" },
  { "pairs.csv", PAIRS "P1,E1,E2,2020-06-01,,,days:0\nP2,E1,E3,2020-06-15\n", 2, "cadence",
    "days:0", "contact rhythm" },
  { "pairs.csv",
    "pair_id,mentor_id,mentee_id,matched_on,end_date,end_reason,cadence\nP1,E1,E2,2020-06-01\n"
    "P2,E1,E3,2020-06-15\n",
    1, "ended_on", "end_date", "missing" },
  { "contacts.csv", CONTACTS "P1,2020-06-20,mentor,1\nP7,2020-06-20,mentor,1\n", 3, "pair_id", "P7",
    "No pair" },
  { "contacts.csv", CONTACTS "P1,20.6.,mentor,1\n", 2, "date", "20.6.", "not a date" },
  { "contacts.csv", CONTACTS "P1,2020-06-20,boss,1\n", 2, "initiated_by", "boss",
    "mentor, mentee" },
  { "contacts.csv", CONTACTS "P1,2020-06-20,mentor,2\n", 2, "held", "2", "1, 0" },
  { "contacts.csv", CONTACTS "P1,2020-06-20,mentor,\n", 2, "held", "", "1, 0" },
  { "contacts.csv", "pair_id,date,held,minutes\nP1,2020-06-20,1,long\n", 2, "minutes", "long",
    "not a number" },
  { "pauses.csv", PAUSES "P2,2020-12-20,2020-12-19\n", 2, "to", "2020-12-19", "before" },
  { "pauses.csv", PAUSES "P2,,2020-12-19\n", 2, "from", "", "missing" },
  { "promotions.csv", PROMOTIONS "E8,2021-01-01\n", 2, "emp_id", "E8", "Nobody" },
  { "promotions.csv", PROMOTIONS "E3,2021-01-01\nE3,2021-01-01\n", 3, "emp_id", "E3", "Row 2" },
  { "applications.csv", APPLICATIONS "A1,E2,2020-05-01,maybe,\n", 2, "outcome", "maybe",
    "matched, withdrew, waiting" },
  { "applications.csv", APPLICATIONS "A1,E2,2020-05-01,withdrew,\n", 2, "outcome_on", "",
    "missing" },
  { "applications.csv", APPLICATIONS "A1,E2,2020-05-01,waiting,\nA1,E3,2020-05-01,waiting,\n", 3,
    "app_id", "A1", "Row 2" },
  { "surveys.csv", SURVEYS "2020-10-01,E1,6\n", 2, "score", "6", "from 1 to 5" },
  { "surveys.csv", SURVEYS "2020-10-01,E1,good\n", 2, "score", "good", "from 1 to 5" },
  { "surveys.csv", SURVEYS "2020-10-01,E1,3\n2020-10-01,E1,4\n", 3, "emp_id", "E1", "Row 2" },
  { "params.csv", PARAMS "as_of,yesterday\n", 2, "value", "yesterday", "not a date" },
  { "params.csv", PARAMS "min_cell,2\n", 2, "value", "2", "from 3" },
  { "params.csv", PARAMS "min_cell,5\nmin_cell,6\n", 3, "key", "min_cell", "Row 2" },
};

static void
test_cases (TdTestFile *file, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *this = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (TdEventsReceipt) receipt = NULL;
      g_autofree char *text = NULL;
      const TdEventProblem *problem;

      write_files (file);
      write_file (file, this->file, this->text, -1);
      receipt = import (file, &error);
      g_assert_no_error (error);
      g_assert_true (receipt->refused);
      g_assert_cmpint (receipt->change, ==, 0);
      for (guint k = 0; k < receipt->problems->len; k++)
        {
          g_free (text);
          text = td_event_problem_dup_text (receipt->problems->pdata[k]);
          g_test_message ("%s", text);
        }
      problem = receipt->problems->pdata[0];
      g_assert_cmpuint (receipt->problems->len, ==, 1);
      g_assert_cmpstr (problem->file, ==, this->file);
      g_assert_cmpint (problem->row, ==, this->row);
      g_assert_cmpstr (problem->column, ==, this->column);
      g_assert_cmpstr (problem->value, ==, this->value);
      g_assert_nonnull (strstr (problem->message, this->words));
      g_assert_cmpint (td_events_receipt_sum (receipt).n_refused, ==, 1);
      g_assert_cmpint (td_events_receipt_sum (receipt).n_added, ==, 0);
      g_assert_cmpint (count_rows (file), ==, 0);
    }
}

/* All the faults of all files at once. */
static void
test_all_faults (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEventsReceipt) receipt = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  write_files (file);
  write_file (file, "employees.csv", PEOPLE "E1,x\nE2,2019-01-01,y,z\nE3,2020-01-01\n", -1);
  write_file (file, "contacts.csv", CONTACTS "P9,z,,1\nP1,2020-06-20,mentor,3\n", -1);
  write_file (file, "surveys.csv", SURVEYS "w,E1,9\n", -1);
  receipt = import (file, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < receipt->problems->len; i++)
    {
      const TdEventProblem *problem = receipt->problems->pdata[i];

      g_string_append_printf (found, "%s %d %s; ", problem->file, problem->row, problem->column);
    }
  g_assert_cmpstr (found->str, ==,
                   "employees.csv 2 hire_date; employees.csv 3 exit_date; "
                   "employees.csv 3 exit_type; contacts.csv 2 pair_id; contacts.csv 2 date; "
                   "contacts.csv 3 held; surveys.csv 2 score; surveys.csv 2 wave; ");
  g_assert_cmpint (td_events_receipt_sum (receipt).n_refused, ==, 5);
  g_assert_cmpint (count_rows (file), ==, 0);
}

/* Nothing of this stops a history. */
static void
test_not_refused (TdTestFile *file, gconstpointer data)
{
  static const File fine[] = {
    { "employees.csv", PEOPLE "E1,2019-01-01\nE2,2020-02-01,2019-12-31,voluntary,,\n"
                              "E3,,2090-01-01,INVOLUNTARY,pay,\n" },
    { "employees.csv", "hire_date,emp_id\n,E3\n,E2\n,E1\n" },
    { "pairs.csv", PAIRS "P1,E1,E2,1999-06-01,1999-06-01,,\nP2,E1,E2,2050-06-15,,,every:6w\n" },
    { "pairs.csv",
      PAIRS "P1,E1,E2,2020-06-01,9999-12-31,,\nP2,E2,E3,2020-06-15,,because,3/month\n" },
    { "contacts.csv", CONTACTS "P1,2099-06-20,,yes\nP1,1960-06-20,MENTOR,No\n" },
    { "contacts.csv", "date,pair_id\n2020-06-20,P1\n" },
    { "contacts.csv", CONTACTS },
    { "params.csv", PARAMS "seed,4711\nnote,\n" },
    { "surveys.csv", "wave;emp_id;score\n2020-10-01;E1;3,5\n" },
    { "promotions.csv", "date,emp_id,\n13/1/2020,E1\n1/2/2020,E1\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdEventsReceipt) receipt = NULL;

      write_files (file);
      write_file (file, fine[i].name, fine[i].text, -1);
      receipt = import (file, &error);
      g_assert_no_error (error);
      g_assert_false (receipt->refused);
      g_assert_true (td_change_undo (file->db, receipt->change, &error));
      g_assert_no_error (error);
    }
}

/* --- Files that were hurt --- */

static char *
hurt (GRand *random, const char *text)
{
  static const char *const pieces[] = { ",",   "\n",           "\"",  ";",  "\t",   "0",
                                        "-",   "9999",         "P1",  "E1", "\xff", "'",
                                        "NaN", "\xe2\x80\x8b", "1e9", "\r" };
  GString *result = g_string_new (text);

  for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
    {
      gssize at = g_rand_int_range (random, 0, (gint32) result->len);
      gssize gone = g_rand_int_range (random, 1, 12);

      switch (g_rand_int_range (random, 0, 3))
        {
        case 0:
          g_string_erase (result, at, MIN (gone, (gssize) result->len - at));
          break;
        case 1:
          g_string_insert (result, at, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
          break;
        default:
          result->str[at] = (char) g_rand_int_range (random, 1, 256);
          break;
        }
      if (result->len == 0)
        g_string_append_c (result, 'x');
    }
  return g_string_free (result, FALSE);
}

/* Taken whole or not at all, and never a crash; what was taken is taken back whole. */
static void
test_hurt (TdTestFile *file, gconstpointer data)
{
  guint n_taken = 0, n_refused = 0, n_rounds = g_test_thorough () ? 20000 : 400;

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (round);
      const File *chosen = &files[g_rand_int_range (random, 0, G_N_ELEMENTS (files))];
      g_autofree char *text = hurt (random, chosen->text);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdEventsReceipt) receipt = NULL;
      gint64 before = count_rows (file);

      write_files (file);
      write_file (file, chosen->name, text, -1);
      receipt = import (file, &error);
      g_assert_true (receipt || error);
      if (receipt && !receipt->refused)
        {
          n_taken++;
          g_assert_cmpint (receipt->change, !=, 0);
          g_assert_true (td_change_undo (file->db, receipt->change, &error));
          g_assert_no_error (error);
          /* The change and its undo are in the trail. */
          g_assert_cmpint (count_rows (file), ==, before + 2);
        }
      else
        {
          n_refused++;
          g_assert_cmpint (count_rows (file), ==, before);
        }
    }
  g_test_message ("%u taken, %u refused", n_taken, n_refused);
  g_assert_cmpuint (n_taken, >, 0);
  g_assert_cmpuint (n_refused, >, n_rounds / 4);
}

#define ADD(name, func)                                                           \
  g_test_add ("/import-events/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)

void
test_import_events_refused_add (void)
{
  ADD ("refused", test_cases);
  ADD ("all-faults", test_all_faults);
  ADD ("not-refused", test_not_refused);
  ADD ("hurt", test_hurt);
}
