/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-out.h"

#include "exchange/td-appointment.h"
#include "gui/frame/td-dialogs.h"
#include "gui/pages/pairs/td-remind-dialog.h"
#include "workspace/td-sender.h"

#include <glib/gi18n-lib.h>

/* --- Calendar --- */

/* What is asked for. */
typedef struct
{
  TdPage *page; /* owned while the chooser is open; NULL in a job */
  gint64 program_id;
  GArray *pair_ids; /* NULL for all */
  TdDate today;
  char *path;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->page);
  g_clear_pointer (&asked->pair_ids, g_array_unref);
  g_free (asked->path);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Asked *asked = data;
  g_auto (TdSender) sender = {};
  TdAppointmentOptions options = { .program_id = asked->program_id, .pair_ids = asked->pair_ids };

  if (!td_sender_load (db, &sender, error))
    return NULL;
  options.organiser_name = sender.name;
  options.organiser_email = sender.email;
  return td_appointment_save (db, &options, asked->path, asked->today, error);
}

static void
saved_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (GPtrArray) appointments = result;
  g_autofree char *words =
      g_strdup_printf (ngettext ("Calendar saved with %u event", "Calendar saved with %u events",
                                 appointments->len),
                       appointments->len);

  td_session_tell (td_page_get_session (owner), words);
}

void
td_pair_out_save_calendar (TdPage *page, gint64 program_id, GArray *pair_ids, const char *path)
{
  Asked *asked;

  g_return_if_fail (TD_IS_PAGE (page));

  asked = g_new0 (Asked, 1);
  asked->program_id = program_id;
  asked->pair_ids = pair_ids ? g_array_ref (pair_ids) : NULL;
  asked->today = td_page_get_today (page);
  asked->path = g_strdup (path);
  td_page_write (page, NULL, save_job, asked, asked_free, (GDestroyNotify) g_ptr_array_unref,
                 saved_cb);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path && td_page_get_session (asked->page))
    td_pair_out_save_calendar (asked->page, asked->program_id, asked->pair_ids, path);
}

void
td_pair_out_ask_calendar (TdPage *page, gint64 program_id, GArray *pair_ids)
{
  Asked *asked;

  g_return_if_fail (TD_IS_PAGE (page));

  asked = g_new0 (Asked, 1);
  asked->page = g_object_ref (page);
  asked->program_id = program_id;
  asked->pair_ids = pair_ids ? g_array_ref (pair_ids) : NULL;
  td_dialogs_save_file_async (GTK_WIDGET (page), _ ("Save the Next Contacts"),
                              /* Translators: the name of a calendar file. */
                              _ ("next-contacts.ics"), chosen_cb, asked);
}

/* --- Of one pair --- */

static void
remind_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 pair_id;

  g_object_get (widget, "pair-id", &pair_id, NULL);
  if (pair_id)
    td_remind_dialog_show (TD_PAGE (widget), &pair_id, 1, g_variant_get_string (target, NULL));
}

static void
calendar_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gint64 pair_id;

  g_object_get (widget, "pair-id", &pair_id, NULL);
  if (pair_id)
    {
      g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_val (pairs, pair_id);
      td_pair_out_ask_calendar (TD_PAGE (widget), 0, pairs);
    }
}

void
td_pair_out_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "pair.remind", "s", remind_cb);
  gtk_widget_class_install_action (klass, "pair.calendar", NULL, calendar_cb);
}
