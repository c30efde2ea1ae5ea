/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-actions.h"

#include "gui/frame/td-dialogs.h"
#include "gui/pages/import/td-import-history.h"
#include "gui/pages/import/td-import-window.h"

#include <glib/gi18n-lib.h>

static TdImportWindow *
show (GtkWidget *page, TdImportKind kind, GFile *file)
{
  TdSession *session = td_page_get_session (TD_PAGE (page));

  return session ? td_import_window_show (page, session, kind, file) : NULL;
}

/* What each action asks for; without a kind the file says what it is. */
static const struct
{
  const char *action;
  TdImportKind kind;
} imports[] = {
  { "people.import", TD_N_IMPORT_KINDS },
  { "people.import-roster", TD_IMPORT_ROSTER },
  { "people.import-enrolments", TD_IMPORT_ENROLMENTS },
  { "people.import-pairs", TD_IMPORT_PAIRS },
  { "contacts.import", TD_IMPORT_CONTACTS },
};

static void
import_action (GtkWidget *widget, const char *action, GVariant *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (imports); i++)
    if (g_str_equal (imports[i].action, action))
      show (widget, imports[i].kind, NULL);
}

/* Those whose names begin so. */
static void
install_imports (GtkWidgetClass *klass, const char *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (imports); i++)
    if (g_str_has_prefix (imports[i].action, prefix))
      gtk_widget_class_install_action (klass, imports[i].action, NULL, import_action);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GFile) folder = td_dialogs_file_finish (result);

  if (folder && g_file_peek_path (folder))
    show (page, TD_IMPORT_EVENTS, folder);
}

static void
import_folder_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_dialogs_choose_folder_async (widget,
                                  _ ("The Folder with employees.csv, pairs.csv, contacts.csv"),
                                  folder_chosen_cb, g_object_ref (widget));
}

static void
paste_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdImportWindow *window = show (widget, TD_N_IMPORT_KINDS, NULL);

  if (window)
    td_import_window_paste (window);
}

static void
history_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSession *session = td_page_get_session (TD_PAGE (widget));

  if (session)
    td_import_history_show (widget, session);
}

void
td_import_install_actions (GtkWidgetClass *klass)
{
  install_imports (klass, "people.");
  gtk_widget_class_install_action (klass, "people.import-folder", NULL, import_folder_action);
  gtk_widget_class_install_action (klass, "people.paste-cells", NULL, paste_action);
  gtk_widget_class_install_action (klass, "people.import-history", NULL, history_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "people.paste-cells",
                                       NULL);
}

void
td_import_install_contacts_action (GtkWidgetClass *klass)
{
  install_imports (klass, "contacts.");
}

gboolean
td_import_drop_file (TdPage *page, GFile *file)
{
  show (GTK_WIDGET (page), TD_N_IMPORT_KINDS, file);
  return TRUE;
}
