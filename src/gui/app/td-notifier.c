/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-notifier.h"

#include "agenda/td-notice.h"
#include "gui/app/td-window.h"
#include "workspace/td-settings.h"

#include <glib/gi18n-lib.h>

/* A newer notification takes the place of the one before. */
#define NOTIFICATION_ID "today"

#define TICK_SECONDS 60

struct _TdNotifier
{
  GObject parent_instance;

  GtkApplication *application; /* weak */
  TdSession *session;          /* weak */
  guint tick_source;
  guint name_id;     /* of the name on the bus by which a desktop finds app.today */
  TdDate noticed_on; /* the day whose notification is out, or was not wanted */
};

G_DEFINE_FINAL_TYPE (TdNotifier, td_notifier, G_TYPE_OBJECT)

/* --- What there is to tell --- */

typedef struct
{
  TdDate today;
  int hour;      /* of the clock */
  gboolean open; /* it was opened just now: whatever the hour */
  gboolean due;  /* the hour has come, or open */
  gint64 wanted;
  TdNotice notice;
} Told;

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const Told *asked = data;
  g_autofree Told *told = g_memdup2 (asked, sizeof *asked);
  gint64 hour;

  if (!td_settings_get_int (db, TD_SETTING_NOTIFY, 1, &told->wanted, error) ||
      !td_settings_get_int (db, TD_SETTING_NOTIFY_HOUR, TD_NOTIFY_HOUR_DEFAULT, &hour, error))
    return NULL;
  told->due = told->hour >= hour;
  if (told->wanted && (told->due || told->open) &&
      !td_notice_load (db, told->today, &told->notice, error))
    return NULL;
  return g_steal_pointer (&told);
}

static void
send (TdNotifier *self, const char *words)
{
  g_autoptr (GNotification) notification = g_notification_new (words);

  g_notification_set_body (notification, _ ("Open Today to see what needs you."));
  g_notification_set_default_action (notification, "app.today");
  g_application_send_notification (G_APPLICATION (self->application), NOTIFICATION_ID,
                                   notification);
}

typedef struct
{
  TdNotifier *notifier; /* owned */
  char *words;
} Sending;

/* On a desktop that shows none there is nobody to tell. */
static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Sending *sending = data;
  g_autoptr (TdNotifier) self = sending->notifier;
  g_autofree char *words = sending->words;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (self->application && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    send (self, words);
}

/* Whoever shows notifications is started where need be. */
static void
notify (TdNotifier *self, const char *words)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  Sending *sending;

  if (bus == NULL)
    return;
  sending = g_new (Sending, 1);
  *sending = (Sending){ g_object_ref (self), g_strdup (words) };
  g_dbus_connection_call (bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                          "org.freedesktop.DBus.Peer", "Ping", NULL, NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, started_cb, sending);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdNotifier *self = owner;
  g_autofree Told *told = result;
  g_autofree char *words = NULL;

  /* A workspace that cannot be read says so elsewhere. */
  if (told == NULL || self->application == NULL)
    return;
  if (told->due)
    self->noticed_on = told->today;
  words = td_notice_dup_text (&told->notice);
  if (words)
    notify (self, words);
  else
    g_application_withdraw_notification (G_APPLICATION (self->application), NOTIFICATION_ID);
}

static void
look (TdNotifier *self, int hour, gboolean open)
{
  Told told = { .hour = hour, .open = open };

  if (self->session == NULL)
    return;
  told.today = td_session_get_today (self->session);
  if (told.today != self->noticed_on)
    td_session_read (self->session, self, TD_JOB_DEFAULT, load_job, g_memdup2 (&told, sizeof told),
                     g_free, g_free, loaded_cb);
}

void
td_notifier_tick (TdNotifier *self, int hour)
{
  g_return_if_fail (TD_IS_NOTIFIER (self));

  look (self, hour, FALSE);
}

static int
clock_hour (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_hour (now);
}

static gboolean
tick_cb (gpointer data)
{
  td_notifier_tick (data, clock_hour ());
  return G_SOURCE_CONTINUE;
}

/* --- Pressing it --- */

static void
today_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdNotifier *self = data;

  for (GList *l = gtk_application_get_windows (self->application); l; l = l->next)
    if (TD_IS_WINDOW (l->data))
      {
        td_window_go (l->data, "today");
        gtk_window_present (l->data);
        return;
      }
}

/* Every start is a process of its own, and the first one has the name. */
static void
own_name (TdNotifier *self)
{
  GApplication *application = G_APPLICATION (self->application);
  GDBusConnection *bus = g_application_get_dbus_connection (application);

  if (bus)
    self->name_id =
        g_bus_own_name_on_connection (bus, g_application_get_application_id (application),
                                      G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, NULL, NULL, NULL, NULL);
}

/* --- The object --- */

static void
td_notifier_dispose (GObject *object)
{
  TdNotifier *self = TD_NOTIFIER (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  if (self->application)
    {
      g_application_withdraw_notification (G_APPLICATION (self->application), NOTIFICATION_ID);
      g_action_map_remove_action (G_ACTION_MAP (self->application), "today");
    }
  g_clear_weak_pointer (&self->application);
  g_clear_weak_pointer (&self->session);

  G_OBJECT_CLASS (td_notifier_parent_class)->dispose (object);
}

static void
td_notifier_class_init (TdNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_notifier_dispose;
}

static void
td_notifier_init (TdNotifier *self)
{
}

TdNotifier *
td_notifier_new (GtkApplication *application, TdSession *session)
{
  static const GActionEntry actions[] = { { "today", today_cb } };
  TdNotifier *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (TD_IS_SESSION (session), NULL);

  self = g_object_new (TD_TYPE_NOTIFIER, NULL);
  g_set_weak_pointer (&self->application, application);
  g_set_weak_pointer (&self->session, session);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   self);
  own_name (self);
  self->tick_source = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  look (self, clock_hour (), TRUE);
  return self;
}
