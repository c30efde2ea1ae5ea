/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "program/td-sign-up.h"

#include <glib/gi18n-lib.h>

static void
print_json (TdCli *cli)
{
  g_autoptr (GArray) questions = td_sign_up_list_questions ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "questions");
  for (guint i = 0; i < questions->len; i++)
    {
      const TdSignUpQuestion *question = &g_array_index (questions, TdSignUpQuestion, i);

      json_builder_begin_object (builder);
      td_cli_json_text (builder, "field", question->field);
      td_cli_json_text (builder, "title", question->title);
      td_cli_json_begin_array (builder, "options");
      for (const char *const *option = question->options; option && *option; option++)
        json_builder_add_string_value (builder, *option);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static gboolean
run (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "program", 'p', 0, G_OPTION_ARG_STRING, &name, N_ ("The programme"), N_ ("NAME") },
    {},
  };
  g_autoptr (TdProgram) program = NULL;
  g_autofree char *text = NULL;
  TdDatabase *db;
  gint64 id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--program", name, error))
    return FALSE;
  db = td_cli_open_program (cli, name, &id, error);
  program = db ? td_program_load (db, id, error) : NULL;
  if (program == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    {
      print_json (cli);
      return TRUE;
    }
  text = td_sign_up_dup_text (program);
  td_cli_print_text (cli, text);
  return TRUE;
}

const TdCliCommand td_cli_enrol_questions = {
  "enrol questions", NULL, N_ ("The sign-up form as questions for a forms service"), run,
  N_ ("Paste them into the form: an import of its answers then knows every column.")
};
