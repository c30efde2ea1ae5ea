/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-person-away.h"

#include "gui/pages/pairs/td-absence-dialog.h"
#include "gui/pages/pairs/td-leaver-dialog.h"
#include "gui/widgets/td-closures.h"
#include "pairing/td-pair.h"
#include "partnership/td-absence.h"
#include "partnership/td-leaver.h"
#include "people/td-employee.h"

#include <glib/gi18n-lib.h>

struct _TdPersonAway
{
  TdPage parent_instance;

  GtkWidget *leaving;
  GtkLabel *leaving_words;
  GtkButton *end_button;
  GtkWidget *list;
  GtkWidget *nothing;
  GListStore *absences;

  gint64 person_id;
};

enum
{
  PROP_PERSON_ID = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPersonAway, td_person_away, TD_TYPE_PAGE)

/* --- Closures --- */

static char *
absence_words (gpointer item, TdAbsence *absence)
{
  return absence ? td_absence_say_days (absence->from_date, absence->to_date) : g_strdup ("");
}

/* "2 pairs paused · Holidays" */
static char *
absence_detail (gpointer item, TdAbsence *absence)
{
  g_autofree char *pairs = NULL;

  if (absence == NULL)
    return g_strdup ("");
  pairs = absence->n_pairs == 0 ? g_strdup (_ ("no pair paused"))
                                : g_strdup_printf (ngettext ("%d pair paused", "%d pairs paused",
                                                             (gulong) absence->n_pairs),
                                                   absence->n_pairs);
  return td_join_two (NULL, pairs, absence->reason);
}

/* --- Loading --- */

typedef struct
{
  gint64 id;
  TdDate today;
} Request;

typedef struct
{
  TdEmployee *person; /* NULL where she is gone */
  GPtrArray *absences;
  guint n_open;
  TdDate today;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->person);
  g_clear_pointer (&found->absences, g_ptr_array_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (Found) found = g_new0 (Found, 1);
  g_autoptr (GPtrArray) open = NULL;

  found->today = request->today;
  /* Somebody who is gone is no trouble: the panel closes. */
  found->person = td_employee_load (db, request->id, NULL);
  if (found->person == NULL)
    return g_steal_pointer (&found);
  found->absences = td_absence_list (db, request->id, error);
  open = found->absences ? td_leaver_list_open (db, request->id, request->today, error) : NULL;
  if (open == NULL)
    return NULL;
  found->n_open = open->len;
  return g_steal_pointer (&found);
}

static void
show_leaving (TdPersonAway *self, const Found *found)
{
  TdDate leaves = found->person->leave_date;
  guint n = found->n_open;
  g_autofree char *day = td_date_format (leaves);
  g_autofree char *words = NULL;
  g_autofree char *verb = NULL;

  gtk_widget_set_visible (self->leaving, leaves && n > 0);
  if (leaves < found->today)
    /* Translators: a date; how many pairs. */
    words = g_strdup_printf (ngettext ("Left on %s, and %u pair is still open.",
                                       "Left on %s, and %u pairs are still open.", n),
                             day, n);
  else
    /* Translators: a date; how many pairs. */
    words = g_strdup_printf (ngettext ("Leaves on %s, and %u pair is still open.",
                                       "Leaves on %s, and %u pairs are still open.", n),
                             day, n);
  verb = g_strdup_printf (ngettext ("E_nd %u Pair…", "E_nd All %u Pairs…", n), n);
  gtk_label_set_text (self->leaving_words, words);
  gtk_button_set_label (self->end_button, verb);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPersonAway *self = owner;
  g_autoptr (Found) found = result;

  if (found->person == NULL || found->person->id != self->person_id)
    return;
  show_leaving (self, found);
  g_list_store_splice (self->absences, 0, g_list_model_get_n_items (G_LIST_MODEL (self->absences)),
                       found->absences->pdata, found->absences->len);
  gtk_widget_set_visible (self->list, found->absences->len > 0);
  gtk_widget_set_visible (self->nothing, found->absences->len == 0);
}

static void
td_person_away_reload (TdPage *page)
{
  TdPersonAway *self = TD_PERSON_AWAY (page);
  Request *request;

  if (self->person_id == 0)
    return;
  request = g_new (Request, 1);
  *request = (Request){ self->person_id, td_page_get_today (page) };
  td_page_read (page, load_job, request, g_free, found_free, loaded_cb);
}

/* --- Actions --- */

static void
add_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_absence_dialog_show (TD_PAGE (widget), TD_PERSON_AWAY (widget)->person_id);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_absence_dialog_show_one (TD_PAGE (widget), g_variant_get_int64 (target));
}

static void
end_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_leaver_dialog_show (TD_PAGE (widget), &TD_PERSON_AWAY (widget)->person_id, 1);
}

/* --- The object --- */

static void
td_person_away_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, TD_PERSON_AWAY (object)->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_away_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPersonAway *self = TD_PERSON_AWAY (object);

  switch (id)
    {
    case PROP_PERSON_ID:
      if (self->person_id == g_value_get_int64 (value))
        return;
      self->person_id = g_value_get_int64 (value);
      g_object_notify_by_pspec (object, pspec);
      td_page_queue_reload (TD_PAGE (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_away_class_init (TdPersonAwayClass *klass)
{
  static const char *const tables[] = { "absence", "employee", "pair", "pair_pause", NULL };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_ABSENCE);
  object_class->get_property = td_person_away_get_property;
  object_class->set_property = td_person_away_set_property;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_person_away_reload;
  properties[PROP_PERSON_ID] =
      g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "away.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "away.edit", "x", edit_cb);
  gtk_widget_class_install_action (widget_class, "away.end-pairs", NULL, end_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-person-away.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPersonAway, leaving);
  gtk_widget_class_bind_template_child (widget_class, TdPersonAway, leaving_words);
  gtk_widget_class_bind_template_child (widget_class, TdPersonAway, end_button);
  gtk_widget_class_bind_template_child (widget_class, TdPersonAway, list);
  gtk_widget_class_bind_template_child (widget_class, TdPersonAway, nothing);
  gtk_widget_class_bind_template_child (widget_class, TdPersonAway, absences);
  gtk_widget_class_bind_template_callback (widget_class, absence_words);
  gtk_widget_class_bind_template_callback (widget_class, absence_detail);
  td_closures_bind (widget_class);
}

static void
td_person_away_init (TdPersonAway *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
