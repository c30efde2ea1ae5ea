/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-leaver-dialog.h"

#include "gui/widgets/td-closures.h"
#include "pairing/td-pair.h"
#include "partnership/td-ending.h"
#include "partnership/td-leaver.h"
#include "people/td-employee.h"

#include <glib/gi18n-lib.h>

struct _TdLeaverDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *group;
  GtkLabel *pairs;
  GtkLabel *words;
  GtkButton *save_button;

  GArray *employee_ids; /* gint64 */
  guint n_pairs;
  gboolean ahead; /* somebody's last day is */
};

G_DEFINE_FINAL_TYPE (TdLeaverDialog, td_leaver_dialog, TD_TYPE_DIALOG)

typedef struct
{
  GArray *employee_ids;
  TdDate today;
} Request;

static Request *
request_new (GArray *employee_ids, TdDate today)
{
  Request *request = g_new (Request, 1);

  *request = (Request){ g_array_ref (employee_ids), today };
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->employee_ids);
  g_free (request);
}

/* --- Writing --- */

static gpointer
end_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_leaver_end_pairs (db, (const gint64 *) request->employee_ids->data, request->employee_ids->len,
                       request->today, error);
  return NULL;
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdLeaverDialog *self = TD_LEAVER_DIALOG (widget);
  guint n = self->n_pairs;
  g_autofree char *toast =
      self->ahead ? g_strdup_printf (ngettext ("The end of %u pair is recorded",
                                               "The ends of %u pairs are recorded", n),
                                     n)
                  : g_strdup_printf (ngettext ("%u pair ended", "%u pairs ended", n), n);

  td_dialog_write (TD_DIALOG (self), toast, _ ("Not Saved"), end_job,
                   request_new (self->employee_ids,
                                td_session_get_today (td_dialog_get_session (TD_DIALOG (self)))),
                   request_free, NULL);
}

/* --- Showing --- */

typedef struct
{
  GArray *employee_ids;
  char *name;    /* of one person, NULL of several */
  TdDate leaves; /* likewise */
  GString *lines;
  guint n_pairs;
  guint n_after; /* contacts after their last days */
  gboolean ahead;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_array_unref (found->employee_ids);
  g_free (found->name);
  g_string_free (found->lines, TRUE);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* "Ada One · mentor of Bob Two · Leadership · ends 27 Feb 2026"; without the name where there is
 * one person only. */
static void
say_pair (Found *found, const TdEmployee *employee, const TdPair *pair)
{
  gboolean mentor = pair->mentor_id == employee->id;
  TdDate on = td_leaver_get_end (employee, pair);
  g_autofree char *day = td_date_format (on);
  g_autofree char *end = on /* Translators: of a pair; a date. */
                             ? g_strdup_printf (_ ("ends %s"), day)
                             : g_strdup (_ ("not begun: withdrawn"));
  g_autofree char *role = g_strdup_printf (mentor ? _ ("Mentor of %s") : _ ("Mentee of %s"),
                                           mentor ? pair->mentee_name : pair->mentor_name);

  if (found->lines->len > 0)
    g_string_append_c (found->lines, '\n');
  if (found->employee_ids->len > 1)
    g_string_append_printf (found->lines, "%s · ", employee->name);
  g_string_append_printf (found->lines, _ ("%s · %s · %s"), role, pair->program_name, end);
}

static gboolean
add_pair (TdDatabase *db,
          Found *found,
          const TdEmployee *employee,
          const TdPair *pair,
          GError **error)
{
  TdDate on = td_leaver_get_end (employee, pair);
  int n = on ? td_ending_count_contacts (db, &pair->id, 1, on + 1, TD_DATE_NONE, error) : 0;

  if (n < 0)
    return FALSE;
  say_pair (found, employee, pair);
  found->n_pairs++;
  found->n_after += (guint) n;
  return TRUE;
}

static gboolean
add_person (TdDatabase *db, Found *found, gint64 employee_id, TdDate today, GError **error)
{
  g_autoptr (TdEmployee) employee = td_employee_load (db, employee_id, error);
  g_autoptr (GPtrArray) pairs =
      employee ? td_leaver_list_open (db, employee_id, today, error) : NULL;

  for (guint i = 0; pairs && i < pairs->len; i++)
    if (!add_pair (db, found, employee, pairs->pdata[i], error))
      return FALSE;
  if (pairs == NULL)
    return FALSE;
  found->ahead |= employee->leave_date >= today;
  if (found->employee_ids->len == 1)
    {
      found->name = g_strdup (employee->name);
      found->leaves = employee->leave_date;
    }
  return TRUE;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->employee_ids = g_array_ref (request->employee_ids);
  found->lines = g_string_new (NULL);
  for (guint i = 0; i < request->employee_ids->len; i++)
    if (!add_person (db, found, g_array_index (request->employee_ids, gint64, i), request->today,
                     error))
      return NULL;
  return g_steal_pointer (&found);
}

/* On which day, and what goes on until then. */
static char *
say_leaving (const Found *found)
{
  g_autofree char *day = td_date_format (found->leaves);

  if (found->name == NULL)
    return g_strdup (_ ("Each pair ends on the last day of who leaves."));
  if (found->ahead)
    /* Translators: a date. */
    return g_strdup_printf (_ ("The last day is %s. The pairs go on until then: what they do is "
                               "still logged."),
                            day);
  /* Translators: a date. */
  return g_strdup_printf (_ ("The last day was %s. The pairs end on that day, because one of the "
                             "two left."),
                          day);
}

static void
fill (TdLeaverDialog *self, const Found *found)
{
  guint n = found->n_pairs, people = found->employee_ids->len;
  g_autofree char *many =
      g_strdup_printf (ngettext ("%u person leaves", "%u people leave", people), people);
  g_autofree char *title = g_markup_escape_text (found->name ? found->name : many, -1);
  g_autofree char *leaving = say_leaving (found);
  g_autofree char *after = td_ending_say_after (found->n_after);
  g_autofree char *verb = g_strdup_printf (ngettext ("_End %u Pair", "_End All %u Pairs", n), n);

  self->employee_ids = g_array_ref (found->employee_ids);
  self->n_pairs = n;
  self->ahead = found->ahead;
  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, leaving);
  gtk_label_set_text (self->pairs, found->lines->str);
  gtk_label_set_text (self->words, after ? after : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), after != NULL);
  gtk_button_set_label (self->save_button, verb);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (Found) found = result;
  TdLeaverDialog *self;

  /* All were ended meanwhile. */
  if (found->n_pairs == 0)
    return;
  self =
      g_object_new (TD_TYPE_LEAVER_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", td_page_get_session (page), NULL);
  fill (self, found);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_leaver_dialog_show (TdPage *page, const gint64 *employee_ids, guint n_employees)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (TD_IS_PAGE (page));
  g_return_if_fail (n_employees > 0);

  g_array_append_vals (ids, employee_ids, n_employees);
  td_page_read (page, load_job, request_new (ids, td_page_get_today (page)), request_free,
                found_free, loaded_cb);
}

static void
td_leaver_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TD_LEAVER_DIALOG (object)->employee_ids, g_array_unref);

  G_OBJECT_CLASS (td_leaver_dialog_parent_class)->finalize (object);
}

static void
td_leaver_dialog_class_init (TdLeaverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_leaver_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "leaver.apply", NULL, apply_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-leaver-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdLeaverDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TdLeaverDialog, pairs);
  gtk_widget_class_bind_template_child (widget_class, TdLeaverDialog, words);
  gtk_widget_class_bind_template_child (widget_class, TdLeaverDialog, save_button);
  td_closures_bind (widget_class);
}

static void
td_leaver_dialog_init (TdLeaverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
