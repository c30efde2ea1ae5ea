/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-person-sheet.h"

#include "base/td-direction.h"
#include "contact/td-contact.h"
#include "gui/pages/pairs/td-contact-words.h"
#include "gui/pages/people/td-enrolment-row.h"
#include "gui/pages/people/td-person-actions.h"
#include "gui/pages/people/td-person-pair-row.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-store.h"
#include "pairing/td-pair.h"
#include "program/td-enrolment.h"

typedef struct
{
  gint64 person_id;
  TdEmployee *person;
  GListStore *enrolments;
  GListStore *pairs;
  GListStore *contacts;
  char *extras;
} TdPersonSheetPrivate;

enum
{
  PROP_PERSON_ID = 1,
  PROP_PERSON,
  PROP_ENROLMENTS,
  PROP_PAIRS,
  PROP_CONTACTS,
  PROP_EXTRAS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdPersonSheet, td_person_sheet, TD_TYPE_PAGE)

#define PRIVATE(sheet) ((TdPersonSheetPrivate *) td_person_sheet_get_instance_private (sheet))

/* --- Loading --- */

typedef struct
{
  gint64 id;
  TdDate today;
  gboolean brief;
} Request;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  return td_person_overview_load (db, request->id, request->today, request->brief, error);
}

/* Nobody who has left takes part any more. */
static gboolean
is_here (TdPersonSheet *self)
{
  const TdEmployee *person = PRIVATE (self)->person;

  return person->leave_date == TD_DATE_NONE ||
         person->leave_date >= td_page_get_today (TD_PAGE (self));
}

static void
show_person (TdPersonSheet *self, const TdPersonOverview *overview)
{
  TdPersonSheetPrivate *priv = PRIVATE (self);
  gboolean another = priv->person == NULL || priv->person->id != overview->person->id;

  g_set_object (&priv->person, overview->person);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.enrol", is_here (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
  g_free (priv->extras);
  priv->extras = g_strdup (overview->extras);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXTRAS]);
  /* A pair is told from the side of whom it is shown for: rows do not pass from one to another. */
  if (another)
    {
      g_list_store_remove_all (priv->enrolments);
      g_list_store_remove_all (priv->pairs);
    }
  td_store_show (priv->enrolments, overview->enrolments, NULL);
  td_store_show (priv->pairs, overview->pairs, NULL);
  td_store_show (priv->contacts, overview->contacts, NULL);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPersonSheet *self = owner;
  g_autoptr (TdPersonOverview) overview = result;

  if (overview->person && overview->person->id != PRIVATE (self)->person_id)
    return;
  if (overview->person)
    show_person (self, overview);
  if (TD_PERSON_SHEET_GET_CLASS (self)->show)
    TD_PERSON_SHEET_GET_CLASS (self)->show (self, overview);
}

static void
td_person_sheet_reload (TdPage *page)
{
  TdPersonSheet *self = TD_PERSON_SHEET (page);
  Request *request;

  if (PRIVATE (self)->person_id == 0)
    return;
  request = g_new (Request, 1);
  *request = (Request){ PRIVATE (self)->person_id, td_page_get_today (page),
                        TD_PERSON_SHEET_GET_CLASS (self)->brief };
  td_page_read (page, load_job, request, g_free, (GDestroyNotify) td_person_overview_free,
                loaded_cb);
}

/* --- Who is shown --- */

void
td_person_sheet_set_person_id (TdPersonSheet *self, gint64 id)
{
  g_return_if_fail (TD_IS_PERSON_SHEET (self));

  if (PRIVATE (self)->person_id == id)
    return;
  PRIVATE (self)->person_id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_ID]);
  if (id == 0)
    return;
  if (TD_PERSON_SHEET_GET_CLASS (self)->changed)
    TD_PERSON_SHEET_GET_CLASS (self)->changed (self);
  td_page_queue_reload (TD_PAGE (self));
}

static void
td_person_sheet_workspace_changed (TdPage *page)
{
  td_person_sheet_set_person_id (TD_PERSON_SHEET (page), 0);
}

gint64
td_person_sheet_get_person_id (TdPersonSheet *self)
{
  g_return_val_if_fail (TD_IS_PERSON_SHEET (self), 0);

  return PRIVATE (self)->person_id;
}

TdEmployee *
td_person_sheet_get_person (TdPersonSheet *self)
{
  g_return_val_if_fail (TD_IS_PERSON_SHEET (self), NULL);

  return PRIVATE (self)->person;
}

GListModel *
td_person_sheet_get_enrolments (TdPersonSheet *self)
{
  g_return_val_if_fail (TD_IS_PERSON_SHEET (self), NULL);

  return G_LIST_MODEL (PRIVATE (self)->enrolments);
}

/* --- Rows --- */

/* The only one is open at once. */
static GtkWidget *
make_enrolment_row (gpointer item, gpointer data)
{
  TdPersonSheetPrivate *priv = PRIVATE (data);
  gboolean only = g_list_model_get_n_items (G_LIST_MODEL (priv->enrolments)) == 1;

  return g_object_new (TD_TYPE_ENROLMENT_ROW, "enrolment", item, "expanded", only, NULL);
}

static GtkWidget *
make_pair_row (gpointer item, gpointer data)
{
  return g_object_new (TD_TYPE_PERSON_PAIR_ROW, "pair", item, "person-id",
                       PRIVATE (data)->person_id, NULL);
}

void
td_person_sheet_bind_lists (TdPersonSheet *self, GtkListBox *enrolments, GtkListBox *pairs)
{
  TdPersonSheetPrivate *priv = PRIVATE (self);

  gtk_list_box_bind_model (enrolments, G_LIST_MODEL (priv->enrolments), make_enrolment_row, self,
                           NULL);
  gtk_list_box_bind_model (pairs, G_LIST_MODEL (priv->pairs), make_pair_row, self, NULL);
}

/* --- Closures --- */

static char *
contact_names (gpointer item, TdContact *contact)
{
  return contact ? td_text_from_to (contact->mentor_name, contact->mentee_name) : g_strdup ("");
}

static gboolean
is_filled (gpointer object, guint n_items)
{
  return n_items > 0;
}

void
td_person_sheet_bind_closures (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, contact_names);
  gtk_widget_class_bind_template_callback (klass, is_filled);
  gtk_widget_class_bind_template_callback (klass, td_contact_words_detail);
  td_closures_bind (klass);
}

/* --- The object --- */

static void
td_person_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPersonSheetPrivate *priv = PRIVATE (TD_PERSON_SHEET (object));

  switch (id)
    {
    case PROP_PERSON_ID:
      g_value_set_int64 (value, priv->person_id);
      break;
    case PROP_PERSON:
      g_value_set_object (value, priv->person);
      break;
    case PROP_ENROLMENTS:
      g_value_set_object (value, priv->enrolments);
      break;
    case PROP_PAIRS:
      g_value_set_object (value, priv->pairs);
      break;
    case PROP_CONTACTS:
      g_value_set_object (value, priv->contacts);
      break;
    case PROP_EXTRAS:
      g_value_set_string (value, priv->extras);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_sheet_finalize (GObject *object)
{
  TdPersonSheetPrivate *priv = PRIVATE (TD_PERSON_SHEET (object));

  g_clear_object (&priv->person);
  g_object_unref (priv->enrolments);
  g_object_unref (priv->pairs);
  g_object_unref (priv->contacts);
  g_free (priv->extras);

  G_OBJECT_CLASS (td_person_sheet_parent_class)->finalize (object);
}

static void
td_person_sheet_class_init (TdPersonSheetClass *klass)
{
  static const char *const tables[] = { "absence",  "contact", "employee",   "enrolment",
                                        "feedback", "pair",    "pair_pause", "preference",
                                        "program",  NULL };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_person_sheet_get_property;
  object_class->finalize = td_person_sheet_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_person_sheet_reload;
  TD_PAGE_CLASS (klass)->workspace_changed = td_person_sheet_workspace_changed;

  properties[PROP_PERSON_ID] =
      g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, TD_TYPE_EMPLOYEE, flags);
  properties[PROP_ENROLMENTS] =
      g_param_spec_object ("enrolments", NULL, NULL, G_TYPE_LIST_STORE, flags);
  properties[PROP_PAIRS] = g_param_spec_object ("pairs", NULL, NULL, G_TYPE_LIST_STORE, flags);
  properties[PROP_CONTACTS] =
      g_param_spec_object ("contacts", NULL, NULL, G_TYPE_LIST_STORE, flags);
  properties[PROP_EXTRAS] = g_param_spec_string ("extras", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  td_person_actions_install (GTK_WIDGET_CLASS (klass));
}

static void
td_person_sheet_init (TdPersonSheet *self)
{
  TdPersonSheetPrivate *priv = PRIVATE (self);

  priv->enrolments = g_list_store_new (TD_TYPE_ENROLMENT);
  priv->pairs = g_list_store_new (TD_TYPE_PAIR);
  priv->contacts = g_list_store_new (TD_TYPE_CONTACT);
}
