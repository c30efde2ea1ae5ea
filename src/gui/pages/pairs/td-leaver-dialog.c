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

  gint64 employee_id;
  guint n_pairs;
};

G_DEFINE_FINAL_TYPE (TdLeaverDialog, td_leaver_dialog, TD_TYPE_DIALOG)

typedef struct
{
  gint64 employee_id;
  TdDate today;
} Request;

/* --- Writing --- */

static gpointer
end_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_leaver_end_pairs (db, request->employee_id, request->today, error);
  return NULL;
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdLeaverDialog *self = TD_LEAVER_DIALOG (widget);
  Request *request = g_new (Request, 1);
  g_autofree char *toast =
      g_strdup_printf (ngettext ("%u pair ended", "%u pairs ended", self->n_pairs), self->n_pairs);

  *request = (Request){ self->employee_id,
                        td_session_get_today (td_dialog_get_session (TD_DIALOG (self))) };
  td_dialog_write (TD_DIALOG (self), toast, _ ("Not Saved"), NULL, end_job, request, g_free, NULL);
}

/* --- Showing --- */

typedef struct
{
  TdEmployee *employee;
  GPtrArray *pairs;
  TdDate on;
  guint n_after; /* contacts after that day */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_object (&found->employee);
  g_clear_pointer (&found->pairs, g_ptr_array_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gboolean
count_after (TdDatabase *db, Found *found, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int n;

  for (guint i = 0; i < found->pairs->len; i++)
    g_array_append_val (ids, TD_PAIR (found->pairs->pdata[i])->id);
  if (ids->len == 0)
    return TRUE;
  n = td_ending_count_contacts (db, (const gint64 *) ids->data, ids->len, found->on + 1,
                                TD_DATE_NONE, error);
  found->n_after = (guint) MAX (n, 0);
  return n >= 0;
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->employee = td_employee_load (db, request->employee_id, error);
  found->pairs = found->employee ? td_leaver_list_open (db, request->employee_id, request->today,
                                                        &found->on, error)
                                 : NULL;
  if (found->pairs == NULL || !count_after (db, found, error))
    return NULL;
  return g_steal_pointer (&found);
}

/* "Mentor of Bob Two · Leadership · ends 27 Feb 2026" */
static char *
say_pair (const TdPair *pair, const Found *found)
{
  gboolean mentor = pair->mentor_id == found->employee->id;
  g_autofree char *day = td_date_format (MAX (found->on, pair->matched_on));
  g_autofree char *end = pair->matched_on
                             /* Translators: of a pair; a date. */
                             ? g_strdup_printf (_ ("ends %s"), day)
                             : g_strdup (_ ("not begun: withdrawn"));
  g_autofree char *role = g_strdup_printf (mentor ? _ ("Mentor of %s") : _ ("Mentee of %s"),
                                           mentor ? pair->mentee_name : pair->mentor_name);

  return g_strdup_printf ("%s · %s · %s", role, pair->program_name, end);
}

static char *
say_pairs (const Found *found)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->pairs->len; i++)
    {
      g_autofree char *line = say_pair (found->pairs->pdata[i], found);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

/* Which day, and why not the last one where that is still to come. */
static char *
say_leaving (const Found *found, TdDate today)
{
  g_autofree char *day = td_date_format (found->employee->leave_date);

  if (found->employee->leave_date > today)
    /* Translators: a date. */
    return g_strdup_printf (_ ("The last day is %s, still to come: the pairs would end today. "
                               "They may also go on until then."),
                            day);
  /* Translators: a date. */
  return g_strdup_printf (_ ("The last day was %s. The pairs end on that day, because one of the "
                             "two left."),
                          day);
}

static void
fill (TdLeaverDialog *self, const Found *found, TdDate today)
{
  guint n = found->pairs->len;
  g_autofree char *name = g_markup_escape_text (found->employee->name, -1);
  g_autofree char *leaving = say_leaving (found, today);
  g_autofree char *pairs = say_pairs (found);
  g_autofree char *after = td_ending_say_after (found->n_after);
  g_autofree char *verb = g_strdup_printf (ngettext ("_End %u Pair", "_End All %u Pairs", n), n);

  self->employee_id = found->employee->id;
  self->n_pairs = n;
  adw_preferences_group_set_title (self->group, name);
  adw_preferences_group_set_description (self->group, leaving);
  gtk_label_set_text (self->pairs, pairs);
  gtk_label_set_text (self->words, after ? after : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), after != NULL);
  gtk_button_set_label (self->save_button, verb);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (Found) found = result;
  TdSession *session = td_page_get_session (page);
  TdLeaverDialog *self;

  /* All were ended meanwhile. */
  if (found->pairs->len == 0)
    return;
  self = g_object_new (TD_TYPE_LEAVER_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (page)), "session", session, NULL);
  fill (self, found, td_session_get_today (session));
  gtk_window_present (GTK_WINDOW (self));
}

void
td_leaver_dialog_show (TdPage *page, gint64 employee_id)
{
  Request *request;

  g_return_if_fail (TD_IS_PAGE (page));

  request = g_new (Request, 1);
  *request = (Request){ employee_id, td_page_get_today (page) };
  td_page_read (page, load_job, request, g_free, found_free, loaded_cb);
}

static void
td_leaver_dialog_class_init (TdLeaverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
