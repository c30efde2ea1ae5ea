/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-letter.h"

#include "base/td-error.h"
#include "program/td-program-text.h"
#include "two-pairs.h"

#include <gio/gio.h>
#include <string.h>

void test_letter_add (void);

static const gint64 both[] = { 1, 2 };
static const TdLetterSender sender = { "Ann Kooij", "ann@example.org", "Acme" };

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  test_two_pairs_make (file->db);
}

static GPtrArray *
list (TdTestFile *file, const gint64 *ids, guint n, const char *kind, guint expected)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *letters =
      td_letter_list (file->db, ids, n, kind, &sender, td_test_date ("2026-06-15"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (letters->len, ==, expected);
  return letters;
}

static void
test_filled (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = NULL;
  TdLetter *letter;

  g_assert_true (td_program_text_set (
      file->db, 1, "reminder", "To {name}\n",
      "{given_name} {other} {other_role} {role} {cadence} {last_contact} {next_due} {start} "
      "{planned_end} {months} {department} {program} {objective} {coordinator} {organisation}\n"
      "{next_agreed}\n{other_email}",
      NULL));
  letters = list (file, both, 1, "reminder", 2);
  letter = letters->pdata[0];
  g_assert_cmpstr (letter->side, ==, "mentor");
  g_assert_cmpstr (letter->subject, ==, "To Zoë de Vries");
  g_assert_cmpstr (letter->body, ==,
                   "Zoë Bo mentee mentor monthly 5 Mar 2026 5 Apr 2026 10 Jan 2026 10 Nov 2026 10 "
                   "Law Lead Grow Ann Kooij Acme");
  letter = letters->pdata[1];
  g_assert_cmpstr (letter->given_name, ==, "Bo");
  g_assert_null (letter->email);
  g_assert_cmpstr (letter->body, ==, "zoe@example.org");
}

/* The built-in reminder says "was due" from the day after on. */
static void
test_due_words (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *today;
    const char *line;
  } cases[] = {
    { "2026-04-05", "\nThe next one is due on 5 Apr 2026.\n" },
    { "2026-04-06", "\nThe next one was due on 5 Apr 2026.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) letters = td_letter_list (file->db, both, 1, "reminder", &sender,
                                                      td_test_date (cases[i].today), &error);
      const TdLetter *letter = letters->pdata[0];
      const char *line = strstr (letter->body, "\nThe next one");

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (line, cases[i].line));
      g_assert_null (strstr (line + 2, "The next one"));
    }
}

/* A given name that nobody wrote down is the first word; no built-in letter has a hole. */
static void
test_no_holes (TdTestFile *file, gconstpointer data)
{
  guint n;
  const TdProgramTextKind *kinds = td_program_text_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) letters = NULL;

      if (!kinds[i].letter)
        continue;
      letters = list (file, both, 2, kinds[i].kind, g_str_equal (kinds[i].kind, "answer") ? 1 : 4);
      for (guint l = 0; l < letters->len; l++)
        {
          TdLetter *letter = letters->pdata[l];

          g_assert_null (strpbrk (letter->body, "{}"));
          g_assert_null (strstr (letter->body, "  "));
          g_assert_null (strstr (letter->body, " ."));
          g_assert_null (strstr (letter->body, "\n\n\n"));
          g_assert_null (strpbrk (letter->subject, "{}\n"));
          g_assert_null (strstr (letter->body, "SECRET"));
        }
    }
}

/* Only who has not answered is asked for an answer. */
static void
test_answer (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = list (file, both + 1, 1, "answer", 1);
  TdLetter *letter = letters->pdata[0];

  g_assert_cmpstr (letter->side, ==, "mentee");
  g_assert_cmpstr (letter->email, ==, "em+ile@example.org");
  g_assert_nonnull (strstr (letter->body, "20 May 2026"));
}

static void
test_unreachable (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) letters = list (file, both, 2, "welcome", 4);
  g_autoptr (GPtrArray) answer = list (file, both + 1, 1, "answer", 1);
  g_autofree char *names = td_letter_dup_unreachable (letters);

  /* Who has left has no address that anybody reads. */
  g_assert_cmpstr (names, ==, "Bo, Cas Jansen");
  g_assert_null (td_letter_dup_unreachable (answer));
  g_assert_null (td_letter_dup_uri (letters->pdata[1]));
}

/* A mail program gets back exactly what was written. */
static void
test_uri (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GString) body = g_string_new ("Zoë & “Bo” = 100 % + ?#\n\nüñ 漢字 🎉\n");
  g_autoptr (GPtrArray) letters = list (file, both + 1, 1, "answer", 1);
  TdLetter *letter = letters->pdata[0];
  g_autofree char *uri = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *read = NULL;
  g_autofree char *subject = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (body, "A long letter goes whole. ");
  td_record_set_text (&letter->body, body->str);
  td_record_set_text (&letter->subject, "Ça va? A&B");
  uri = td_letter_dup_uri (letter);
  g_assert_true (g_str_has_prefix (uri, "mailto:em%2Bile@example.org?subject="));
  for (const char *p = uri; *p; p++)
    g_assert_true (g_ascii_isalnum (*p) || strchr ("-._~%:@?=&", *p));
  parts = g_strsplit (strchr (uri, '?') + 1, "&", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  subject = g_uri_unescape_string (parts[0] + strlen ("subject="), NULL);
  g_assert_cmpstr (subject, ==, "Ça va? A&B");
  read = g_uri_unescape_string (parts[1] + strlen ("body="), NULL);
  g_assert_nonnull (strstr (read, "#\r\n\r\nüñ 漢字 🎉\r\nA long"));
  g_assert_cmpuint (strlen (read), ==, body->len + 3);
}

static void
test_address (void)
{
  static const char *const good[] = { "a@b", "em+ile.o'neil@example.org", "jürgen@exämple.de" };
  static const char *const bad[] = { NULL,           "",       "a", "@b", "a@", "a b@c", "a@b, c@d",
                                     "a@b\nBcc:c@d", "A <a@b>" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (td_letter_is_address (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (td_letter_is_address (bad[i]));
}

static void
test_preview (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdLetter) real = NULL;
  g_autoptr (TdLetter) invented = NULL;
  TdDate today = td_test_date ("2026-06-15");

  real = td_letter_preview (file->db, 1, "end", "{mentor}", "{name}", &sender, today, &error);
  g_assert_cmpstr (real->body, ==, "Bo");
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (2, 'New')");
  invented =
      td_letter_preview (file->db, 2, "agreement", NULL, "{program} {other}", NULL, today, &error);
  g_assert_no_error (error);
  g_assert_null (invented->subject);
  g_assert_cmpstr (invented->body, ==, "New Alex Example");
}

static void
test_missing (TdTestFile *file, gconstpointer data)
{
  static const gint64 nobody[] = { 1, 77 };
  g_autoptr (GError) error = NULL;

  g_assert_null (td_letter_list (file->db, nobody, 2, "end", NULL, 1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

void
test_letter_add (void)
{
#define ADD(name, function) \
  g_test_add ("/letter/" name, TdTestFile, NULL, setup, function, td_test_file_teardown)
  ADD ("filled", test_filled);
  ADD ("due-words", test_due_words);
  ADD ("no-holes", test_no_holes);
  ADD ("answer", test_answer);
  ADD ("unreachable", test_unreachable);
  ADD ("uri", test_uri);
  g_test_add_func ("/letter/address", test_address);
  ADD ("preview", test_preview);
  ADD ("missing", test_missing);
#undef ADD
}
