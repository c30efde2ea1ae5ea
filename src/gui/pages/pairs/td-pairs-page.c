/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pairs-page-private.h"

#include "base/td-text.h"
#include "gui/pages/pairing/td-cohort-picture.h"
#include "contact/td-due-board.h"
#include "gui/pages/pairs/td-pair-item.h"
#include "gui/pages/pairs/td-pair-out.h"
#include "gui/pages/import/td-import-actions.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-row-menu.h"
#include "gui/widgets/td-slice.h"
#include "gui/widgets/td-store.h"
#include "gui/widgets/td-wrap-box.h"
#include "pairing/td-pair.h"

#include <glib/gi18n-lib.h>

/* From how many rows on the table makes no more widgets than there are. */
#define ENOUGH 256

G_DEFINE_FINAL_TYPE (TdPairsPage, td_pairs_page, TD_TYPE_PAGE)

/* In the order of the drop-down. */
static const char *const state_choices[] = {
  TD_PAIR_OPEN_STATES, TD_PAIR_AWAITING_STATES, "active", "paused",
  "completed; ended",  "declined; withdrawn",   NULL,
};

static char *
planned_end_text (gpointer self, int planned_end, gboolean past)
{
  g_autofree char *day = td_date_format (planned_end);

  if (!past)
    return g_steal_pointer (&day);
  /* Translators: a planned end that is over; a date. */
  return g_strdup_printf (_ ("%s, past"), day);
}

static char *
waiting_text (gpointer self, gboolean awaits, int days)
{
  return awaits ? g_strdup_printf (ngettext ("%d day", "%d days", days), days) : g_strdup ("");
}

static char *
fold_search (gpointer self, const char *text)
{
  return td_text_fold (text);
}

static void
show_count (TdPairsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean narrowed = gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0' ||
                      gtk_drop_down_get_selected (self->states) != 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u pair", "%u pairs", n), n);

  if (n == 0 && gtk_filter_list_model_get_pending (self->filtered) > 0)
    return; /* it is still looking */
  gtk_label_set_text (self->count, text);
  gtk_stack_set_visible_child_name (self->lists, n > 0                   ? "table"
                                                 : n_all > 0 || narrowed ? "nothing"
                                                                         : "empty");
}

static void
count_changed_cb (TdPairsPage *self)
{
  if (self->count)
    show_count (self);
}

/* --- The list --- */

/* Of pairs that have not begun there is nothing to say about contact; of one programme's pairs its
 * name is known, and beside that of several there is no room for the rhythm unless she wants it. */
static void
choose_columns (TdPairsPage *self)
{
  gboolean waiting = gtk_drop_down_get_selected (self->states) == 1;
  gboolean one_program = td_page_get_program_id (TD_PAGE (self)) != 0;

  td_column_set_offer (self->columns, "waiting_days", waiting, TRUE);
  td_column_set_offer (self->columns, "cadence", !waiting, one_program);
  td_column_set_offer (self->columns, "last", !waiting, TRUE);
  td_column_set_offer (self->columns, "next_due", !waiting, TRUE);
  td_column_set_offer (self->columns, "planned_end", !waiting, TRUE);
  td_column_set_offer (self->columns, "program_name", TRUE, !one_program);
}

static void
states_changed_cb (TdPairsPage *self)
{
  td_page_queue_reload (TD_PAGE (self));
}

static void
show_pair (TdPairsPage *self, gint64 pair_id)
{
  td_pair_section_set_pair_id (TD_PAIR_SECTION (self->pair), pair_id);
  gtk_stack_set_visible_child_name (self->views, "pair");
  gtk_widget_grab_focus (GTK_WIDGET (self->pair));
}

static void
row_activated_cb (TdPairsPage *self, guint position)
{
  g_autoptr (TdPairItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item)
    show_pair (self, item->pair_id);
}

static void
td_pairs_page_workspace_changed (TdPage *page)
{
  gtk_stack_set_visible_child_name (TD_PAIRS_PAGE (page)->views, "list");
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairsPage *self = TD_PAIRS_PAGE (widget);

  gtk_stack_set_visible_child_name (self->views, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "pairs.back", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (TD_PAIRS_PAGE (widget)->search));
}

typedef struct
{
  gint64 program_id;
  TdDate today;
  const char *states;
  gboolean only_count; /* for the badge, while nobody sees the list */
} LoadData;

typedef struct
{
  GPtrArray *items; /* NULL where they were only counted */
  guint awaited;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->items, g_ptr_array_unref);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
count_awaited (TdDatabase *db, const LoadData *load, GError **error)
{
  g_autoptr (GPtrArray) waiting =
      td_due_board_load_waiting (db, load->program_id, load->today, error);
  Loaded *loaded;

  if (waiting == NULL)
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->awaited = waiting->len;
  return loaded;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  g_autoptr (Loaded) loaded = NULL;

  if (load->only_count)
    return count_awaited (db, load, error);
  loaded = g_new0 (Loaded, 1);
  loaded->items =
      td_pair_items_load (db, load->program_id, load->states, load->today, &loaded->awaited, error);
  return loaded->items ? g_steal_pointer (&loaded) : NULL;
}

/* The values of rows that stayed changed: their order may be another one, and who is found. */
static void
tell_changed (TdPairsPage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->filtered);

  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPairsPage *self = owner;
  g_autoptr (Loaded) loaded = result;

  td_page_set_badge (TD_PAGE (self), loaded->awaited);
  if (loaded->items == NULL)
    return;
  if (td_store_update (self->items, loaded->items, "pair_id"))
    tell_changed (self);
  show_count (self);
  if (!self->growing)
    td_slice_grow (self->shown, GTK_WIDGET (self->table), ENOUGH);
  self->growing = TRUE;
  td_pairs_page_show_selection (self);
}

static void
columns_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_columns_dialog_open (widget, td_page_get_session (TD_PAGE (widget)),
                          TD_PAIRS_PAGE (widget)->columns);
}

static void
picture_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_cohort_picture_open (widget, td_page_get_session (TD_PAGE (widget)), 0);
}

/* --- Out --- */

static void
calendar_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPairsPage *self = TD_PAIRS_PAGE (widget);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean some =
      gtk_widget_get_mapped (GTK_WIDGET (self->table)) && !gtk_bitset_is_empty (selected);
  g_autoptr (GArray) ids = some ? td_pairs_page_list_chosen (self) : NULL;

  td_pair_out_ask_calendar (TD_PAGE (self), td_page_get_program_id (TD_PAGE (self)), ids);
}

/* What the window says in one word are two facts: the pair's state, and its contact's. */
static char **
list_columns (TdPairsPage *self)
{
  g_auto (GStrv) shown = td_column_set_dup_shown (self->columns);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; shown[i]; i++)
    {
      if (g_str_equal (shown[i], "contact"))
        g_strv_builder_add (codes, "state");
      g_strv_builder_add (codes, shown[i]);
    }
  return g_strv_builder_end (codes);
}

static TdListRequest *
td_pairs_page_request_list (TdPage *page)
{
  TdPairsPage *self = TD_PAIRS_PAGE (page);
  TdListRequest *request = td_page_new_request (page, "pairs");

  request->ids = td_pairs_page_list_shown (self);
  request->columns = list_columns (self);
  return request;
}

static void
td_pairs_page_reload (TdPage *page)
{
  TdPairsPage *self = TD_PAIRS_PAGE (page);
  LoadData *load = g_new0 (LoadData, 1);
  guint choice = gtk_drop_down_get_selected (self->states);

  choose_columns (self);
  load->program_id = td_page_get_program_id (page);
  load->today = td_page_get_today (page);
  load->states = choice < G_N_ELEMENTS (state_choices) ? state_choices[choice] : NULL;
  load->only_count = self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  td_page_read (page, load_job, load, g_free, loaded_free, loaded_cb);
}

/* While it was hidden the pairs were only counted. */
static void
td_pairs_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_pairs_page_parent_class)->map (widget);

  if (TD_PAIRS_PAGE (widget)->stale)
    td_page_queue_reload (TD_PAGE (widget));
}

static void
td_pairs_page_show_item (TdPage *page, gint64 id)
{
  show_pair (TD_PAIRS_PAGE (page), id);
}

static void
td_pairs_page_dispose (GObject *object)
{
  TdPairsPage *self = TD_PAIRS_PAGE (object);

  if (self->columns)
    td_column_set_close (self->columns);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (td_pairs_page_parent_class)->dispose (object);
}

static void
td_pairs_page_class_init (TdPairsPageClass *klass)
{
  static const char *const tables[] = { "contact",  "pair",    "pair_pause", "pair_cadence",
                                        "employee", "program", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_PAIR_VIEW);
  g_type_ensure (TD_TYPE_PAIR_ITEM);
  g_type_ensure (TD_TYPE_SELECTION_BAR);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_pairs_page_reload;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;
  TD_PAGE_CLASS (klass)->workspace_changed = td_pairs_page_workspace_changed;
  TD_PAGE_CLASS (klass)->show_item = td_pairs_page_show_item;
  TD_PAGE_CLASS (klass)->request_list = td_pairs_page_request_list;
  G_OBJECT_CLASS (klass)->dispose = td_pairs_page_dispose;
  widget_class->map = td_pairs_page_map;

  td_import_install_contacts_action (widget_class);
  gtk_widget_class_install_action (widget_class, "pairs.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "pairs.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "pairs.columns", NULL, columns_cb);
  gtk_widget_class_install_action (widget_class, "pairs.picture", NULL, picture_cb);
  td_pairs_selection_install (widget_class);
  gtk_widget_class_install_action (widget_class, "pairs.calendar", NULL, calendar_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "pairs.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "pairs.find",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-pairs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, views);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, search);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, states);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, count);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, table);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, log_button);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, remind_button);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, sign_button);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, ask_button);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, calls_button);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, mentor_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, mentee_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, state_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, source_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, waiting_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, cadence_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, last_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, due_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, end_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, program_column);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, filtered);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, items);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, shown);
  gtk_widget_class_bind_template_child (widget_class, TdPairsPage, pair);
  gtk_widget_class_bind_template_callback (widget_class, fold_search);
  gtk_widget_class_bind_template_callback (widget_class, waiting_text);
  gtk_widget_class_bind_template_callback (widget_class, planned_end_text);
  gtk_widget_class_bind_template_callback (widget_class, td_pairs_page_show_selection);
  gtk_widget_class_bind_template_callback (widget_class, count_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, states_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  td_closures_bind (widget_class);
}

static void
add_columns (TdPairsPage *self)
{
  self->columns = td_column_set_new (self->table, "pairs");
  td_column_set_add (self->columns, self->mentor_column, "mentor_name", TRUE);
  td_column_set_add (self->columns, self->mentee_column, "mentee_name", TRUE);
  td_column_set_add (self->columns, self->state_column, "contact", TRUE);
  td_column_set_add (self->columns, self->waiting_column, "waiting_days", TRUE);
  td_column_set_add (self->columns, self->cadence_column, "cadence", TRUE);
  td_column_set_add (self->columns, self->last_column, "last", TRUE);
  td_column_set_add (self->columns, self->due_column, "next_due", TRUE);
  td_column_set_add (self->columns, self->end_column, "planned_end", TRUE);
  td_column_set_add (self->columns, self->source_column, "source", TRUE);
  td_column_set_add (self->columns, self->program_column, "program_name", TRUE);
  choose_columns (self);
  td_column_set_restore (self->columns);
}

static void
td_pairs_page_init (TdPairsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_row_menu_attach (GTK_WIDGET (self->table), self->row_menu);
  add_columns (self);
}
