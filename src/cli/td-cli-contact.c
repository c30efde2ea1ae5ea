/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"

#include "contact/td-contact-codes.h"
#include "contact/td-contact.h"

#include <glib/gi18n-lib.h>

static const char *const members[] = {
  "contact=id",
  "pair=pair_id",
  "on=on_date",
  "outcome",
  "kind",
  "mode",

  "by=initiated_by",
  "asked=asked_on",
  "next=next_date",
  "success",
  "private",
  "mentor_name",
  "mentee_name",
  "program=program_name",
  NULL,
};

/* Minutes that were not said are null, not 0. */
static void
add_minutes (JsonBuilder *builder, TdContact *contact)
{
  json_builder_set_member_name (builder, "minutes");
  if (contact->minutes > 0)
    json_builder_add_int_value (builder, contact->minutes);
  else
    json_builder_add_null_value (builder);
}

/* A private note stays out of whatever may be passed on. */
static void
add_note (JsonBuilder *builder, TdContact *contact)
{
  td_cli_json_text (builder, "note", contact->private ? NULL : contact->note);
}

static void
add_json (JsonBuilder *builder, GPtrArray *contacts)
{
  json_builder_begin_object (builder);
  td_cli_json_begin_array (builder, "contacts");
  for (guint i = 0; i < contacts->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, contacts->pdata[i], members);
      add_minutes (builder, contacts->pdata[i]);
      add_note (builder, contacts->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_table (TdCli *cli, GPtrArray *contacts)
{
  TdCliTable *table =
      td_cli_table_new (_ ("Date"), _ ("Mentor"), _ ("Mentee"), _ ("Result"), _ ("Kind"),
                        _ ("Mode"), _ (">Minutes"), _ ("By"), _ ("Note"), NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      TdContact *contact = contacts->pdata[i];
      g_autofree char *on = td_date_to_iso (contact->on_date);
      g_autofree char *minutes = contact->minutes ? g_strdup_printf ("%d", contact->minutes) : NULL;

      td_cli_table_add (table, on, contact->mentor_name, contact->mentee_name,
                        td_contact_outcome_get_label (contact->outcome),
                        td_contact_kind_get_label (contact->kind),
                        td_contact_mode_get_label (contact->mode), minutes,
                        td_contact_side_get_label (contact->initiated_by),
                        contact->private ? _ ("(private)") : contact->note);
    }
  td_cli_table_print (table, cli);
}

static void
print_contacts (TdCli *cli, GPtrArray *contacts)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!td_cli_is_json (cli))
    {
      print_table (cli, contacts);
      return;
    }
  builder = json_builder_new ();
  add_json (builder, contacts);
  td_cli_print_json (cli, builder);
}

static gboolean
parse_pair (const char *text, gint64 *pair_id, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, pair_id, NULL))
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("--pair: “%s” is not a number"), text);
  return FALSE;
}

/* What --pair and the others said of one contact; texts are owned. */
typedef struct
{
  char **pairs;
  char *on;
  int minutes;
  char *mode;
  char *kind;
  char *by;
  char *outcome;
  char *note;
  char *next;
  char *asked;
  gboolean success;
  gboolean private;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->pairs);
  g_free (options->on);
  g_free (options->mode);
  g_free (options->kind);
  g_free (options->by);
  g_free (options->outcome);
  g_free (options->note);
  g_free (options->next);
  g_free (options->asked);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (const Options *options, GError **error)
{
  return td_cli_require ("--pair", options->pairs ? options->pairs[0] : NULL, error) &&
         td_cli_require ("--on", options->on, error) &&
         td_cli_check_code ("--mode", options->mode, td_contact_modes (), error) &&
         td_cli_check_code ("--kind", options->kind, td_contact_kinds (), error) &&
         td_cli_check_code ("--by", options->by, td_contact_sides (), error) &&
         td_cli_check_code ("--outcome", options->outcome, td_contact_outcomes (), error);
}

/* One contact for each --pair. */
static GPtrArray *
make_contacts (const Options *options, GError **error)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  TdDate on, next, asked;

  if (!td_cli_parse_date ("--on", options->on, TD_DATE_NONE, &on, error) ||
      !td_cli_parse_date ("--next", options->next, TD_DATE_NONE, &next, error) ||
      !td_cli_parse_date ("--asked", options->asked, TD_DATE_NONE, &asked, error))
    return NULL;
  for (guint i = 0; options->pairs[i] != NULL; i++)
    {
      TdContact *contact;
      gint64 pair_id;

      if (!parse_pair (options->pairs[i], &pair_id, error))
        return NULL;
      contact = td_contact_new (pair_id, on);
      contact->next_date = next;
      contact->asked_on = asked;
      contact->minutes = options->minutes;
      contact->success = options->success;
      contact->private = options->private;
      td_record_set_text (&contact->mode, options->mode);
      td_record_set_text (&contact->kind, options->kind);
      td_record_set_text (&contact->initiated_by, options->by);
      td_record_set_text (&contact->outcome, options->outcome);
      td_record_set_text (&contact->note, options->note);
      g_ptr_array_add (contacts, contact);
    }
  return g_steal_pointer (&contacts);
}

/* As stored, with the names. */
static GPtrArray *
reload (TdDatabase *db, GPtrArray *contacts, GError **error)
{
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < contacts->len; i++)
    {
      TdContact *contact = td_contact_load (db, ((TdContact *) contacts->pdata[i])->id, error);

      if (contact == NULL)
        return NULL;
      g_ptr_array_add (stored, contact);
    }
  return g_steal_pointer (&stored);
}

static gboolean
run_add (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.pairs,
      N_ ("The pair; may be repeated for a meeting of several"), N_ ("ID") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("The day"), N_ ("DATE") },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &options.minutes, N_ ("How long"), N_ ("N") },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &options.mode,
      N_ ("in-person, video, phone, mail or chat"), N_ ("MODE") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_ ("meeting, preparation, introduction, learning or group"), N_ ("KIND") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, N_ ("Who initiated it: mentor or mentee"),
      N_ ("SIDE") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &options.outcome, N_ ("held, cancelled or missed"),
      N_ ("RESULT") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_ ("A short note"), N_ ("TEXT") },
    { "next", 0, 0, G_OPTION_ARG_STRING, &options.next, N_ ("The day agreed for the next one"),
      N_ ("DATE") },
    { "asked", 0, 0, G_OPTION_ARG_STRING, &options.asked, N_ ("The day it was asked for"),
      N_ ("DATE") },
    { "success", 0, 0, G_OPTION_ARG_NONE, &options.success, N_ ("Mark it as a success"), NULL },
    { "private", 0, 0, G_OPTION_ARG_NONE, &options.private,
      N_ ("Keep the note out of exports and prints"), NULL },
    {},
  };
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!check_options (&options, error))
    return FALSE;
  contacts = make_contacts (&options, error);
  db = contacts ? td_cli_open (cli, 0, error) : NULL;
  if (db == NULL || !td_contact_log_all (db, contacts, td_cli_get_today (cli), error))
    return FALSE;
  stored = reload (db, contacts, error);
  if (stored == NULL)
    return FALSE;
  print_contacts (cli, stored);
  return TRUE;
}

static gboolean
run_list (TdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *pair = NULL;
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &pair, N_ ("The pair"), N_ ("ID") },
    {},
  };
  g_autoptr (GPtrArray) contacts = NULL;
  TdDatabase *db;
  gint64 pair_id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--pair", pair, error) || !parse_pair (pair, &pair_id, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  contacts = db ? td_contact_list (db, pair_id, error) : NULL;
  if (contacts == NULL)
    return FALSE;
  print_contacts (cli, contacts);
  return TRUE;
}

const TdCliCommand td_cli_contact_add = { "contact add", NULL, N_ ("Log a contact of a pair"),
                                          run_add };
const TdCliCommand td_cli_contact_list = { "contact list", NULL,
                                           N_ ("The contacts of a pair, newest first"), run_list };
