/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-shortlist.h"

#include "base/td-error.h"
#include "candidates/office.h"
#include "pairing/td-pair-life.h"
#include "program/td-enrolment.h"
#include "proposal/td-rank.h"

void test_shortlist_add (void);

#define TODAY td_test_date (OFFICE_TODAY)

static gint64
make (TdTestFile *file, gint64 mentee_id, const gint64 *mentors, guint n)
{
  g_autoptr (GError) error = NULL;
  gint64 id = td_shortlist_make (file->db, 1, mentee_id, mentors, n, TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
answer (TdTestFile *file, gint64 id, const gint64 *ranking, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_shortlist_answer (file->db, id, ranking, n, TODAY, &error));
  g_assert_no_error (error);
}

/* Her wishes as "2 6 1". */
static char *
dup_wishes (TdTestFile *file, gint64 employee_id)
{
  g_autoptr (TdEnrolment) enrolment = td_enrolment_find (file->db, 1, employee_id, NULL);
  g_autoptr (GPtrArray) list = td_preference_list (file->db, enrolment->id, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const TdPreference *wish = list->pdata[i];

      if (g_strcmp0 (wish->kind, "wish") == 0)
        g_string_append_printf (text, "%s%d", text->len ? " " : "", (int) wish->employee_id);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Nobody named: the best three free ones, in their order. */
static void
test_best (TdTestFile *file, gconstpointer data)
{
  gint64 id = make (file, 12, NULL, 0);
  g_autoptr (GPtrArray) mentors = td_shortlist_list_mentors (file->db, id, NULL);
  g_autoptr (GPtrArray) ranked = td_rank_mentors (file->db, 1, 12, TODAY, NULL);
  g_autoptr (TdShortlist) list = td_shortlist_load (file->db, id, NULL);

  g_assert_cmpuint (mentors->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const TdShortlistMentor *mentor = mentors->pdata[i];
      const TdRankedMentor *best = ranked->pdata[i];

      g_assert_cmpint (mentor->mentor_id, ==, best->mentor_id);
      g_assert_cmpint (mentor->position, ==, (int) i + 1);
      g_assert_cmpint (mentor->score, ==, best->score);
      g_assert_cmpint (mentor->rank, ==, 0);
      g_assert_cmpint (mentor->places_left, ==, best->places_left);
    }
  g_assert_cmpstr (list->mentee_name, ==, "Name 12");
  g_assert_true (g_str_has_prefix (list->mentors, "Name "));
  g_assert_cmpint (list->answered_on, ==, TD_DATE_NONE);
}

/* What he offers that she asked for. */
static void
test_common (TdTestFile *file, gconstpointer data)
{
  const gint64 named[] = { 1, 2 };
  gint64 id = make (file, 12, named, 2);
  g_autoptr (GPtrArray) mentors = td_shortlist_list_mentors (file->db, id, NULL);

  g_assert_cmpstr (TD_SHORTLIST_MENTOR (mentors->pdata[0])->skills_common, ==, "law");
  g_assert_cmpstr (TD_SHORTLIST_MENTOR (mentors->pdata[1])->skills_common, ==, NULL);
}

/* A full mentor may be asked for, a free one comes first by himself. */
static void
test_full (TdTestFile *file, gconstpointer data)
{
  const gint64 full[] = { 4 };
  TdPairDraft draft = { .program_id = 1, .mentor_id = 4, .mentee_id = 11 };
  g_autoptr (GPtrArray) mentors = NULL;
  gint64 id;

  g_assert_cmpint (td_pair_add (file->db, &draft, TODAY, NULL), >, 0);
  id = make (file, 12, full, 1);
  mentors = td_shortlist_list_mentors (file->db, id, NULL);
  g_assert_cmpint (TD_SHORTLIST_MENTOR (mentors->pdata[0])->places_left, ==, 0);
  g_clear_pointer (&mentors, g_ptr_array_unref);
  mentors = td_shortlist_list_mentors (file->db, make (file, 12, NULL, 0), NULL);
  for (guint i = 0; i < mentors->len; i++)
    g_assert_cmpint (TD_SHORTLIST_MENTOR (mentors->pdata[i])->mentor_id, !=, 4);
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    gint64 mentee_id;
    gint64 mentors[4];
    guint n;
    int code;
  } cases[] = {
    { 12, { 1, 2, 3, 6 }, 4, TD_ERROR_INVALID }, { 12, { 2, 2 }, 2, TD_ERROR_INVALID },
    { 5, { 3 }, 1, TD_ERROR_CONFLICT },   /* her manager */
    { 12, { 11 }, 1, TD_ERROR_CONFLICT }, /* no mentor */
    { 12, { 4 }, 1, TD_ERROR_CONFLICT },  /* marked not ready */
    { 1, { 2 }, 1, TD_ERROR_NOT_FOUND },  /* no mentee */
  };

  td_test_run (file->db, "UPDATE enrolment SET not_ready = 1 WHERE employee_id = 4");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (td_shortlist_make (file->db, 1, cases[i].mentee_id, cases[i].mentors,
                                          cases[i].n, TODAY, &error),
                       ==, 0);
      g_assert_error (error, TD_ERROR, cases[i].code);
    }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM shortlist"), ==, 0);
}

static void
test_nobody_left (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_test_run (file->db, "UPDATE enrolment SET not_ready = 1 WHERE role = 'mentor'");
  g_assert_cmpint (td_shortlist_make (file->db, 1, 12, NULL, 0, TODAY, &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* Her ranking comes before the wishes that she had, none of which is lost; one undo. */
static void
test_answer (TdTestFile *file, gconstpointer data)
{
  const gint64 named[] = { 1, 2, 6 };
  const gint64 ranking[] = { 6, 1 };
  const gint64 wished[] = { 4, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) enrolment = td_enrolment_find (file->db, 1, 12, NULL);
  g_autoptr (GPtrArray) mentors = NULL;
  g_autoptr (TdShortlist) list = NULL;
  g_autofree char *wishes = NULL;
  g_autofree char *undone = NULL;
  gint64 id;

  g_assert_true (td_preference_set (file->db, enrolment->id, "wish", wished, 2, &error));
  id = make (file, 12, named, 3);
  answer (file, id, ranking, 2);
  wishes = dup_wishes (file, 12);
  g_assert_cmpstr (wishes, ==, "6 1 4");
  mentors = td_shortlist_list_mentors (file->db, id, NULL);
  g_assert_cmpint (TD_SHORTLIST_MENTOR (mentors->pdata[0])->rank, ==, 2);
  g_assert_cmpint (TD_SHORTLIST_MENTOR (mentors->pdata[1])->rank, ==, 0);
  g_assert_cmpint (TD_SHORTLIST_MENTOR (mentors->pdata[2])->rank, ==, 1);
  list = td_shortlist_find (file->db, 1, 12, &error);
  g_assert_cmpint (list->answered_on, ==, TODAY);
  td_change_undo (file->db, td_change_get_newest (file->db), &error);
  g_assert_no_error (error);
  undone = dup_wishes (file, 12);
  g_assert_cmpstr (undone, ==, "4 1");
}

/* Ranking anew puts the new first choice first. */
static void
test_answer_again (TdTestFile *file, gconstpointer data)
{
  const gint64 named[] = { 1, 2, 6 };
  const gint64 first[] = { 6, 1, 2 };
  const gint64 second[] = { 2, 6 };
  gint64 id = make (file, 12, named, 3);
  g_autofree char *wishes = NULL;

  answer (file, id, first, 3);
  answer (file, id, second, 2);
  wishes = dup_wishes (file, 12);
  g_assert_cmpstr (wishes, ==, "2 6 1");
}

static void
test_answer_refused (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    gint64 ranking[3];
    guint n;
  } cases[] = { { { 0 }, 0 }, { { 4 }, 1 }, { { 1, 1 }, 2 }, { { 1, 4 }, 2 } };
  const gint64 named[] = { 1, 2, 6 };
  gint64 id = make (file, 12, named, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          td_shortlist_answer (file->db, id, cases[i].ranking, cases[i].n, TODAY, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
    }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM preference"), ==, 0);
}

/* One open list a mentee; what she ranked stays on record. */
static void
test_replace (TdTestFile *file, gconstpointer data)
{
  const gint64 one[] = { 1 };
  const gint64 two[] = { 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  gint64 first, second;

  make (file, 12, one, 1);
  first = make (file, 12, two, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM shortlist"), ==, 1);
  answer (file, first, two, 1);
  second = make (file, 12, one, 1);
  make (file, 11, one, 1);
  lists = td_shortlist_list (file->db, 1, 12, &error);
  g_assert_cmpuint (lists->len, ==, 2);
  g_assert_cmpint (TD_SHORTLIST (lists->pdata[0])->id, ==, second);
  g_assert_false (td_shortlist_remove (file->db, first, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (td_shortlist_remove (file->db, second, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM shortlist"), ==, 2);
  g_assert_null (td_shortlist_load (file->db, 77, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* A pair that is made of what she asked for says so. */
static void
test_source (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    gint64 mentor_id;
    const char *given;
    const char *source;
  } cases[] = { { 6, NULL, "wish" }, { 2, NULL, "coordinator" }, { 1, "self", "self" } };
  const gint64 named[] = { 6, 1 };

  answer (file, make (file, 12, named, 2), named, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdPairDraft draft = {
        .program_id = 1, .mentor_id = cases[i].mentor_id, .mentee_id = 12, .source = cases[i].given
      };
      gint64 id = td_pair_add (file->db, &draft, TODAY, &error);
      g_autoptr (TdPair) pair = td_pair_load (file->db, id, TODAY, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (pair->source, ==, cases[i].source);
    }
}

void
test_shortlist_add (void)
{
#define ADD(name, func)                                                         \
  g_test_add ("/pairing/shortlist/" name, TdTestFile, NULL, office_setup, func, \
              td_test_file_teardown)
  ADD ("best", test_best);
  ADD ("common", test_common);
  ADD ("full", test_full);
  ADD ("refused", test_refused);
  ADD ("nobody-left", test_nobody_left);
  ADD ("answer", test_answer);
  ADD ("answer-again", test_answer_again);
  ADD ("answer-refused", test_answer_refused);
  ADD ("replace", test_replace);
  ADD ("source", test_source);
#undef ADD
}
