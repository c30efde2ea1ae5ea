/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact-line.h"
#include "contact/td-line-words.h"

#include "td-test.h"

void test_line_add (void);

#define TODAY "2024-03-20" /* a Wednesday */

static TdLineNames *
make_names (void)
{
  TdLinePair pairs[] = {
    { 1, "Ada One", "Bob Two", "Leadership", 0 },
    { 2, "Ada One", "Cid Three", "Leadership", 0 },
    { 3, "Anne-Marie d’Arc", "Eve Five", "Coaching", 0 },
    { 4, "Mark Held", "Łukasz Żak", NULL, 0 },
    { 5, "Ann Stone", "Bobby Tables", NULL, 0 },
    { 6, "Annabel Lee", "Gus Van Sant", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    pairs[i].matched_on = td_test_date ("2024-01-01");
  pairs[5].matched_on = td_test_date ("2024-03-15");
  return td_line_names_new (pairs, G_N_ELEMENTS (pairs));
}

static TdContactLine *
parse (const char *text)
{
  g_autoptr (TdLineNames) names = make_names ();
  TdContactLine *line =
      td_contact_line_parse (text, names, td_test_date (TODAY), TD_DATE_ORDER_DMY);

  g_test_message ("%s → %s", text, line->preview);
  return line;
}

/* Lines that are whole: the pairs, the day, and the sentence that says so. */
static void
test_whole (void)
{
  static const struct
  {
    const char *text;
    const char *pairs;
    const char *preview;
  } cases[] = {
    { "12/3 Bob 45m video", "1",
      "12 Mar 2024: Ada One with Bob Two (Leadership), 45 minutes, video" },
    { "12/3 Bob 45m video +", "1",
      "12 Mar 2024: Ada One with Bob Two (Leadership), 45 minutes, video, a success" },
    { "+ 12/3 Bob + Cid missed by mentee", "1 2",
      "12 Mar 2024: Ada One with Bob Two (Leadership); Ada One with Cid Three (Leadership), "
      "missed, by mentee, a success" },
    { "Bob 12/3 video 45m", "1",
      "12 Mar 2024: Ada One with Bob Two (Leadership), 45 minutes, video" },
    { "yesterday Bob & Cid 1h", "1 2",
      "19 Mar 2024: Ada One with Bob Two (Leadership); Ada One with Cid Three (Leadership), "
      "60 minutes" },
    { "Ada & Bob today", "1", "20 Mar 2024: Ada One with Bob Two (Leadership)" },
    { "ada two", "1", "20 Mar 2024: Ada One with Bob Two (Leadership)" },
    { "Ada, Cid, Eve 5/3", "2 3",
      "5 Mar 2024: Ada One with Cid Three (Leadership); Anne-Marie d’Arc with Eve Five "
      "(Coaching)" },
    { "anne marie darc 29.2.", "3", "29 Feb 2024: Anne-Marie d’Arc with Eve Five (Coaching)" },
    { "lukasz 1h30 in person by mentee", "4",
      "20 Mar 2024: Mark Held – Łukasz Żak, 90 minutes, in person, by mentee" },
    { "Mark Held monday", "4", "18 Mar 2024: Mark Held – Łukasz Żak" },
    { "Żak held wednesday", "4", "20 Mar 2024: Mark Held – Łukasz Żak" },
    { "missed zak thursday", "4", "14 Mar 2024: Mark Held – Łukasz Żak, missed" },
    { "Ann 1 mar 2024 phone call", "5", "1 Mar 2024: Ann Stone – Bobby Tables, phone" },
    { "bob tables 2024-02-10 prep", "5", "10 Feb 2024: Ann Stone – Bobby Tables, preparation" },
    { "gus 90 min next 9/4 success: New post, with Ada & 45m", "6",
      "20 Mar 2024: Annabel Lee – Gus Van Sant, 90 minutes, a success, next on 9 Apr 2024, "
      "“New post, with Ada & 45m”" },
    { "gus next 2 jan", "6", "20 Mar 2024: Annabel Lee – Gus Van Sant, next on 2 Jan 2025" },
    { "eve 25/12/2023 coffee", NULL, NULL },
    { "eve 1/1 coffee", "3", "1 Jan 2024: Anne-Marie d’Arc with Eve Five (Coaching), in person" },
    { "Ada، Cid؛ Eve ٥/٣", "2 3",
      "5 Mar 2024: Ada One with Cid Three (Leadership); Anne-Marie d’Arc with Eve Five "
      "(Coaching)" },
    { "gus ٩٠ min. next ٩/٤", "6",
      "20 Mar 2024: Annabel Lee – Gus Van Sant, 90 minutes, next on 9 Apr 2024" },
    { "eve and gus group meeting", "3 6",
      "20 Mar 2024: Anne-Marie d’Arc with Eve Five (Coaching); Annabel Lee – Gus Van Sant, "
      "group meeting" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdContactLine) line = parse (cases[i].text);
      g_autoptr (GString) pairs = g_string_new (NULL);

      g_assert_cmpint (line->valid, ==, cases[i].pairs != NULL);
      if (!line->valid)
        continue;
      g_assert_cmpstr (line->preview, ==, cases[i].preview);
      for (guint k = 0; k < line->contacts->len; k++)
        g_string_append_printf (pairs, "%s%d", k > 0 ? " " : "",
                                (int) ((TdContact *) line->contacts->pdata[k])->pair_id);
      g_assert_cmpstr (pairs->str, ==, cases[i].pairs);
    }
}

static void
test_fields (void)
{
  g_autoptr (TdContactLine) line =
      parse ("12/3 gus cancelled 1,5h intro chat by mentor next 9/4:  a  b ");
  g_autoptr (TdContactLine) valid = NULL;
  TdContact *contact;

  /* The pair began on 15 March. */
  g_assert_false (line->valid);
  g_assert_cmpstr (line->preview, ==,
                   "12 Mar 2024 lies before Annabel Lee – Gus Van Sant began on 15 Mar 2024.");
  g_assert_cmpuint (line->contacts->len, ==, 0);
  valid = parse ("15/3 gus cancelled 1,5h intro chat by mentor next 9/4:  a  b ");
  g_assert_true (valid->valid);
  contact = valid->contacts->pdata[0];
  g_assert_cmpint (contact->pair_id, ==, 6);
  g_assert_cmpint (contact->on_date, ==, td_test_date ("2024-03-15"));
  g_assert_cmpint (contact->next_date, ==, td_test_date ("2024-04-09"));
  g_assert_cmpint (contact->minutes, ==, 90);
  g_assert_cmpstr (contact->outcome, ==, "cancelled");
  g_assert_cmpstr (contact->kind, ==, "introduction");
  g_assert_cmpstr (contact->mode, ==, "chat");
  g_assert_cmpstr (contact->initiated_by, ==, "mentor");
  g_assert_cmpstr (contact->note, ==, "a b");
  g_assert_cmpstr (contact->mentee_name, ==, "Gus Van Sant");
}

/* What is missing or unclear is said, and nothing is stored. */
static void
test_not_whole (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "", "Whose contact? Type a part of a name." },
    { "12/3 45m", "Whose contact? Type a part of a name." },
    { "Ada", "“Ada” can be: Ada One – Bob Two; Ada One – Cid Three. Add the other name." },
    { "a", "“a” can be: Ada One – Bob Two; Ada One – Cid Three; Anne-Marie d’Arc – Eve Five; "
           "2 more. Add the other name." },
    { "Xaver 45m", "No active pair has “Xaver”." },
    { "Bob Xaver", "No active pair has “Bob Xaver”." },
    { "21/3/2024 Eve", "21 Mar 2024 lies ahead of today, 20 Mar 2024." },
    { "12/3 Eve next 11/3/2024", "The next contact, 11 Mar 2024, must come after 12 Mar 2024." },
    { "Eve 25h", "“25h” is longer than a day." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdContactLine) line = parse (cases[i].text);

      g_assert_false (line->valid);
      g_assert_cmpuint (line->contacts->len, ==, 0);
      g_assert_cmpstr (line->preview, ==, cases[i].says);
    }
}

static void
test_date_order (void)
{
  g_autoptr (TdLineNames) names = make_names ();
  TdDate today = td_test_date ("2024-12-20");
  static const struct
  {
    TdDateOrder order;
    const char *text;
    const char *on;
  } cases[] = {
    { TD_DATE_ORDER_DMY, "5/3 eve", "2024-03-05" },
    { TD_DATE_ORDER_MDY, "5/3 eve", "2024-05-03" },
    { TD_DATE_ORDER_YMD, "5/3 eve", "2024-05-03" },
    { TD_DATE_ORDER_DMY, "21/12 eve", NULL },
    { TD_DATE_ORDER_UNKNOWN, "5/3 eve", NULL },
    { TD_DATE_ORDER_UNKNOWN, "25/3 eve", "2024-03-25" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdContactLine) line =
          td_contact_line_parse (cases[i].text, names, today, cases[i].order);

      g_test_message ("%s → %s", cases[i].text, line->preview);
      g_assert_cmpint (line->valid, ==, cases[i].on != NULL);
      if (line->valid)
        g_assert_cmpint (((TdContact *) line->contacts->pdata[0])->on_date, ==,
                         td_test_date (cases[i].on));
    }
}

static void
test_minutes (void)
{
  static const struct
  {
    const char *text;
    int minutes;
  } cases[] = {
    { "45m", 45 },      { "45min", 45 }, { "45 minutes", 45 }, { "90'", 90 },
    { "1h", 60 },       { "1.5h", 90 },  { "1,5 h", 90 },      { "1h30", 90 },
    { "2 hours", 120 }, { "1h30m", 90 }, { "1h30min", 90 },    { "45", 0 },
    { "m", 0 },         { "45x", 0 },    { "1h75", 0 },        { "1h30x", 0 },
    { "45m30", 0 },     { "", 0 },       { "-5m", 0 },         { "45 min.", 45 },
    { "1 h.", 60 },     { "٤٥m", 45 },   { "١٫٥ h", 90 },      { "۴۵m", 45 },
    { "45 .", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (td_line_read_minutes (cases[i].text), ==, cases[i].minutes);
}

static void
assert_completions (const char *text, const char *const *expected)
{
  g_autoptr (TdLineNames) names = make_names ();
  g_auto (GStrv) lines =
      td_contact_line_complete (text, names, td_test_date (TODAY), TD_DATE_ORDER_DMY, 3);

  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length ((char **) expected));
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected[i]);
}

static void
test_complete (void)
{
  assert_completions ("12/3 ev", (const char *[]){ "12/3 Eve Five ", NULL });
  assert_completions ("12/3 ada", (const char *[]){ "12/3 Ada One & Bob Two ",
                                                    "12/3 Ada One & Cid Three ", NULL });
  assert_completions ("Bob & ci", (const char *[]){ "Bob & Cid Three ", NULL });
  assert_completions ("12/3 Eve 45m", (const char *[]){ NULL });
  /* A name further left that can be two pairs; what stands behind it stays. */
  assert_completions ("12/3 ada 45m", (const char *[]){ "12/3 Ada One & Bob Two 45m",
                                                        "12/3 Ada One & Cid Three 45m", NULL });
  assert_completions ("12/3", (const char *[]){ NULL });
  assert_completions ("", (const char *[]){ NULL });
  assert_completions ("xaver", (const char *[]){ NULL });
}

/* Nothing that can be typed breaks it. */
static void
test_any_text (void)
{
  static const char *const pieces[] = { "12/3", " ",    "&",  ",",     ":", "Ada",
                                        "é",    "next", "1h", "–",     "'", "99999999999999",
                                        "%s",   "\t",   "by", "mentor" };
  g_autoptr (TdLineNames) names = make_names ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (TdContactLine) line = NULL;
      g_auto (GStrv) lines = NULL;

      for (int k = g_rand_int_range (random, 0, 9); k > 0; k--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      line = td_contact_line_parse (text->str, names, td_test_date (TODAY), TD_DATE_ORDER_DMY);
      lines =
          td_contact_line_complete (text->str, names, td_test_date (TODAY), TD_DATE_ORDER_DMY, 5);
      g_assert_cmpstr (line->preview, !=, "");
      g_assert_cmpint (line->valid, ==, line->contacts->len > 0);
    }
}

void
test_line_add (void)
{
  g_test_add_func ("/contact/line/whole", test_whole);
  g_test_add_func ("/contact/line/fields", test_fields);
  g_test_add_func ("/contact/line/not-whole", test_not_whole);
  g_test_add_func ("/contact/line/date-order", test_date_order);
  g_test_add_func ("/contact/line/minutes", test_minutes);
  g_test_add_func ("/contact/line/complete", test_complete);
  g_test_add_func ("/contact/line/any-text", test_any_text);
}
