/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What a typographer looks for: what belongs together on one page, columns that fit their words,
 * names of other scripts in their place. */

#include <string.h>

#include "base/td-direction.h"
#include "render/td-pages-private.h"
#include "test-render.h"

static TdDocumentTable *
add_table (TdDocument *document, const char *first, const char *second)
{
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, first);
  td_document_table_add_column (table, TD_COLUMN_TEXT, second);
  return table;
}

/* A table that begins anywhere on the page, with a group of so many rows in the middle. */
static TdPages *
lay_out_group (guint above, guint n_rows)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  TdDocumentTable *table = add_table (document, "Name", "Place");

  td_document_table_add_group (table, "Before", NULL);
  for (guint i = 0; i < above; i++)
    td_document_table_add_row (table, "Somebody", "Somewhere");
  td_document_table_add_group (table, "MIDDLE", NULL);
  for (guint i = 0; i < n_rows; i++)
    td_document_table_add_row (table, "INNER", "Somewhere");
  td_document_table_add_group (table, "After", NULL);
  for (guint i = 0; i < 20; i++)
    td_document_table_add_row (table, "Somebody", "Somewhere");
  return td_document_paginate (document, &td_paper_a4);
}

static guint
count_inner (TdPages *pages, guint page)
{
  g_autofree char *text = td_pages_dup_text (pages, page);
  guint n = 0;

  for (const char *p = text; (p = strstr (p, "INNER")); p++)
    n++;
  return n;
}

/* Wherever on the page it begins, a short group is whole. */
static void
test_short_group (void)
{
  for (guint above = 1; above < 60; above++)
    {
      g_autoptr (TdPages) pages = lay_out_group (above, 4);

      for (guint page = 0; page < td_pages_get_count (pages); page++)
        {
          guint n = count_inner (pages, page);

          g_assert_true (n == 0 || n == 4);
        }
    }
}

/* A note is never alone on a page: the last row of its table is above it. */
static void
test_note (void)
{
  for (guint above = 0; above < 60; above++)
    for (guint n_rows = 3; n_rows <= 33; n_rows += 30)
      {
        g_autoptr (TdDocument) document = td_document_new ("Title");
        g_autoptr (TdPages) pages = NULL;
        g_autofree char *text = NULL;
        TdDocumentTable *table;
        guint last;

        for (guint i = 0; i < above; i++)
          td_document_add_paragraph (document, "Some words.");
        table = add_table (document, "Name", "Place");
        for (guint i = 0; i < n_rows; i++)
          td_document_table_add_row (table, i + 1 == n_rows ? "LAST" : "Somebody", "Somewhere");
        td_document_add_note (document, "NOTE");
        pages = td_document_paginate (document, &td_paper_a4);
        last = td_pages_get_count (pages) - 1;
        text = td_pages_dup_text (pages, last);
        g_assert_nonnull (strstr (text, "NOTE"));
        g_assert_nonnull (strstr (text, "LAST"));
      }
}

/* Of a long one no row stands alone, at either end. */
static void
test_long_group (void)
{
  guint n_broken = 0;

  for (guint above = 1; above < 60; above++)
    {
      g_autoptr (TdPages) pages = lay_out_group (above, 20);

      for (guint page = 0; page < td_pages_get_count (pages); page++)
        {
          guint n = count_inner (pages, page);

          g_assert_true (n == 0 || n >= 2);
          n_broken += n > 0 && n < 20;
        }
    }
  g_assert_cmpuint (n_broken, >, 10);
}

/* A few facts stay together, and with their heading. */
static void
test_facts (void)
{
  for (guint above = 1; above < 60; above++)
    {
      g_autoptr (TdDocument) document = td_document_new ("Title");
      g_autoptr (TdPages) pages = NULL;

      for (guint i = 0; i < above; i++)
        td_document_add_paragraph (document, "A line of words.");
      td_document_add_heading (document, 2, "HEADING");
      for (guint i = 0; i < 5; i++)
        td_document_add_fact (document, "FACT", "Value");
      pages = td_document_paginate (document, &td_paper_letter);
      for (guint page = 0; page < td_pages_get_count (pages); page++)
        {
          g_autofree char *text = td_pages_dup_text (pages, page);
          const char *fact = strstr (text, "HEADING\nFACT\nValue\nFACT\nValue\nFACT\nValue\nFACT\n"
                                           "Value\nFACT\nValue\n");

          g_assert_true (strstr (text, "FACT") == NULL || fact != NULL);
        }
    }
}

/* The widths of a table of a page. */
static const double *
get_widths (TdPages *pages, TdDocumentTable *table)
{
  pages->current = pages->document;
  return td_pages_get_metrics (pages, table)->widths;
}

/* A single long cell does not break the many short ones beside it. */
static void
test_columns (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  g_autoptr (TdPages) pages = NULL;
  TdDocumentTable *table = add_table (document, "Name", "Remark");
  g_autoptr (GString) remark = g_string_new (NULL);
  const TdTableMetrics *metrics;

  for (guint i = 0; i < 40; i++)
    g_string_append (remark, "many words ");
  for (guint i = 0; i < 30; i++)
    td_document_table_add_row (table, "Łucja Wiśniewska-Brzęczyszczykiewicz", "short");
  td_document_table_add_row (table, "Anne", remark->str);
  pages = td_document_paginate (document, &td_paper_a4);
  get_widths (pages, table);
  metrics = td_pages_get_metrics (pages, table);
  for (guint i = 0; i < 30; i++)
    g_assert_cmpfloat (metrics->heights[i], <, 1.5 * td_pages_get_line_height (TD_TYPE_TABLE));
  g_assert_cmpfloat (metrics->heights[30], >, 3 * td_pages_get_line_height (TD_TYPE_TABLE));
}

/* Numbers with their words, more of them than the paper is wide, are broken between two words. */
static void
test_numbers_in_words (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  g_autoptr (TdPages) pages = NULL;
  TdDocumentTable *table = td_document_add_table (document);
  g_autoptr (PangoLayout) word = NULL;
  const double *widths;

  td_document_table_add_column (table, TD_COLUMN_TEXT, "Ronde");
  for (guint i = 0; i < 8; i++)
    td_document_table_add_column (table, TD_COLUMN_NUMBER, "Deel");
  td_document_table_add_row (table, "16 aug 2025", "3,54 tot 3,79", "215 antwoorden",
                             "3,51 tot 3,73", "216 antwoorden", "3,52 tot 3,79", "217 antwoorden",
                             "3,44 tot 3,60", "218 antwoorden");
  pages = td_document_paginate (document, &td_paper_a4);
  widths = get_widths (pages, table);
  word = td_pages_text (pages, "antwoorden", TD_TYPE_TABLE, FALSE, -1);
  for (guint i = 2; i <= 8; i += 2)
    g_assert_cmpfloat (widths[i], >=, td_pages_text_width (word));
}

/* A word as long as a page gives way; dates beside it are not torn. */
static void
test_monster (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  g_autoptr (TdPages) pages = NULL;
  TdDocumentTable *table = add_table (document, "Department", "Since");
  g_autofree char *word = g_strnfill (300, 'w');
  g_autoptr (PangoLayout) date = NULL;
  const double *widths;

  td_document_table_add_row (table, word, "30 September 2026");
  pages = td_document_paginate (document, &td_paper_a4);
  widths = get_widths (pages, table);
  date = td_pages_text (pages, "September", TD_TYPE_TABLE, FALSE, -1);
  g_assert_cmpfloat (widths[1], >=, td_pages_text_width (date));
  g_assert_cmpfloat_with_epsilon (widths[0] + widths[1] + TD_TABLE_GAP, pages->width, 0.1);
}

/* A name that runs the other way takes nothing beside it along; others are left as they are. */
static void
test_isolate (void)
{
  g_autofree char *plain = td_text_isolate ("Jürgen Groß");
  g_autofree char *marked = td_text_isolate ("محمد");
  g_autofree char *line = g_strdup_printf ("%s – 12", marked);

  g_assert_cmpstr (plain, ==, "Jürgen Groß");
  g_assert_cmpstr (marked, ==, "\u2068محمد\u2069");
  g_assert_cmpint (td_paper_find_direction (marked), ==, PANGO_DIRECTION_NEUTRAL);
  g_assert_cmpint (td_paper_find_direction (line), ==, PANGO_DIRECTION_NEUTRAL);
  g_assert_cmpint (td_paper_find_direction ("\u2068محمد\u2069 (mentor)"), ==, PANGO_DIRECTION_LTR);
  g_assert_cmpint (td_paper_find_direction ("محمد"), ==, PANGO_DIRECTION_RTL);
}

/* Wherever a line ends, it does not end between a figure and its per cent sign: neither where words
 * are set nor where the columns of a table are measured. */
static void
test_percents (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  g_autoptr (TdPages) pages = td_document_paginate (document, &td_paper_letter);

  for (double width = 20; width < 120; width += 1.5)
    {
      g_autoptr (PangoLayout) text =
          td_pages_text (pages, "band: 95 % interval, 7 % too", TD_TYPE_SMALL, FALSE, width);
      const char *words = pango_layout_get_text (text);

      for (int i = 0; i < pango_layout_get_line_count (text); i++)
        g_assert_cmpint (words[pango_layout_get_line_readonly (text, i)->start_index], !=, '%');
    }
}

/* Wherever an address is broken, it is not behind a hyphen, which would look like one of ours. */
static void
test_addresses (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  g_autoptr (TdPages) pages = td_document_paginate (document, &td_paper_letter);
  guint n_broken = 0;

  for (double width = 20; width < 240; width += 1.5)
    {
      g_autoptr (PangoLayout) text =
          td_pages_text (pages, "call anna-maria.van-der-berg@north-west.example.org to-day",
                         TD_TYPE_TABLE, FALSE, width);
      const char *words = pango_layout_get_text (text);

      for (int i = 1; i < pango_layout_get_line_count (text); i++)
        {
          int start = pango_layout_get_line_readonly (text, i)->start_index;

          n_broken++;
          g_assert_true (words[start - 1] != '-' || strcmp (words + start, "day") == 0);
        }
    }
  g_assert_cmpuint (n_broken, >, 100);
}

/* The narrowest column for whole words is one for "95 %", and what is measured after it is as wide
 * as it was before. */
static void
test_measured_percents (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  g_autoptr (TdPages) pages = td_document_paginate (document, &td_paper_letter);
  double whole, narrow, before, after;

  td_pages_measure (pages, "a b", FALSE, 0, PANGO_WRAP_WORD, &before, NULL);
  td_pages_measure (pages, "95 %", FALSE, -1, PANGO_WRAP_WORD, &whole, NULL);
  td_pages_measure (pages, "95 %", FALSE, 0, PANGO_WRAP_WORD, &narrow, NULL);
  td_pages_measure (pages, "a b", FALSE, 0, PANGO_WRAP_WORD, &after, NULL);
  g_assert_cmpfloat_with_epsilon (narrow, whole, 0.01);
  g_assert_cmpfloat_with_epsilon (after, before, 0.01);
}

/* Where the ink of the second page begins and what is on it, with so many words above it. */
static double
find_head (const char *subtitle)
{
  g_autoptr (TdDocument) document = td_document_new ("Title");
  g_autoptr (TdPages) pages = NULL;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  td_document_set_subtitle (document, subtitle);
  td_document_set_dates (document, 739000, 739000);
  td_document_add_paragraph (document, "One");
  td_document_add_page_break (document);
  td_document_add_paragraph (document, "Two");
  pages = td_document_paginate (document, &td_paper_a4);
  td_pages_draw (pages, cr, 1);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return y;
}

/* What is too long for one line above a page goes on in a second, away from the text: not cut off,
 * and never a third. */
static void
test_running_head (void)
{
  double line = td_pages_get_line_height (TD_TYPE_SMALL);
  g_autofree char *many = g_strnfill (60, 'w');
  g_autofree char *words = g_strjoin (" ", many, many, many, many, many, NULL);
  double one = find_head ("Short");

  g_assert_cmpfloat_with_epsilon (
      find_head ("Engagement in the programme of that name by department until 22 Nov 2026"),
      one - line, 1);
  g_assert_cmpfloat_with_epsilon (find_head ("A: one\nB: other"), one - line, 1);
  g_assert_cmpfloat_with_epsilon (find_head (words), one - line, 1);
}

/* A page does not begin with the empty line between two thoughts of one text. */
static void
test_page_begins (void)
{
  guint n_broken = 0;

  for (guint above = 30; above < 60; above++)
    {
      g_autoptr (TdDocument) document = td_document_new ("Title");
      g_autoptr (TdPages) pages = NULL;
      const TdPageItem *first;

      for (guint i = 0; i < above; i++)
        td_document_add_item (document, "1.", "One line");
      td_document_add_paragraph (document, "One\nTwo\nThree\n\nFour\nFive\nSix\n\nSeven\nEight");
      pages = td_document_paginate (document, &td_paper_letter);
      if (td_pages_get_count (pages) < 2)
        continue;
      td_pages_set_page (pages, 1);
      first = &g_array_index (pages->items, TdPageItem, 0);
      g_assert_cmpint (*pango_layout_get_text (first->text), !=, '\n');
      n_broken += g_str_has_prefix (pango_layout_get_text (first->text), "Four");
    }
  g_assert_cmpuint (n_broken, >, 0);
}

void
test_typography_add (void)
{
  g_test_add_func ("/typography/note", test_note);
  g_test_add_func ("/typography/short-group", test_short_group);
  g_test_add_func ("/typography/long-group", test_long_group);
  g_test_add_func ("/typography/facts", test_facts);
  g_test_add_func ("/typography/columns", test_columns);
  g_test_add_func ("/typography/monster", test_monster);
  g_test_add_func ("/typography/numbers-in-words", test_numbers_in_words);
  g_test_add_func ("/typography/isolate", test_isolate);
  g_test_add_func ("/typography/percents", test_percents);
  g_test_add_func ("/typography/addresses", test_addresses);
  g_test_add_func ("/typography/measured-percents", test_measured_percents);
  g_test_add_func ("/typography/running-head", test_running_head);
  g_test_add_func ("/typography/page-begins", test_page_begins);
}
