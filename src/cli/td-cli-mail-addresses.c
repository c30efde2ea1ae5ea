/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "pairing/td-pair.h"
#include "program/td-enrolment.h"
#include "workspace/td-mail-addresses.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *program;
  char *role;
  gboolean pairs;
  char **numbers;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->program);
  g_free (options->role);
  g_strfreev (options->numbers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static GArray *
list_enrolled (TdDatabase *db, gint64 program_id, const char *role, GError **error)
{
  g_autoptr (GPtrArray) enrolments = td_enrolment_list (db, program_id, 0, role, "enrolled", error);
  GArray *ids;

  if (enrolments == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < enrolments->len; i++)
    g_array_append_val (ids, ((TdEnrolment *) enrolments->pdata[i])->employee_id);
  return ids;
}

static GArray *
list_pairs (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  TdPairFilter filter = { .program_id = program_id, .state = TD_PAIR_OPEN_STATES };
  g_autoptr (GPtrArray) pairs = td_pair_list (db, &filter, today, error);
  GArray *ids;

  if (pairs == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < pairs->len; i++)
    g_array_append_val (ids, ((TdPair *) pairs->pdata[i])->id);
  return ids;
}

static GArray *
list_named (TdCli *cli, char **numbers, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *numbers; numbers++)
    {
      gint64 id = td_cli_find_employee (cli, *numbers, error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static void
tell (TdCli *cli, const TdMailAddresses *addresses)
{
  g_autofree char *words = td_mail_addresses_dup_words (addresses);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!td_cli_is_json (cli))
    {
      if (addresses->n_addresses > 0)
        {
          td_cli_print_text (cli, addresses->text);
          td_cli_print_text (cli, "\n");
        }
      td_cli_message (cli, "%s", words);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "addresses", addresses->text);
  td_cli_json_int (builder, "count", addresses->n_addresses);
  td_cli_json_int (builder, "without", addresses->n_without);
  td_cli_json_int (builder, "confidential", addresses->n_sealed);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  static const char *const roles[] = { "mentor", "mentee", NULL };
  g_auto (Options) options = {};
  const GOptionEntry entries[] = {
    { "program", 0, 0, G_OPTION_ARG_STRING, &options.program, N_ ("Who is enrolled in it"),
      N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, N_ ("Only mentors or mentees"),
      N_ ("mentor|mentee") },
    { "pairs", 0, 0, G_OPTION_ARG_NONE, &options.pairs, N_ ("Both sides of its open pairs"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.numbers, NULL, NULL },
    {},
  };
  g_auto (TdMailAddresses) addresses = {};
  g_autoptr (GArray) ids = NULL;
  gint64 program_id;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_check_code ("--role", options.role, roles, error))
    return FALSE;
  db = td_cli_open_program (cli, options.program, &program_id, error);
  if (db == NULL)
    return FALSE;
  ids = options.numbers ? list_named (cli, options.numbers, error)
        : options.pairs ? list_pairs (db, program_id, td_cli_get_today (cli), error)
                        : list_enrolled (db, program_id, options.role, error);
  if (ids == NULL || !(options.pairs && !options.numbers
                           ? td_mail_addresses_of_pairs
                           : td_mail_addresses_of_people) (db, (const gint64 *) ids->data, ids->len,
                                                           &addresses, error))
    return FALSE;
  tell (cli, &addresses);
  return TRUE;
}

const TdCliCommand td_cli_export_mail_addresses = {
  "export mail-addresses", "[NUMBER…]",
  N_ ("Mail addresses for the field “To”, separated by commas"), run
};
