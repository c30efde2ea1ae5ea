/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* tandemctl audit list: the audit trail. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/td-cli-commands.h"
#include "cli/td-cli-pair.h"
#include "workspace/td-action-text.h"
#include "workspace/td-audit.h"

typedef struct
{
  char *from;
  char *to;
  char *about;
  char *pair;
  char *program;
  char *kind;
  char *text;
  int limit;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  g_free (arguments->from);
  g_free (arguments->to);
  g_free (arguments->about);
  g_free (arguments->pair);
  g_free (arguments->program);
  g_free (arguments->kind);
  g_free (arguments->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static void
print_json (TdCli *cli, GPtrArray *entries, guint total)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_int (builder, "total", total);
  td_cli_json_begin_array (builder, "entries");
  for (guint i = 0; i < entries->len; i++)
    {
      TdChangeEntry *entry = entries->pdata[i];

      json_builder_begin_object (builder);
      td_cli_json_int (builder, "id", entry->id);
      td_cli_json_text (builder, "at", entry->at);
      td_cli_json_text (builder, "action", entry->action);
      td_cli_json_text (builder, "words", td_action_get_words (entry->action));
      td_cli_json_text (builder, "detail", entry->detail);
      td_cli_json_int (builder, "rows", entry->n_rows);
      td_cli_json_bool (builder, "taken_back", entry->undone_by != 0);
      td_cli_json_bool (builder, "final", entry->final);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_table (TdCli *cli, GPtrArray *entries, guint total)
{
  TdCliTable *table =
      td_cli_table_new (C_ ("change", "Time"), _ ("What was done"), _ (">Rows"), NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      TdChangeEntry *entry = entries->pdata[i];
      g_autofree char *time = td_audit_format_time (entry->at);
      g_autofree char *words = td_action_text_for (entry->action, entry->detail);
      g_autofree char *rows = g_strdup_printf ("%d", entry->n_rows);

      td_cli_table_add (table, time, words, rows);
    }
  td_cli_table_print (table, cli);
  if (entries->len < total)
    td_cli_message (cli,
                    ngettext ("%u of %u is shown; --limit shows more.",
                              "%u of %u are shown; --limit shows more.", (gulong) entries->len),
                    entries->len, total);
}

static gboolean
make_query (TdCli *cli, const Arguments *arguments, TdAuditQuery *query, GError **error)
{
  query->room = arguments->kind;
  query->text = arguments->text;
  if (!td_cli_parse_date ("--from", arguments->from, TD_DATE_NONE, &query->from, error) ||
      !td_cli_parse_date ("--to", arguments->to, TD_DATE_NONE, &query->to, error) ||
      !td_cli_check_code ("--kind", arguments->kind, td_audit_list_rooms (), error))
    return FALSE;
  if (arguments->about)
    query->employee_id = td_cli_find_employee (cli, arguments->about, error);
  if (arguments->pair && (arguments->about == NULL || query->employee_id))
    query->pair_id = td_cli_find_pair (cli, arguments->pair, error);
  return (arguments->about == NULL || query->employee_id != 0) &&
         (arguments->pair == NULL || query->pair_id != 0);
}

static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Arguments) arguments = { .limit = 1000 };
  const GOptionEntry options[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &arguments.from, N_ ("Since this day"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &arguments.to, N_ ("Until this day"), N_ ("DATE") },
    { "about", 0, 0, G_OPTION_ARG_STRING, &arguments.about,
      N_ ("Only what names this person or changed her or his data"), N_ ("NUMBER") },
    { "pair", 0, 0, G_OPTION_ARG_STRING, &arguments.pair, N_ ("Only what changed this pair"),
      N_ ("PAIR") },
    { "program", 0, 0, G_OPTION_ARG_STRING, &arguments.program,
      N_ ("Only what changed this programme, its sign-ups or its pairs"), N_ ("NAME") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &arguments.kind,
      N_ ("employee, person, enrolment, program, pairing, contact, partnership, feedback, agenda, "
          "import, workspace or undo"),
      N_ ("KIND") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &arguments.text, N_ ("Only entries with these words"),
      N_ ("TEXT") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &arguments.limit, N_ ("At most so many rows"), N_ ("N") },
    {},
  };
  TdAuditQuery query = { 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, options, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  if (db == NULL || !make_query (cli, &arguments, &query, error))
    return FALSE;
  if (arguments.program)
    query.program_id = td_cli_find_program (cli, arguments.program, error);
  if (arguments.program && query.program_id == 0)
    return FALSE;
  ids = td_audit_search (db, &query, error);
  if (ids)
    entries = td_audit_load_many (db, (gint64 *) ids->data,
                                  MIN (ids->len, (guint) MAX (arguments.limit, 0)), error);
  if (entries == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_json (cli, entries, ids->len);
  else
    print_table (cli, entries, ids->len);
  return TRUE;
}

const TdCliCommand td_cli_audit_list = { "audit list", NULL,
                                         N_ ("What was done in the workspace, newest first"),
                                         run_list };
