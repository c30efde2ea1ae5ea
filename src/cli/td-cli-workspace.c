/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "base/td-error.h"
#include "workspace/td-action-text.h"
#include "workspace/td-check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* --- init --- */

/* A file with nothing in it is what is left where making it was broken off. */
static gboolean
is_taken (const char *path)
{
  GStatBuf facts;

  return g_lstat (path, &facts) == 0 && !(S_ISREG (facts.st_mode) && facts.st_size == 0);
}

static gboolean
run_init (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *folder = NULL;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, NULL, &done, error))
    return done;
  folder = g_path_get_dirname (td_cli_get_path (cli));
  if (is_taken (td_cli_get_path (cli)))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT, _ ("There is a file “%s” already."),
                   td_cli_get_path (cli));
      return FALSE;
    }
  g_mkdir_with_parents (folder, 0700);
  if (td_cli_open (cli, TD_DATABASE_CREATE, error) == NULL)
    return FALSE;
  td_cli_message (cli, _ ("Made the workspace “%s”."), td_cli_get_path (cli));
  return TRUE;
}

const TdCliCommand td_cli_init = { "init", NULL, N_ ("Make an empty workspace"), run_init };

/* --- undo --- */

static const char *
entry_state (TdChangeEntry *entry)
{
  if (entry->undone_by)
    return _ ("undone");
  return entry->final ? _ ("final") : "";
}

static void
print_entries (TdCli *cli, GPtrArray *entries)
{
  TdCliTable *table = td_cli_table_new (_ (">Change"), _ ("When"), _ ("What"), _ ("About"),
                                        _ (">Rows"), _ ("State"), NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      TdChangeEntry *entry = entries->pdata[i];
      g_autofree char *words = td_action_text_for (entry->action, NULL);

      td_cli_table_add_cell (table, "%" G_GINT64_FORMAT, entry->id);
      td_cli_table_add_cell (table, "%s", entry->at);
      td_cli_table_add_cell (table, "%s", words);
      td_cli_table_add_cell (table, "%s", entry->detail ? entry->detail : "");
      td_cli_table_add_cell (table, "%d", entry->n_rows);
      td_cli_table_add_cell (table, "%s", entry_state (entry));
    }
  td_cli_table_print (table, cli);
}

static gboolean
list_changes (TdCli *cli, TdDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) entries = td_change_list (db, 50, error);

  if (entries == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    td_cli_print_json_records (cli, "changes", entries, NULL);
  else
    print_entries (cli, entries);
  return TRUE;
}

static gboolean
undo_newest (TdCli *cli, TdDatabase *db, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdChangeEntry) entry = td_change_find_undoable (db, &trouble);
  g_autofree char *words = entry ? td_action_text_for (entry->action, entry->detail) : NULL;

  if (trouble)
    g_propagate_error (error, trouble);
  else if (entry == NULL)
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING, _ ("There is nothing to undo."));
  if (entry == NULL || !td_change_undo (db, entry->id, error))
    return FALSE;
  td_cli_message (cli, _ ("Undone: %s"), words);
  return TRUE;
}

static gboolean
run_undo (TdCli *cli, int argc, char **argv, GError **error)
{
  gboolean list = FALSE;
  const GOptionEntry entries[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_ ("List the newest changes instead"), NULL },
    {},
  };
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  if (db == NULL)
    return FALSE;
  return list ? list_changes (cli, db, error) : undo_newest (cli, db, error);
}

static gboolean
run_redo (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autofree char *words = NULL;
  GError *trouble = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, NULL, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  entry = db ? td_change_find_redoable (db, &trouble) : NULL;
  if (trouble)
    g_propagate_error (error, trouble);
  else if (db && entry == NULL)
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING, _ ("There is nothing to redo."));
  if (entry == NULL || !td_change_undo (db, entry->id, error))
    return FALSE;
  words = td_action_text_for (TD_CHANGE_REDO, entry->detail);
  td_cli_message (cli, "%s", words);
  return TRUE;
}

const TdCliCommand td_cli_redo = { "redo", NULL, N_ ("Do again what was taken back last"),
                                   run_redo };

const TdCliCommand td_cli_undo = { "undo", NULL, N_ ("Take the newest change back"), run_undo };

/* --- check --- */

static void
print_faults_json (TdCli *cli, GPtrArray *faults)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_bool (builder, "sound", faults->len == 0);
  td_cli_json_begin_array (builder, "faults");
  for (guint i = 0; i < faults->len; i++)
    {
      const TdFault *fault = faults->pdata[i];

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "kind", fault->kind);
      td_cli_json_text (builder, "words", fault->words);
      td_cli_json_text (builder, "remedy", fault->remedy);
      td_cli_json_text (builder, "page", fault->page);
      if (fault->id)
        td_cli_json_int (builder, "id", fault->id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_faults (TdCli *cli, GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const TdFault *fault = faults->pdata[i];

      td_cli_print (cli, "%s %s\n", fault->words, fault->remedy);
    }
}

static gboolean
run_check (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, NULL, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  faults = db ? td_check_workspace (db, td_cli_get_today (cli), g_get_real_time () / G_USEC_PER_SEC,
                                    NULL, error)
              : NULL;
  if (faults == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_faults_json (cli, faults);
  else
    print_faults (cli, faults);
  if (faults->len > 0)
    g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING,
                 ngettext ("%u fault was found in “%s”.", "%u faults were found in “%s”.",
                           faults->len),
                 faults->len, td_cli_get_path (cli));
  else
    td_cli_message (cli, _ ("“%s” is sound."), td_cli_get_path (cli));
  return faults->len == 0;
}

const TdCliCommand td_cli_check = { "check", NULL, N_ ("Look for faults in the workspace"),
                                    run_check };
