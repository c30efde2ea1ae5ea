/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-criteria.h"
#include "candidates/td-hard-rules.h"

#include <string.h>

void test_rules_add (void);

#define MENTOR 1
#define MENTEE 2
#define BOSS 3
#define TOP 4

/* Two people who have nothing to do with each other: no rule blocks, no criterion gives points. */
typedef struct
{
  TdParticipant *mentor;
  TdParticipant *mentee;
  TdWordBook *book;
  TdMatch match;
} Two;

static void
setup (Two *two, gconstpointer data)
{
  two->mentor = td_participant_new ();
  two->mentee = td_participant_new ();
  two->book = td_word_book_new ();
  two->mentor->employee_id = MENTOR;
  two->mentee->employee_id = MENTEE;
  two->mentor->places_left = 1;
  two->mentee->from_date = 1000;
  two->match = (TdMatch){
    .mentor = two->mentor, .mentee = two->mentee, .today = 1000, .grade_from = 1, .grade_to = 3
  };
}

static void
teardown (Two *two, gconstpointer data)
{
  td_participant_free (two->mentor);
  td_participant_free (two->mentee);
  g_hash_table_unref (two->book);
}

static void
assert_blocked (Two *two, const char *expected)
{
  g_autofree char *names = td_hard_rules_dup_names (td_hard_rules_check (&two->match, ~0u));

  g_assert_cmpstr (names, ==, expected);
}

static void
assert_text (Two *two, const char *expected)
{
  g_autofree char *text =
      td_hard_rules_dup_text (&two->match, td_hard_rules_check (&two->match, ~0u));

  g_assert_cmpstr (text, ==, expected);
}

static void
stand_above (TdParticipant *participant, gint64 manager)
{
  g_array_append_val (participant->above, manager);
}

static void
test_capacity (Two *two, gconstpointer data)
{
  assert_blocked (two, NULL);
  two->mentor->places_left = 0;
  assert_blocked (two, "capacity");
  /* Only where nothing else blocks. */
  td_participant_add_veto (two->mentor, MENTEE);
  assert_blocked (two, "veto");
}

static void
test_reporting_chain (Two *two, gconstpointer data)
{
  stand_above (two->mentee, BOSS);
  stand_above (two->mentee, TOP);
  assert_blocked (two, NULL);
  stand_above (two->mentee, MENTOR);
  assert_blocked (two, "reporting_chain");
  assert_text (two, "above the mentee in the reporting line");
  two->match.chain_levels = 3;
  assert_blocked (two, "reporting_chain");
  two->match.chain_levels = 2;
  assert_blocked (two, NULL);
}

static void
test_reporting_chain_down (Two *two, gconstpointer data)
{
  stand_above (two->mentor, MENTEE);
  assert_blocked (two, "reporting_chain");
  assert_text (two, "below the mentee in the reporting line");
}

static void
test_line_manager (Two *two, gconstpointer data)
{
  stand_above (two->mentee, MENTOR);
  assert_text (two, "the mentee’s manager");
}

static void
test_same_team (Two *two, gconstpointer data)
{
  two->mentor->manager_id = BOSS;
  assert_blocked (two, NULL);
  two->mentee->manager_id = TOP;
  assert_blocked (two, NULL);
  two->mentee->manager_id = BOSS;
  assert_blocked (two, "same_team");
}

static void
test_language (Two *two, gconstpointer data)
{
  two->mentor->languages = td_word_book_read (two->book, "English; Dutch");
  assert_blocked (two, NULL); /* hers are not known */
  two->mentee->languages = td_word_book_read (two->book, "Polish");
  assert_blocked (two, "language");
  td_words_clear (&two->mentee->languages);
  two->mentee->languages = td_word_book_read (two->book, "Polish, dutch");
  assert_blocked (two, NULL);
}

static void
test_grade_gap (Two *two, gconstpointer data)
{
  static const struct
  {
    int mentor, mentee;
    const char *blocked;
  } cases[] = { { -1, 5, NULL },       { 5, -1, NULL },       { 6, 5, NULL },       { 8, 5, NULL },
                { 9, 5, "grade_gap" }, { 5, 5, "grade_gap" }, { 4, 5, "grade_gap" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      two->mentor->grade = cases[i].mentor;
      two->mentee->grade = cases[i].mentee;
      assert_blocked (two, cases[i].blocked);
    }
}

static void
test_relations (Two *two, gconstpointer data)
{
  td_participant_add_relation (two->mentee, BOSS, TD_RELATION_PREVIOUS | TD_RELATION_DECLINED);
  assert_blocked (two, NULL);
  td_participant_add_relation (two->mentee, MENTOR, TD_RELATION_LOCKED);
  assert_blocked (two, NULL);
  td_participant_add_relation (two->mentee, MENTOR, TD_RELATION_PREVIOUS);
  assert_blocked (two, "previous_pair");
  td_participant_add_relation (two->mentee, MENTOR, TD_RELATION_FORBIDDEN);
  assert_blocked (two, "previous_pair; exclusion");
  assert_text (two, "were a pair before, forbidden by you");
}

static void
test_declined (Two *two, gconstpointer data)
{
  td_participant_add_relation (two->mentee, MENTOR, TD_RELATION_DECLINED);
  assert_blocked (two, "exclusion");
}

static void
test_veto (Two *two, gconstpointer data)
{
  td_participant_add_veto (two->mentee, BOSS);
  assert_blocked (two, NULL);
  td_participant_add_veto (two->mentee, MENTOR);
  assert_blocked (two, "veto");
}

static void
test_lowest_score (Two *two, gconstpointer data)
{
  two->match.largest = 200;
  two->match.lowest_percent = 30;
  two->match.score = 60;
  assert_blocked (two, NULL);
  two->match.score = 59;
  assert_blocked (two, "lowest_score");
}

static void
test_off (Two *two, gconstpointer data)
{
  td_participant_add_veto (two->mentee, MENTOR);
  for (guint i = 0; i < TD_N_HARD_RULES; i++)
    if (strcmp (td_hard_rules[i].name, "veto") == 0)
      g_assert_cmpuint (td_hard_rules_check (&two->match, ~(1u << i)), ==, 0);
}

static int
share (Two *two, const char *criterion)
{
  return td_criterion_find (criterion)->share (&two->match);
}

static void
test_skills (Two *two, gconstpointer data)
{
  g_assert_cmpint (share (two, "skills"), ==, 0);
  two->mentee->skills = td_word_book_read (two->book, "Negotiation; Planning; Excel");
  g_assert_cmpint (share (two, "skills"), ==, 0);
  two->mentor->skills = td_word_book_read (two->book, "planning; Law; negotiation");
  g_assert_cmpint (share (two, "skills"), ==, 66);
}

static void
test_reasons (Two *two, gconstpointer data)
{
  two->mentee->reasons = td_word_book_read (two->book, "skills; connections");
  two->mentor->reasons = td_word_book_read (two->book, "connections");
  g_assert_cmpint (share (two, "reasons"), ==, 50);
}

static void
test_wishes (Two *two, gconstpointer data)
{
  td_participant_add_wish (two->mentee, BOSS, 1);
  g_assert_cmpint (share (two, "wishes"), ==, 0);
  td_participant_add_wish (two->mentee, MENTOR, 2);
  g_assert_cmpint (share (two, "wishes"), ==, 55);
  td_participant_add_wish (two->mentee, MENTOR, 9);
  g_assert_cmpint (share (two, "wishes"), ==, 25);
  td_participant_add_wish (two->mentee, MENTOR, 1);
  g_assert_cmpint (share (two, "wishes"), ==, 70);
  td_participant_add_wish (two->mentor, MENTEE, 1);
  g_assert_cmpint (share (two, "wishes"), ==, 100);
}

static void
test_places_of_work (Two *two, gconstpointer data)
{
  guint here = td_word_book_get_key (two->book, "Ghent");
  guint there = td_word_book_get_key (two->book, "Łódź");

  g_assert_cmpuint (td_word_book_get_key (two->book, " ghent"), ==, here);
  g_assert_cmpint (share (two, "location"), ==, 0);
  g_assert_cmpint (share (two, "department"), ==, 0);
  two->mentor->location_key = two->mentor->department_key = here;
  two->mentee->location_key = two->mentee->department_key = here;
  g_assert_cmpint (share (two, "location"), ==, 100);
  g_assert_cmpint (share (two, "department"), ==, 0);
  two->mentee->location_key = two->mentee->department_key = there;
  g_assert_cmpint (share (two, "location"), ==, 0);
  g_assert_cmpint (share (two, "department"), ==, 100);
}

static void
test_grade (Two *two, gconstpointer data)
{
  static const int gaps[][2] = { { -1, 0 }, { 0, 50 }, { 1, 100 }, { 3, 100 }, { 4, 50 } };

  g_assert_cmpint (share (two, "grade"), ==, 0);
  two->mentee->grade = 5;
  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      two->mentor->grade = 5 + gaps[i][0];
      g_assert_cmpint (share (two, "grade"), ==, gaps[i][1]);
    }
}

static void
test_hours (Two *two, gconstpointer data)
{
  two->mentor->hours = 3;
  g_assert_cmpint (share (two, "hours"), ==, 0);
  two->mentee->hours = 4;
  g_assert_cmpint (share (two, "hours"), ==, 75);
  two->mentee->hours = 2;
  g_assert_cmpint (share (two, "hours"), ==, 100);
}

static void
test_waiting (Two *two, gconstpointer data)
{
  g_assert_cmpint (share (two, "waiting"), ==, 0);
  two->match.today += 73;
  g_assert_cmpint (share (two, "waiting"), ==, 20);
  two->match.today += 1000;
  g_assert_cmpint (share (two, "waiting"), ==, 100);
  two->match.today = 900;
  g_assert_cmpint (share (two, "waiting"), ==, 0);
}

static void
test_field (Two *two, gconstpointer data)
{
  two->mentor->fields = g_new0 (TdWords, 1);
  two->mentee->fields = g_new0 (TdWords, 1);
  two->mentor->n_fields = two->mentee->n_fields = 1;
  g_assert_cmpint (td_criterion_field_share (&two->match, 0, TD_FIELD_MODE_DIFFERENT), ==, 0);
  two->mentor->fields[0] = td_word_book_read (two->book, "chess; rowing");
  two->mentee->fields[0] = td_word_book_read (two->book, "rowing; opera");
  g_assert_cmpint (td_criterion_field_share (&two->match, 0, TD_FIELD_MODE_OVERLAP), ==, 50);
  g_assert_cmpint (td_criterion_field_share (&two->match, 0, TD_FIELD_MODE_SAME), ==, 0);
  g_assert_cmpint (td_criterion_field_share (&two->match, 0, TD_FIELD_MODE_DIFFERENT), ==, 0);
  td_words_clear (&two->mentee->fields[0]);
  two->mentee->fields[0] = td_word_book_read (two->book, "Rowing; Chess");
  g_assert_cmpint (td_criterion_field_share (&two->match, 0, TD_FIELD_MODE_SAME), ==, 100);
}

static void
test_read_grade (void)
{
  g_assert_cmpint (td_participant_read_grade ("G7"), ==, 7);
  g_assert_cmpint (td_participant_read_grade ("Scale 12 b"), ==, 12);
  g_assert_cmpint (td_participant_read_grade ("Senior"), ==, -1);
  g_assert_cmpint (td_participant_read_grade (NULL), ==, -1);
  g_assert_cmpint (td_participant_read_grade ("Band IV"), ==, 4);
  g_assert_cmpint (td_participant_read_grade ("XXXIX"), ==, 39);
  g_assert_cmpint (td_participant_read_grade ("Level XIV-b"), ==, 14);
  g_assert_cmpint (td_participant_read_grade ("VP IX"), ==, 9);
  g_assert_cmpint (td_participant_read_grade ("Band IIII"), ==, -1);
  g_assert_cmpint (td_participant_read_grade ("IVX"), ==, -1);
  g_assert_cmpint (td_participant_read_grade ("Vice"), ==, -1);
  g_assert_cmpint (td_participant_read_grade (""), ==, -1);
}

static void
test_subtract (void)
{
  g_autoptr (GHashTable) book = td_word_book_new ();
  TdWords words = td_word_book_read (book, "a; b; c; d");
  TdWords others = td_word_book_read (book, "e; B; d");
  TdWords nothing = td_word_book_read (book, NULL);

  td_words_subtract (&words, &nothing);
  g_assert_cmpuint (words.n, ==, 4);
  td_words_subtract (&words, &others);
  g_assert_cmpuint (words.n, ==, 2);
  g_assert_cmpuint (words.keys[0], ==, td_word_book_get_key (book, "a"));
  g_assert_cmpuint (words.keys[1], ==, td_word_book_get_key (book, "c"));
  td_words_subtract (&nothing, &words);
  g_assert_cmpuint (nothing.n, ==, 0);
  td_words_clear (&words);
  td_words_clear (&others);
  td_words_clear (&nothing);
}

void
test_rules_add (void)
{
#define ADD(name, func) g_test_add ("/pairing/" name, Two, NULL, setup, func, teardown)
  ADD ("rules/capacity", test_capacity);
  ADD ("rules/reporting-chain", test_reporting_chain);
  ADD ("rules/reporting-chain-down", test_reporting_chain_down);
  ADD ("rules/line-manager", test_line_manager);
  ADD ("rules/same-team", test_same_team);
  ADD ("rules/language", test_language);
  ADD ("rules/grade-gap", test_grade_gap);
  ADD ("rules/relations", test_relations);
  ADD ("rules/declined", test_declined);
  ADD ("rules/veto", test_veto);
  ADD ("rules/lowest-score", test_lowest_score);
  ADD ("rules/off", test_off);
  ADD ("criteria/skills", test_skills);
  ADD ("criteria/reasons", test_reasons);
  ADD ("criteria/wishes", test_wishes);
  ADD ("criteria/places-of-work", test_places_of_work);
  ADD ("criteria/grade", test_grade);
  ADD ("criteria/hours", test_hours);
  ADD ("criteria/waiting", test_waiting);
  ADD ("criteria/field", test_field);
#undef ADD
  g_test_add_func ("/pairing/criteria/read-grade", test_read_grade);
  g_test_add_func ("/pairing/criteria/subtract", test_subtract);
}
