/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-enrolment-dialog.h"

#include "db/td-change.h"
#include "gui/pages/program/td-program-dialog.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-person-list.h"
#include "gui/widgets/td-program-combo.h"
#include "gui/widgets/td-remark-row.h"

#include <glib/gi18n-lib.h>

struct _TdEnrolmentDialog
{
  TdDialog parent_instance;

  TdProgramCombo *program_id;
  TdPersonList *wishes;
  TdPersonList *vetoes;

  TdEnrolment *enrolment; /* what the form changes */
  TdForm *form;
  gboolean preferences_loaded;
};

enum
{
  PROP_ENROLMENT = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdEnrolmentDialog, td_enrolment_dialog, TD_TYPE_DIALOG)

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  TdEnrolment *enrolment = record;
  g_autoptr (TdRemarks) remarks = NULL;

  if (enrolment->program_id)
    return td_enrolment_check (db, enrolment, error);
  remarks = td_remarks_new ();
  td_remarks_add (remarks, TD_REMARK_REFUSAL, "program",
                  _ ("There is no open programme; create one first."));
  return g_steal_pointer (&remarks);
}

/* Only a new one asks for the programme. */
static gboolean
lacks_program (gpointer object, gint64 enrolment_id, gint64 program_id)
{
  return enrolment_id == 0 && program_id == 0;
}

/* The dialog chooses the first programme there is. */
static void
add_program_cb (TdEnrolmentDialog *self)
{
  td_program_dialog_present (GTK_WIDGET (self), td_dialog_get_session (TD_DIALOG (self)), NULL);
}

/* --- Wishes and vetoes --- */

static gpointer
load_preferences_job (TdDatabase *db, gpointer id, GError **error)
{
  return td_preference_list (db, *(gint64 *) id, error);
}

static void
preferences_loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdEnrolmentDialog *self = owner;
  g_autoptr (GPtrArray) preferences = result;

  for (guint i = 0; i < preferences->len; i++)
    {
      TdPreference *preference = preferences->pdata[i];
      g_autoptr (TdEmployee) person = td_employee_new ();

      person->id = preference->employee_id;
      td_record_set_text (&person->name, preference->employee_name);
      td_record_set_text (&person->number, preference->employee_number);
      td_person_list_add (g_str_equal (preference->kind, "wish") ? self->wishes : self->vetoes,
                          person);
    }
  self->preferences_loaded = TRUE;
}

static void
load_preferences (TdEnrolmentDialog *self)
{
  if (self->enrolment->id == 0)
    {
      self->preferences_loaded = TRUE;
      return;
    }
  td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT,
                   load_preferences_job, g_memdup2 (&self->enrolment->id, sizeof (gint64)), g_free,
                   (GDestroyNotify) g_ptr_array_unref, preferences_loaded_cb);
}

/* --- Saving --- */

typedef struct
{
  TdEnrolment *enrolment;
  GArray *wishes; /* NULL where they were not there yet */
  GArray *vetoes;
} SaveRequest;

static void
save_request_free (gpointer data)
{
  SaveRequest *request = data;

  g_object_unref (request->enrolment);
  g_clear_pointer (&request->wishes, g_array_unref);
  g_clear_pointer (&request->vetoes, g_array_unref);
  g_free (request);
}

static gboolean
set_preferences (TdDatabase *db, gint64 id, const char *kind, GArray *ids, GError **error)
{
  return td_preference_set (db, id, kind, (gint64 *) ids->data, ids->len, error);
}

/* Somebody may have moved from one list to the other: both are emptied of what is no longer there
 * before they are filled. */
static gboolean
save_preferences (TdDatabase *db, SaveRequest *request, GError **error)
{
  gint64 id = request->enrolment->id;
  g_autoptr (GPtrArray) now = td_preference_list (db, id, error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    {
      TdPreference *preference = now->pdata[i];
      gboolean wish = g_str_equal (preference->kind, "wish");
      GArray *other = wish ? request->vetoes : request->wishes;

      for (guint j = 0; j < other->len; j++)
        if (g_array_index (other, gint64, j) == preference->employee_id &&
            !td_preference_set (db, id, preference->kind, NULL, 0, error))
          return FALSE;
    }
  return set_preferences (db, id, "wish", request->wishes, error) &&
         set_preferences (db, id, "veto", request->vetoes, error);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  SaveRequest *request = data;
  g_autoptr (TdChange) change =
      td_change_begin (db, request->enrolment->id ? "enrolment.edit" : "enrolment.add", error);

  if (change == NULL || !td_enrolment_save (db, request->enrolment, error))
    return NULL;
  if (request->wishes && !save_preferences (db, request, error))
    return NULL;
  td_change_describe (change, "%s",
                      request->enrolment->employee_name ? request->enrolment->employee_name : "");
  td_change_commit (change, error);
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEnrolmentDialog *self = TD_ENROLMENT_DIALOG (widget);
  SaveRequest *request = g_new0 (SaveRequest, 1);
  gboolean added = self->enrolment->id == 0;

  request->enrolment = td_form_dup_record (self->form);
  if (self->preferences_loaded)
    {
      request->wishes = td_person_list_get_ids (self->wishes);
      request->vetoes = td_person_list_get_ids (self->vetoes);
    }
  td_dialog_write (TD_DIALOG (self), added ? _ ("Enrolled") : _ ("Changes saved"), _ ("Not Saved"),
                   save_job, request, save_request_free, NULL);
}

/* --- The object --- */

static void
valid_cb (TdEnrolmentDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", td_form_is_valid (self->form));
}

/* A mentor has a place unless she says otherwise; a mentee has none. */
static void
role_changed_cb (TdEnrolmentDialog *self)
{
  gboolean mentee = g_strcmp0 (self->enrolment->role, "mentee") == 0;

  if (mentee == (self->enrolment->places == 0))
    return;
  g_object_set (self->enrolment, "places", mentee ? 0 : 1, NULL);
}

static gboolean
is_mentor (gpointer object, const char *role)
{
  return g_strcmp0 (role, "mentee") != 0;
}

static gboolean
is_mentee (gpointer object, const char *role)
{
  return g_strcmp0 (role, "mentor") != 0;
}

static void
start (TdEnrolmentDialog *self, TdSession *session)
{
  /* A new one takes the programme that is chosen in the window; an old one stays where it is. */
  if (self->enrolment->id == 0)
    {
      td_program_combo_set_session (self->program_id, session);
      self->enrolment->program_id = td_program_combo_get_id (self->program_id);
    }
  self->form = td_form_new (GTK_WIDGET (self), session, self->enrolment, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->enrolment, "notify::role", G_CALLBACK (role_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load_preferences (self);
}

void
td_enrolment_dialog_present (GtkWidget *parent, TdSession *session, TdEnrolment *enrolment)
{
  g_autoptr (TdEnrolment) copy = td_record_copy (enrolment);
  TdEnrolmentDialog *self =
      g_object_new (TD_TYPE_ENROLMENT_DIALOG, "transient-for", gtk_widget_get_root (parent),
                    "session", session, "enrolment", copy, NULL);

  start (self, session);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_enrolment_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdEnrolmentDialog *self = TD_ENROLMENT_DIALOG (object);

  switch (id)
    {
    case PROP_ENROLMENT:
      g_value_set_object (value, self->enrolment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_enrolment_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdEnrolmentDialog *self = TD_ENROLMENT_DIALOG (object);

  switch (id)
    {
    case PROP_ENROLMENT:
      g_set_object (&self->enrolment, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_enrolment_dialog_dispose (GObject *object)
{
  TdEnrolmentDialog *self = TD_ENROLMENT_DIALOG (object);

  g_clear_object (&self->form);
  g_clear_object (&self->enrolment);

  G_OBJECT_CLASS (td_enrolment_dialog_parent_class)->dispose (object);
}

static void
td_enrolment_dialog_class_init (TdEnrolmentDialogClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_enrolment_dialog_get_property;
  object_class->set_property = td_enrolment_dialog_set_property;
  object_class->dispose = td_enrolment_dialog_dispose;

  properties[PROP_ENROLMENT] =
      g_param_spec_object ("enrolment", NULL, NULL, TD_TYPE_ENROLMENT, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_PERSON_LIST);
  g_type_ensure (TD_TYPE_PROGRAM_COMBO);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/people/td-enrolment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdEnrolmentDialog, program_id);
  gtk_widget_class_bind_template_child (widget_class, TdEnrolmentDialog, wishes);
  gtk_widget_class_bind_template_child (widget_class, TdEnrolmentDialog, vetoes);
  gtk_widget_class_bind_template_callback (widget_class, add_program_cb);
  gtk_widget_class_bind_template_callback (widget_class, lacks_program);
  gtk_widget_class_bind_template_callback (widget_class, is_mentor);
  gtk_widget_class_bind_template_callback (widget_class, is_mentee);
  td_closures_bind (widget_class);
}

static void
td_enrolment_dialog_init (TdEnrolmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
}
