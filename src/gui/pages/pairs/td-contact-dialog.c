/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-contact-dialog.h"

#include "contact/td-contact-codes.h"
#include "gui/frame/td-trouble.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "pairing/td-pair.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>

struct _TdContactDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  GtkLabel *trouble;
  TdDateRow *on_date;
  GtkSpinButton *minutes;
  AdwComboRow *mode;
  AdwComboRow *initiated_by;
  TdDateRow *asked_on;
  AdwComboRow *kind;
  AdwComboRow *outcome;
  TdDateRow *next_date;
  AdwActionRow *suggestion;
  AdwEntryRow *note;
  GtkSwitch *success;
  GtkSwitch *private;

  GPtrArray *contacts;
  char *cadence; /* of the pair, NULL until loaded and of pairs that differ */
};

G_DEFINE_FINAL_TYPE (TdContactDialog, td_contact_dialog, TD_TYPE_DIALOG)

typedef const char *(*LabelFunc) (const char *code);

/* The words of a list of codes; @none is the first choice where nothing may be said. */
static void
set_choices (AdwComboRow *row, const char *const *codes, LabelFunc label, const char *none)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  if (none)
    gtk_string_list_append (words, none);
  for (; *codes != NULL; codes++)
    gtk_string_list_append (words, label (*codes));
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
}

static void
select_code (AdwComboRow *row, const char *const *codes, const char *code, gboolean with_none)
{
  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      adw_combo_row_set_selected (row, i + (with_none ? 1 : 0));
}

static const char *
get_code (AdwComboRow *row, const char *const *codes, gboolean with_none)
{
  guint i = adw_combo_row_get_selected (row);

  if (i == GTK_INVALID_LIST_POSITION || (with_none && i == 0))
    return NULL;
  return codes[with_none ? i - 1 : i];
}

static void
fill_choices (TdContactDialog *self)
{
  const char *not_said = _ ("Not said");

  set_choices (self->mode, td_contact_modes (), td_contact_mode_get_label, not_said);
  set_choices (self->initiated_by, td_contact_sides (), td_contact_side_get_label, not_said);
  set_choices (self->kind, td_contact_kinds (), td_contact_kind_get_label, NULL);
  set_choices (self->outcome, td_contact_outcomes (), td_contact_outcome_get_label, NULL);
}

static void
show_contact (TdContactDialog *self, TdContact *contact)
{
  td_date_row_set_date (self->on_date, contact->on_date);
  td_date_row_set_date (self->next_date, contact->next_date);
  td_date_row_set_date (self->asked_on, contact->asked_on);
  gtk_spin_button_set_value (self->minutes, contact->minutes);
  select_code (self->mode, td_contact_modes (), contact->mode, TRUE);
  select_code (self->initiated_by, td_contact_sides (), contact->initiated_by, TRUE);
  select_code (self->kind, td_contact_kinds (), contact->kind, FALSE);
  select_code (self->outcome, td_contact_outcomes (), contact->outcome, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->note), contact->note ? contact->note : "");
  gtk_switch_set_active (self->success, contact->success);
  gtk_switch_set_active (self->private, contact->private);
}

static void
read_contact (TdContactDialog *self, TdContact *contact)
{
  contact->on_date = td_date_row_get_date (self->on_date);
  contact->next_date = td_date_row_get_date (self->next_date);
  contact->asked_on = td_date_row_get_date (self->asked_on);
  contact->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  td_record_set_text (&contact->mode, get_code (self->mode, td_contact_modes (), TRUE));
  td_record_set_text (&contact->initiated_by,
                      get_code (self->initiated_by, td_contact_sides (), TRUE));
  td_record_set_text (&contact->kind, get_code (self->kind, td_contact_kinds (), FALSE));
  td_record_set_text (&contact->outcome, get_code (self->outcome, td_contact_outcomes (), FALSE));
  td_record_set_text (&contact->note, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  contact->success = gtk_switch_get_active (self->success);
  contact->private = gtk_switch_get_active (self->private);
}

/* Whom it is about: the two names, or how many pairs. */
static void
show_subject (TdContactDialog *self)
{
  TdContact *first = g_ptr_array_index (self->contacts, 0);
  int n = (int) self->contacts->len;
  g_autofree char *text = NULL;

  if (n == 1)
    text = g_markup_printf_escaped (_ ("%s – %s"), first->mentor_name, first->mentee_name);
  else
    text = g_strdup_printf (ngettext ("One contact for each of %d pair",
                                      "One contact for each of %d pairs", n),
                            n);
  adw_preferences_group_set_title (self->fields, text);
  gtk_window_set_title (GTK_WINDOW (self), first->id ? _ ("Change Contact") : _ ("Log Contact"));
}

/* What the job needs: copies, so that the thread has them to itself. */
typedef struct
{
  GPtrArray *contacts;
  TdDate today;
} SaveData;

static void
save_data_free (gpointer data)
{
  SaveData *save = data;

  g_ptr_array_unref (save->contacts);
  g_free (save);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  SaveData *save = data;
  TdContact *first = g_ptr_array_index (save->contacts, 0);

  if (first->id)
    td_contact_edit (db, first, save->today, error);
  else
    td_contact_log_all (db, save->contacts, save->today, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdContactDialog *self = TD_CONTACT_DIALOG (widget);
  int n = (int) self->contacts->len;
  TdContact *first = g_ptr_array_index (self->contacts, 0);
  g_autofree char *logged =
      g_strdup_printf (ngettext ("%d contact logged", "%d contacts logged", n), n);
  SaveData *save = g_new0 (SaveData, 1);

  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  save->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  save->contacts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->contacts->len; i++)
    {
      TdContact *contact = td_record_copy (g_ptr_array_index (self->contacts, i));

      read_contact (self, contact);
      g_ptr_array_add (save->contacts, contact);
    }
  td_dialog_write (TD_DIALOG (self), first->id ? _ ("Contact changed") : logged, _ ("Not Saved"),
                   save_job, save, save_data_free, NULL);
}

/* --- When next --- */

/* The day that the cadence asks for after this contact. */
static TdDate
suggest (TdContactDialog *self)
{
  TdDate on = td_date_row_get_date (self->on_date);
  TdCadence cadence;

  if (self->cadence == NULL || on == TD_DATE_NONE)
    return TD_DATE_NONE;
  cadence = td_cadence_from_text (self->cadence);
  return td_cadence_next_due (&cadence, on);
}

static void
show_suggestion (TdContactDialog *self)
{
  TdDate day = suggest (self);
  g_autofree char *text = td_date_format (day);
  g_autofree char *rhythm =
      self->cadence ? td_cadence_dup_text_label (self->cadence) : g_strdup ("");
  /* Translators: a day, and the rhythm that asks for it: "monthly". */
  g_autofree char *title = g_strdup_printf (_ ("%s, as agreed: %s"), text, rhythm);

  gtk_widget_set_visible (GTK_WIDGET (self->suggestion),
                          day > td_session_get_today (td_dialog_get_session (TD_DIALOG (self))));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->suggestion), title);
}

static void
take_suggestion_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdContactDialog *self = TD_CONTACT_DIALOG (widget);

  td_date_row_set_date (self->next_date, suggest (self));
}

typedef struct
{
  GArray *pair_ids; /* of gint64 */
  TdDate today;
} CadenceData;

static void
cadence_data_free (gpointer data)
{
  CadenceData *cadence = data;

  g_array_unref (cadence->pair_ids);
  g_free (cadence);
}

/* The rhythm that all of the pairs have today, NULL where they differ. */
static gpointer
cadence_job (TdDatabase *db, gpointer data, GError **error)
{
  const CadenceData *cadence = data;
  g_autofree char *common = NULL;

  for (guint i = 0; i < cadence->pair_ids->len; i++)
    {
      g_autoptr (TdPair) pair =
          td_pair_load (db, g_array_index (cadence->pair_ids, gint64, i), cadence->today, error);

      if (pair == NULL || (i > 0 && g_strcmp0 (common, pair->agreed_cadence) != 0))
        return NULL;
      if (i == 0)
        common = g_strdup (pair->agreed_cadence);
    }
  return g_steal_pointer (&common);
}

/* A suggestion that can't be made is none: what there is to say comes with saving. */
static void
cadence_loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdContactDialog *self = owner;

  g_free (self->cadence);
  self->cadence = result;
  show_suggestion (self);
}

static void
load_cadence (TdContactDialog *self)
{
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  CadenceData *cadence = g_new0 (CadenceData, 1);

  cadence->today = td_session_get_today (session);
  cadence->pair_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->contacts->len; i++)
    g_array_append_val (cadence->pair_ids,
                        ((TdContact *) g_ptr_array_index (self->contacts, i))->pair_id);
  td_session_read (session, self, TD_JOB_DEFAULT, cadence_job, cadence, cadence_data_free, g_free,
                   cadence_loaded_cb);
}

static void
validity_cb (TdContactDialog *self)
{
  gboolean on_valid, next_valid, asked_valid;

  g_object_get (self->on_date, "valid", &on_valid, NULL);
  g_object_get (self->next_date, "valid", &next_valid, NULL);
  g_object_get (self->asked_on, "valid", &asked_valid, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contact.save",
                                 on_valid && next_valid && asked_valid &&
                                     td_date_row_get_date (self->on_date) != TD_DATE_NONE);
  show_suggestion (self);
}

/* Said above the fields, where the wrong one is corrected. */
static void
td_contact_dialog_failed (TdDialog *dialog, const char *heading, const GError *error)
{
  TdContactDialog *self = TD_CONTACT_DIALOG (dialog);

  td_trouble_show (self->trouble, self, error);
}

static void
td_contact_dialog_dispose (GObject *object)
{
  TdContactDialog *self = TD_CONTACT_DIALOG (object);

  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->cadence, g_free);

  G_OBJECT_CLASS (td_contact_dialog_parent_class)->dispose (object);
}

static void
td_contact_dialog_class_init (TdContactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_contact_dialog_dispose;
  TD_DIALOG_CLASS (klass)->failed = td_contact_dialog_failed;
  gtk_widget_class_install_action (widget_class, "contact.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "contact.take-suggestion", NULL,
                                   take_suggestion_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-contact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, on_date);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, mode);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, initiated_by);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, asked_on);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, suggestion);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, next_date);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, note);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, success);
  gtk_widget_class_bind_template_child (widget_class, TdContactDialog, private);
  gtk_widget_class_bind_template_callback (widget_class, validity_cb);
  td_closures_bind (widget_class);
}

static void
td_contact_dialog_init (TdContactDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
}

TdContact *
td_contact_dialog_make_contact (TdPage *page,
                                gint64 pair_id,
                                const char *mentor_name,
                                const char *mentee_name)
{
  TdContact *contact = td_contact_new (pair_id, td_page_get_today (page));

  td_record_set_text (&contact->outcome, "held");
  td_record_set_text (&contact->kind, "meeting");
  td_record_set_text (&contact->mentor_name, mentor_name);
  td_record_set_text (&contact->mentee_name, mentee_name);
  return contact;
}

/* Which contact it is, or of which pairs: "id:0 pair_id:3 pair_id:7". */
static char *
dup_about (GPtrArray *contacts)
{
  const TdContact *first = contacts->pdata[0];
  GString *about = g_string_new (NULL);

  g_string_append_printf (about, "id:%" G_GINT64_FORMAT, first->id);
  for (guint i = 0; i < contacts->len; i++)
    g_string_append_printf (about, " pair_id:%" G_GINT64_FORMAT,
                            ((TdContact *) contacts->pdata[i])->pair_id);
  return g_string_free (about, FALSE);
}

void
td_contact_dialog_show (GtkWidget *parent, TdSession *session, GPtrArray *contacts)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *about = NULL;
  TdContactDialog *self;

  g_return_if_fail (contacts->len > 0);

  self = g_object_new (TD_TYPE_CONTACT_DIALOG, "transient-for", root, "session", session, NULL);
  self->contacts = g_ptr_array_ref (contacts);
  td_date_row_set_today (self->on_date, td_session_get_today (session));
  td_date_row_set_today (self->next_date, td_session_get_today (session));
  td_date_row_set_today (self->asked_on, td_session_get_today (session));
  show_subject (self);
  show_contact (self, g_ptr_array_index (contacts, 0));
  validity_cb (self);
  about = dup_about (contacts);
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_present (GTK_WINDOW (self));
  load_cadence (self);
}
