/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-waiting-panel.h"

#include "gui/pages/pairing/td-match-bar.h"
#include "gui/pages/pairing/td-mentee-drag.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

struct _TdWaitingPanel
{
  AdwBin parent_instance;

  /* Template children. */
  GtkSearchEntry *search;
  GtkWidget *view;
  GListStore *waiting;
  GtkMultiSelection *selection;

  TdSession *session;
  TdWaitingMentee *mentee;
  guint position; /* of the mentee, among those shown */
  gboolean filling;
};

enum
{
  PROP_MENTEE = 1,
  PROP_N_SELECTED,
  PROP_SESSION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdWaitingPanel, td_waiting_panel, ADW_TYPE_BIN)

/* --- Closures --- */

static char *
days_text (gpointer object, int days)
{
  /* Translators: since when somebody waits, in place of a number of days. */
  return days > 0 ? g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days)
                  : g_strdup (C_ ("waiting", "today"));
}

/* What the search looks through. */
static char *
search_text (gpointer object, const char *name, const char *department, const char *skills)
{
  return g_strjoin ("\n", name ? name : "", department ? department : "", skills ? skills : "",
                    NULL);
}

static char *
propose_selected_label (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("Propose for This _One", "Propose for These _%u", n), n);
}

static gboolean
is_several (gpointer object, guint n)
{
  return n > 1;
}

/* Whether the search hides everybody. */
static gboolean
finds_nobody (gpointer object, guint n_waiting, guint n_shown)
{
  return n_waiting > 0 && n_shown == 0;
}

/* --- Selection --- */

static GtkSelectionModel *
model_of (TdWaitingPanel *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

static guint
count_selected (TdWaitingPanel *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->selection == NULL) /* the template is being built */
    return 0;
  selected = gtk_selection_model_get_selection (model_of (self));
  return (guint) gtk_bitset_get_size (selected);
}

/* Where a mentee stands among those shown, or GTK_INVALID_LIST_POSITION. */
static guint
position_of (TdWaitingPanel *self, gint64 mentee_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TdWaitingMentee) mentee =
          g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (mentee->mentee_id == mentee_id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The page stays with the mentee it is about as long as she is selected. */
static guint
wanted_position (TdWaitingPanel *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model_of (self));
  guint position =
      self->mentee ? position_of (self, self->mentee->mentee_id) : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION && gtk_bitset_contains (selected, position))
    return position;
  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

static void
selected_cb (TdWaitingPanel *self)
{
  g_autoptr (TdWaitingMentee) mentee = NULL;
  guint position;

  if (self->filling || self->selection == NULL)
    return;
  position = wanted_position (self);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      mentee = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
      self->position = position;
    }
  if (g_set_object (&self->mentee, mentee))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENTEE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/* Whom a search leaves is shown; it ends where it hides who was chosen. */
static void
searched_cb (TdWaitingPanel *self)
{
  if (count_selected (self) == 0)
    gtk_selection_model_select_item (model_of (self), 0, TRUE);
  selected_cb (self);
}

/* Enter in the search goes on to the list. */
static void
found_cb (TdWaitingPanel *self)
{
  td_waiting_panel_focus (self);
}

/* Enter on a mentee goes on to the mentors. */
static void
activated_cb (TdWaitingPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pairing.choose", NULL);
}

/* --- Public --- */

void
td_waiting_panel_fill (TdWaitingPanel *self, GPtrArray *mentees)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = NULL;
  guint position = self->position;
  guint n;

  g_return_if_fail (TD_IS_WAITING_PANEL (self));

  ids = td_waiting_panel_list_selected (self);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (chosen, &g_array_index (ids, gint64, i));
  self->filling = TRUE;
  g_list_store_splice (self->waiting, 0, g_list_model_get_n_items (G_LIST_MODEL (self->waiting)),
                       mentees->pdata, mentees->len);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gtk_selection_model_unselect_all (model_of (self));
  for (guint i = 0; i < n && ids->len; i++)
    {
      g_autoptr (TdWaitingMentee) mentee =
          g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_hash_table_contains (chosen, &mentee->mentee_id))
        gtk_selection_model_select_item (model_of (self), i, FALSE);
    }
  /* Where nobody was waiting there was no position: who waits longest is first. */
  if (n > 0 && count_selected (self) == 0)
    gtk_selection_model_select_item (model_of (self), MIN (position, n - 1), TRUE);
  self->filling = FALSE;
  selected_cb (self);
}

TdWaitingMentee *
td_waiting_panel_get_mentee (TdWaitingPanel *self)
{
  g_return_val_if_fail (TD_IS_WAITING_PANEL (self), NULL);

  return self->mentee;
}

TdWaitingMentee *
td_waiting_panel_find (TdWaitingPanel *self, gint64 mentee_id)
{
  g_return_val_if_fail (TD_IS_WAITING_PANEL (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->waiting)); i++)
    {
      g_autoptr (TdWaitingMentee) mentee = g_list_model_get_item (G_LIST_MODEL (self->waiting), i);

      if (mentee->mentee_id == mentee_id)
        return mentee; /* the store holds it */
    }
  return NULL;
}

void
td_waiting_panel_select (TdWaitingPanel *self, gint64 mentee_id)
{
  guint position;

  g_return_if_fail (TD_IS_WAITING_PANEL (self));

  if (td_waiting_panel_find (self, mentee_id) == NULL)
    return;
  if (position_of (self, mentee_id) == GTK_INVALID_LIST_POSITION)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  position = position_of (self, mentee_id);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (model_of (self), position, TRUE);
}

void
td_waiting_panel_focus (TdWaitingPanel *self)
{
  g_return_if_fail (TD_IS_WAITING_PANEL (self));

  td_tab_enter_list (self->view);
}

void
td_waiting_panel_start_search (TdWaitingPanel *self)
{
  g_return_if_fail (TD_IS_WAITING_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GArray *
td_waiting_panel_list_selected (TdWaitingPanel *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (TD_IS_WAITING_PANEL (self), NULL);

  selected = gtk_selection_model_get_selection (model_of (self));
  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (TdWaitingMentee) mentee =
          g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (selected, i));

      if (mentee)
        g_array_append_val (ids, mentee->mentee_id);
    }
  return g_steal_pointer (&ids);
}

/* --- Class --- */

static void
td_waiting_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdWaitingPanel *self = TD_WAITING_PANEL (object);

  switch (id)
    {
    case PROP_MENTEE:
      g_value_set_object (value, self->mentee);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, count_selected (self));
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_waiting_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdWaitingPanel *self = TD_WAITING_PANEL (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_waiting_panel_dispose (GObject *object)
{
  g_clear_object (&TD_WAITING_PANEL (object)->session);
  g_clear_object (&TD_WAITING_PANEL (object)->mentee);

  G_OBJECT_CLASS (td_waiting_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/tandem/Mentoring/pairing/td-waiting-panel.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (klass, TdWaitingPanel, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (klass, name)
  CHILD (search);
  CHILD (view);
  CHILD (waiting);
  CHILD (selection);
  CALLBACK (selected_cb);
  CALLBACK (searched_cb);
  CALLBACK (found_cb);
  CALLBACK (activated_cb);
  CALLBACK (days_text);
  CALLBACK (search_text);
  CALLBACK (propose_selected_label);
  CALLBACK (is_several);
  CALLBACK (finds_nobody);
#undef CHILD
#undef CALLBACK
  td_mentee_drag_bind (klass);
  td_closures_bind (klass);
}

static void
td_waiting_panel_class_init (TdWaitingPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (TD_TYPE_MATCH_BAR);
  g_type_ensure (TD_TYPE_WAITING_MENTEE);
  object_class->get_property = td_waiting_panel_get_property;
  object_class->set_property = td_waiting_panel_set_property;
  object_class->dispose = td_waiting_panel_dispose;

  properties[PROP_MENTEE] =
      g_param_spec_object ("mentee", NULL, NULL, TD_TYPE_WAITING_MENTEE, flags);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
td_waiting_panel_init (TdWaitingPanel *self)
{
  self->position = 0;
  gtk_widget_init_template (GTK_WIDGET (self));
}
