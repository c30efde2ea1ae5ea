/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-people-page-private.h"

#include "gui/pages/people/td-employee-dialog.h"
#include "gui/pages/people/td-people-bar.h"
#include "gui/pages/people/td-people-load.h"
#include "gui/pages/import/td-import-actions.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-row-menu.h"
#include "gui/widgets/td-wrap-box.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_N_SHOWN = 1,
  PROP_N_ALL,
  PROP_N_SELECTED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPeoplePage, td_people_page, TD_TYPE_PAGE)

/* --- What is asked for --- */

/* The choice of a filter whose first row is "any". */
static char *
chosen_value (GtkDropDown *drop_down)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  if (item == NULL || gtk_drop_down_get_selected (drop_down) == 0)
    return NULL;
  return g_strdup (gtk_string_object_get_string (item));
}

/* The last row of the filter is no membership. */
gboolean
td_people_page_shows_past (TdPeoplePage *self)
{
  return gtk_drop_down_get_selected (self->membership) == TD_PEOPLE_ROW_PAST;
}

static TdPeopleRequest *
make_request (TdPeoplePage *self)
{
  TdPeopleRequest *request = g_new0 (TdPeopleRequest, 1);
  gboolean descending = FALSE;

  request->text = g_strdup (gtk_editable_get_text (self->search));
  request->department = chosen_value (self->department);
  request->grade = chosen_value (self->grade);
  request->location = chosen_value (self->location);
  request->sort = g_strdup (td_column_set_get_sort (self->columns, &descending));
  request->with_values = self->values_stale;
  request->query.descending = descending;
  request->query.program_id = td_page_get_program_id (TD_PAGE (self));
  if (td_people_page_shows_past (self))
    request->past_on = td_page_get_today (TD_PAGE (self));
  else
    request->query.membership = gtk_drop_down_get_selected (self->membership);
  if (gtk_toggle_button_get_active (self->employed))
    request->query.employed_on = td_page_get_today (TD_PAGE (self));
  return request;
}

/* --- What is shown --- */

/* The first row of a filter stays; the others are what the roster holds, and the choice is kept. */
static void
fill_filter (GtkDropDown *drop_down, char **values)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  g_autofree char *chosen = chosen_value (drop_down);
  guint selected = 0;

  gtk_string_list_splice (list, 1, g_list_model_get_n_items (G_LIST_MODEL (list)) - 1,
                          (const char *const *) values);
  for (guint i = 0; chosen && values[i]; i++)
    if (g_str_equal (values[i], chosen))
      selected = i + 1;
  gtk_drop_down_set_selected (drop_down, selected);
  gtk_widget_set_visible (GTK_WIDGET (drop_down), values[0] != NULL);
}

static void
fill_filters (TdPeoplePage *self, TdPeopleFound *found)
{
  self->filling = TRUE;
  fill_filter (self->department, found->departments);
  fill_filter (self->grade, found->grades);
  fill_filter (self->location, found->locations);
  self->filling = FALSE;
  self->values_stale = FALSE;
}

/* The list inside the view is what scrolls; it has no function for it before GTK 4.12. */
static GtkWidget *
find_rows (TdPeoplePage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
focus_selected (GtkWidget *rows)
{
  for (GtkWidget *row = gtk_widget_get_first_child (rows); row;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

/* A list that has no size yet cannot be scrolled: GTK 4.8 then draws its first row alone. */
static gboolean
select_wanted (TdPeoplePage *self, guint position)
{
  GtkWidget *rows = find_rows (self);

  if (!gtk_widget_get_mapped (rows) || gtk_widget_get_height (rows) == 0 ||
      position >= g_list_model_get_n_items (G_LIST_MODEL (self->people)))
    return FALSE;
  self->wanted_id = 0;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
  focus_selected (rows);
  return TRUE;
}

static gboolean
select_later_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (widget);
  guint position;

  if (self->wanted_id == 0 || !td_paged_list_find (self->people, self->wanted_id, &position))
    return G_SOURCE_REMOVE;
  return select_wanted (self, position) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Selects whom she comes from and gives her the keyboard; FALSE where she is not in the list. */
static gboolean
show_wanted (TdPeoplePage *self)
{
  guint position;

  if (!td_paged_list_find (self->people, self->wanted_id, &position))
    return FALSE;
  if (!select_wanted (self, position))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), select_later_cb, NULL, NULL);
  return TRUE;
}

/* What the period is, and what can be done about who is past it. */
static void
show_past (TdPeoplePage *self, const TdPeopleFound *found)
{
  gboolean past = td_people_page_shows_past (self);
  g_autofree char *words = past ? td_people_found_dup_period (found) : NULL;

  gtk_widget_set_visible (self->past_bar, past);
  if (!past)
    return;
  gtk_label_set_label (self->past_words, words);
  gtk_widget_set_visible (self->past_preferences, found->months == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.erase", found->ids->len > 0);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPeoplePage *self = owner;
  g_autoptr (TdPeopleFound) found = result;

  if (found->locations)
    fill_filters (self, found);

  show_past (self, found);
  td_paged_list_set_context (self->people, td_page_get_program_id (TD_PAGE (self)));
  td_paged_list_set_ids (self->people, found->ids);
  self->n_all = found->n_all;
  gtk_stack_set_visible_child_name (self->states, found->n_all > 0 ? "list" : "empty");
  gtk_stack_set_visible_child_name (self->results, found->ids->len > 0 ? "people" : "none");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ALL]);
  if (self->wanted_id && !show_wanted (self))
    self->wanted_id = 0;
}

static void
load (TdPeoplePage *self)
{
  td_page_read (TD_PAGE (self), td_people_load_job, make_request (self), td_people_request_free,
                td_people_found_free, loaded_cb);
}

static void
td_people_page_reload (TdPage *page)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (page);

  td_paged_list_set_session (self->people, td_page_get_session (page));
  self->values_stale = TRUE;
  load (self);
}

static void
filter_changed_cb (TdPeoplePage *self)
{
  if (!self->filling && td_page_get_session (TD_PAGE (self)))
    load (self);
}

static void
show_view (TdPeoplePage *self, gint64 id)
{
  td_person_sheet_set_person_id (TD_PERSON_SHEET (self->person), id);
  gtk_stack_set_visible_child_name (self->views, "person");
  gtk_widget_grab_focus (GTK_WIDGET (self->person));
}

/* Enter, or a double click, on a row. */
static void
activate_cb (TdPeoplePage *self, guint position)
{
  gint64 id = td_paged_list_get_id (self->people, position);

  if (id)
    show_view (self, id);
}

static void
selection_changed_cb (TdPeoplePage *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gint64 id = 0;

  self->n_selected = (guint) gtk_bitset_get_size (selected);
  if (self->n_selected == 1)
    id = td_paged_list_get_id (self->people, gtk_bitset_get_minimum (selected));
  td_person_sheet_set_person_id (TD_PERSON_SHEET (self->panel), id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
td_people_page_show_item (TdPage *page, gint64 id)
{
  show_view (TD_PEOPLE_PAGE (page), id);
}

static void
td_people_page_workspace_changed (TdPage *page)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (page);

  self->wanted_id = 0;
  gtk_stack_set_visible_child_name (self->views, "list");
}

/* --- Actions --- */

/* The list is as it was, with her selected where she is in it. */
static void
back_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->views), "list"))
    return;
  gtk_stack_set_visible_child_name (self->views, "list");
  self->wanted_id = td_person_sheet_get_person_id (TD_PERSON_SHEET (self->person));
  if (show_wanted (self))
    return;
  /* Where nothing was loaded yet she may still come; the search of later is not about her. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->people)) > 0)
    self->wanted_id = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
clear_filters_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->membership, 0);
  gtk_drop_down_set_selected (self->department, 0);
  gtk_drop_down_set_selected (self->grade, 0);
  gtk_drop_down_set_selected (self->location, 0);
  gtk_toggle_button_set_active (self->employed, FALSE);
}

static void
close_panel_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (TD_PEOPLE_PAGE (widget)->selection));
}

static void
find_action (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "people.back", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (TD_PEOPLE_PAGE (widget)->search));
}

static void
add_employee_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_employee_dialog_present (widget, td_page_get_session (TD_PAGE (widget)), NULL);
}

static void
add_coach_action (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (TdEmployee) coach = td_employee_new ();

  coach->outside = TRUE;
  td_employee_dialog_present (widget, td_page_get_session (TD_PAGE (widget)), coach);
}

static TdListRequest *
td_people_page_request_list (TdPage *page)
{
  static const char *const memberships[] = {
    NULL, "enrolled", "not", "mentor", "mentee", "waiting"
  };
  TdPeoplePage *self = TD_PEOPLE_PAGE (page);
  TdListRequest *request = td_page_new_request (page, "people");
  guint membership = gtk_drop_down_get_selected (self->membership);
  g_autoptr (GStrvBuilder) filters = g_strv_builder_new ();

  request->ids = g_array_ref (td_paged_list_get_ids (self->people));
  request->columns = td_column_set_dup_shown (self->columns);
  /* Whose list it is decides whether names may leave. */
  if (membership < G_N_ELEMENTS (memberships) && memberships[membership])
    {
      g_autofree char *filter = g_strconcat ("membership=", memberships[membership], NULL);

      g_strv_builder_add (filters, filter);
    }
  request->filters = g_strv_builder_end (filters);
  return request;
}

/* --- Closures --- */

static gboolean
is_one (gpointer object, guint n)
{
  return n == 1;
}

static char *
describe_count (gpointer object, guint n_shown, gint64 n_all)
{
  if (n_shown == n_all)
    /* Translators: people in the list. */
    return g_strdup_printf (ngettext ("%'u person", "%'u people", n_shown), n_shown);
  /* Translators: people shown, people there are. */
  return g_strdup_printf (_ ("%'u of %'u"), n_shown, (guint) n_all);
}

static char *
format_role (gpointer object, const char *role)
{
  return g_strdup (role ? td_enrolment_role_get_label (role) : "");
}

/* --- The object --- */

static void
td_people_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (object);

  switch (id)
    {
    case PROP_N_SHOWN:
      g_value_set_uint (value, td_paged_list_get_ids (self->people)->len);
      break;
    case PROP_N_ALL:
      g_value_set_int64 (value, self->n_all);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_people_page_dispose (GObject *object)
{
  TdPeoplePage *self = TD_PEOPLE_PAGE (object);

  if (self->columns)
    td_column_set_close (self->columns);
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  if (self->people)
    td_paged_list_set_session (self->people, NULL);

  G_OBJECT_CLASS (td_people_page_parent_class)->dispose (object);
}

static void
td_people_page_finalize (GObject *object)
{
  g_object_unref (TD_PEOPLE_PAGE (object)->people);

  G_OBJECT_CLASS (td_people_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, TdPeoplePage, name)
  CHILD (views);
  CHILD (person);
  CHILD (states);
  CHILD (results);
  CHILD (panel);
  CHILD (search);
  CHILD (membership);
  CHILD (past_bar);
  CHILD (past_words);
  CHILD (past_preferences);
  CHILD (department);
  CHILD (grade);
  CHILD (location);
  CHILD (employed);
  CHILD (row_menu);
  CHILD (view);
  CHILD (name_column);
  CHILD (number_column);
  CHILD (department_column);
  CHILD (title_column);
  CHILD (grade_column);
  CHILD (location_column);
  CHILD (manager_column);
  CHILD (email_column);
  CHILD (hire_column);
  CHILD (leave_column);
  CHILD (role_column);
  CHILD (since_column);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_one);
  gtk_widget_class_bind_template_callback (widget_class, describe_count);
  gtk_widget_class_bind_template_callback (widget_class, format_role);
  td_closures_bind (widget_class);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.clear-filters", NULL,
                                   clear_filters_action);
  gtk_widget_class_install_action (widget_class, "people.close-panel", NULL, close_panel_action);
  gtk_widget_class_install_action (widget_class, "people.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add_employee_action);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "people.add-coach", NULL, add_coach_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "people.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "people.close-panel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "people.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "people.add",
                                       NULL);
}

static void
td_people_page_class_init (TdPeoplePageClass *klass)
{
  static const char *const tables[] = { "employee", "enrolment", "program", "setting", NULL };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_people_page_get_property;
  object_class->dispose = td_people_page_dispose;
  object_class->finalize = td_people_page_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_people_page_reload;
  TD_PAGE_CLASS (klass)->workspace_changed = td_people_page_workspace_changed;
  TD_PAGE_CLASS (klass)->show_item = td_people_page_show_item;
  TD_PAGE_CLASS (klass)->drop_file = td_import_drop_file;
  TD_PAGE_CLASS (klass)->request_list = td_people_page_request_list;

  properties[PROP_N_SHOWN] = g_param_spec_uint ("n-shown", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ALL] = g_param_spec_int64 ("n-all", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_actions (widget_class);
  td_people_actions_install (widget_class);
  td_import_install_actions (widget_class);

  g_type_ensure (TD_TYPE_PERSON_PANEL);
  g_type_ensure (TD_TYPE_PEOPLE_BAR);
  g_type_ensure (TD_TYPE_WRAP_BOX);
  g_type_ensure (TD_TYPE_PERSON_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-people-page.ui");
  bind_children (widget_class);
}

static void
add_columns (TdPeoplePage *self)
{
  self->columns = td_column_set_new (self->view, "people");
  td_column_set_add (self->columns, self->name_column, "name", TRUE);
  td_column_set_add (self->columns, self->number_column, "number", TRUE);
  td_column_set_add (self->columns, self->department_column, "department", TRUE);
  td_column_set_add (self->columns, self->title_column, "title", TRUE);
  td_column_set_add (self->columns, self->grade_column, "grade", TRUE);
  td_column_set_add (self->columns, self->location_column, "location", FALSE);
  td_column_set_add (self->columns, self->manager_column, "manager_name", TRUE);
  td_column_set_add (self->columns, self->email_column, "email", FALSE);
  td_column_set_add (self->columns, self->hire_column, "hire_date", FALSE);
  td_column_set_add (self->columns, self->leave_column, "leave_date", FALSE);
  td_column_set_add (self->columns, self->role_column, "role", TRUE);
  td_column_set_add (self->columns, self->since_column, "since", TRUE);
  td_column_set_restore (self->columns);
}

static void
td_people_page_init (TdPeoplePage *self)
{
  self->people = td_paged_list_new (TD_TYPE_EMPLOYEE, td_employee_load_many);
  gtk_widget_init_template (GTK_WIDGET (self));

  td_row_menu_attach (GTK_WIDGET (self->view), self->row_menu);
  add_columns (self);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->people)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}
