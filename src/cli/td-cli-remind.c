/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "agenda/td-agenda.h"
#include "agenda/td-letter.h"
#include "agenda/td-reminder.h"
#include "exchange/td-letter-files.h"
#include "pairing/td-pair.h"
#include "program/td-program-text.h"
#include "workspace/td-sender.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *program;
  char **pairs;
  char *kind;
  char *folder;
  char *csv;
  gboolean mailto;
  gboolean dry_run;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->program);
  g_strfreev (options->pairs);
  g_free (options->kind);
  g_free (options->folder);
  g_free (options->csv);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- Which pairs --- */

static void
take_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

/* Whether the letter is for this row today; one whose contact is due soon needs no reminder yet. */
static gboolean
is_for (const TdAgendaRow *row, const char *kind)
{
  if (g_str_equal (kind, "welcome"))
    return row->kind == TD_AGENDA_TOO_EARLY && row->last == TD_DATE_NONE;
  return row->kind != TD_AGENDA_DUE && g_strcmp0 (td_agenda_kind_get_letter (row->kind), kind) == 0;
}

/* Without --pair: the pairs of the programme that the letter is for today. */
static gboolean
find_due (TdDatabase *db,
          gint64 program_id,
          const char *kind,
          TdDate today,
          GArray *ids,
          GError **error)
{
  g_autoptr (GPtrArray) rows = td_agenda_load (db, program_id, today, error);

  for (guint i = 0; rows && i < rows->len; i++)
    if (is_for (rows->pdata[i], kind))
      take_id (ids, ((TdAgendaRow *) rows->pdata[i])->pair_id);
  return rows != NULL;
}

static GArray *
find_pairs (TdCli *cli, const Options *options, gint64 program_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (options->pairs == NULL && !find_due (td_cli_open (cli, 0, NULL), program_id, options->kind,
                                           td_cli_get_today (cli), ids, error))
    return NULL;
  for (char **pair = options->pairs; pair && *pair; pair++)
    {
      gint64 id = td_pair_find (td_cli_open (cli, 0, NULL), program_id, *pair, error);

      if (id == 0)
        return NULL;
      take_id (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* --- Sending --- */

static gboolean
save (TdCli *cli,
      const Options *options,
      GPtrArray *letters,
      const TdLetterSender *sender,
      GError **error)
{
  g_autoptr (GPtrArray) paths = NULL;

  if (options->csv && !td_letter_save_csv (letters, options->csv, error))
    return FALSE;
  if (options->folder)
    paths = td_letter_save_mails (letters, sender, td_cli_get_today (cli), options->folder, error);
  return options->folder == NULL || paths != NULL;
}

static void
print_json (TdCli *cli, const Options *options, GPtrArray *letters, guint n_pairs)
{
  static const char *const members[] = { "pair=reference", "side", "name", "email",
                                         "subject",        "body", NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_text (builder, "kind", options->kind);
  td_cli_json_int (builder, "pairs", n_pairs);
  td_cli_json_begin_array (builder, "letters");
  for (guint i = 0; i < letters->len; i++)
    {
      TdLetter *letter = letters->pdata[i];
      g_autofree char *uri = td_letter_dup_uri (letter);
      g_autofree char *name = td_letter_dup_file_name (letter);
      g_autofree char *path =
          options->folder && letter->email ? g_build_filename (options->folder, name, NULL) : NULL;

      json_builder_begin_object (builder);
      td_cli_json_record (builder, letter, members);
      td_cli_json_text (builder, "file", path);
      if (options->mailto)
        td_cli_json_text (builder, "mailto", uri);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_plain (TdCli *cli, const Options *options, GPtrArray *letters)
{
  g_autofree char *unreachable = td_letter_dup_unreachable (letters);

  for (guint i = 0; i < letters->len; i++)
    {
      TdLetter *letter = letters->pdata[i];
      g_autofree char *uri = td_letter_dup_uri (letter);

      if (options->mailto && uri)
        td_cli_print (cli, "%s\n", uri);
      else if (uri)
        td_cli_print (cli, "%s <%s>: %s\n", letter->name, letter->email, letter->subject);
    }
  if (letters->len == 0)
    td_cli_message (cli, _ ("This letter is for nobody today."));
  if (unreachable)
    td_cli_message (cli, _ ("Without an e-mail address: %s."), unreachable);
}

static gboolean
send (TdCli *cli, const Options *options, GArray *ids, GError **error)
{
  TdDatabase *db = td_cli_open (cli, 0, NULL);
  TdDate today = td_cli_get_today (cli);
  const gint64 *pair_ids = (const gint64 *) (gpointer) ids->data;
  g_auto (TdSender) owned = {};
  TdLetterSender sender;
  g_autoptr (GPtrArray) letters = NULL;

  if (!td_sender_load (db, &owned, error))
    return FALSE;
  sender = td_sender_peek (&owned);
  letters = td_letter_list (db, pair_ids, ids->len, options->kind, &sender, today, error);
  if (letters == NULL || !save (cli, options, letters, &sender, error))
    return FALSE;
  if (!options->dry_run && ids->len > 0 &&
      !td_reminder_record (db, pair_ids, ids->len, options->kind, today, error))
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, options, letters, ids->len);
  else
    print_plain (cli, options, letters);
  return TRUE;
}

static gboolean
check (const Options *options, GError **error)
{
  const TdProgramTextKind *kind;

  if (!td_cli_require ("--program", options->program, error) ||
      !td_cli_require ("--kind", options->kind, error))
    return FALSE;
  kind = td_program_text_kind_find (options->kind);
  if (kind == NULL || !kind->letter)
    {
      g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                   _ ("“%s” is no letter: take welcome, first-contact, reminder, answer, survey or "
                      "end."),
                   options->kind);
      return FALSE;
    }
  if (options->folder || options->csv || options->mailto)
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("Say where the letters go: --eml, --csv or --mailto."));
  return FALSE;
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = {};
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &options.program, N_ ("The programme"), N_ ("NAME") },
    { "pair", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.pairs,
      N_ ("A pair (may be repeated); without: all that it is for today"), N_ ("REFERENCE") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_ ("welcome, first-contact, reminder, answer, survey, end"), N_ ("KIND") },
    { "eml", 0, 0, G_OPTION_ARG_FILENAME, &options.folder,
      N_ ("A mail file a person, into a folder"), N_ ("FOLDER") },
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &options.csv, N_ ("A table for a mail merge"),
      N_ ("FILE") },
    { "mailto", 0, 0, G_OPTION_ARG_NONE, &options.mailto, N_ ("Addresses that open a draft"),
      NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Do not record that they were written to"), NULL },
    {},
  };
  g_autoptr (GArray) ids = NULL;
  gint64 program_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!check (&options, error) || td_cli_open (cli, 0, error) == NULL)
    return FALSE;
  program_id = td_cli_find_program (cli, options.program, error);
  ids = program_id ? find_pairs (cli, &options, program_id, error) : NULL;
  return ids && send (cli, &options, ids, error);
}

const TdCliCommand td_cli_remind = { "remind", NULL,
                                     N_ ("Letters to both sides of pairs, and that they were sent"),
                                     run };
