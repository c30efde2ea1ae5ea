/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

int
main (int argc, char **argv)
{
  g_autoptr (TdApplication) application = NULL;
  const char *locale_folder = g_getenv ("TD_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder ? locale_folder : TD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* For ngettext(), which names no domain. */
  textdomain (GETTEXT_PACKAGE);
  /* Where the system limits the size of files: an error to be told, as any other. */
  signal (SIGXFSZ, SIG_IGN);
  g_set_prgname ("tandem");
  g_set_application_name ("Tandem");

  application = td_application_new (TD_DATE_NONE);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
