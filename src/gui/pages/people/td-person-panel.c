/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-person-panel.h"

#include "contact/td-contact.h"
#include "gui/pages/pairs/td-contact-words.h"
#include "gui/pages/people/td-employee-dialog.h"
#include "gui/pages/people/td-enrolment-dialog.h"
#include "gui/pages/people/td-enrolment-row.h"
#include "gui/pages/people/td-erasure-dialog.h"
#include "gui/pages/people/td-held-dialog.h"
#include "gui/pages/people/td-person-away.h"
#include "gui/pages/people/td-person-pair-row.h"
#include "gui/pages/people/td-withdraw-dialog.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-list-box.h"
#include "gui/widgets/td-store.h"
#include "pairing/td-pair.h"
#include "people/td-employee.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

/* How many of the latest contacts are shown; each pair's page has all of its own. */
#define MOST_CONTACTS 12

struct _TdPersonPanel
{
  TdPage parent_instance;

  GtkListBox *enrolment_list;
  GtkListBox *pair_list;
  GtkScrolledWindow *scroller;

  TdEmployee *person;
  GListStore *enrolments;
  GListStore *pairs;
  GListStore *contacts;
  GtkWidget *contact_group;
  char *extras;
  gint64 person_id;
};

enum
{
  PROP_PERSON = 1,
  PROP_ENROLMENTS,
  PROP_PAIRS,
  PROP_EXTRAS,
  PROP_PERSON_ID,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPersonPanel, td_person_panel, TD_TYPE_PAGE)

/* --- Loading --- */

typedef struct
{
  gint64 id;
  TdDate today;
} Request;

typedef struct
{
  TdEmployee *person; /* NULL where she is gone */
  GPtrArray *enrolments;
  GPtrArray *pairs;
  GPtrArray *contacts;
  char *extras; /* free fields, one a line */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->person);
  g_clear_pointer (&found->enrolments, g_ptr_array_unref);
  g_clear_pointer (&found->pairs, g_ptr_array_unref);
  g_clear_pointer (&found->contacts, g_ptr_array_unref);
  g_free (found->extras);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (a, b);
}

/* "Area: North", one a line, sorted; NULL on an error. */
static char *
load_extras (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GHashTable) extras = td_employee_load_extras (db, id, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) names = extras ? g_hash_table_get_keys (extras) : NULL;

  if (extras == NULL)
    return NULL;
  names = g_list_sort (names, compare_names);
  for (GList *name = names; name; name = name->next)
    g_string_append_printf (text, "%s%s: %s", text->len ? "\n" : "", (char *) name->data,
                            (char *) g_hash_table_lookup (extras, name->data));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
describe_preferences (TdDatabase *db, GPtrArray *enrolments, GError **error)
{
  for (guint i = 0; i < enrolments->len; i++)
    if (!td_preference_describe (db, enrolments->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;
  TdPairFilter filter = { .person_id = request->id };
  g_autoptr (Found) found = g_new0 (Found, 1);

  /* Somebody who is gone is no trouble: the panel closes. */
  found->person = td_employee_load (db, request->id, NULL);
  found->enrolments = td_enrolment_list (db, 0, request->id, NULL, NULL, error);
  if (found->enrolments == NULL || !describe_preferences (db, found->enrolments, error))
    return NULL;
  found->extras = load_extras (db, request->id, error);
  if (found->extras == NULL)
    return NULL;
  found->pairs = td_pair_list (db, &filter, request->today, error);
  if (found->pairs)
    found->contacts = td_contact_list_of_person (db, request->id, MOST_CONTACTS, error);
  return found->contacts ? g_steal_pointer (&found) : NULL;
}

static void
replace (GListStore *store, GPtrArray *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPersonPanel *self = owner;
  g_autoptr (Found) found = result;

  if (found->person == NULL || found->person->id != self->person_id)
    return;
  g_set_object (&self->person, found->person);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
  g_free (self->extras);
  self->extras = g_steal_pointer (&found->extras);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXTRAS]);
  replace (self->enrolments, found->enrolments);
  replace (self->pairs, found->pairs);
  td_store_show (self->contacts, found->contacts, NULL);
  gtk_widget_set_visible (self->contact_group, found->contacts->len > 0);
}

static void
td_person_panel_reload (TdPage *page)
{
  TdPersonPanel *self = TD_PERSON_PANEL (page);
  Request *request;

  if (self->person_id == 0)
    return;
  request = g_new (Request, 1);
  *request = (Request){ self->person_id, td_page_get_today (page) };
  td_page_read (page, load_job, request, g_free, found_free, loaded_cb);
}

void
td_person_panel_set_person_id (TdPersonPanel *self, gint64 id)
{
  g_return_if_fail (TD_IS_PERSON_PANEL (self));

  if (self->person_id == id)
    return;
  self->person_id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_ID]);
  if (id == 0)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  td_page_queue_reload (TD_PAGE (self));
}

/* --- Rows --- */

/* The only one is open at once. */
static GtkWidget *
make_enrolment_row (gpointer item, gpointer data)
{
  TdPersonPanel *self = data;
  gboolean only = g_list_model_get_n_items (G_LIST_MODEL (self->enrolments)) == 1;

  return g_object_new (TD_TYPE_ENROLMENT_ROW, "enrolment", item, "expanded", only, NULL);
}

static GtkWidget *
make_pair_row (gpointer item, gpointer data)
{
  TdPersonPanel *self = data;

  return g_object_new (TD_TYPE_PERSON_PAIR_ROW, "pair", item, "person-id", self->person_id, NULL);
}

/* --- Actions --- */

static TdEnrolment *
find_enrolment (TdPersonPanel *self, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->enrolments)); i++)
    {
      g_autoptr (TdEnrolment) enrolment =
          g_list_model_get_item (G_LIST_MODEL (self->enrolments), i);

      if (enrolment->id == id)
        return enrolment;
    }
  return NULL;
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonPanel *self = TD_PERSON_PANEL (widget);

  if (self->person)
    td_employee_dialog_present (widget, td_page_get_session (TD_PAGE (self)), self->person);
}

static void
erase_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonPanel *self = TD_PERSON_PANEL (widget);

  if (self->person)
    td_erasure_dialog_present (widget, td_page_get_session (TD_PAGE (self)), self->person);
}

static void
held_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonPanel *self = TD_PERSON_PANEL (widget);

  if (self->person)
    td_held_dialog_present (widget, td_page_get_session (TD_PAGE (self)), self->person);
}

static void
enrol_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonPanel *self = TD_PERSON_PANEL (widget);
  g_autoptr (TdEnrolment) enrolment = NULL;

  if (self->person == NULL)
    return;
  enrolment = td_enrolment_new (td_page_get_program_id (TD_PAGE (self)), self->person->id,
                                self->person->outside ? "mentor" : "mentee",
                                td_page_get_today (TD_PAGE (self)));
  td_record_set_text (&enrolment->employee_name, self->person->name);
  td_enrolment_dialog_present (widget, td_page_get_session (TD_PAGE (self)), enrolment);
}

static void
edit_enrolment_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonPanel *self = TD_PERSON_PANEL (widget);
  TdEnrolment *enrolment = find_enrolment (self, g_variant_get_int64 (target));

  if (enrolment)
    td_enrolment_dialog_present (widget, td_page_get_session (TD_PAGE (self)), enrolment);
}

static void
withdraw_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdPersonPanel *self = TD_PERSON_PANEL (widget);
  TdEnrolment *enrolment = find_enrolment (self, g_variant_get_int64 (target));

  if (enrolment)
    td_withdraw_dialog_present (widget, td_page_get_session (TD_PAGE (self)), enrolment);
}

static gpointer
wait_job (TdDatabase *db, gpointer id, GError **error)
{
  td_enrolment_set_state (db, *(gint64 *) id, "waiting", error);
  return NULL;
}

static gpointer
restore_job (TdDatabase *db, gpointer id, GError **error)
{
  td_enrolment_set_state (db, *(gint64 *) id, "enrolled", error);
  return NULL;
}

static void
write_state (TdPersonPanel *self, GVariant *target, TdJobFunc job, const char *toast)
{
  gint64 id = g_variant_get_int64 (target);

  td_page_write (TD_PAGE (self), toast, job, g_memdup2 (&id, sizeof id), g_free, NULL, NULL);
}

static void
wait_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_state (TD_PERSON_PANEL (widget), target, wait_job, _ ("Put on the waiting list"));
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *target)
{
  write_state (TD_PERSON_PANEL (widget), target, restore_job, _ ("Enrolled"));
}

/* --- Closures --- */

static char *
contact_names (gpointer item, TdContact *contact)
{
  return contact ? g_strdup_printf ("%s → %s", contact->mentor_name, contact->mentee_name)
                 : g_strdup ("");
}

/* "12 Mar 2020 – 3 May 2024", "since 12 Mar 2020". */
static char *
describe_employment (gpointer object, int hired, int left)
{
  g_autofree char *from = td_date_format (hired);
  g_autofree char *to = td_date_format (left);

  if (left && hired)
    /* Translators: first and last day of work. */
    return g_strdup_printf (_ ("%s – %s"), from, to);
  if (left)
    return g_strdup_printf (_ ("left %s"), to);
  return hired ? g_strdup_printf (_ ("since %s"), from) : g_strdup ("");
}

static gboolean
is_filled (gpointer object, guint n_items)
{
  return n_items > 0;
}

/* --- The object --- */

static void
td_person_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPersonPanel *self = TD_PERSON_PANEL (object);

  switch (id)
    {
    case PROP_PERSON:
      g_value_set_object (value, self->person);
      break;
    case PROP_ENROLMENTS:
      g_value_set_object (value, self->enrolments);
      break;
    case PROP_PAIRS:
      g_value_set_object (value, self->pairs);
      break;
    case PROP_EXTRAS:
      g_value_set_string (value, self->extras);
      break;
    case PROP_PERSON_ID:
      g_value_set_int64 (value, self->person_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_panel_finalize (GObject *object)
{
  TdPersonPanel *self = TD_PERSON_PANEL (object);

  g_clear_object (&self->person);
  g_object_unref (self->enrolments);
  g_object_unref (self->pairs);
  g_free (self->extras);

  G_OBJECT_CLASS (td_person_panel_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "person.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "person.erase", NULL, erase_action);
  gtk_widget_class_install_action (widget_class, "person.held", NULL, held_action);
  gtk_widget_class_install_action (widget_class, "person.enrol", NULL, enrol_action);
  gtk_widget_class_install_action (widget_class, "person.edit-enrolment", "x",
                                   edit_enrolment_action);
  gtk_widget_class_install_action (widget_class, "person.withdraw", "x", withdraw_action);
  gtk_widget_class_install_action (widget_class, "person.wait", "x", wait_action);
  gtk_widget_class_install_action (widget_class, "person.restore", "x", restore_action);
}

static void
td_person_panel_class_init (TdPersonPanelClass *klass)
{
  static const char *const tables[] = { "contact", "employee", "enrolment", "preference",
                                        "pair",    "program",  NULL };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CONTACT);
  g_type_ensure (TD_TYPE_LIST_BOX);
  g_type_ensure (TD_TYPE_PERSON_AWAY);
  object_class->get_property = td_person_panel_get_property;
  object_class->finalize = td_person_panel_finalize;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_person_panel_reload;

  properties[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, TD_TYPE_EMPLOYEE, flags);
  properties[PROP_ENROLMENTS] =
      g_param_spec_object ("enrolments", NULL, NULL, G_TYPE_LIST_STORE, flags);
  properties[PROP_PAIRS] = g_param_spec_object ("pairs", NULL, NULL, G_TYPE_LIST_STORE, flags);
  properties[PROP_EXTRAS] = g_param_spec_string ("extras", NULL, NULL, NULL, flags);
  properties[PROP_PERSON_ID] =
      g_param_spec_int64 ("person-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-person-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPersonPanel, enrolment_list);
  gtk_widget_class_bind_template_child (widget_class, TdPersonPanel, pair_list);
  gtk_widget_class_bind_template_child (widget_class, TdPersonPanel, scroller);
  gtk_widget_class_bind_template_callback (widget_class, describe_employment);
  gtk_widget_class_bind_template_child (widget_class, TdPersonPanel, contacts);
  gtk_widget_class_bind_template_child (widget_class, TdPersonPanel, contact_group);
  gtk_widget_class_bind_template_callback (widget_class, contact_names);
  gtk_widget_class_bind_template_callback (widget_class, is_filled);
  gtk_widget_class_bind_template_callback (widget_class, td_contact_words_detail);
  td_closures_bind (widget_class);
}

static void
td_person_panel_init (TdPersonPanel *self)
{
  self->enrolments = g_list_store_new (TD_TYPE_ENROLMENT);
  self->pairs = g_list_store_new (TD_TYPE_PAIR);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->enrolment_list, G_LIST_MODEL (self->enrolments),
                           make_enrolment_row, self, NULL);
  gtk_list_box_bind_model (self->pair_list, G_LIST_MODEL (self->pairs), make_pair_row, self, NULL);
}
