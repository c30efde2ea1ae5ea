/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "render/td-pages.h"
#include "test-render.h"

#include "td-test-locale.h"

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p; p = strstr (p + 1, word))
    n++;
  return n;
}

static TdDocument *
new_document (void)
{
  TdDocument *document = td_document_new ("Pairing report");

  td_document_set_subtitle (document, "Leadership 2026");
  td_document_set_dates (document, td_date_from_ymd (2026, 11, 21),
                         td_date_from_ymd (2026, 11, 20));
  td_document_set_confidentiality (document, "Confidential");
  return document;
}

/* Groups of three rows each. */
static TdDocumentTable *
add_table (TdDocument *document, guint n_groups)
{
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, "HEAD-OF-NAME");
  td_document_table_add_column (table, TD_COLUMN_NUMBER, "HEAD-OF-NUMBER");
  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %u.", i);

      td_document_table_add_group (table, name, "with a remark");
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *row = g_strdup_printf ("Row %u of %u.", j, i);

          td_document_table_add_row (table, row, "12");
        }
    }
  return table;
}

/* So many charts, all small or all wide. */
static guint
count_chart_pages (guint n, gboolean small)
{
  g_autoptr (TdDocument) document = new_document ();
  g_autoptr (TdPages) pages = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_BARS, "Chart");

      if (small)
        td_document_add_small_chart (document, scene, 150);
      else
        td_document_add_chart (document, scene, 150);
    }
  pages = td_document_paginate (document, &td_paper_a4);
  return td_pages_get_count (pages);
}

/* Two small charts take the height of one; the last of an odd number takes its own. */
static void
test_small_charts (void)
{
  g_assert_cmpuint (count_chart_pages (8, TRUE), ==, 1);
  g_assert_cmpuint (count_chart_pages (8, FALSE), ==, 2);
  g_assert_cmpuint (count_chart_pages (9, TRUE), ==, 2);
}

static void
test_empty (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Nothing");
  g_autoptr (TdPages) pages = td_document_paginate (document, &td_paper_a4);
  g_autofree char *text = td_pages_dup_text (pages, 0);

  g_assert_cmpuint (td_pages_get_count (pages), ==, 1);
  g_assert_cmpstr (text, ==, "Nothing\n");
}

/* A chapter goes on below the end of another that took little of its page, else on a new one. */
static void
test_chapter (void)
{
  for (guint lines = 0; lines < 50; lines++)
    {
      g_autoptr (TdDocument) document = td_document_new ("Chapters");
      g_autoptr (TdPages) pages = NULL;
      g_autofree char *first = NULL;

      for (guint i = 0; i < lines; i++)
        td_document_add_paragraph (document, "Line");
      td_document_add_chapter_break (document, 0.5);
      td_document_add_heading (document, 1, "Next");
      td_document_add_paragraph (document, "Of it");
      pages = td_document_paginate (document, &td_paper_a4);
      first = td_pages_dup_text (pages, 0);
      g_assert_cmpuint (td_pages_get_count (pages), ==, strstr (first, "Next") ? 1 : 2);
      if (lines < 10)
        g_assert_nonnull (strstr (first, "Next"));
      if (lines > 35)
        g_assert_null (strstr (first, "Next"));
    }
}

static void
compose_cb (TdDocumentRow *row, TdRowKind kind, guint key, gpointer n_composed)
{
  g_autofree char *words = kind == TD_ROW_GROUP
                               ? g_strdup_printf ("Group %u.", key)
                               : g_strdup_printf ("Row %u of %u.", key % 3, key / 3);

  ++*(guint *) n_composed;
  td_document_row_set (row, 0, words);
  td_document_row_set (row, 1, kind == TD_ROW_GROUP ? "with a remark" : "12");
}

/* A table whose rows are composed as they are needed is, on paper and as text, the one that keeps
 * them; two readers of it do not mind each other. */
static void
test_composed (void)
{
  g_autoptr (TdDocument) kept = new_document ();
  g_autoptr (TdDocument) composed = new_document ();
  g_autoptr (TdPages) pages = NULL;
  g_autoptr (TdPages) first = NULL;
  g_autoptr (TdPages) second = NULL;
  g_autofree char *words = NULL;
  g_autofree char *same = NULL;
  TdDocumentTable *table = td_document_add_table (composed);
  guint n_composed = 0;

  add_table (kept, 60);
  td_document_table_add_column (table, TD_COLUMN_TEXT, "HEAD-OF-NAME");
  td_document_table_add_column (table, TD_COLUMN_NUMBER, "HEAD-OF-NUMBER");
  td_document_table_set_compose (table, compose_cb, &n_composed, NULL);
  for (guint i = 0; i < 60; i++)
    {
      td_document_table_add_composed (table, TD_ROW_GROUP, i);
      for (guint j = 0; j < 3; j++)
        td_document_table_add_composed (table, TD_ROW_PLAIN, 3 * i + j);
    }
  g_assert_cmpuint (n_composed, ==, 0);
  words = td_document_dup_text (kept);
  same = td_document_dup_text (composed);
  g_assert_cmpstr (words, ==, same);
  pages = td_document_paginate (kept, &td_paper_a4);
  first = td_document_paginate (composed, &td_paper_a4);
  second = td_document_paginate (composed, &td_paper_a4);
  g_assert_cmpuint (td_pages_get_count (pages), ==, td_pages_get_count (first));
  for (guint i = 0, n = td_pages_get_count (pages); i < n; i++)
    {
      g_autofree char *expected = td_pages_dup_text (pages, i);
      g_autofree char *other = td_pages_dup_text (second, n - 1 - i);
      g_autofree char *got = td_pages_dup_text (first, i);

      g_assert_cmpstr (got, ==, expected);
      g_assert_nonnull (strstr (other, "HEAD-OF-NAME"));
    }
}

/* Each page of a long table has the head once; no row is lost, none is double; a group that goes on
 * says so. */
static void
test_table (void)
{
  g_autoptr (TdDocument) document = new_document ();
  g_autoptr (TdPages) pages = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_false (td_document_table_is_empty (add_table (document, 60)));
  pages = td_document_paginate (document, &td_paper_a4);
  g_assert_cmpuint (td_pages_get_count (pages), >, 3);
  for (guint i = 0; i < td_pages_get_count (pages); i++)
    {
      g_autofree char *text = td_pages_dup_text (pages, i);
      const char *body = strstr (text, "HEAD-OF-NUMBER\n");

      g_assert_cmpuint (count (text, "HEAD-OF-NAME"), ==, 1);
      g_assert_nonnull (body);
      /* Right after the head stands a group's line, and no page ends with one. */
      g_assert_true (g_str_has_prefix (body + strlen ("HEAD-OF-NUMBER\n"), "Group"));
      g_assert_true (g_str_has_suffix (text, "12\n"));
      g_string_append (all, text);
    }
  for (guint i = 0; i < 180; i++)
    {
      g_autofree char *row = g_strdup_printf ("Row %u of %u.", i % 3, i / 3);

      g_assert_cmpuint (count (all->str, row), ==, 1);
    }
}

/* However much stands above it, a heading has something of its own below. */
static void
test_heading (void)
{
  for (guint above = 1; above < 50; above++)
    {
      g_autoptr (TdDocument) document = new_document ();
      g_autoptr (TdPages) pages = NULL;

      for (guint i = 0; i < above; i++)
        td_document_add_paragraph (document, "One line.");
      td_document_add_heading (document, 1, "THE HEADING");
      td_document_add_heading (document, 2, "Its part");
      add_table (document, 2);
      pages = td_document_paginate (document, &td_paper_letter);
      for (guint i = 0; i < td_pages_get_count (pages); i++)
        {
          g_autofree char *text = td_pages_dup_text (pages, i);

          if (strstr (text, "THE HEADING"))
            g_assert_nonnull (strstr (text, "Row 0 of 0."));
        }
    }
}

/* A paragraph over a page's end loses nothing and leaves no single line. */
static void
test_paragraph (void)
{
  g_autoptr (TdDocument) document = new_document ();
  g_autoptr (TdPages) pages = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (words, "w%04u ", i);
  td_document_add_paragraph (document, words->str);
  pages = td_document_paginate (document, &td_paper_a4);
  g_assert_cmpuint (td_pages_get_count (pages), >, 2);
  for (guint i = 0; i < td_pages_get_count (pages); i++)
    {
      g_autofree char *text = td_pages_dup_text (pages, i);

      g_string_append (all, text);
    }
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%04u", i);

      g_assert_cmpuint (count (all->str, word), ==, 1);
    }
}

/* A cell longer than a page, a word wider than the paper, a script without letters of ours. */
static void
test_unwieldy (void)
{
  g_autoptr (TdDocument) document = new_document ();
  g_autoptr (TdPages) pages = NULL;
  g_autofree char *word = g_strnfill (4000, 'x');
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, "One");
  td_document_table_add_column (table, TD_COLUMN_TEXT, "Two");
  td_document_table_add_row (table, word, "山田太郎");
  td_document_table_add_row (table, "محمد علي", word);
  td_document_table_add_row (table, NULL, "");
  td_document_add_paragraph (document, word);
  td_document_add_fact (document, word, word);
  pages = td_document_paginate (document, &td_paper_letter);
  g_assert_cmpuint (td_pages_get_count (pages), >=, 2);
  g_assert_cmpuint (td_pages_get_count (pages), <, 12);
}

static void
save (const char *path, const TdPaperSize *size, char **bytes, gsize *length)
{
  g_autoptr (TdDocument) document = new_document ();
  g_autoptr (TdChartScene) chart = test_bars (TD_CHART_BARS);
  g_autoptr (GError) error = NULL;

  td_document_add_heading (document, 1, "Summary");
  td_document_add_chart (document, chart, 0);
  add_table (document, 30);
  td_document_save_pdf (document, path, size, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

/* The text of a PDF, or NULL where there is no pdftotext. */
static char *
read_pdf (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, "-layout", path, "-", NULL };
  char *text = NULL;

  if (program)
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL,
                  NULL, NULL);
  return text;
}

/* The same bytes each time; on every page its number, the dates and the confidentiality line. */
static void
test_pdf (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *text = NULL;
  gsize first_length, second_length;

  save (path, &td_paper_a4, &first, &first_length);
  save (path, &td_paper_a4, &second, &second_length);
  g_assert_cmpmem (first, first_length, second, second_length);
  text = read_pdf (path);
  if (text)
    {
      g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
      guint n = g_strv_length (pages) - 1;

      g_assert_cmpuint (n, >=, 3);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n);

          g_assert_nonnull (strstr (pages[i], number));
          g_assert_nonnull (strstr (pages[i], "Data as of 20 Nov 2026"));
          g_assert_nonnull (strstr (pages[i], "Printed on 21 Nov 2026"));
          g_assert_nonnull (strstr (pages[i], "Confidential"));
          g_assert_nonnull (strstr (pages[i], "Pairing report"));
        }
      g_assert_nonnull (strstr (pages[0], "Łódź"));
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_save_fails (void)
{
  g_autoptr (TdDocument) document = new_document ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      td_document_save_pdf (document, "/nowhere/x.pdf", &td_paper_a4, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_paper (void)
{
  g_assert_true (td_paper_size_find ("Letter") == &td_paper_letter);
  g_assert_true (td_paper_size_find ("a4") == &td_paper_a4);
  g_assert_null (td_paper_size_find ("foolscap"));
  g_assert_nonnull (td_paper_size_get_default ());
}

/* Paper is what the country prints on, whatever the language. */
static void
test_paper_of_locale (void)
{
  if (td_test_locale_enter ("nl_NL"))
    {
      g_assert_true (td_paper_size_get_default () == &td_paper_a4);
      td_test_locale_leave ();
    }
  if (!td_test_locale_enter ("en_US"))
    return;
  g_assert_true (td_paper_size_get_default () == &td_paper_letter);
  td_test_locale_leave ();
}

static void
test_direction (void)
{
  g_assert_cmpint (td_paper_find_direction ("12 (Łódź)"), ==, PANGO_DIRECTION_LTR);
  g_assert_cmpint (td_paper_find_direction ("– שרה Levi"), ==, PANGO_DIRECTION_RTL);
  g_assert_cmpint (td_paper_find_direction ("محمد"), ==, PANGO_DIRECTION_RTL);
  g_assert_cmpint (td_paper_find_direction ("12 / 34"), ==, PANGO_DIRECTION_NEUTRAL);
  g_assert_cmpint (td_paper_find_direction (NULL), ==, PANGO_DIRECTION_NEUTRAL);
}

/* In a language from right to left the page turns round, and nothing is lost. */
static void
test_right_to_left (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (TdDocument) document = new_document ();
      g_autoptr (TdPages) pages = NULL;
      PangoContext *context = td_paper_create_context (NULL);

      g_assert_cmpint (pango_context_get_base_dir (context), ==, PANGO_DIRECTION_RTL);
      g_object_unref (context);
      add_table (document, 60);
      pages = td_document_paginate (document, &td_paper_a4);
      g_assert_cmpuint (td_pages_get_count (pages), >, 3);
      return;
    }
  g_setenv ("LANGUAGE", "he", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("LANGUAGE");
  g_test_trap_assert_passed ();
}

static void
test_text (void)
{
  g_autoptr (TdDocument) document = new_document ();
  g_autofree char *text = NULL;
  TdDocumentTable *table;

  td_document_add_paragraph (document, "");
  td_document_add_fact (document, "Pairs", "60");
  td_document_add_fact (document, "Nothing", NULL);
  table = td_document_add_table (document);
  td_document_table_add_column (table, TD_COLUMN_TEXT, "Name");
  td_document_table_add_row (table, "Ann");
  text = td_document_dup_text (document);
  g_assert_cmpstr (text, ==, "Pairing report\nLeadership 2026\nPairs\t60\nName\nAnn\n");
}

void
test_pages_add (void)
{
  g_test_add_func ("/render/pages/empty", test_empty);
  g_test_add_func ("/render/pages/chapter", test_chapter);
  g_test_add_func ("/render/pages/small-charts", test_small_charts);
  g_test_add_func ("/render/pages/composed", test_composed);
  g_test_add_func ("/render/pages/table", test_table);
  g_test_add_func ("/render/pages/heading", test_heading);
  g_test_add_func ("/render/pages/paragraph", test_paragraph);
  g_test_add_func ("/render/pages/unwieldy", test_unwieldy);
  g_test_add_func ("/render/pages/pdf", test_pdf);
  g_test_add_func ("/render/pages/save-fails", test_save_fails);
  g_test_add_func ("/render/pages/paper", test_paper);
  g_test_add_func ("/render/pages/paper-of-locale", test_paper_of_locale);
  g_test_add_func ("/render/pages/direction", test_direction);
  g_test_add_func ("/render/pages/right-to-left", test_right_to_left);
  g_test_add_func ("/render/document/text", test_text);
}
