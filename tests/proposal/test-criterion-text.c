/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-criterion-text.h"

void test_criterion_text_add (void);

#define MENTOR 1
#define MENTEE 2

typedef struct
{
  TdParticipant *mentor;
  TdParticipant *mentee;
  GHashTable *book;
  TdMatch match;
} Two;

static void
setup (Two *two, gconstpointer data)
{
  two->mentor = td_participant_new ();
  two->mentee = td_participant_new ();
  two->mentor->employee_id = MENTOR;
  two->mentee->employee_id = MENTEE;
  two->mentee->from_date = 1000;
  two->book = td_word_book_new ();
  two->match = (TdMatch){ .mentor = two->mentor, .mentee = two->mentee, .today = 1000 };
}

static void
teardown (Two *two, gconstpointer data)
{
  td_participant_free (two->mentor);
  td_participant_free (two->mentee);
  g_hash_table_unref (two->book);
}

static void
assert_text (Two *two, const char *name, const char *expected)
{
  g_autofree char *copy = g_strdup (name);
  TdWeight weight = { .name = copy, .weight = 1, .known = td_criterion_find (name) };
  g_autofree char *text = td_criterion_dup_text (&two->match, &weight);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_skills (Two *two, gconstpointer data)
{
  assert_text (two, "skills", "the mentee named no skills");
  two->mentee->topics = g_strdup ("law; golf; Planning");
  two->mentee->skills = td_word_book_read (two->book, two->mentee->topics);
  assert_text (two, "skills", "offers none of the skills wanted");
  two->mentor->offered = g_strdup ("LAW; chess");
  assert_text (two, "skills", "offers law");
  two->mentor->topics = g_strdup ("golf; planning");
  assert_text (two, "skills", "offers law, but not golf; Planning");
  g_free (two->mentor->topics);
  two->mentor->topics = g_strdup ("law");
  assert_text (two, "skills", "does not offer law");
}

static void
test_reasons (Two *two, gconstpointer data)
{
  assert_text (two, "reasons", "the mentee gave no reasons");
  two->mentee->reasons_list = g_strdup ("goals; support; connections");
  two->mentee->reasons = td_word_book_read (two->book, two->mentee->reasons_list);
  assert_text (two, "reasons", "offers help with none of the reasons");
  two->mentor->reasons_list = g_strdup ("connections; support");
  /* What was said in confidence is not named. */
  assert_text (two, "reasons", "offers help with: a personal matter, Connections and visibility");
}

static void
test_wishes (Two *two, gconstpointer data)
{
  assert_text (two, "wishes", "neither wished for the other");
  td_participant_add_wish (two->mentor, MENTEE, 3);
  assert_text (two, "wishes", "wish 3 of the mentor");
  td_participant_add_wish (two->mentee, MENTOR, 1);
  assert_text (two, "wishes", "wish 1 of the mentee and wish 3 of the mentor");
  g_clear_pointer (&two->mentor->wishes, g_hash_table_unref);
  assert_text (two, "wishes", "wish 1 of the mentee");
}

static void
test_where (Two *two, gconstpointer data)
{
  assert_text (two, "location", "a place of work is not known");
  assert_text (two, "department", "a department is not known");
  two->mentor->location = g_strdup ("Ghent");
  two->mentor->department = g_strdup ("Sales");
  two->mentor->location_key = two->mentee->location_key = 1;
  two->mentor->department_key = two->mentee->department_key = 1;
  two->mentee->location = g_strdup ("Ghent");
  two->mentee->department = g_strdup ("Sales");
  assert_text (two, "location", "both at Ghent");
  assert_text (two, "department", "both in Sales");
  two->mentee->location_key = two->mentee->department_key = 2;
  g_free (two->mentee->location);
  two->mentee->location = g_strdup ("Łódź");
  assert_text (two, "location", "Ghent and Łódź");
  assert_text (two, "department", "Sales and Sales");
}

static void
test_numbers (Two *two, gconstpointer data)
{
  static const struct
  {
    int gap;
    const char *text;
  } cases[] = { { 0, "the same grade" },
                { 1, "1 grade higher" },
                { 3, "3 grades higher" },
                { -1, "1 grade lower" },
                { -4, "4 grades lower" } };

  assert_text (two, "grade", "a grade is not known");
  two->mentee->grade = 5;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      two->mentor->grade = 5 + cases[i].gap;
      assert_text (two, "grade", cases[i].text);
    }
  assert_text (two, "hours", "hours are not known");
  two->mentor->hours = 1.5;
  two->mentee->hours = 2;
  assert_text (two, "hours", "1.5 hours a month where 2 are wanted");
  assert_text (two, "waiting", "waits for 0 days");
  two->match.today = 1001;
  assert_text (two, "waiting", "waits for 1 day");
  two->match.today = 900;
  assert_text (two, "waiting", "waits for 0 days");
}

static void
test_field (Two *two, gconstpointer data)
{
  two->mentor->fields = g_new0 (TdWords, 1);
  two->mentee->fields = g_new0 (TdWords, 1);
  two->mentor->n_fields = two->mentee->n_fields = 1;
  assert_text (two, "field:Club", "not known of both");
  two->mentor->fields[0] = td_word_book_read (two->book, "chess; rowing");
  two->mentee->fields[0] = td_word_book_read (two->book, "opera");
  assert_text (two, "field:Club", "different");
  td_words_clear (&two->mentee->fields[0]);
  two->mentee->fields[0] = td_word_book_read (two->book, "opera; rowing");
  assert_text (two, "field:Club", "1 in common");
  td_words_clear (&two->mentee->fields[0]);
  two->mentee->fields[0] = td_word_book_read (two->book, "Rowing; Chess");
  assert_text (two, "field:Club", "the same");
}

/* None is left without words. */
static void
test_all (Two *two, gconstpointer data)
{
  guint n;
  const TdRuleInfo *infos = td_rule_info_list (TD_CRITERION, &n);

  for (guint i = 0; i < n; i++)
    {
      TdWeight weight = { .name = (char *) infos[i].name,
                          .known = td_criterion_find (infos[i].name) };
      g_autofree char *text = td_criterion_dup_text (&two->match, &weight);

      g_assert_nonnull (weight.known);
      g_assert_nonnull (text);
    }
}

void
test_criterion_text_add (void)
{
#define ADD(name, func) \
  g_test_add ("/pairing/criterion-text/" name, Two, NULL, setup, func, teardown)
  ADD ("skills", test_skills);
  ADD ("reasons", test_reasons);
  ADD ("wishes", test_wishes);
  ADD ("where", test_where);
  ADD ("numbers", test_numbers);
  ADD ("field", test_field);
  ADD ("all", test_all);
#undef ADD
}
