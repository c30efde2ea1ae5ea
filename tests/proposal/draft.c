/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "draft.h"

#include "proposal/td-proposal-release.h"

#include <string.h>

gint64
draft_make (TdTestFile *file, const TdProposalOptions *options)
{
  g_autoptr (GError) error = NULL;
  TdProposalOptions all = { .program_id = 1 };
  gint64 id = td_proposal_make (file->db, options ? options : &all, td_test_date (OFFICE_TODAY),
                                NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

TdProposal *
draft_load (TdTestFile *file, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdProposal *proposal = td_proposal_load (file->db, id, &error);

  g_assert_no_error (error);
  return proposal;
}

TdProposalRow *
draft_row (TdTestFile *file, gint64 id, const char *number, int round)
{
  g_autoptr (GPtrArray) rows = td_proposal_list_rows (file->db, id, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      TdProposalRow *row = rows->pdata[i];

      if (strcmp (row->mentee_number, number) == 0 && row->round == round)
        return g_object_ref (row);
    }
  return NULL;
}

void
draft_release (TdTestFile *file, gint64 id, const char *number, int expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) mentees = NULL;
  gint64 mentee = number ? office_id (file->db, number) : 0;
  int released;

  if (number)
    {
      mentees = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (mentees, mentee);
    }
  released = td_proposal_release (file->db, id, mentees, td_test_date (OFFICE_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpint (released, ==, expected);
}

void
draft_assert_error (GError *error, GQuark domain, int code, const char *words)
{
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

void
draft_forget (TdTestFile *file, const char *numbers)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM enrolment WHERE employee_id IN "
                                          "(SELECT id FROM employee WHERE number IN (%s))",
                                          numbers);

  td_test_run (file->db, sql);
}

void
draft_enrol (TdTestFile *file, const char *number, const char *from, const char *skills)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, skills_wanted) "
      "SELECT 1, id, 'mentee', '%s', 0, '%s' FROM employee WHERE number = '%s'",
      from, skills, number);

  td_test_run (file->db, sql);
}

char *
draft_dup_pairs (TdTestFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      file->db, &error,
      "SELECT coalesce(group_concat(id || ' ' || reference || ' ' || mentor_id || ' ' || mentee_id "
      "|| ' ' || state || ' ' || source || ' ' || proposed_on || ' ' || coalesce(score, '-') || ' "
      "' "
      "|| coalesce(criteria, '-') || ' ' || coalesce(declined_reason, '-'), '; '), '') "
      "FROM (SELECT * FROM pair ORDER BY id)",
      "");

  g_assert_no_error (error);
  g_assert_true (td_statement_next (row, &error));
  return g_strdup (td_statement_get_text (row, 0));
}
