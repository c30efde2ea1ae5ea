/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-agreement.h"

#include "base/td-error.h"
#include "coaching.h"
#include "partnership/td-intake.h"
#include "program/td-program-text.h"

#include <string.h>

void test_agreement_add (void);

#define DAY(iso) td_test_date (iso)
#define TODAY DAY (COACHING_TODAY)

static TdAgreement *
load (TdTestFile *file, gint64 pair_id)
{
  g_autoptr (GError) error = NULL;
  TdAgreement *agreement = td_agreement_load (file->db, pair_id, TODAY, &error);

  g_assert_no_error (error);
  return agreement;
}

static void
assert_text (TdTestFile *file, gint64 pair_id, const char *wanted)
{
  g_autoptr (TdAgreement) agreement = load (file, pair_id);
  g_autofree char *text = td_agreement_dup_text (agreement, NULL, NULL);

  g_assert_cmpstr (text, ==, wanted);
}

/* The built-in text says names, rhythm and end, and leaves no brace. */
static void
test_builtin (TdTestFile *file, gconstpointer data)
{
  static const char *const said[] = { "Name 06, as mentor", "Name 12, as mentee",
                                      "“Leadership”",       "monthly",
                                      "until 10 Nov 2026",  "# How we end",
                                      "without blame" };
  g_autoptr (TdAgreement) agreement = load (file, 1);
  g_autofree char *text = td_agreement_dup_text (agreement, NULL, NULL);
  g_autofree char *hidden = td_agreement_dup_text (agreement, "Mentor 1", "Mentee 2");
  g_autoptr (TdAgreement) waiting = load (file, coaching_propose (file));
  g_autofree char *open = td_agreement_dup_text (waiting, NULL, NULL);

  g_assert_false (agreement->own);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_nonnull (strstr (text, said[i]));
  g_assert_null (strchr (text, '{'));
  g_assert_null (strstr (hidden, "Name"));
  g_assert_nonnull (strstr (hidden, "Mentor 1, as mentor, and Mentee 2"));
  /* Without a start there is no end to be said. */
  g_assert_null (strstr (open, "until"));
  g_assert_null (strchr (open, '{'));
  g_assert_nonnull (strstr (open, "every 2 weeks"));
}

/* The programme's text, then the pair's own, then the programme's again. */
static void
test_own (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      td_program_text_set (file->db, 1, "agreement", NULL, "{mentor}: I listen.", &error));
  assert_text (file, 1, "Name 06: I listen.");
  g_assert_true (td_agreement_set_body (file->db, 1, " {mentee}: I ask. ", &error));
  assert_text (file, 1, "Name 12: I ask.");
  g_assert_true (td_program_text_set (file->db, 1, "agreement", NULL, "We meet.", &error));
  assert_text (file, 1, "Name 12: I ask.");
  /* The same words as the programme's are not of its own. */
  g_assert_true (td_agreement_set_body (file->db, 1, "We meet.", &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM agreement"), ==, 0);
  coaching_undo (file);
  assert_text (file, 1, "Name 12: I ask.");
  g_assert_true (td_agreement_set_body (file->db, 1, NULL, &error));
  assert_text (file, 1, "We meet.");
  g_assert_no_error (error);
  g_assert_false (td_agreement_set_body (file->db, 1, "{mentr} talks", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* What is signed is not changed. */
static void
test_signed_stays (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 1;

  g_assert_cmpint (td_agreement_sign (file->db, &id, 1, TRUE, FALSE, TODAY, TODAY, &error), ==, 1);
  g_assert_false (td_agreement_set_body (file->db, 1, "Other words", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (td_agreement_sign (file->db, &id, 1, TRUE, FALSE, TD_DATE_NONE, TODAY, &error),
                   ==, 1);
  g_assert_true (td_agreement_set_body (file->db, 1, "Other words", &error));
  g_assert_no_error (error);
}

/* Many at once, one undo; who signed before keeps her day. */
static void
test_sign_many (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[] = { 1, coaching_propose (file) };
  gint64 both[] = { 1, 99 };
  g_autoptr (TdPair) first = NULL;

  g_assert_cmpint (td_agreement_sign (file->db, ids, 1, TRUE, FALSE, DAY ("2026-02-01"), TODAY,
                                      &error),
                   ==, 1);
  g_assert_cmpint (td_agreement_sign (file->db, ids, 2, TRUE, TRUE, DAY ("2026-02-05"), TODAY,
                                      &error),
                   ==, 2);
  first = coaching_load (file, 1);
  g_assert_cmpint (first->mentor_signed_on, ==, DAY ("2026-02-01"));
  g_assert_cmpint (first->mentee_signed_on, ==, DAY ("2026-02-05"));
  g_assert_cmpint (td_agreement_sign (file->db, ids, 2, TRUE, TRUE, TODAY, TODAY, &error), ==, 0);
  g_assert_no_error (error);
  coaching_undo (file);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pair WHERE mentee_signed_on IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (td_agreement_sign (file->db, ids, 2, TRUE, TRUE, TODAY + 1, TODAY, &error), ==,
                   -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (td_agreement_sign (file->db, both, 2, TRUE, TRUE, TODAY, TODAY, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM pair WHERE mentee_signed_on IS NOT NULL"),
                   ==, 0);
}

static guint
count_unsigned (TdTestFile *file, gint64 program_id, TdDate older, const char *missing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs =
      td_agreement_list_unsigned (file->db, program_id, older, TODAY, &error);

  g_assert_no_error (error);
  if (missing)
    g_assert_cmpstr (TD_UNSIGNED (pairs->pdata[0])->missing, ==, missing);
  return pairs->len;
}

static void
test_unsigned (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 1;
  gint64 waiting = coaching_propose (file);

  g_assert_cmpuint (count_unsigned (file, 0, DAY ("2026-01-10"), "mentor; mentee"), ==, 1);
  g_assert_cmpuint (count_unsigned (file, 0, DAY ("2026-01-09"), NULL), ==, 0);
  g_assert_cmpuint (count_unsigned (file, 2, TD_DATE_NONE, NULL), ==, 0);
  coaching_accept (file, waiting, "2026-02-03");
  g_assert_cmpuint (count_unsigned (file, 0, TD_DATE_NONE, NULL), ==, 2);
  g_assert_cmpuint (count_unsigned (file, 0, TODAY, NULL), ==, 1);
  td_agreement_sign (file->db, &id, 1, TRUE, FALSE, TODAY, TODAY, &error);
  g_assert_cmpuint (count_unsigned (file, 1, TODAY, "mentee"), ==, 1);
  td_agreement_sign (file->db, &id, 1, FALSE, TRUE, TODAY, TODAY, &error);
  g_assert_cmpuint (count_unsigned (file, 1, TD_DATE_NONE, NULL), ==, 0);
}

/* --- Intake --- */

static void
test_intake (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = coaching_propose (file);
  g_autoptr (TdIntake) intake = td_intake_load (file->db, id, &error);
  g_autoptr (TdIntake) mentoring = td_intake_load (file->db, 1, &error);
  g_autoptr (TdIntake) after = NULL;
  gint64 newest;

  g_assert_null (intake->intake_issue);
  intake->intake_agreed_on = TODAY;
  g_assert_false (td_intake_save (file->db, intake, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  coaching_agree_intake (file, id, "2026-02-10");
  newest = td_change_get_newest (file->db);
  after = td_intake_load (file->db, id, &error);
  g_assert_cmpstr (after->intake_cause, ==, "skill");
  g_assert_true (td_intake_save (file->db, after, TODAY, &error));
  g_assert_cmpint (td_change_get_newest (file->db), ==, newest);
  after->intake_agreed_on = TODAY + 1;
  g_assert_false (td_intake_save (file->db, after, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  td_record_set_text (&mentoring->intake_issue, "x");
  g_assert_false (td_intake_save (file->db, mentoring, TODAY, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

/* Its words are in no entry of the audit trail. */
static void
test_intake_private (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  coaching_agree_intake (file, coaching_propose (file), "2026-02-10");
  entries = td_change_list (file->db, 100, &error);
  for (guint i = 0; i < entries->len; i++)
    {
      const char *detail = TD_CHANGE_ENTRY (entries->pdata[i])->detail;

      g_assert_true (detail == NULL || strstr (detail, "Talks") == NULL);
    }
}

/* A problem of the work itself is said, and does not stop her. */
static void
test_intake_cause (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdIntake) intake = td_intake_load (file->db, coaching_propose (file), &error);
  g_autoptr (TdRemarks) remarks = NULL;
  TdRemarkKind kind;

  td_record_set_text (&intake->intake_cause, "work");
  remarks = td_intake_check (intake, TODAY);
  g_assert_false (td_remarks_refuse (remarks));
  g_assert_nonnull (td_remarks_get (remarks, "intake_cause", &kind));
  g_assert_cmpint (kind, ==, TD_REMARK_WARNING);
  for (guint i = 0; td_intake_causes ()[i]; i++)
    g_assert_cmpstr (td_intake_cause_get_label (td_intake_causes ()[i]), !=,
                     td_intake_causes ()[i]);
}

void
test_agreement_add (void)
{
#define ADD(path, func) \
  g_test_add ("/partnership/" path, TdTestFile, NULL, coaching_setup, func, td_test_file_teardown)
  ADD ("agreement/builtin", test_builtin);
  ADD ("agreement/own", test_own);
  ADD ("agreement/signed-stays", test_signed_stays);
  ADD ("agreement/sign-many", test_sign_many);
  ADD ("agreement/unsigned", test_unsigned);
  ADD ("intake/save", test_intake);
  ADD ("intake/private", test_intake_private);
  ADD ("intake/cause", test_intake_cause);
#undef ADD
}
