/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-today-page.h"

#include "gui/pages/people/td-past-bar.h"
#include "gui/pages/today/td-contact-entry.h"
#include "gui/pages/today/td-today-actions.h"
#include "gui/pages/today/td-today-bar.h"
#include "gui/pages/today/td-today-list.h"
#include "gui/pages/today/td-today-row.h"
#include "gui/pages/today/td-welcome.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-named-bin.h"
#include "gui/widgets/td-wrap-box.h"
#include "workspace/td-first-steps.h"

#include <glib/gi18n-lib.h>

struct _TdTodayPage
{
  TdPage parent_instance;

  GtkStack *states;
  GtkStack *lists;
  GtkLabel *headline;
  GtkLabel *as_of_label;
  GtkCalendar *calendar;
  GtkPopover *as_of_popover;
  TdContactEntry *entry;
  GtkListView *list;
  GtkMultiSelection *selection;
  TdTodayList *items;
  TdTodayBar *bar;

  TdDate as_of; /* none: today */
};

enum
{
  PROP_AS_OF = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdTodayPage, td_today_page, TD_TYPE_PAGE)

static TdDate
get_day (TdTodayPage *self)
{
  return self->as_of != TD_DATE_NONE ? self->as_of : td_page_get_today (TD_PAGE (self));
}

/* --- Closures --- */

static char *
banner_text (gpointer object, int as_of)
{
  g_autofree char *day = td_date_format (as_of);

  /* Translators: a date. */
  return g_strdup_printf (_ ("This is how things stand on %s. To act, go back to today."), day);
}

/* --- What is selected --- */

/* The lines about pairs that are selected. (element-type TdTodayItem) */
static GPtrArray *
list_selected (TdTodayPage *self)
{
  GPtrArray *items = g_ptr_array_new ();
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iterator;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iterator, selected, &position); more;
       more = gtk_bitset_iter_next (&iterator, &position))
    {
      TdTodayItem *item = td_today_list_peek (self->items, position);

      if (item && item->role == TD_TODAY_PAIR)
        g_ptr_array_add (items, item);
    }
  return items;
}

static void
update_bar (TdTodayPage *self)
{
  g_autoptr (GPtrArray) items = list_selected (self);

  /* As of another day nothing can be done. */
  if (self->as_of != TD_DATE_NONE)
    g_ptr_array_set_size (items, 0);
  td_today_bar_set_items (self->bar, items);
}

/* Headings can have the focus, or the arrow keys would not pass them, but are never chosen. */
static void
selection_changed_cb (TdTodayPage *self, guint position, guint n_items)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  for (guint i = position; i < position + n_items; i++)
    {
      TdTodayItem *item = td_today_list_peek (self->items, i);

      if (item && item->role != TD_TODAY_PAIR && gtk_selection_model_is_selected (selection, i))
        gtk_selection_model_unselect_item (selection, i);
    }
  update_bar (self);
}

static void
select_none_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (TD_TODAY_PAGE (widget)->selection));
}

/* --- Actions --- */

/* With nothing selected the one-line entry is the way to log. */
static void
log_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdTodayPage *self = TD_TODAY_PAGE (widget);
  g_autoptr (GPtrArray) items = list_selected (self);
  g_autoptr (GPtrArray) concerned = td_today_bar_filter (items, "log", "");

  if (concerned->len > 0)
    td_today_act (TD_PAGE (self), TD_AGENDA_LOG, concerned, NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
act_on (TdTodayPage *self, TdTodayItem *item, TdAgendaAction action)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, item);
  td_today_act (TD_PAGE (self), action, items, NULL);
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  TdTodayPage *self = TD_TODAY_PAGE (widget);
  const char *code, *key;
  TdTodayItem *item;

  g_variant_get (target, "(&s&s)", &code, &key);
  item = td_today_list_find (self->items, key, NULL);
  if (item)
    act_on (self, item, td_agenda_action_from_code (code));
}

static void
act_selected_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  TdTodayPage *self = TD_TODAY_PAGE (widget);
  g_autoptr (GPtrArray) items = list_selected (self);
  g_autoptr (GPtrArray) concerned = NULL;
  const char *code, *letter;

  g_variant_get (target, "(&s&s)", &code, &letter);
  concerned = td_today_bar_filter (items, code, letter);
  td_today_act (TD_PAGE (self), td_agenda_action_from_code (code), concerned,
                letter[0] ? letter : NULL);
}

static void
expand_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  gboolean expanded;
  int kind;

  g_variant_get (target, "(ib)", &kind, &expanded);
  td_today_list_set_expanded (TD_TODAY_PAGE (widget)->items, kind, expanded);
}

/* Enter and a double click do what comes next. */
static void
row_activated_cb (TdTodayPage *self, guint position)
{
  TdTodayItem *item = td_today_list_peek (self->items, position);

  if (item == NULL)
    return;
  if (item->role == TD_TODAY_PAIR)
    act_on (self, item, td_agenda_action_from_code (item->next_code));
  else
    td_today_list_set_expanded (self->items, item->kind,
                                item->role == TD_TODAY_MORE || !item->expanded);
}

/* The line that has the focus: inside the list's own row, or on it. */
static TdTodayRow *
find_focused_row (TdTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, TD_TYPE_TODAY_ROW) : NULL;

  if (row == NULL && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    row = td_named_bin_find_in_row (focus, TD_TYPE_TODAY_ROW);
  return row ? TD_TODAY_ROW (row) : NULL;
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdTodayRow *row = find_focused_row (TD_TODAY_PAGE (widget));

  if (row)
    td_today_row_open_menu (row);
}

/* --- As of a day --- */

static void
set_as_of (TdTodayPage *self, TdDate as_of)
{
  if (as_of == td_page_get_today (TD_PAGE (self)))
    as_of = TD_DATE_NONE;
  if (self->as_of == as_of)
    return;
  self->as_of = as_of;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_OF]);
  update_bar (self);
  td_page_queue_reload (TD_PAGE (self));
}

static void
day_selected_cb (TdTodayPage *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  set_as_of (self, td_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                                     g_date_time_get_day_of_month (day)));
}

static void
calendar_opened_cb (TdTodayPage *self)
{
  int year, month, day;
  g_autoptr (GDateTime) shown = NULL;

  td_date_get_ymd (get_day (self), &year, &month, &day);
  shown = g_date_time_new_local (year, month, day, 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, shown);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static void
to_today_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdTodayPage *self = TD_TODAY_PAGE (widget);

  set_as_of (self, TD_DATE_NONE);
  gtk_popover_popdown (self->as_of_popover);
}

/* --- Loading --- */

typedef struct
{
  gint64 program_id;
  TdDate as_of;
  gboolean read_only;
} LoadData;

typedef struct
{
  GPtrArray *sections;
  guint n_needs;
  guint n_pairs; /* of any state */
  gboolean first_steps;
  TdDate as_of;
} Board;

static void
board_free (gpointer data)
{
  Board *board = data;

  g_clear_pointer (&board->sections, g_ptr_array_unref);
  g_free (board);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Board, board_free)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  g_autoptr (TdFirstSteps) steps = td_first_steps_load (db, 0, error);
  g_autoptr (TdFirstSteps) own = steps ? td_first_steps_load (db, load->program_id, error) : NULL;
  g_autoptr (GPtrArray) rows =
      own ? td_agenda_load (db, load->program_id, load->as_of, error) : NULL;
  guint n_of_kind[TD_AGENDA_N_KINDS];
  Board *board;

  if (rows == NULL)
    return NULL;
  board = g_new0 (Board, 1);
  board->as_of = load->as_of;
  board->first_steps = steps->step != TD_FIRST_STEP_DONE;
  board->n_pairs = (guint) own->pairs;
  board->n_needs = td_agenda_count (rows, n_of_kind);
  board->sections =
      td_today_sections_build (rows, load->as_of, load->program_id == 0, load->read_only);
  return board;
}

static char *
say_needs (TdTodayPage *self, guint n)
{
  TdDate today = td_page_get_today (TD_PAGE (self));

  if (get_day (self) < today)
    return n == 0
               ? g_strdup (_ ("Nothing needed you"))
               : g_strdup_printf (ngettext ("%u thing needed you", "%u things needed you", n), n);
  if (get_day (self) > today)
    return n == 0
               ? g_strdup (_ ("Nothing will need you"))
               : g_strdup_printf (ngettext ("%u thing will need you unless it is done before",
                                            "%u things will need you unless they are done before",
                                            n),
                                  n);
  return n == 0 ? g_strdup (_ ("Nothing needs you today"))
                : g_strdup_printf (ngettext ("%u thing needs you", "%u things need you", n), n);
}

static void
show_headline (TdTodayPage *self, const Board *board)
{
  g_autofree char *needs = say_needs (self, board->n_needs);
  g_autofree char *day = td_date_format (board->as_of);
  g_autofree char *as_of = g_strdup_printf (_ ("As of %s"), day);
  GtkWidget *button;

  gtk_label_set_text (self->headline, needs);
  gtk_label_set_text (self->as_of_label, as_of);
  /* GTK 4.8 gives the button inside of a menu button no name where it has a child of our own. */
  button = gtk_widget_get_ancestor (GTK_WIDGET (self->as_of_label), GTK_TYPE_TOGGLE_BUTTON);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, as_of,
                                  -1);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdTodayPage *self = owner;
  g_autoptr (Board) board = result;

  td_today_list_set_sections (self->items, board->sections);
  show_headline (self, board);
  update_bar (self);
  if (board->as_of == td_page_get_today (TD_PAGE (self)))
    td_page_set_badge (TD_PAGE (self), board->n_needs);
  gtk_stack_set_visible_child_name (self->lists, board->sections->len > 0 ? "list"
                                                 : board->n_pairs > 0     ? "calm"
                                                                          : "nobody");
  gtk_stack_set_visible_child_name (self->states, board->first_steps ? "welcome" : "board");
}

static void
td_today_page_reload (TdPage *page)
{
  TdTodayPage *self = TD_TODAY_PAGE (page);
  LoadData *load = g_new0 (LoadData, 1);

  load->program_id = td_page_get_program_id (page);
  load->as_of = get_day (self);
  load->read_only = self->as_of != TD_DATE_NONE;
  td_page_read (page, load_job, load, g_free, board_free, loaded_cb);
}

static TdListRequest *
td_today_page_request_list (TdPage *page)
{
  TdListRequest *request = td_page_new_request (page, "today");

  request->today = get_day (TD_TODAY_PAGE (page));
  return request;
}

static void
td_today_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AS_OF:
      g_value_set_int (value, TD_TODAY_PAGE (object)->as_of);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_today_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AS_OF:
      set_as_of (TD_TODAY_PAGE (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "today.act", "(ss)", act_cb);
  gtk_widget_class_install_action (klass, "today.act-selected", "(ss)", act_selected_cb);
  gtk_widget_class_install_action (klass, "today.expand", "(ib)", expand_cb);
  gtk_widget_class_install_action (klass, "today.log", NULL, log_cb);
  gtk_widget_class_install_action (klass, "today.menu", NULL, menu_cb);
  gtk_widget_class_install_action (klass, "today.select-none", NULL, select_none_cb);
  gtk_widget_class_install_action (klass, "today.to-today", NULL, to_today_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "today.log", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "today.select-none", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "today.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "today.menu", NULL);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/today/td-today-page.ui");
  gtk_widget_class_bind_template_child (klass, TdTodayPage, states);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, lists);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, headline);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, as_of_label);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, calendar);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, as_of_popover);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, entry);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, list);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, selection);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, items);
  gtk_widget_class_bind_template_child (klass, TdTodayPage, bar);
  gtk_widget_class_bind_template_callback (klass, banner_text);
  gtk_widget_class_bind_template_callback (klass, calendar_opened_cb);
  gtk_widget_class_bind_template_callback (klass, day_selected_cb);
  gtk_widget_class_bind_template_callback (klass, selection_changed_cb);
  gtk_widget_class_bind_template_callback (klass, row_activated_cb);
  td_closures_bind (klass);
}

static void
td_today_page_class_init (TdTodayPageClass *klass)
{
  static const char *const tables[] = { "absence",  "checklist_step", "concern",      "contact",
                                        "employee", "enrolment",      "feedback",     "goal",
                                        "pair",     "pair_action",    "pair_cadence", "pair_pause",
                                        "program",  "reminder",       "review",       "survey",
                                        NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_type_ensure (TD_TYPE_PAST_BAR);
  g_type_ensure (TD_TYPE_CONTACT_ENTRY);
  g_type_ensure (TD_TYPE_TODAY_BAR);
  g_type_ensure (TD_TYPE_TODAY_LIST);
  g_type_ensure (TD_TYPE_TODAY_ROW);
  g_type_ensure (TD_TYPE_WELCOME);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  object_class->get_property = td_today_page_get_property;
  object_class->set_property = td_today_page_set_property;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_today_page_reload;
  TD_PAGE_CLASS (klass)->request_list = td_today_page_request_list;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;

  properties[PROP_AS_OF] =
      g_param_spec_int ("as-of", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
td_today_page_init (TdTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
