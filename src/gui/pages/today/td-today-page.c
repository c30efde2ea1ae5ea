/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-page.h"

#include "contact/td-contact.h"
#include "contact/td-due-board.h"
#include "gui/pages/pairs/td-answer-dialog.h"
#include "gui/pages/pairs/td-answer-jobs.h"
#include "gui/pages/pairs/td-contact-dialog.h"
#include "gui/pages/today/td-contact-entry.h"
#include "gui/pages/today/td-today-item.h"
#include "gui/widgets/td-closures.h"
#include "workspace/td-first-steps.h"

#include <glib/gi18n-lib.h>

struct _TdTodayPage
{
  TdPage parent_instance;

  GtkStack *states;
  GtkStack *lists;
  GtkLabel *headline;
  GtkLabel *as_of;
  GtkButton *log_button;
  GtkButton *accept_button;
  TdContactEntry *entry;
  GtkListView *list;
  GtkMultiSelection *selection;
  GListStore *items;
};

G_DEFINE_FINAL_TYPE (TdTodayPage, td_today_page, TD_TYPE_PAGE)

/* --- Closures of the rows --- */

/* The same glyphs as in the strip of slots: hollow missed, dotted open … */
static char *
section_icon (gpointer item, const char *section)
{
  static const struct
  {
    const char *section;
    const char *icon;
  } icons[] = {
    { "silent", "audio-volume-muted-symbolic" },   { "overdue", "alarm-symbolic" },
    { "never", "avatar-default-symbolic" },        { "waiting", "mail-unread-symbolic" },
    { "due", "x-office-calendar-symbolic" },       { "ending", "media-skip-forward-symbolic" },
    { "paused", "media-playback-pause-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].section, section) == 0)
      return g_strdup (icons[i].icon);
  return g_strdup ("content-loading-symbolic");
}

static GVariant *
pair_target (gpointer item, gint64 pair_id, gboolean log)
{
  return g_variant_ref_sink (g_variant_new ("(xb)", pair_id, log));
}

/* --- Logging --- */

static TdContact *
make_contact (TdTodayPage *self, const TdTodayItem *item)
{
  TdContact *contact = td_contact_new (item->pair_id, td_page_get_today (TD_PAGE (self)));

  td_record_set_text (&contact->outcome, "held");
  td_record_set_text (&contact->kind, "meeting");
  td_record_set_text (&contact->mentor_name, item->mentor_name);
  td_record_set_text (&contact->mentee_name, item->mentee_name);
  return contact;
}

/* The selected pairs whose answers are awaited (element-type gint64). */
static GArray *
list_awaited (TdTodayPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (TdTodayItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->items), gtk_bitset_get_nth (selected, i));

      if (item->ask)
        g_array_append_val (ids, item->pair_id);
    }
  return ids;
}

/* A contact for each pair that is selected; of a pair in two sections only one. */
static GPtrArray *
collect_selected (TdTodayPage *self)
{
  GPtrArray *contacts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (TdTodayItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->items), gtk_bitset_get_nth (selected, i));

      if (!item->heading && !item->ask && g_hash_table_add (seen, &item->pair_id))
        g_ptr_array_add (contacts, make_contact (self, item));
    }
  return contacts;
}

static void
update_accept_button (TdTodayPage *self)
{
  g_autoptr (GArray) awaited = list_awaited (self);
  int n = (int) awaited->len;
  g_autofree char *label =
      g_strdup_printf (ngettext ("%d Pair _Accepted", "%d Pairs _Accepted", n), n);

  gtk_button_set_label (self->accept_button, label);
  gtk_button_set_use_underline (self->accept_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->accept_button), n > 0);
}

static void
update_log_button (TdTodayPage *self)
{
  g_autoptr (GPtrArray) contacts = collect_selected (self);
  int n = (int) contacts->len;
  g_autofree char *label =
      n > 0 ? g_strdup_printf (ngettext ("Log %d _Contact…", "Log %d _Contacts…", n), n)
            : g_strdup (_ ("Log _Contacts…"));

  gtk_button_set_label (self->log_button, label);
  gtk_button_set_use_underline (self->log_button, TRUE);
  update_accept_button (self);
}

/* Headings can have the focus, or the arrow keys would not pass them, but are never chosen. */
static void
selection_changed_cb (TdTodayPage *self, guint position, guint n_items)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  for (guint i = position; i < position + n_items; i++)
    {
      g_autoptr (TdTodayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item && item->heading && gtk_selection_model_is_selected (selection, i))
        gtk_selection_model_unselect_item (selection, i);
    }
  update_log_button (self);
}

/* With nothing selected the one-line entry is the way to log. */
static void
log_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdTodayPage *self = TD_TODAY_PAGE (widget);
  g_autoptr (GPtrArray) contacts = collect_selected (self);

  if (contacts->len > 0)
    td_contact_dialog_show (widget, td_page_get_session (TD_PAGE (self)), contacts);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static TdTodayItem *
find_item (TdTodayPage *self, gint64 pair_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (TdTodayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->pair_id == pair_id && !item->heading)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
open_pair (TdTodayPage *self, gint64 pair_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "(sx)", "pairs", pair_id);
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdTodayPage *self = TD_TODAY_PAGE (widget);
  g_autoptr (TdTodayItem) item = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  gboolean log;
  gint64 pair_id;

  g_variant_get (target, "(xb)", &pair_id, &log);
  item = find_item (self, pair_id);
  if (item == NULL)
    return;
  if (!log && item->ask)
    td_answer_dialog_show (TD_PAGE (self), pair_id);
  else if (!log)
    open_pair (self, pair_id);
  if (!log)
    return;
  contacts = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (contacts, make_contact (self, item));
  td_contact_dialog_show (widget, td_page_get_session (TD_PAGE (self)), contacts);
}

static void
ask_again_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 pair_id = g_variant_get_int64 (target);

  td_answer_jobs_ask_again (TD_PAGE (widget), &pair_id, 1);
}

static void
accept_selected_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GArray) awaited = list_awaited (TD_TODAY_PAGE (widget));

  if (awaited->len > 0)
    td_answer_jobs_accept (TD_PAGE (widget), (const gint64 *) awaited->data, awaited->len);
}

static void
row_activated_cb (TdTodayPage *self, guint position)
{
  g_autoptr (TdTodayItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item && !item->heading)
    open_pair (self, item->pair_id);
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  TdDate today;
} LoadData;

typedef struct
{
  GPtrArray *items;
  guint n_needs;
  guint n_pairs; /* that are active or paused, or wait for an answer */
  gboolean first_steps;
} Board;

static void
board_free (gpointer data)
{
  Board *board = data;

  g_clear_pointer (&board->items, g_ptr_array_unref);
  g_free (board);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Board, board_free)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  g_autoptr (TdFirstSteps) steps = td_first_steps_load (db, 0, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  Board *board;

  rows = steps ? td_due_board_load (db, load->program_id, load->today, error) : NULL;
  waiting = rows ? td_due_board_load_waiting (db, load->program_id, load->today, error) : NULL;
  if (waiting == NULL)
    return NULL;
  board = g_new0 (Board, 1);
  board->first_steps = steps->step != TD_FIRST_STEP_DONE;
  board->n_pairs = rows->len + waiting->len;
  board->items =
      td_today_items_build (rows, waiting, load->today, load->program_id == 0, &board->n_needs);
  return board;
}

static void
show_headline (TdTodayPage *self, guint n_needs)
{
  g_autofree char *day = td_date_format (td_page_get_today (TD_PAGE (self)));
  int n = (int) n_needs;
  g_autofree char *needs =
      n > 0 ? g_strdup_printf (ngettext ("%d thing needs you", "%d things need you", n), n)
            : g_strdup (_ ("Nothing needs you today"));
  g_autofree char *as_of = g_strdup_printf (_ ("as of %s"), day);

  gtk_label_set_text (self->headline, needs);
  gtk_label_set_text (self->as_of, as_of);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdTodayPage *self = owner;
  g_autoptr (Board) board = result;

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       board->items->pdata, board->items->len);
  show_headline (self, board->n_needs);
  update_log_button (self);
  td_page_set_badge (TD_PAGE (self), board->n_needs);
  gtk_stack_set_visible_child_name (self->lists, board->items->len > 0 ? "list"
                                                 : board->n_pairs > 0  ? "calm"
                                                                       : "nobody");
  gtk_stack_set_visible_child_name (self->states, board->first_steps ? "welcome" : "board");
}

static void
td_today_page_reload (TdPage *page)
{
  LoadData *load = g_new0 (LoadData, 1);

  load->program_id = td_page_get_program_id (page);
  load->today = td_page_get_today (page);
  td_page_read (page, load_job, load, g_free, board_free, loaded_cb);
}

static void
td_today_page_class_init (TdTodayPageClass *klass)
{
  static const char *const tables[] = { "contact",  "pair",    "pair_pause", "pair_cadence",
                                        "employee", "program", "enrolment",  NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CONTACT_ENTRY);
  g_type_ensure (TD_TYPE_TODAY_ITEM);
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_today_page_reload;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;

  gtk_widget_class_install_action (widget_class, "today.act", "(xb)", act_cb);
  gtk_widget_class_install_action (widget_class, "today.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "today.ask-again", "x", ask_again_cb);
  gtk_widget_class_install_action (widget_class, "today.accept-selected", NULL, accept_selected_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "today.log",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/today/td-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, states);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, lists);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, headline);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, log_button);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, entry);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, selection);
  gtk_widget_class_bind_template_child (widget_class, TdTodayPage, items);
  gtk_widget_class_bind_template_callback (widget_class, section_icon);
  gtk_widget_class_bind_template_callback (widget_class, pair_target);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  td_closures_bind (widget_class);
}

static void
td_today_page_init (TdTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
