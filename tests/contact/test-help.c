/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-contact-line.h"

#include "td-test.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

void test_help_add (void);

/* The lines that the help gives as examples, and the one that the entry shows while it is empty,
 * are read as they are meant in each language. */

#define TODAY "2024-03-20"
#define HELP TD_TEST_DATA "/../../../data/help"

/* What each of the three examples of the page is about. */
static const struct
{
  gint64 pair;
  const char *on;
  int minutes;
  const char *mode;
} meant[] = {
  { 1, "2024-03-12", 45, "video" },
  { 2, "2024-03-19", 30, "phone" },
  { 1, "2024-03-12", 60, NULL },
};

/* The last has no help yet. */
static const char *const languages[] = { "nl", "de", "fr", "es", "ar" };
#define N_HELP_LANGUAGES 4

/* Messages of the language from now on; gettext looks again after textdomain(). */
static void
speak (const char *language)
{
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TD_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
speak_english (void)
{
  g_unsetenv ("LANGUAGE");
  textdomain (GETTEXT_PACKAGE);
  setlocale (LC_ALL, "C");
}

static void
check (const char *text, guint example)
{
  TdLinePair pairs[] = {
    { 1, "Chidi Okafor", "Ewa Nowak", NULL, 0 },
    { 2, "Anna Visser", "Bob Two", NULL, 0 },
  };
  g_autoptr (TdLineNames) names = td_line_names_new (pairs, G_N_ELEMENTS (pairs));
  g_autoptr (TdContactLine) line =
      td_contact_line_parse (text, names, td_test_date (TODAY), TD_DATE_ORDER_DMY);
  TdContact *contact;

  g_test_message ("%s → %s", text, line->preview);
  g_assert_true (line->valid);
  g_assert_cmpuint (line->contacts->len, ==, 1);
  contact = line->contacts->pdata[0];
  g_assert_cmpint (contact->pair_id, ==, meant[example].pair);
  g_assert_cmpint (contact->on_date, ==, td_test_date (meant[example].on));
  g_assert_cmpint (contact->minutes, ==, meant[example].minutes);
  g_assert_cmpstr (contact->mode, ==, meant[example].mode);
  g_assert_cmpint (contact->note != NULL, ==, strchr (text, ':') != NULL);
}

/* The n-th text between @before and "</cmd>" of a file. */
static char *
find_example (const char *path, const char *before, guint n)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *found;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  found = text;
  for (guint i = 0; i <= n; i++)
    {
      found = strstr (found, before);
      g_assert_nonnull (found);
      found += strlen (before);
    }
  return g_strndup (found, (gsize) (strstr (found, "</cmd>") - found));
}

static void
test_english (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meant); i++)
    {
      g_autofree char *text = find_example (HELP "/C/contact-log.page", "<item><p><cmd>", i);

      check (text, i);
    }
}

static void
test_translated (gconstpointer language)
{
  g_autofree char *path = g_strdup_printf (HELP "/%s/%s.po", (char *) language, (char *) language);

  speak (language);
  for (guint i = 0; i < G_N_ELEMENTS (meant); i++)
    {
      g_autofree char *english = find_example (HELP "/C/contact-log.page", "<item><p><cmd>", i);
      g_autofree char *before =
          g_strdup_printf ("msgid \"<cmd>%s</cmd>\"\nmsgstr \"<cmd>", english);
      g_autofree char *text = find_example (path, before, 0);

      check (text, i);
    }
  speak_english ();
}

/* "Log a contact: 12/3 name 45m video", with a name for the word. */
static void
test_shown (gconstpointer language)
{
  const char *shown, *line;
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;

  speak (language);
  shown = g_dgettext (GETTEXT_PACKAGE, "Log a contact: 12/3 name 45m video");
  g_assert_cmpstr (shown, !=, "Log a contact: 12/3 name 45m video");
  line = strstr (shown, "12");
  g_assert_nonnull (line);
  words = g_strsplit (line, " ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 4);
  text = g_strdup_printf ("%s okafor %s %s", words[0], words[2], words[3]);
  check (text, 0);
  speak_english ();
}

void
test_help_add (void)
{
  g_test_add_func ("/contact/help/en", test_english);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *help = g_strconcat ("/contact/help/", languages[i], NULL);
      g_autofree char *shown = g_strconcat ("/contact/shown/", languages[i], NULL);

      if (i < N_HELP_LANGUAGES)
        g_test_add_data_func (help, languages[i], test_translated);
      g_test_add_data_func (shown, languages[i], test_shown);
    }
}
