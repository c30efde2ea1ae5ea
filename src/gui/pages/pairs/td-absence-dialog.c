/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-absence-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "pairing/td-pair.h"
#include "partnership/td-absence.h"
#include "partnership/td-ending.h"
#include "people/td-employee.h"

#include <glib/gi18n-lib.h>

struct _TdAbsenceDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  AdwComboRow *person;
  TdDateRow *from_date;
  TdDateRow *to_date;
  AdwEntryRow *reason;
  GtkLabel *pauses;
  GtkLabel *words;
  GtkWidget *removing;

  TdAbsence *absence;
  gint64 sides[2]; /* whom "person" offers */
};

G_DEFINE_FINAL_TYPE (TdAbsenceDialog, td_absence_dialog, TD_TYPE_DIALOG)

/* The absence as it is typed. */
static TdAbsence *
dup_absence (TdAbsenceDialog *self)
{
  TdAbsence *absence = td_record_copy (self->absence);

  if (self->sides[0])
    absence->employee_id = self->sides[adw_combo_row_get_selected (self->person) == 1];
  absence->from_date = td_date_row_get_date (self->from_date);
  absence->to_date = td_date_row_get_date (self->to_date);
  td_record_set_text (&absence->reason, gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  return absence;
}

/* --- Writing --- */

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  td_absence_save (db, data, error);
  return NULL;
}

static gpointer
delete_job (TdDatabase *db, gpointer data, GError **error)
{
  td_absence_delete (db, TD_ABSENCE (data)->id, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdAbsenceDialog *self = TD_ABSENCE_DIALOG (widget);

  td_dialog_write (TD_DIALOG (self),
                   self->absence->id ? _ ("Absence changed") : _ ("Absence recorded"),
                   _ ("Not Saved"), save_job, dup_absence (self), g_object_unref, NULL);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdAbsenceDialog *self = TD_ABSENCE_DIALOG (widget);

  td_dialog_write (TD_DIALOG (self), _ ("Absence deleted"), _ ("Not Deleted"), delete_job,
                   g_object_ref (self->absence), g_object_unref, NULL);
}

/* --- What is said before --- */

typedef struct
{
  char *pauses;
  char *inside; /* NULL: no contact lies in it */
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  g_free (preview->pauses);
  g_free (preview->inside);
  g_free (preview);
}

static gpointer
preview_job (TdDatabase *db, gpointer data, GError **error)
{
  const TdAbsence *absence = data;
  g_autoptr (GPtrArray) pairs = td_absence_list_pairs (db, absence, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Preview *preview;
  int n = 0;

  for (guint i = 0; pairs && i < pairs->len; i++)
    g_array_append_val (ids, TD_PAIR (pairs->pdata[i])->id);
  if (ids->len > 0)
    n = td_ending_count_contacts (db, (const gint64 *) ids->data, ids->len, absence->from_date,
                                  absence->to_date, error);
  if (pairs == NULL || n < 0)
    return NULL;
  preview = g_new0 (Preview, 1);
  preview->pauses = td_absence_say_pairs (pairs);
  preview->inside = td_ending_say_inside ((guint) n);
  return preview;
}

static void
show_words (TdAbsenceDialog *self, const char *pauses, const char *words)
{
  gtk_label_set_text (self->pauses, pauses ? pauses : "");
  gtk_label_set_text (self->words, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pauses), pauses != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);
}

static void
previewed_cb (gpointer owner, gpointer result, GError *error)
{
  Preview *preview = result;

  if (preview == NULL)
    return;
  show_words (owner, preview->pauses, preview->inside);
  preview_free (preview);
}

static void
changed_cb (TdAbsenceDialog *self)
{
  g_autoptr (TdAbsence) absence = NULL;
  g_autoptr (TdRemarks) remarks = NULL;
  g_autoptr (GError) refusal = NULL;
  gboolean valid;

  if (self->absence == NULL)
    return;
  absence = dup_absence (self);
  remarks = td_absence_check (absence);
  g_object_get (self->to_date, "valid", &valid, NULL);
  valid = td_remarks_raise (remarks, &refusal) && valid;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "absence.save", valid);
  if (!valid)
    show_words (self, NULL, refusal ? refusal->message : NULL);
  else
    td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, preview_job,
                     g_steal_pointer (&absence), g_object_unref, preview_free, previewed_cb);
}

/* --- Showing --- */

typedef struct
{
  gint64 employee_id;
  gint64 pair_id;
  gint64 absence_id;
  TdDate today;
} LoadData;

typedef struct
{
  TdAbsence *absence;
  TdPair *pair; /* NULL: it is known who is away */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->absence);
  g_clear_object (&found->pair);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  g_autoptr (Found) found = g_new0 (Found, 1);
  g_autoptr (TdEmployee) employee = NULL;

  if (load->absence_id)
    {
      found->absence = td_absence_load (db, load->absence_id, error);
      return found->absence ? g_steal_pointer (&found) : NULL;
    }
  if (load->pair_id && !(found->pair = td_pair_load (db, load->pair_id, load->today, error)))
    return NULL;
  found->absence =
      td_absence_new (found->pair ? found->pair->mentor_id : load->employee_id, load->today, 0);
  employee = td_employee_load (db, found->absence->employee_id, error);
  if (employee == NULL)
    return NULL;
  td_record_set_text (&found->absence->name, employee->name);
  return g_steal_pointer (&found);
}

static void
fill_sides (TdAbsenceDialog *self, const TdPair *pair)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, pair->mentor_name);
  gtk_string_list_append (names, pair->mentee_name);
  self->sides[0] = pair->mentor_id;
  self->sides[1] = pair->mentee_id;
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
}

static void
fill (TdAbsenceDialog *self, const Found *found, TdDate today)
{
  const TdAbsence *absence = found->absence;
  g_autofree char *name = g_markup_escape_text (absence->name, -1);

  if (found->pair)
    fill_sides (self, found->pair);
  else
    adw_preferences_group_set_title (self->fields, name);
  gtk_widget_set_visible (GTK_WIDGET (self->person), found->pair != NULL);
  gtk_widget_set_visible (self->removing, absence->id != 0);
  td_date_row_set_today (self->from_date, today);
  td_date_row_set_today (self->to_date, today);
  td_date_row_set_date (self->from_date, absence->from_date);
  td_date_row_set_date (self->to_date, absence->to_date);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), absence->reason ? absence->reason : "");
  self->absence = g_object_ref (found->absence);
  changed_cb (self);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (Found) found = result;
  TdSession *session = td_page_get_session (page);
  g_autofree char *about = NULL;
  TdAbsenceDialog *self =
      g_object_new (TD_TYPE_ABSENCE_DIALOG, "transient-for",
                    gtk_widget_get_root (GTK_WIDGET (page)), "session", session, NULL);

  fill (self, found, td_session_get_today (session));
  about = g_strdup_printf ("id:%" G_GINT64_FORMAT " employee_id:%" G_GINT64_FORMAT
                           " pair_id:%" G_GINT64_FORMAT,
                           found->absence->id, found->absence->employee_id,
                           found->pair ? found->pair->id : 0);
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_present (GTK_WINDOW (self));
}

static void
show (TdPage *page, gint64 employee_id, gint64 pair_id, gint64 absence_id)
{
  LoadData *load = g_new (LoadData, 1);

  *load = (LoadData){ employee_id, pair_id, absence_id, td_page_get_today (page) };
  td_page_read (page, load_job, load, g_free, found_free, loaded_cb);
}

void
td_absence_dialog_show (TdPage *page, gint64 employee_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, employee_id, 0, 0);
}

void
td_absence_dialog_show_pair (TdPage *page, gint64 pair_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, 0, pair_id, 0);
}

void
td_absence_dialog_show_one (TdPage *page, gint64 absence_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, 0, 0, absence_id);
}

static void
td_absence_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_ABSENCE_DIALOG (object)->absence);

  G_OBJECT_CLASS (td_absence_dialog_parent_class)->dispose (object);
}

static void
td_absence_dialog_class_init (TdAbsenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_absence_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "absence.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "absence.delete", NULL, delete_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-absence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAbsenceDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdAbsenceDialog, person);
  gtk_widget_class_bind_template_child (widget_class, TdAbsenceDialog, from_date);
  gtk_widget_class_bind_template_child (widget_class, TdAbsenceDialog, to_date);
  gtk_widget_class_bind_template_child (widget_class, TdAbsenceDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, TdAbsenceDialog, pauses);
  gtk_widget_class_bind_template_child (widget_class, TdAbsenceDialog, words);
  gtk_widget_class_bind_template_child (widget_class, TdAbsenceDialog, removing);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  td_closures_bind (widget_class);
}

static void
td_absence_dialog_init (TdAbsenceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
