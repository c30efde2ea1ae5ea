/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"
#include "td-gui-test.h"

#include "workspace/td-sample.h"

#include <libintl.h>
#include <langinfo.h>

void test_pseudo_add (void);

/* As wide as the narrowest window that has to do. */
#define NARROW 400

/* What a check of a window needs: the words that are nobody's to translate. */
typedef struct
{
  GHashTable *words; /* of what stands in the workspace */
  const char *where;
  guint n_texts;
} Check;

static void
add_words (GHashTable *words, const char *text)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[^\\p{L}]+", text, G_REGEX_OPTIMIZE, 0);

  for (char **part = parts; *part; part++)
    g_hash_table_add (words, g_strdup (*part));
}

/* The words of every text of the workspace, and the few that are the same in every language. */
static GHashTable *
collect_words (TdDatabase *db)
{
  static const char *const tables[] = {
    "SELECT name || ' ' || coalesce (title, '') || ' ' || coalesce (department, '') || ' ' || "
    "coalesce (location, '') || ' ' || coalesce (email, '') || ' ' || coalesce (status, '') "
    "FROM employee",
    "SELECT name || ' ' || coalesce (objective, '') FROM program",
    "SELECT reference FROM pair",
    "SELECT title FROM goal",
    "SELECT title FROM pair_action",
    "SELECT name FROM survey",
    "SELECT title FROM survey_question",
    "SELECT coalesce (note, '') FROM contact",
    "SELECT coalesce (skills_offered, '') || ' ' || coalesce (skills_wanted, '') || ' ' || "
    "coalesce (offers, '') || ' ' || coalesce (languages, '') FROM enrolment",
  };
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* A window that nobody gave a title yet has the name of the program. */
  add_words (words, g_get_prgname ());
  add_words (words, "Tandem A B CSV PDF SVG PNG XLSX XML A4 Letter GNU General Public Ctrl");
  for (int month = 0; month < 12; month++)
    add_words (words, nl_langinfo (ABMON_1 + month));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdStatement) rows = td_database_query (db, &error, tables[i], "");

      g_assert_no_error (error);
      while (td_statement_next (rows, &error))
        add_words (words, td_statement_get_text (rows, 0) ? td_statement_get_text (rows, 0) : "");
      g_assert_no_error (error);
    }
  return words;
}

/* What is left of a text outside of all brackets. */
static char *
outside_brackets (const char *text)
{
  GString *left = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p; p++)
    {
      depth += *p == '[' ? 1 : 0;
      if (depth == 0)
        g_string_append_c (left, *p);
      depth -= *p == ']' && depth > 0 ? 1 : 0;
    }
  return g_string_free (left, FALSE);
}

/* A text shows brackets, or what stands in the workspace. */
static void
check_translated (Check *check, const char *text)
{
  g_autofree char *left = outside_brackets (text);
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}]+", left, G_REGEX_OPTIMIZE, 0);

  check->n_texts++;
  for (char **word = words; *word; word++)
    if (g_utf8_strlen (*word, -1) > 1 && !g_hash_table_contains (check->words, *word))
      {
        g_test_message ("%s: “%s” is not translated (%s)", check->where, text, *word);
        g_test_fail ();
        return;
      }
}

/* Names, and cells whose whole text a tooltip says, may be cut; so may what another one sets. */
static gboolean
may_be_cut (GtkWidget *label)
{
  for (GtkWidget *at = label; at; at = gtk_widget_get_parent (at))
    if (gtk_widget_get_tooltip_text (at) || GTK_IS_LIST_VIEW (at) || GTK_IS_DROP_DOWN (at) ||
        GTK_IS_HEADER_BAR (at) || ADW_IS_HEADER_BAR (at))
      return TRUE;
  return FALSE;
}

/* Whether a widget reaches over the side of something around it, but of what scrolls. */
static gboolean
is_cut_off (GtkWidget *label)
{
  for (GtkWidget *at = gtk_widget_get_parent (label); at; at = gtk_widget_get_parent (at))
    {
      graphene_rect_t bounds;

      if (GTK_IS_VIEWPORT (at) || GTK_IS_SCROLLED_WINDOW (at) || GTK_IS_COLUMN_VIEW (at) ||
          GTK_IS_STACK (at))
        return FALSE;
      if (gtk_widget_get_overflow (at) != GTK_OVERFLOW_HIDDEN)
        continue;
      if (gtk_widget_compute_bounds (label, at, &bounds) &&
          (bounds.origin.x < -1 ||
           bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (at) + 1))
        return TRUE;
    }
  return FALSE;
}

static void
check_room (Check *check, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width;

  if (strchr (gtk_label_get_text (label), '[') == NULL || may_be_cut (GTK_WIDGET (label)))
    return;
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (!pango_layout_is_ellipsized (layout) &&
      width <= gtk_widget_get_width (GTK_WIDGET (label)) + 1 && !is_cut_off (GTK_WIDGET (label)))
    return;
  g_test_message ("%s, %d wide: “%s” is cut: %d of %d", check->where,
                  gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (label)))),
                  gtk_label_get_text (label), gtk_widget_get_width (GTK_WIDGET (label)), width);
  g_test_fail ();
}

static void
check_below (Check *check, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  /* GTK's own catalogue is another one. */
  if (GTK_IS_CALENDAR (widget) || GTK_IS_EDITABLE (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      check_translated (check, gtk_label_get_text (GTK_LABEL (widget)));
      check_room (check, GTK_LABEL (widget));
    }
  else if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)))
    check_translated (check, gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_below (check, child);
}

/* Makes a window as narrow as that of a telephone, or leaves it as it is. */
static void
fit (TdGuiTest *test, GtkWindow *window, gboolean narrow)
{
  if (!narrow)
    return;
  gtk_window_set_default_size (window, NARROW, 800);
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (window)) <= NARROW + 20);
  td_gui_test_settle (test);
}

static void
check_window (TdGuiTest *test, Check *check, gpointer window, const char *where)
{
  g_autofree char *photo =
      g_strdup_printf ("pseudo-%s-%d", where, gtk_widget_get_width (GTK_WIDGET (window)));
  guint before = check->n_texts;

  check->where = where;
  td_gui_test_wait_for_frames (window);
  check_below (check, window);
  g_test_message ("%s: %u texts", where, check->n_texts - before);
  td_gui_test_photo (test, photo);
}

static void
open_sample (TdGuiTest *test)
{
  g_autoptr (GError) error = NULL;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
}

static void
test_pages (TdGuiTest *test, gconstpointer data)
{
  static const char *const names[] = { "today",   "people", "pairing", "pairs",
                                       "insight", "report", "program" };
  g_autoptr (GHashTable) words = NULL;
  Check check = { NULL, NULL, 0 };

  open_sample (test);
  words = collect_words (test->file.db);
  check.words = words;
  td_session_set_program_id (test->session,
                             td_test_count (test->file.db,
                                            "SELECT id FROM program ORDER BY start_date LIMIT 1"));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TdPage *page = td_gui_test_go (test, names[i]);

      td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (page)));
      td_gui_test_settle (test);
      fit (test, GTK_WINDOW (test->window), data != NULL);
      check_window (test, &check, test->window, names[i]);
    }
  g_assert_cmpuint (check.n_texts, >, 200);
}

static void
test_dialogs (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GHashTable) words = NULL;
  Check check = { NULL, NULL, 0 };
  GType type;

  open_sample (test);
  words = collect_words (test->file.db);
  check.words = words;
  for (guint i = 0; (type = td_gui_test_dialog_type (i)) != G_TYPE_INVALID; i++)
    {
      GtkWindow *dialog =
          g_object_new (type, "session", test->session, "transient-for", test->window, NULL);

      gtk_window_present (dialog);
      td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
      td_gui_test_settle (test);
      fit (test, dialog, data != NULL);
      check_window (test, &check, dialog, g_type_name (type));
      gtk_window_destroy (dialog);
      td_gui_test_settle (test);
    }
  g_assert_cmpuint (check.n_texts, >, 100);
}

/* Only where the program runs in the language that nobody speaks (tests/tools/pseudo.py). */
void
test_pseudo_add (void)
{
  if (!g_str_has_prefix (g_dgettext (GETTEXT_PACKAGE, "_Cancel"), "["))
    return;
  g_test_add ("/gui/pseudo/pages", TdGuiTest, NULL, td_gui_test_setup, test_pages,
              td_gui_test_teardown);
  g_test_add ("/gui/pseudo/dialogs", TdGuiTest, NULL, td_gui_test_setup, test_dialogs,
              td_gui_test_teardown);
  g_test_add ("/gui/pseudo/narrow-pages", TdGuiTest, "narrow", td_gui_test_setup, test_pages,
              td_gui_test_teardown);
  g_test_add ("/gui/pseudo/narrow-dialogs", TdGuiTest, "narrow", td_gui_test_setup, test_dialogs,
              td_gui_test_teardown);
}
