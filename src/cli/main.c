/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>

int
main (int argc, char **argv)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GString) messages = g_string_new (NULL);
  const char *locale_folder = g_getenv ("TD_LOCALEDIR");
  int code;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder ? locale_folder : TD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Where the system limits the size of files: an error to be told, as any other. */
  signal (SIGXFSZ, SIG_IGN);
  code = td_cli_run (argc, argv, output, messages);
  fwrite (output->str, 1, output->len, stdout);
  fwrite (messages->str, 1, messages->len, stderr);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fputs (_ ("tandemctl: What there is to show could not be written; what the command changed "
                "stays changed.\n"),
             stderr);
      return 1;
    }
  return code;
}
