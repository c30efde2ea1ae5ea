/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/history/td-history-window.h"

#include "base/td-direction.h"
#include "gui/pages/history/td-history-search.h"
#include "gui/pages/history/td-history-words.h"
#include "gui/frame/td-list-dialog.h"
#include "gui/pages/report/td-report-out.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-entry-name.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-named-bin.h"
#include "gui/widgets/td-paged-list.h"
#include "gui/widgets/td-person-picker.h"
#include "gui/widgets/td-tab-order.h"
#include "gui/widgets/td-wrap-box.h"
#include "pairing/td-pair.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

struct _TdHistoryList
{
  TdPage parent_instance;

  /* Template children. */
  GtkListView *view;
  GtkStack *states;
  GtkLabel *count;
  GtkSpinner *spinner;
  GtkEditable *search;
  GtkDropDown *kind;
  GtkDropDown *program;
  GtkDropDown *period;
  GtkDropDown *pair;
  GtkMenuButton *person_button;
  GtkWidget *days;
  TdDateRow *from;
  TdDateRow *to;

  TdPagedList *entries;
  GArray *pairs;    /* the ids behind @pair, from its second row on */
  gint64 person_id; /* 0 for anybody */
  gboolean filling; /* the filters change without her doing */
  gboolean dated;   /* the days know today */
};

G_DEFINE_FINAL_TYPE (TdHistoryList, td_history_list, TD_TYPE_PAGE)

struct _TdHistoryWindow
{
  AdwWindow parent_instance;

  TdHistoryList *list;
};

G_DEFINE_FINAL_TYPE (TdHistoryWindow, td_history_window, ADW_TYPE_WINDOW)

/* The rows of the filter of time; those before are td_report_period_from()'s. */
#define PERIOD_DAYS 4

/* --- What is asked for --- */

static gint64
chosen_program (TdHistoryList *self)
{
  TdProgram *program = gtk_drop_down_get_selected_item (self->program);

  return program ? program->id : 0;
}

static gint64
chosen_pair (TdHistoryList *self)
{
  guint row = gtk_drop_down_get_selected (self->pair);

  return row > 0 && row <= self->pairs->len ? g_array_index (self->pairs, gint64, row - 1) : 0;
}

/* The first row is any kind. */
static const char *
chosen_room (TdHistoryList *self)
{
  guint row = gtk_drop_down_get_selected (self->kind);

  return row == 0 || row == GTK_INVALID_LIST_POSITION ? NULL : td_audit_list_rooms ()[row - 1];
}

static TdAuditQuery
make_query (TdHistoryList *self)
{
  guint period = gtk_drop_down_get_selected (self->period);
  TdAuditQuery query = { .room = chosen_room (self),
                         .employee_id = self->person_id,
                         .pair_id = chosen_pair (self),
                         .program_id = chosen_program (self) };

  if (period == PERIOD_DAYS)
    {
      query.from = td_date_row_get_date (self->from);
      query.to = td_date_row_get_date (self->to);
    }
  else
    query.from = td_report_period_from (period, td_page_get_today (TD_PAGE (self)));
  return query;
}

static gboolean
is_filtered (const TdAuditQuery *query, const char *text)
{
  return query->room || query->employee_id || query->pair_id || query->program_id || query->from ||
         query->to || *text;
}

/* --- What is shown --- */

static void
fill_pairs (TdHistoryList *self, GPtrArray *pairs)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->pair));
  gint64 chosen = chosen_pair (self);
  guint selected = 0;

  self->filling = TRUE;
  gtk_string_list_splice (names, 1, g_list_model_get_n_items (G_LIST_MODEL (names)) - 1, NULL);
  g_array_set_size (self->pairs, 0);
  for (guint i = 0; pairs && i < pairs->len; i++)
    {
      TdPair *pair = pairs->pdata[i];

      g_autofree char *both = td_text_from_to (pair->mentor_name, pair->mentee_name);

      gtk_string_list_take (names, g_strdup_printf ("%s (%s)", both, pair->reference));
      g_array_append_val (self->pairs, pair->id);
      if (pair->id == chosen)
        selected = i + 1;
    }
  gtk_drop_down_set_selected (self->pair, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->pair), self->pairs->len > 0);
  self->filling = FALSE;
}

static void
show_count (TdHistoryList *self, guint n_shown, gint64 n_all)
{
  g_autofree char *words =
      n_shown == n_all
          ? g_strdup_printf (ngettext ("%'u entry", "%'u entries", n_shown), n_shown)
          /* Translators: entries shown, entries there are. */
          : g_strdup_printf (ngettext ("%'u of %'u entry", "%'u of %'u entries", (gulong) n_all),
                             n_shown, (guint) n_all);

  gtk_label_set_label (self->count, words);
}

static void
found_cb (gpointer owner, gpointer result, GError *error)
{
  TdHistoryList *self = owner;
  g_autoptr (TdHistoryFound) found = result;

  gtk_spinner_stop (self->spinner);
  if (error)
    {
      td_session_report (td_page_get_session (TD_PAGE (self)), self, error);
      return;
    }
  td_paged_list_set_ids (self->entries, found->ids);
  if (self->person_id)
    fill_pairs (self, found->pairs);
  show_count (self, found->ids->len, found->n_all);
  gtk_stack_set_visible_child_name (self->states, found->ids->len ? "entries"
                                                  : found->n_all  ? "none"
                                                                  : "empty");
}

static void
search (TdHistoryList *self)
{
  TdHistoryRequest *request = g_new0 (TdHistoryRequest, 1);

  request->query = make_query (self);
  request->text = g_strdup (gtk_editable_get_text (self->search));
  request->pairs_of = self->person_id;
  gtk_spinner_start (self->spinner);
  td_session_read (td_page_get_session (TD_PAGE (self)), self, TD_JOB_DEFAULT,
                   td_history_search_job, request, td_history_request_free, td_history_found_free,
                   found_cb);
}

static void
choose_program (TdHistoryList *self, TdSession *session, gint64 id)
{
  GListModel *programs = td_session_get_programs (session);

  self->filling = TRUE;
  gtk_drop_down_set_model (self->program, programs);
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (TdProgram) program = g_list_model_get_item (programs, i);

      if (program->id == id)
        gtk_drop_down_set_selected (self->program, i);
    }
  self->filling = FALSE;
}

static void
td_history_list_reload (TdPage *page)
{
  TdHistoryList *self = TD_HISTORY_LIST (page);
  TdSession *session = td_page_get_session (page);

  td_paged_list_set_session (self->entries, session);
  if (gtk_drop_down_get_model (self->program) == NULL)
    choose_program (self, session, 0);
  if (!self->dated)
    {
      self->dated = self->filling = TRUE;
      td_date_row_set_today (self->from, td_session_get_today (session));
      td_date_row_set_today (self->to, td_session_get_today (session));
      self->filling = FALSE;
    }
  search (self);
}

/* --- Filters --- */

static void
filter_changed_cb (TdHistoryList *self)
{
  gtk_widget_set_visible (self->days, gtk_drop_down_get_selected (self->period) == PERIOD_DAYS);
  if (!self->filling && td_page_get_session (TD_PAGE (self)))
    search (self);
}

/* Another person's pairs are others. */
static void
set_person (TdHistoryList *self, gint64 id, const char *name)
{
  self->person_id = id;
  gtk_menu_button_set_label (self->person_button, name ? name : _ ("_Anybody"));
  fill_pairs (self, NULL);
}

static void
person_picked_cb (TdHistoryList *self, TdEmployee *employee)
{
  gtk_menu_button_popdown (self->person_button);
  set_person (self, employee->id, employee->name);
  search (self);
}

static void
anybody_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdHistoryList *self = TD_HISTORY_LIST (widget);

  gtk_menu_button_popdown (self->person_button);
  set_person (self, 0, NULL);
  search (self);
}

static void
clear_filters_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdHistoryList *self = TD_HISTORY_LIST (widget);

  self->filling = TRUE;
  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->program, 0);
  gtk_drop_down_set_selected (self->period, 0);
  self->filling = FALSE;
  set_person (self, 0, NULL);
  filter_changed_cb (self);
}

/* --- Printing and saving what is shown --- */

static TdReportRequest *
make_report (TdHistoryList *self)
{
  TdReportRequest *request = td_report_out_request (GTK_WIDGET (self), "audit");
  const char *text = gtk_editable_get_text (self->search);

  request->audit = make_query (self);
  request->audit_text = g_strdup (text);
  request->with_audit = is_filtered (&request->audit, text);
  request->options.from = request->audit.from;
  request->options.to = request->audit.to;
  return request;
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_report_out_print (widget, make_report (TD_HISTORY_LIST (widget)));
}

static void
save_pdf_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_report_out_save (widget, make_report (TD_HISTORY_LIST (widget)));
}

static void
save_list_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdListRequest *request = td_page_request_list (TD_PAGE (widget));

  if (request)
    td_list_dialog_open (widget, td_page_get_session (TD_PAGE (widget)), request);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_session_undo (td_page_get_session (TD_PAGE (widget)), g_variant_get_int64 (target));
}

static TdListRequest *
td_history_list_request_list (TdPage *page)
{
  TdListRequest *request = td_page_new_request (page, "history");

  request->ids = g_array_ref (td_paged_list_get_ids (TD_HISTORY_LIST (page)->entries));
  return request;
}

/* --- The objects --- */

static void
td_history_list_dispose (GObject *object)
{
  td_paged_list_set_session (TD_HISTORY_LIST (object)->entries, NULL);

  G_OBJECT_CLASS (td_history_list_parent_class)->dispose (object);
}

static void
td_history_list_finalize (GObject *object)
{
  TdHistoryList *self = TD_HISTORY_LIST (object);

  g_object_unref (self->entries);
  g_array_unref (self->pairs);

  G_OBJECT_CLASS (td_history_list_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, TdHistoryList, name)
  CHILD (view);
  CHILD (states);
  CHILD (count);
  CHILD (spinner);
  CHILD (search);
  CHILD (kind);
  CHILD (program);
  CHILD (period);
  CHILD (pair);
  CHILD (person_button);
  CHILD (days);
  CHILD (from);
  CHILD (to);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_picked_cb);
  td_history_words_bind (widget_class);
  td_closures_bind (widget_class);
}

static void
td_history_list_class_init (TdHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_history_list_dispose;
  object_class->finalize = td_history_list_finalize;
  TD_PAGE_CLASS (klass)->reload = td_history_list_reload;
  TD_PAGE_CLASS (klass)->request_list = td_history_list_request_list;
  g_type_ensure (TD_TYPE_CHANGE_ENTRY);
  g_type_ensure (TD_TYPE_PROGRAM);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_NAMED_BIN);
  g_type_ensure (TD_TYPE_PERSON_PICKER);
  g_type_ensure (TD_TYPE_WRAP_BOX);

  gtk_widget_class_install_action (widget_class, "history.undo", "x", undo_cb);
  gtk_widget_class_install_action (widget_class, "history.anybody", NULL, anybody_cb);
  gtk_widget_class_install_action (widget_class, "history.clear-filters", NULL, clear_filters_cb);
  gtk_widget_class_install_action (widget_class, "history.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "history.save-pdf", NULL, save_pdf_cb);
  gtk_widget_class_install_action (widget_class, "history.save-list", NULL, save_list_cb);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-history-list.ui");
  bind_children (widget_class);
}

static void
fill_kinds (TdHistoryList *self)
{
  GtkStringList *kinds = GTK_STRING_LIST (gtk_drop_down_get_model (self->kind));

  self->filling = TRUE;
  for (const char *const *room = td_audit_list_rooms (); *room; room++)
    gtk_string_list_append (kinds, td_audit_room_get_label (*room));
  self->filling = FALSE;
}

static void
td_history_list_init (TdHistoryList *self)
{
  g_autoptr (GtkNoSelection) rows = NULL;

  self->entries = td_paged_list_new (TD_TYPE_CHANGE_ENTRY, td_history_load_many);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (rows));
}

/* The window passes its keys and buttons on to the list. */
static void
pass_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (GTK_WIDGET (TD_HISTORY_WINDOW (widget)->list), action, NULL);
}

/* What Ctrl+S does in every window. */
static void
save_shown_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  pass_cb (widget, "history.save-list", NULL);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_grab_focus (GTK_WIDGET (TD_HISTORY_WINDOW (widget)->list->search));
}

static void
td_history_window_class_init (TdHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_HISTORY_LIST);

  gtk_widget_class_install_action (widget_class, "history.print", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "history.save-pdf", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "history.save-list", NULL, pass_cb);
  gtk_widget_class_install_action (widget_class, "history.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.save-list", NULL, save_shown_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "win.save-list",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "history.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "history.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdHistoryWindow, list);
}

static void
td_history_window_init (TdHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_hidden_focus_moves (GTK_WINDOW (self));
  td_entry_rows_are_named (GTK_WINDOW (self));
}

/* A pair by itself, without somebody whose pairs are to choose from. */
static void
choose_pair (TdHistoryList *self, gint64 id, const char *names)
{
  GtkStringList *rows = GTK_STRING_LIST (gtk_drop_down_get_model (self->pair));

  gtk_string_list_append (rows, names);
  g_array_append_val (self->pairs, id);
  gtk_drop_down_set_selected (self->pair, self->pairs->len);
  gtk_widget_set_visible (GTK_WIDGET (self->pair), TRUE);
}

static void
choose_about (TdHistoryList *self, TdSession *session, const TdHistoryAbout *about)
{
  if (about->person_id)
    set_person (self, about->person_id, about->words);
  if (about->pair_id)
    choose_pair (self, about->pair_id, about->words);
  if (about->program_id)
    choose_program (self, session, about->program_id);
}

void
td_history_window_show_about (GtkWindow *parent, TdSession *session, const TdHistoryAbout *about)
{
  TdHistoryWindow *self = g_object_new (TD_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);

  if (about)
    choose_about (self->list, session, about);
  td_page_set_session (TD_PAGE (self->list), session);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_history_window_show (GtkWindow *parent, TdSession *session)
{
  td_history_window_show_about (parent, session, NULL);
}
