/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/two-pairs.h"
#include "gui/app/td-notifier.h"
#include "gui/app/td-preferences-dialog.h"
#include "td-gui-test.h"
#include "workspace/td-sender.h"
#include "workspace/td-settings.h"

#include <string.h>

void test_notifier_add (void);

/* --- A desktop that shows notifications --- */

typedef struct
{
  TdGuiTest gui;
  GDBusConnection *bus;
  guint name_id;
  guint object_id;
  GString *shown; /* summaries and bodies, one a line */
  guint n_shown;
  guint n_closed;
  char *actions; /* of the last one */
} Desktop;

static const char interface_xml[] =
    "<node><interface name='org.freedesktop.Notifications'>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
    "</interface></node>";

static void
called_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *arguments,
           GDBusMethodInvocation *invocation,
           gpointer data)
{
  Desktop *desktop = data;
  const char *summary, *body;
  g_autofree const char **actions = NULL;

  if (g_str_equal (method, "CloseNotification"))
    {
      desktop->n_closed++;
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }
  g_variant_get (arguments, "(&su&s&s&s^a&s@a{sv}i)", NULL, NULL, NULL, &summary, &body, &actions,
                 NULL, NULL);
  g_string_append_printf (desktop->shown, "%s\n%s\n", summary, body);
  g_free (desktop->actions);
  desktop->actions = g_strjoinv (" ", (char **) actions);
  desktop->n_shown++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", desktop->n_shown));
}

static void
owned_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
setup (Desktop *desktop, gconstpointer data)
{
  static const GDBusInterfaceVTable table = { called_cb, NULL, NULL };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr (GError) error = NULL;
  gboolean owned = FALSE;

  td_gui_test_setup (&desktop->gui, data);
  test_two_pairs_make (desktop->gui.file.db);
  td_test_run (desktop->gui.file.db, "UPDATE pair SET proposed_on = '2026-03-01', "
                                     "mentor_accepted_on = '2026-03-02' WHERE id = 2");
  desktop->shown = g_string_new (NULL);
  desktop->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  desktop->object_id =
      g_dbus_connection_register_object (desktop->bus, "/org/freedesktop/Notifications",
                                         info->interfaces[0], &table, desktop, NULL, &error);
  g_assert_no_error (error);
  desktop->name_id =
      g_bus_own_name_on_connection (desktop->bus, "org.freedesktop.Notifications",
                                    G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb, NULL, &owned, NULL);
  td_gui_test_wait (owned);
}

static void
teardown (Desktop *desktop, gconstpointer data)
{
  g_bus_unown_name (desktop->name_id);
  g_dbus_connection_unregister_object (desktop->bus, desktop->object_id);
  g_object_unref (desktop->bus);
  g_string_free (desktop->shown, TRUE);
  g_free (desktop->actions);
  td_gui_test_teardown (&desktop->gui, data);
}

static TdNotifier *
start (Desktop *desktop)
{
  return td_notifier_new (GTK_APPLICATION (g_application_get_default ()), desktop->gui.session);
}

/* Makes one pair overdue on the day of the tests, 16 March: due 5 February, with days of grace. */
static void
make_overdue (Desktop *desktop)
{
  td_test_run (desktop->gui.file.db, "UPDATE contact SET on_date = '2026-02-01'");
}

static void
set (Desktop *desktop, const char *key, int value)
{
  g_assert_true (td_settings_set_int (desktop->gui.file.db, key, value, NULL));
}

/* At start, in numbers; pressing it opens Today. */
static void
test_at_start (Desktop *desktop, gconstpointer data)
{
  TdGuiTest *test = &desktop->gui;
  g_autoptr (TdNotifier) notifier = NULL;
  gpointer gone;

  make_overdue (desktop);
  td_gui_test_go (test, "people");
  notifier = start (desktop);
  td_gui_test_wait (desktop->n_shown == 1);
  g_assert_true (g_str_has_prefix (desktop->shown->str, "1 pair is overdue, 1 answer waits\n"));
  g_assert_null (strstr (desktop->shown->str, "Zoë"));
  g_assert_null (strstr (desktop->shown->str, "Bo"));
  g_assert_nonnull (strstr (desktop->actions, "default"));
  g_dbus_connection_emit_signal (desktop->bus, NULL, "/org/freedesktop/Notifications",
                                 "org.freedesktop.Notifications", "ActionInvoked",
                                 g_variant_new ("(us)", 1, "default"), NULL);
  td_gui_test_wait (td_gui_test_find (test->window, ADW_TYPE_WINDOW_TITLE, "Today") != NULL);

  /* It goes with its workspace, and leaves nothing behind. */
  gone = notifier;
  g_object_add_weak_pointer (G_OBJECT (notifier), &gone);
  g_clear_object (&notifier);
  td_gui_test_wait (gone == NULL);
  g_assert_null (g_action_map_lookup_action (G_ACTION_MAP (g_application_get_default ()), "today"));
}

/* Once a day at the hour that is set. */
static void
test_at_hour (Desktop *desktop, gconstpointer data)
{
  TdGuiTest *test = &desktop->gui;
  g_autoptr (TdNotifier) notifier = NULL;

  set (desktop, TD_SETTING_NOTIFY_HOUR, 23);
  set (desktop, TD_SETTING_NOTIFY, 0);
  notifier = start (desktop);
  td_gui_test_settle (test);
  g_assert_cmpuint (desktop->n_shown, ==, 0);
  td_session_set_today (test->session, td_test_date (TD_GUI_TEST_TODAY) + 1);
  set (desktop, TD_SETTING_NOTIFY, 1);
  td_notifier_tick (notifier, 22);
  td_gui_test_settle (test);
  g_assert_cmpuint (desktop->n_shown, ==, 0);
  td_notifier_tick (notifier, 23);
  td_gui_test_wait (desktop->n_shown == 1);
  td_notifier_tick (notifier, 23);
  td_gui_test_settle (test);
  g_assert_cmpuint (desktop->n_shown, ==, 1);
  td_session_set_today (test->session, td_test_date (TD_GUI_TEST_TODAY) + 2);
  td_notifier_tick (notifier, 23);
  td_gui_test_wait (desktop->n_shown == 2);
  g_clear_object (&notifier);
  td_gui_test_wait (desktop->n_closed == 1);
}

/* With nothing to do, or told to be silent, it is. */
static void
test_silent (Desktop *desktop, gconstpointer data)
{
  TdGuiTest *test = &desktop->gui;
  g_autoptr (TdNotifier) silent = NULL;
  g_autoptr (TdNotifier) nothing = NULL;

  set (desktop, TD_SETTING_NOTIFY, 0);
  silent = start (desktop);
  td_gui_test_settle (test);
  g_clear_object (&silent);
  set (desktop, TD_SETTING_NOTIFY, 1);
  td_test_run (test->file.db, "DELETE FROM contact");
  td_test_run (test->file.db, "DELETE FROM pair");
  nothing = start (desktop);
  td_gui_test_settle (test);
  g_assert_cmpuint (desktop->n_shown, ==, 0);
}

/* --- Preferences --- */

static void
test_preferences (Desktop *desktop, gconstpointer data)
{
  TdGuiTest *test = &desktop->gui;
  g_auto (TdSender) sender = {};
  gint64 value = -1;
  gpointer dialog, email;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.preferences", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) && gtk_widget_get_mapped (dialog));
  td_gui_test_photo (test, "preferences");
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "coordinator"),
                         " Ann Kooij ");
  email = td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "email");
  gtk_editable_set_text (email, "ann at example");
  g_assert_true (td_gui_test_shows (dialog, "This is no e-mail address."));
  g_assert_false (gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  gtk_editable_set_text (email, "ann@example.org");
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "notify"), FALSE);
  gtk_spin_button_set_value (td_gui_test_find (dialog, GTK_TYPE_SPIN_BUTTON, "hour"), 8);
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  g_assert_true (td_sender_load (test->file.db, &sender, NULL));
  g_assert_cmpstr (sender.name, ==, "Ann Kooij");
  g_assert_cmpstr (sender.email, ==, "ann@example.org");
  g_assert_null (sender.organisation);
  g_assert_true (td_settings_get_int (test->file.db, TD_SETTING_NOTIFY, 1, &value, NULL));
  g_assert_cmpint (value, ==, 0);
  g_assert_true (td_settings_get_int (test->file.db, TD_SETTING_NOTIFY_HOUR, 9, &value, NULL));
  g_assert_cmpint (value, ==, 8);
}

void
test_notifier_add (void)
{
#define ADD(name, function) \
  g_test_add ("/gui/notifier/" name, Desktop, NULL, setup, function, teardown)
  ADD ("at-start", test_at_start);
  ADD ("at-hour", test_at_hour);
  ADD ("silent", test_silent);
  ADD ("preferences", test_preferences);
#undef ADD
}
