/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "base/td-file.h"
#include "program/td-program-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *program;
  char *kind;
  char *subject;
  char *body;
  char *body_file;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->program);
  g_free (options->kind);
  g_free (options->subject);
  g_free (options->body);
  g_free (options->body_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- Output --- */

static gboolean
add_json (TdDatabase *db,
          gint64 program_id,
          const TdProgramTextKind *kind,
          JsonBuilder *builder,
          GError **error)
{
  g_autofree char *subject = td_program_text_dup_subject (db, program_id, kind->kind, NULL);
  g_autofree char *body = td_program_text_dup_body (db, program_id, kind->kind, error);
  gboolean changed = FALSE;

  if (body == NULL || !td_program_text_is_changed (db, program_id, kind->kind, &changed, error))
    return FALSE;
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "kind", kind->kind);
  td_cli_json_bool (builder, "built_in", !changed);
  td_cli_json_text (builder, "subject", subject);
  td_cli_json_text (builder, "body", body);
  json_builder_end_object (builder);
  return TRUE;
}

static void
add_placeholders (JsonBuilder *builder)
{
  guint n;
  const TdTextPlaceholder *placeholders = td_text_placeholders (&n);

  td_cli_json_begin_array (builder, "placeholders");
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, placeholders[i].name);
  json_builder_end_array (builder);
}

static gboolean
print_json (TdCli *cli, TdDatabase *db, gint64 program_id, const char *only, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n;
  const TdProgramTextKind *kinds = td_program_text_kinds (&n);

  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "texts");
  for (guint i = 0; i < n; i++)
    if ((only == NULL || g_str_equal (only, kinds[i].kind)) &&
        !add_json (db, program_id, &kinds[i], builder, error))
      return FALSE;
  json_builder_end_array (builder);
  add_placeholders (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
  return TRUE;
}

static gboolean
print_one (TdCli *cli, TdDatabase *db, gint64 program_id, const char *kind, GError **error)
{
  g_autofree char *subject = td_program_text_dup_subject (db, program_id, kind, NULL);
  g_autofree char *body = td_program_text_dup_body (db, program_id, kind, error);

  if (body == NULL)
    return FALSE;
  if (subject)
    td_cli_print (cli, "%s\n\n", subject);
  td_cli_print (cli, "%s\n", body);
  return TRUE;
}

static gboolean
print_list (TdCli *cli, TdDatabase *db, gint64 program_id, GError **error)
{
  TdCliTable *table = td_cli_table_new (_ ("Kind"), _ ("Text"), _ ("State"), NULL);
  gboolean loaded = TRUE;
  guint n;
  const TdProgramTextKind *kinds = td_program_text_kinds (&n);

  for (guint i = 0; i < n && loaded; i++)
    {
      gboolean changed = FALSE;

      loaded = td_program_text_is_changed (db, program_id, kinds[i].kind, &changed, error);
      td_cli_table_add (table, kinds[i].kind, td_program_text_kind_get_label (kinds[i].kind),
                        /* Translators: of a text: written by the coordinator, or built in. */
                        changed ? C_ ("text", "your own") : C_ ("text", "built in"));
    }
  td_cli_table_print (table, cli);
  return loaded;
}

static gboolean
print_texts (TdCli *cli, TdDatabase *db, gint64 program_id, const char *kind, GError **error)
{
  if (td_cli_is_json (cli))
    return print_json (cli, db, program_id, kind, error);
  return kind ? print_one (cli, db, program_id, kind, error)
              : print_list (cli, db, program_id, error);
}

/* --- Arguments --- */

static gboolean
check_kind (const char *kind, GError **error)
{
  if (kind == NULL || td_program_text_kind_find (kind))
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
               _ ("There is no text “%s”; “program text show” lists them."), kind);
  return FALSE;
}

/* The programme that is asked for, of an opened workspace; 0 with @error. */
static gint64
find_program (TdCli *cli, const Options *options, gboolean one, GError **error)
{
  if (!td_cli_require ("--program", options->program, error) ||
      (one && !td_cli_require ("--kind", options->kind, error)) ||
      !check_kind (options->kind, error) || td_cli_open (cli, 0, error) == NULL)
    return 0;
  return td_cli_find_program (cli, options->program, error);
}

#define PROGRAM_ENTRY(options)                                                                  \
  {                                                                                             \
    "program", 0, 0, G_OPTION_ARG_STRING, &(options).program, N_ ("The programme"), N_ ("NAME") \
  }
#define KIND_ENTRY(options)                                                                  \
  {                                                                                          \
    "kind", 0, 0, G_OPTION_ARG_STRING, &(options).kind,                                      \
        N_ ("agreement, welcome, first-contact, reminder, answer, survey, end"), N_ ("KIND") \
  }

static gboolean
run_show (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = {};
  const GOptionEntry entries[] = { PROGRAM_ENTRY (options), KIND_ENTRY (options), {} };
  gint64 program_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  program_id = find_program (cli, &options, FALSE, error);
  return program_id &&
         print_texts (cli, td_cli_open (cli, 0, NULL), program_id, options.kind, error);
}

const TdCliCommand td_cli_program_text_show = { "program text show", NULL,
                                                N_ ("The texts of a programme, or one of them"),
                                                run_show };

static gboolean
read_body (Options *options, GError **error)
{
  if (options->body_file)
    {
      g_free (options->body);
      options->body = td_file_read_text (options->body_file, TD_FILE_MOST_TEXT, error);
      if (options->body == NULL)
        return FALSE;
    }
  if (options->body && !g_utf8_validate (options->body, -1, NULL))
    {
      g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_NOTHING, _ ("The text is not UTF-8."));
      return FALSE;
    }
  if (options->body || options->subject)
    return TRUE;
  g_set_error_literal (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE,
                       _ ("Give --body, --body-file or --subject."));
  return FALSE;
}

/* What was not given stays as it is. */
static gboolean
set_text (TdDatabase *db, gint64 program_id, const Options *options, GError **error)
{
  g_autofree char *subject = td_program_text_dup_subject (db, program_id, options->kind, NULL);
  g_autofree char *body = td_program_text_dup_body (db, program_id, options->kind, error);

  return body && td_program_text_set (db, program_id, options->kind,
                                      options->subject ? options->subject : subject,
                                      options->body ? options->body : body, error);
}

static gboolean
run_set (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = {};
  const GOptionEntry entries[] = {
    PROGRAM_ENTRY (options),
    KIND_ENTRY (options),
    { "subject", 0, 0, G_OPTION_ARG_STRING, &options.subject, N_ ("The subject of a letter"),
      N_ ("TEXT") },
    { "body", 0, 0, G_OPTION_ARG_STRING, &options.body, N_ ("The text, with {placeholders}"),
      N_ ("TEXT") },
    { "body-file", 0, 0, G_OPTION_ARG_FILENAME, &options.body_file, N_ ("The text, in a file"),
      N_ ("FILE") },
    {},
  };
  gint64 program_id;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  program_id = find_program (cli, &options, TRUE, error);
  if (program_id == 0 || !read_body (&options, error))
    return FALSE;
  db = td_cli_open (cli, 0, NULL);
  return set_text (db, program_id, &options, error) &&
         print_texts (cli, db, program_id, options.kind, error);
}

const TdCliCommand td_cli_program_text_set = { "program text set", NULL,
                                               N_ ("Write a text of a programme anew"), run_set };

static gboolean
run_reset (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = {};
  const GOptionEntry entries[] = { PROGRAM_ENTRY (options), KIND_ENTRY (options), {} };
  gint64 program_id;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  program_id = find_program (cli, &options, TRUE, error);
  if (program_id == 0)
    return FALSE;
  db = td_cli_open (cli, 0, NULL);
  return td_program_text_set (db, program_id, options.kind, NULL, NULL, error) &&
         print_texts (cli, db, program_id, options.kind, error);
}

const TdCliCommand td_cli_program_text_reset = { "program text reset", NULL,
                                                 N_ ("Use the built-in text again"), run_reset };
