/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "cli/td-cli-passphrase.h"
#include "db/td-traces.h"
#include "workspace/td-backup.h"
#include "workspace/td-sealed.h"

#include <glib/gi18n-lib.h>

static const char *const members[] = { "file=name",   "path",           "made_at",      "size",
                                       "people",      "pairs",          "contacts",     "version",
                                       "last_change", "last_change_at", "erased_since", "trouble",
                                       NULL };

static void
add_members (JsonBuilder *builder, TdBackup *backup)
{
  td_cli_json_text (builder, "kind", td_backup_kind_get_code ((TdBackupKind) backup->kind));
  td_cli_json_record (builder, backup, members);
}

/* --- backup --- */

typedef struct
{
  char *output;
  char *passphrase_file;
  gboolean encrypt;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->passphrase_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
tell_file (TdCli *cli, const char *path, gboolean encrypted)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!td_cli_is_json (cli))
    {
      td_cli_print (cli, encrypted ? _ ("Encrypted copy: %s\n") : _ ("Backup: %s\n"), path);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "path", path);
  td_cli_json_bool (builder, "encrypted", encrypted);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
seal (TdCli *cli, TdDatabase *db, const Options *options, GError **error)
{
  char *passphrase = td_cli_read_passphrase (options->passphrase_file, TRUE, error);
  gboolean sealed = passphrase && td_backup_seal (db, options->output, passphrase, NULL, error);

  td_cli_free_passphrase (passphrase);
  if (sealed)
    tell_file (cli, options->output, TRUE);
  return sealed;
}

static gboolean
make (TdCli *cli, TdDatabase *db, const char *output, GError **error)
{
  g_autoptr (TdBackup) backup = NULL;

  if (output)
    {
      if (!td_database_backup (db, output, NULL, error))
        return FALSE;
      tell_file (cli, output, FALSE);
      return TRUE;
    }
  backup = td_backup_make (db, TD_BACKUP_MANUAL, NULL, error);
  if (backup == NULL)
    return FALSE;
  tell_file (cli, backup->path, FALSE);
  return td_database_tidy (db, error);
}

static gboolean
run_backup (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = {};
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The file to write; without it, into the folder of backups beside the workspace"),
      N_ ("FILE") },
    { "encrypt", 0, 0, G_OPTION_ARG_NONE, &options.encrypt,
      N_ ("With a passphrase, for carrying elsewhere; needs --output"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.passphrase_file,
      N_ ("Its first line is the passphrase; “-” reads standard input; else it is asked for"),
      N_ ("FILE") },
    {},
  };
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (options.encrypt && !td_cli_require ("--output", options.output, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  if (db == NULL)
    return FALSE;
  return options.encrypt ? seal (cli, db, &options, error) : make (cli, db, options.output, error);
}

const TdCliCommand td_cli_backup = { "backup", NULL, N_ ("Back up the workspace now"), run_backup };

/* --- backup list --- */

static void
print_list (TdCli *cli, GPtrArray *backups)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Backup"), _ ("Made (UTC)"), _ ("Why"), _ (">Bytes"), _ (">People"),
                        _ (">Pairs"), _ (">Contacts"), _ ("Last change (UTC)"), _ ("Note"), NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      TdBackup *backup = backups->pdata[i];
      g_autofree char *erased =
          backup->erased_since == 0
              ? NULL
              : g_strdup_printf (ngettext ("holds %d person erased since",
                                           "holds %d people erased since", backup->erased_since),
                                 backup->erased_since);

      td_cli_table_add_cell (table, "%s", backup->name);
      td_cli_table_add_cell (table, "%s", backup->made_at);
      td_cli_table_add_cell (table, "%s", td_backup_kind_get_label ((TdBackupKind) backup->kind));
      td_cli_table_add_cell (table, "%" G_GINT64_FORMAT, backup->size);
      td_cli_table_add_cell (table, "%d", backup->people);
      td_cli_table_add_cell (table, "%d", backup->pairs);
      td_cli_table_add_cell (table, "%d", backup->contacts);
      td_cli_table_add_cell (table, "%s", backup->last_change_at ? backup->last_change_at : "");
      td_cli_table_add_cell (table, "%s", backup->trouble ? backup->trouble : erased ? erased : "");
    }
  td_cli_table_print (table, cli);
}

static void
print_json_list (TdCli *cli, GPtrArray *backups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "backups");
  for (guint i = 0; i < backups->len; i++)
    {
      json_builder_begin_object (builder);
      add_members (builder, backups->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

/* Also where the workspace itself cannot be opened: then they are needed most. */
static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  gboolean done;
  TdDatabase *db;

  if (!td_cli_parse (cli, argc, argv, NULL, &done, error))
    return done;
  db = td_cli_open (cli, 0, NULL);
  backups = td_backup_list (td_cli_get_path (cli));
  for (guint i = 0; i < backups->len; i++)
    td_backup_look (backups->pdata[i], db);
  if (td_cli_is_json (cli))
    print_json_list (cli, backups);
  else if (backups->len > 0)
    print_list (cli, backups);
  else
    td_cli_message (cli, "%s", _ ("There is no backup yet."));
  return TRUE;
}

const TdCliCommand td_cli_backup_list = {
  "backup list", NULL, N_ ("The backups beside the workspace and what is in them"), run_list
};

/* --- restore --- */

/* A backup by its name, or any file. */
static char *
find_source (TdCli *cli, const char *name)
{
  g_autoptr (TdBackup) backup = NULL;

  if (g_file_test (name, G_FILE_TEST_EXISTS))
    return g_strdup (name);
  backup = td_backup_find (td_cli_get_path (cli), name, NULL);
  return g_strdup (backup ? backup->path : name);
}

static gboolean
unseal (TdCli *cli, char **path, const char *passphrase_file, GError **error)
{
  char *passphrase = td_cli_read_passphrase (passphrase_file, FALSE, error);
  g_autoptr (TdBackup) opened = NULL;

  if (passphrase)
    opened = td_backup_unseal (td_cli_get_path (cli), *path, passphrase, NULL, NULL, error);
  td_cli_free_passphrase (passphrase);
  if (opened == NULL)
    return FALSE;
  g_free (*path);
  *path = g_strdup (opened->path);
  return TRUE;
}

static void
tell_restored (TdCli *cli, const char *from, const TdBackup *kept)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!td_cli_is_json (cli))
    {
      td_cli_print (cli, _ ("Restored from %s.\n"), from);
      if (kept)
        td_cli_print (cli, _ ("The workspace as it was before: %s\n"), kept->name);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "restored", from);
  td_cli_json_text (builder, "kept", kept ? kept->name : NULL);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
restore (TdCli *cli, const char *name, const char *passphrase_file, GError **error)
{
  g_autofree char *path = find_source (cli, name);
  g_autoptr (TdBackup) kept = NULL;

  if (td_sealed_is (path) && !unseal (cli, &path, passphrase_file, error))
    return FALSE;
  if (!td_backup_restore (td_cli_get_path (cli), path, &kept, NULL, NULL, error))
    return FALSE;
  tell_restored (cli, path, kept);
  return TRUE;
}

static gboolean
run_restore (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *passphrase_file = NULL;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      N_ ("Of an encrypted copy: its first line is the passphrase; “-” reads standard input"),
      N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    {},
  };
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (files && files[0] && files[1] == NULL)
    return restore (cli, files[0], passphrase_file, error);
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("Name one backup or file."));
  return FALSE;
}

const TdCliCommand td_cli_restore = {
  "restore", "FILE",
  N_ ("Give the workspace the contents of a backup, a file or an encrypted copy"), run_restore,
  N_ ("The workspace as it is now is backed up first, so that restoring that takes it back.")
};
