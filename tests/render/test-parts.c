/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Letters and forms: parts, lists, lines to write on; pages from right to left; the PDF. */

#include <glib/gstdio.h>
#include <string.h>

#include "render/td-pages-private.h"
#include "test-render.h"

#define N_LETTERS 200

typedef struct
{
  guint composed;
  guint freed;
} Post;

static void
compose (TdDocument *part, guint index, gpointer data)
{
  g_autofree char *name = g_strdup_printf ("Letter %u.", index);

  ((Post *) data)->composed++;
  td_document_add_heading (part, 1, name);
  /* Every tenth takes a second page. */
  for (guint i = 0; i < (index % 10 == 9 ? 60 : 5); i++)
    td_document_add_paragraph (part, "Dear colleague, this is a line of a letter.");
}

static void
free_cb (gpointer data)
{
  ((Post *) data)->freed++;
}

static TdDocument *
make_letters (Post *post)
{
  TdDocument *document = td_document_new ("Letters");

  td_document_add_parts (document, N_LETTERS, compose, post, free_cb);
  return document;
}

/* Each letter begins on a page of its own that is number 1 of its own count; they are composed when
 * they are asked for, in any order, and always alike. */
static void
test_parts (void)
{
  Post post = { 0 };
  g_autoptr (TdDocument) document = make_letters (&post);
  g_autoptr (TdPages) pages = td_document_paginate (document, &td_paper_a4);
  g_autofree char *first = td_pages_dup_text (pages, 0);
  guint page, n_pages, before;

  /* Each once for its pages, and the first again for its words. */
  g_assert_cmpuint (post.composed, ==, N_LETTERS + 1);
  g_assert_cmpuint (td_pages_get_count (pages), ==, N_LETTERS + N_LETTERS / 10);
  g_assert_true (g_str_has_prefix (first, "Letter 0.\n"));
  for (guint i = td_pages_get_count (pages); i > 0; i -= 11)
    {
      g_autofree char *text = td_pages_dup_text (pages, i - 1);
      g_autofree char *again = td_pages_dup_text (pages, i - 1);

      g_assert_cmpstr (text, ==, again);
      td_pages_count_part (pages, i - 1, &page, &n_pages);
      g_assert_cmpuint (page, ==, 2);
      g_assert_cmpuint (n_pages, ==, 2);
      td_pages_count_part (pages, i - 3, &page, &n_pages);
      g_assert_cmpuint (page, ==, 1);
      g_assert_cmpuint (n_pages, ==, 1);
    }
  before = post.composed;
  g_free (td_pages_dup_text (pages, 0));
  g_free (td_pages_dup_text (pages, 0));
  g_assert_cmpuint (post.composed, ==, before + 1);
  g_clear_pointer (&pages, td_pages_free);
  g_clear_object (&document);
  g_assert_cmpuint (post.freed, ==, 1);
}

/* None: nothing is composed, but what belongs to it is freed. */
static void
test_no_parts (void)
{
  Post post = { 0 };
  g_autoptr (TdDocument) document = td_document_new ("Letters");
  g_autoptr (TdPages) pages = NULL;

  td_document_add_parts (document, 0, compose, &post, free_cb);
  g_assert_cmpuint (post.freed, ==, 1);
  pages = td_document_paginate (document, &td_paper_a4);
  g_assert_cmpuint (td_pages_get_count (pages), ==, 1);
}

/* What is kept does not grow with the pages: they are asked for and forgotten. */
static void
test_memory (void)
{
  Post post = { 0 };
  g_autoptr (TdDocument) document = make_letters (&post);
  g_autoptr (TdPages) pages = td_document_paginate (document, &td_paper_a4);
  guint most = 0;

  for (guint i = 0; i < td_pages_get_count (pages); i++)
    {
      td_pages_set_page (pages, i);
      most = MAX (most, pages->items->len);
    }
  g_assert_cmpuint (pages->items->len, <=, most);
  g_assert_cmpuint (most, <, 100);
  g_assert_cmpuint (g_hash_table_size (pages->part_tables), ==, 0);
}

/* The same text is stored once, however often it stands in a document. */
static void
test_texts (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Texts");
  TdDocumentTable *table = td_document_add_table (document);
  TdDocumentRow *first = td_document_row_new ();
  TdDocumentRow *last = td_document_row_new ();

  td_document_table_add_column (table, TD_COLUMN_TEXT, "One");
  td_document_table_add_column (table, TD_COLUMN_TEXT, "Two");
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *sales = g_strdup ("Sales");

      td_document_table_add_row (table, sales, sales);
    }
  td_document_row_read (first, table, 0);
  td_document_row_read (last, table, 9);
  g_assert_true (td_document_row_get (first, 0) == td_document_row_get (last, 1));
  td_document_row_free (first);
  td_document_row_free (last);
}

/* A question stays with the lines below it, and no line is lost. */
static void
test_blanks (void)
{
  for (guint above = 30; above < 50; above++)
    {
      g_autoptr (TdDocument) document = td_document_new ("Form");
      g_autoptr (TdPages) pages = NULL;
      guint lines = 0;

      for (guint i = 0; i < above; i++)
        td_document_add_item (document, "•", "One line.");
      td_document_add_label (document, "THE QUESTION");
      td_document_add_item (document, "☐", "THE ANSWER");
      td_document_add_blank (document, "MANY LINES", 40);
      td_document_add_blank (document, "ONE LINE", 1);
      pages = td_document_paginate (document, &td_paper_letter);
      for (guint i = 0; i < td_pages_get_count (pages); i++)
        {
          g_autofree char *text = td_pages_dup_text (pages, i);

          if (strstr (text, "THE QUESTION"))
            g_assert_nonnull (strstr (text, "THE ANSWER"));
          for (guint j = 0; j < pages->items->len; j++)
            lines += g_array_index (pages->items, TdPageItem, j).thickness > 0;
        }
      g_assert_cmpuint (lines, ==, 41);
    }
}

/* Nothing on any page lies outside the margins. */
static void
assert_inside (TdPages *pages)
{
  for (guint i = 0; i < td_pages_get_count (pages); i++)
    {
      td_pages_set_page (pages, i);
      for (guint j = 0; j < pages->items->len; j++)
        {
          const TdPageItem *item = &g_array_index (pages->items, TdPageItem, j);
          PangoRectangle ink = { 0 };

          if (item->text)
            pango_layout_get_extents (item->text, &ink, NULL);
          g_assert_cmpfloat (item->x + ink.x / (double) PANGO_SCALE, >=, pages->size.left - 3);
          g_assert_cmpfloat (item->x + (ink.x + ink.width) / (double) PANGO_SCALE, <=,
                             pages->size.width - pages->size.right + 3);
          g_assert_cmpfloat (item->y + (ink.y + ink.height) / (double) PANGO_SCALE, <=,
                             pages->bottom + 3);
        }
    }
}

static TdDocument *
make_names (void)
{
  static const char *const names[] = {
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe",
    "Pablo Diego José Francisco de Paula Juan Nepomuceno María de los Remedios Cipriano Ruiz",
    "عبد الرحمن محمد بن عبد الله الأنصاري القرطبي",
    "山田太郎山田太郎山田太郎山田太郎山田太郎山田太郎山田太郎",
    "Þórður Ćwikliński-Öğütçü-Nguyễn",
    "เสาวลักษณ์วงศ์สวัสดิ์ประเสริฐกุล",
  };
  TdDocument *document = td_document_new (names[0]);
  TdDocumentTable *table = NULL;

  td_document_set_subtitle (document, names[1]);
  td_document_set_confidentiality (document, names[1]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      td_document_add_fact (document, names[i], names[i]);
      td_document_add_item (document, "•", names[i]);
      td_document_add_heading (document, 1, names[i]);
      td_document_add_blank (document, names[i], 1);
      td_document_add_signature (document, names[i], names[i], NULL);
    }
  table = td_document_add_table (document);
  for (guint i = 0; i < 5; i++)
    td_document_table_add_column (table, i == 4 ? TD_COLUMN_BLANK : TD_COLUMN_TEXT, "Column");
  for (guint i = 0; i < 60; i++)
    {
      const char *name = names[i % G_N_ELEMENTS (names)];

      td_document_table_add_group (table, name, names[0]);
      td_document_table_add_row (table, name, names[(i + 1) % G_N_ELEMENTS (names)], "Sales", name,
                                 NULL);
    }
  return document;
}

static void
test_long_names (void)
{
  g_autoptr (TdDocument) document = make_names ();
  g_autoptr (TdPages) a4 = td_document_paginate (document, &td_paper_a4);
  g_autoptr (TdPages) letter = td_document_paginate (document, &td_paper_letter);

  g_assert_cmpuint (td_pages_get_count (a4), >, 2);
  assert_inside (a4);
  assert_inside (letter);
}

/* Where the first cell of a page of a table stands. */
static double
find_cell (TdPages *pages, const char *words)
{
  td_pages_set_page (pages, 0);
  for (guint i = 0; i < pages->items->len; i++)
    {
      const TdPageItem *item = &g_array_index (pages->items, TdPageItem, i);

      if (item->text && strcmp (pango_layout_get_text (item->text), words) == 0)
        return item->x;
    }
  g_assert_not_reached ();
}

/* In Arabic the first column stands at the right, numbers keep their edge, nothing leaves the page.
 */
static void
test_mirrored (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (TdDocument) document = make_names ();
      g_autoptr (TdDocument) table_only = td_document_new ("Table");
      g_autoptr (TdPages) names = td_document_paginate (document, &td_paper_a4);
      g_autoptr (TdPages) pages = NULL;
      TdDocumentTable *table = td_document_add_table (table_only);

      td_document_table_add_column (table, TD_COLUMN_TEXT, "FIRST");
      td_document_table_add_column (table, TD_COLUMN_NUMBER, "LAST");
      td_document_table_add_row (table, "عمر", "12");
      pages = td_document_paginate (table_only, &td_paper_a4);
      g_assert_true (pages->mirrored);
      g_assert_cmpfloat (find_cell (pages, "FIRST"), >, find_cell (pages, "LAST"));
      assert_inside (names);
      return;
    }
  g_setenv ("LANGUAGE", "ar", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("LANGUAGE");
  g_test_trap_assert_passed ();
}

/* --- The PDF --- */

static char *
save_pdf (TdDocument *document, gsize *length)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  td_document_save_pdf (document, path, &td_paper_a4, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return bytes;
}

static gboolean
has (const char *bytes, gsize length, const char *words)
{
  gsize n = strlen (words);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (bytes + i, words, n) == 0)
      return TRUE;
  return FALSE;
}

/* Language, title and direction are in the last catalog, which the end of the file names. */
static void
test_catalog (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (TdDocument) document = make_names ();
      gsize length;
      g_autofree char *bytes = save_pdf (document, &length);
      const char *end = g_strrstr_len (bytes + length - 200, 200, "startxref");
      gsize table = strtoull (end + strlen ("startxref\n"), NULL, 10);

      /* Nobody translated it yet. */
      g_assert_true (has (bytes, length, "/Lang (en)"));
      g_assert_true (has (bytes, length, "/Direction /R2L"));
      g_assert_true (has (bytes, length, "/DisplayDocTitle true"));
      g_assert_true (has (bytes, length, "/MarkInfo"));
      g_assert_true (g_str_has_prefix (bytes + table, "xref\n"));
      return;
    }
  g_setenv ("LANGUAGE", "ar_EG", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("LANGUAGE");
  g_test_trap_assert_passed ();
}

/* Of hundreds of pages nobody reads the tree, and it would be in memory: there is none. */
static void
test_untagged (void)
{
  g_autoptr (TdDocument) document = td_document_new ("Long");
  gsize length;
  g_autofree char *bytes = NULL;

  for (guint i = 0; i < 300; i++)
    {
      td_document_add_paragraph (document, "A page.");
      td_document_add_page_break (document);
    }
  bytes = save_pdf (document, &length);
  g_assert_false (has (bytes, length, "/StructTreeRoot"));
  g_assert_true (has (bytes, length, "/Lang (en)"));
  g_assert_true (has (bytes, length, "/FontFile"));
}

static void
compose_letter (TdDocument *part, guint index, gpointer data)
{
  g_autofree char *name = g_strdup_printf ("Letter %u", index);

  td_document_add_heading (part, 1, name);
  /* Every seventh takes two pages. */
  for (guint i = 0; i < (index % 7 == 0 ? 80 : 3); i++)
    td_document_add_paragraph (part, "Words of a letter.");
}

/* Hundreds of letters are drawn as they are measured: the same bytes as of pages broken before. */
static void
test_streamed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.pdf", NULL);
  g_autoptr (TdDocument) document = td_document_new ("Letters");
  g_autoptr (TdPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *streamed = NULL;
  g_autofree char *whole = NULL;
  gsize streamed_length, whole_length;
  guint n_pages = 0;

  td_document_add_parts (document, 260, compose_letter, NULL, NULL);
  td_document_add_paragraph (document, "What stands behind them.");
  td_document_save_pdf (document, path, &td_paper_a4, NULL, &n_pages, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &streamed, &streamed_length, &error);
  g_assert_no_error (error);
  pages = td_document_paginate (document, &td_paper_a4);
  g_assert_cmpuint (n_pages, ==, td_pages_get_count (pages));
  g_assert_cmpuint (n_pages, >, 290);
  td_pages_save_pdf (pages, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &whole, &whole_length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (streamed, streamed_length, whole, whole_length);
  g_remove (path);
  g_rmdir (folder);
}

#define STOPPED_AT 100

/* Letters of which somebody has enough. */
typedef struct
{
  GCancellable *cancellable;
  guint last;
} Waiting;

static void
compose_and_stop (TdDocument *part, guint index, gpointer data)
{
  Waiting *waiting = data;

  compose_letter (part, index, NULL);
  waiting->last = MAX (waiting->last, index);
  if (index == STOPPED_AT)
    g_cancellable_cancel (waiting->cancellable);
}

/* The file of before is there as it was, and nothing beside it. */
static void
check_not_saved (TdDocument *document, const TdPagesWatch *watch)
{
  g_autofree char *folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.pdf", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  g_file_set_contents (path, "of before", -1, &error);
  g_assert_no_error (error);
  g_assert_false (td_document_save_pdf (document, path, &td_paper_a4, watch, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "of before");
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "x.pdf");
  g_assert_null (g_dir_read_name (dir));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_stopped (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TdProgress) progress = td_progress_new ();
  g_autoptr (TdDocument) letters = td_document_new ("Letters");
  g_autoptr (TdDocument) report = td_document_new ("Report");
  g_autoptr (GError) error = NULL;
  Waiting waiting = { cancellable, 0 };
  TdPagesWatch watch = { progress, 0.2, 1, cancellable };

  td_document_add_parts (letters, 1000, compose_and_stop, &waiting, NULL);
  check_not_saved (letters, &watch);
  g_assert_cmpuint (waiting.last, >=, STOPPED_AT);
  g_assert_cmpuint (waiting.last, <, STOPPED_AT + 10);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpfloat (td_progress_get_fraction (progress), >, 0.2);
  g_assert_cmpfloat (td_progress_get_fraction (progress), <, 0.4);

  compose_letter (report, 0, NULL);
  check_not_saved (report, &watch);
  g_assert_null (td_document_paginate_watched (report, &td_paper_a4, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
test_parts_add (void)
{
  g_test_add_func ("/render/parts/letters", test_parts);
  g_test_add_func ("/render/parts/none", test_no_parts);
  g_test_add_func ("/render/parts/memory", test_memory);
  g_test_add_func ("/render/parts/texts", test_texts);
  g_test_add_func ("/render/parts/blanks", test_blanks);
  g_test_add_func ("/render/parts/long-names", test_long_names);
  g_test_add_func ("/render/parts/mirrored", test_mirrored);
  g_test_add_func ("/render/parts/catalog", test_catalog);
  g_test_add_func ("/render/parts/untagged", test_untagged);
  g_test_add_func ("/render/parts/streamed", test_streamed);
  g_test_add_func ("/render/parts/stopped", test_stopped);
}
