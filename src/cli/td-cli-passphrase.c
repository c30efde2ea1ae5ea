/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-passphrase.h"

#include "cli/td-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MOST_LETTERS 4096

static char *
read_line (FILE *file)
{
  char line[MOST_LETTERS];
  char *copy;

  if (fgets (line, sizeof line, file) == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  copy = g_strdup (line);
  explicit_bzero (line, sizeof line);
  return copy;
}

static char *
read_file (const char *path, GError **error)
{
  FILE *file = g_fopen (path, "re");
  char *line;

  if (file == NULL)
    {
      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                   _ ("“%s” could not be opened."), path);
      return NULL;
    }
  line = read_line (file);
  fclose (file);
  return line ? line : g_strdup ("");
}

static char *
ask (const char *question)
{
  struct termios seen, unseen;
  char *line;

  fprintf (stderr, "%s ", question);
  fflush (stderr);
  tcgetattr (STDIN_FILENO, &seen);
  unseen = seen;
  unseen.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &unseen);
  line = read_line (stdin);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &seen);
  fputc ('\n', stderr);
  return line ? line : g_strdup ("");
}

char *
td_cli_read_passphrase (const char *file, gboolean twice, GError **error)
{
  char *passphrase, *again;
  gboolean same;

  if (file && strcmp (file, "-") != 0)
    return read_file (file, error);
  if (file || !isatty (STDIN_FILENO))
    {
      passphrase = read_line (stdin);
      return passphrase ? passphrase : g_strdup ("");
    }
  passphrase = ask (_ ("Passphrase:"));
  if (!twice)
    return passphrase;
  again = ask (_ ("The same again:"));
  same = strcmp (passphrase, again) == 0;
  td_cli_free_passphrase (again);
  if (same)
    return passphrase;
  td_cli_free_passphrase (passphrase);
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING,
                       _ ("The two are not the same. Nothing was written."));
  return NULL;
}

void
td_cli_free_passphrase (char *passphrase)
{
  if (passphrase)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}
