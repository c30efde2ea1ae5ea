/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "base/td-fuzzy.h"

void test_fuzzy_add (void);

static guint
score (const char *typed, const char *text)
{
  g_autoptr (TdFuzzy) fuzzy = td_fuzzy_new (typed);

  return td_fuzzy_score_text (fuzzy, text);
}

static void
test_fits (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
    gboolean fits;
  } cases[] = {
    { "anna", "Anna Bakker", TRUE },
    { "bakk", "Anna Bakker", TRUE },
    { "bakker anna", "Anna Bakker", TRUE }, /* in any order */
    { "ANNA b", "Anna Bakker", TRUE },
    { "jose", "José Nuñez", TRUE }, /* without accents */
    { "José", "Jose Nunez", TRUE }, /* and with too many */
    { "lodz", "Łódź", TRUE },
    { "anna smit", "Anna Bakker", FALSE }, /* every word */
    { "akke", "Anna Bakker", TRUE },
    { "bakkr", "Anna Bakker", TRUE },   /* one forgotten */
    { "bakkker", "Anna Bakker", TRUE }, /* one too many */
    { "bekker", "Anna Bakker", TRUE },  /* another one */
    { "bakekr", "Anna Bakker", TRUE },  /* two swapped */
    { "dakk", "Anna Bakker", TRUE },
    { "bekkar", "Anna Bakker", FALSE }, /* two slips */
    { "bex", "Anna Bakker", FALSE },    /* too short to be a slip */
    { "ab", "Anna Bakker", TRUE },
    { "jvdb", "Jan van den Berg", TRUE },
    { "jb", "Jan van den Berg", FALSE },
    { "jvdbx", "Jan van den Berg", FALSE },
    { "иванво", "Анна Иванова", TRUE }, /* letters, not bytes */
    { "иванаво", "Анна Иванова", FALSE },
    { "", "Anna Bakker", FALSE },
    { " - ", "Anna Bakker", FALSE },
    { "anna", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if ((score (cases[i].typed, cases[i].text) > 0) != cases[i].fits)
      g_error ("“%s” and “%s”: %u", cases[i].typed, cases[i].text,
               score (cases[i].typed, cases[i].text));
}

/* Each of these fits the typed word better than the next. */
static void
test_order (void)
{
  static const char *const better_first[] = {
    "Mar Jansen", "Mara Jansen", "Maria Jansen", "Mia A. Rees", "Lamar Jansen",
  };

  for (gsize i = 1; i < G_N_ELEMENTS (better_first); i++)
    g_assert_cmpuint (score ("mar", better_first[i - 1]), >, score ("mar", better_first[i]));
  g_assert_cmpuint (score ("lamar", "Lamar"), ==, TD_FUZZY_WORD);
  g_assert_cmpuint (score ("lamra", "Lamar"), <, score ("amar", "Lamar"));
  g_assert_cmpuint (score ("lamra", "Lamar"), >, 0);
}

static const char letters[] = "abcdeé";

static char *
random_word (int n)
{
  GString *word = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    {
      const char *letter = g_utf8_offset_to_pointer (letters, g_test_rand_int_range (0, 6));

      g_string_append_unichar (word, g_utf8_get_char (letter));
    }
  return g_string_free (word, FALSE);
}

/* What is typed is found whatever follows it, and with any one letter left out. */
static void
test_properties (void)
{
  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *word = random_word (g_test_rand_int_range (5, 9));
      g_autofree char *rest = random_word (g_test_rand_int_range (0, 5));
      g_autofree char *text = g_strdup_printf ("xyz %s%s", word, rest);
      const char *gap =
          g_utf8_offset_to_pointer (word,
                                    g_test_rand_int_range (0, (int) g_utf8_strlen (word, -1)));
      g_autofree char *slip =
          g_strdup_printf ("%.*s%s", (int) (gap - word), word, g_utf8_next_char (gap));

      g_assert_cmpuint (score (word, text), >=, 50);
      g_assert_cmpuint (score (word, text), <=, TD_FUZZY_WORD);
      g_assert_cmpuint (score (slip, text), >, 0);
    }
}

static void
test_begins (void)
{
  g_autoptr (TdFuzzy) fuzzy = td_fuzzy_new ("END pair");
  g_autoptr (TdFuzzy) nothing = td_fuzzy_new (" ");

  g_assert_true (td_fuzzy_begins_text (fuzzy, "End Early"));
  g_assert_false (td_fuzzy_begins_text (fuzzy, "Move the End"));
  g_assert_false (td_fuzzy_begins_text (nothing, "End Early"));
}

void
test_fuzzy_add (void)
{
  g_test_add_func ("/base/fuzzy/fits", test_fits);
  g_test_add_func ("/base/fuzzy/order", test_order);
  g_test_add_func ("/base/fuzzy/begins", test_begins);
  g_test_add_func ("/base/fuzzy/properties", test_properties);
}
