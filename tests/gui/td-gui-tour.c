/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-tour.h"

#include "workspace/td-sample.h"

/* Until a dialog is there, on the slowest machine, in microseconds. */
#define LONGEST_OPENING (10 * G_USEC_PER_SEC)

#define ACTIVE "SELECT min(id) FROM pair WHERE state = 'active'"
#define PAUSED "SELECT min(id) FROM pair WHERE state = 'paused'"
#define PROPOSED "SELECT min(id) FROM pair WHERE state = 'proposed'"
#define MENTOR "SELECT min(mentor_id) FROM pair WHERE state = 'active'"
#define PROGRAM "SELECT min(id) FROM program"

/* How a dialog is opened: on a page, for an item, by an action and its target as text. */
typedef struct
{
  const char *page;
  const char *item;
  const char *action;
  const char *target;
} Stop;

static const Stop stops[] = {
  { "pairs", ACTIVE, "pair.log", NULL },
  { "pairs", ACTIVE, "goals.add-goal", NULL },
  { "pairs", ACTIVE, "pair.away", NULL },
  { "pairs", ACTIVE, "pair.cadence", NULL },
  { "pairs", ACTIVE, "pair.complete", NULL },
  { "pairs", ACTIVE, "pair.end", NULL },
  { "pairs", ACTIVE, "pair.extend", NULL },
  { "pairs", ACTIVE, "pair.pause", NULL },
  { "pairs", ACTIVE, "pair.sign", NULL },
  { "pairs", ACTIVE, "pair.refer", NULL },
  { "pairs", ACTIVE, "pair.rematch", NULL },
  { "pairs", ACTIVE, "pair.remind", "'reminder'" },
  { "pairs", PROPOSED, "agreement.edit", NULL },
  { "pairs", ACTIVE, "goals.add-action", NULL },
  { "pairs", ACTIVE, "goals.add-topic", NULL },
  { "pairs", ACTIVE, "reviews.add", NULL },
  { "pairs", ACTIVE, "concerns.add", NULL },
  { "pairs", PAUSED, "pair.resume", NULL },
  { "pairs", PROPOSED, "pair.answer", NULL },
  { "pairs", PROPOSED, "pair.withdraw", NULL },
  { "people", MENTOR, "person.enrol", NULL },
  { "people", MENTOR, "person.edit", NULL },
  { "people", MENTOR, "person.held", NULL },
  { "people", MENTOR, "person.erase", NULL },
  { "people", MENTOR, "person.merge", NULL },
  { "people", NULL, "people.add", NULL },
  { "people", NULL, "people.add-coach", NULL },
  { "people", NULL, "people.enrol", NULL },
  { "people", NULL, "people.import", NULL },
  { "people", NULL, "people.import-history", NULL },
  { "people", NULL, "people.save-selected", NULL },
  { "people", NULL, "people.columns", NULL },
  { "pairs", NULL, "pairs.columns", NULL },
  { "program", NULL, "program.add", NULL },
  { "program", PROGRAM, "program.copy", NULL },
  { "program", PROGRAM, "surveys.edit", NULL },
  { "program", PROGRAM, "texts.edit", "'end'" },
  { "pairing", NULL, "pairing.propose", NULL },
  { "today", NULL, "contacts.paste", NULL },
  { "pairs", NULL, "win.save-list", NULL },
  { "pairs", NULL, "win.history", NULL },
  { "pairs", NULL, "win.backups", NULL },
  { "pairs", NULL, "win.export-workspace", NULL },
  { "pairs", NULL, "win.check-workspace", NULL },
  { "pairs", NULL, "win.errors", NULL },
  { "pairs", NULL, "win.preferences", NULL },
  { "pairs", NULL, "win.show-help-overlay", NULL },
  { "pairs", NULL, "app.about", NULL },
};

void
td_gui_test_open_sample (TdGuiTest *test)
{
  g_autoptr (GError) error = NULL;

  if (td_test_count (test->file.db, "SELECT count(*) FROM employee") > 0)
    return;
  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
}

TdPage *
td_gui_test_show (TdGuiTest *test, const char *name, const char *item)
{
  gint64 id = item ? td_test_count (test->file.db, item) : 0;
  TdPage *page;

  if (item && id == 0)
    return NULL;
  page = td_gui_test_go (test, name);
  if (id)
    td_page_show_item (page, id);
  td_gui_test_settle (test);
  td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (page)));
  return page;
}

static gboolean
has_action (GtkWidget *widget, const char *name)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (widget);
  const GVariantType *type;
  const char *action, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &action, &type, &property);
       i++)
    if (g_str_equal (action, name))
      return TRUE;
  return FALSE;
}

/* The widget below @root whose class has the action. */
static GtkWidget *
find_with_action (GtkWidget *root, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (has_action (root, name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with_action (child, name);

      if (found)
        return found;
    }
  return NULL;
}

static void
activate (TdGuiTest *test, const Stop *stop)
{
  g_autoptr (GVariant) target =
      stop->target ? g_variant_ref_sink (g_variant_new_parsed (stop->target)) : NULL;
  GtkWidget *from = GTK_WIDGET (test->window);

  if (!g_str_has_prefix (stop->action, "win.") && !g_str_has_prefix (stop->action, "app."))
    td_gui_test_wait ((from = find_with_action (GTK_WIDGET (test->window), stop->action)) != NULL);
  if (!gtk_widget_activate_action_variant (from, stop->action, target))
    g_error ("There is no action %s", stop->action);
}

static void
visit_stop (TdGuiTest *test, const Stop *stop, TdGuiTourVisit visit)
{
  TdPage *page = td_gui_test_show (test, stop->page, stop->item);
  GtkWindow *window;

  if (page == NULL)
    g_error ("The sample has nothing for %s", stop->action);
  if (g_strcmp0 (stop->item, PROGRAM) == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "program.show", "s", "settings");
      td_gui_test_settle (test);
      td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (page)));
    }
  activate (test, stop);
  for (gint64 until = g_get_monotonic_time () + LONGEST_OPENING;
       td_gui_test_dialog (test) == NULL && g_get_monotonic_time () < until;)
    td_gui_test_iterate ();
  if (td_gui_test_dialog (test) == NULL)
    {
      g_printerr ("# %s opens nothing\n", stop->action);
      g_test_fail ();
      return;
    }
  window = td_gui_test_dialog (test);
  td_gui_test_settle (test);
  td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (window)));
  g_test_message ("%s: %s", stop->action, G_OBJECT_TYPE_NAME (window));
  visit (test, window, stop->action);
  gtk_window_destroy (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_settle (test);
}

/* The window of shortcuts is GTK's own, and GTK 4.8 measures labels of it below nothing and
 * complains of itself. */
static GLogLevelFlags
begin_stop (const Stop *stop)
{
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  if (!g_str_equal (stop->action, "win.show-help-overlay"))
    g_log_set_always_fatal (fatal);
  return fatal;
}

void
td_gui_test_tour (TdGuiTest *test, TdGuiTourVisit visit)
{
  td_gui_test_open_sample (test);
  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      GLogLevelFlags fatal = begin_stop (&stops[i]);

      visit_stop (test, &stops[i], visit);
      g_log_set_always_fatal (fatal);
    }
}
