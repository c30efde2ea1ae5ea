/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-commands.h"
#include "cli/td-cli-pair.h"

#include "contact/td-contact-codes.h"
#include "contact/td-contact.h"

#include <glib/gi18n-lib.h>

/* Of a number of minutes: 0 takes away what there was. */
#define NOT_GIVEN G_MININT

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
                        _ ("Mode"), _ (">Minutes"), _ ("Begun by"), _ ("Note"), NULL);

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

/* What --pair and the others said of one contact; texts are owned. */
typedef struct
{
  char **pairs;
  char **contacts;
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
  gboolean no_success;
  gboolean private;
  gboolean no_private;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->pairs);
  g_strfreev (options->contacts);
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
  return td_cli_check_code ("--mode", options->mode, td_contact_modes (), error) &&
         td_cli_check_code ("--kind", options->kind, td_contact_kinds (), error) &&
         td_cli_check_code ("--by", options->by, td_contact_sides (), error) &&
         td_cli_check_code ("--outcome", options->outcome, td_contact_outcomes (), error);
}

/* A code or text that was given; "" takes away what there was. */
static void
set_given (char **member, const char *given)
{
  if (given)
    td_record_set_text (member, *given ? given : NULL);
}

/* A day that was given; "" for none any more. */
static gboolean
set_day (TdDate *day, const char *option, const char *given, GError **error)
{
  if (given && *given == '\0')
    *day = TD_DATE_NONE;
  return given == NULL || *given == '\0' ||
         td_cli_parse_date (option, given, TD_DATE_NONE, day, error);
}

/* Gives a contact what the options say; what they don't say stays. */
static gboolean
apply (const Options *options, TdContact *contact, GError **error)
{
  set_given (&contact->mode, options->mode);
  set_given (&contact->kind, options->kind);
  set_given (&contact->initiated_by, options->by);
  set_given (&contact->outcome, options->outcome);
  set_given (&contact->note, options->note);
  if (options->minutes != NOT_GIVEN)
    contact->minutes = options->minutes;
  if (options->success || options->no_success)
    contact->success = options->success;
  if (options->private || options->no_private)
    contact->private = options->private;
  return set_day (&contact->on_date, "--on", options->on, error) &&
         set_day (&contact->next_date, "--next", options->next, error) &&
         set_day (&contact->asked_on, "--asked", options->asked, error);
}

/* One contact for each --pair. */
static GPtrArray *
make_contacts (TdCli *cli, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; options->pairs[i] != NULL; i++)
    {
      gint64 pair_id = td_cli_find_pair (cli, options->pairs[i], error);
      TdContact *contact;

      if (pair_id == 0)
        return NULL;
      contact = td_contact_new (pair_id, TD_DATE_NONE);
      g_ptr_array_add (contacts, contact);
      if (!apply (options, contact, error))
        return NULL;
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
parse (TdCli *cli,
       int argc,
       char **argv,
       gboolean edits,
       Options *options,
       gboolean *done,
       GError **error)
{
  int of_edit = edits ? 0 : G_OPTION_FLAG_HIDDEN;
  const GOptionEntry entries[] = {
    { "pair", 0, edits ? G_OPTION_FLAG_HIDDEN : 0, G_OPTION_ARG_STRING_ARRAY, &options->pairs,
      N_ ("The pair; may be repeated for a meeting of several"), N_ ("ID") },
    { "contact", 0, of_edit, G_OPTION_ARG_STRING_ARRAY, &options->contacts,
      N_ ("The contact, by its number"), N_ ("ID") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options->on, N_ ("The day"), N_ ("DATE") },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &options->minutes, N_ ("How long"), N_ ("N") },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &options->mode,
      N_ ("in-person, video, phone, mail or chat"), N_ ("MODE") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind,
      N_ ("meeting, preparation, introduction, learning or group"), N_ ("KIND") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options->by, N_ ("Who initiated it: mentor or mentee"),
      N_ ("SIDE") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &options->outcome, N_ ("held, cancelled or missed"),
      N_ ("RESULT") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options->note, N_ ("A short note"), N_ ("TEXT") },
    { "next", 0, 0, G_OPTION_ARG_STRING, &options->next, N_ ("The day agreed for the next one"),
      N_ ("DATE") },
    { "asked", 0, 0, G_OPTION_ARG_STRING, &options->asked, N_ ("The day it was asked for"),
      N_ ("DATE") },
    { "success", 0, 0, G_OPTION_ARG_NONE, &options->success, N_ ("Mark it as a success"), NULL },
    { "no-success", 0, of_edit, G_OPTION_ARG_NONE, &options->no_success, N_ ("Take that mark away"),
      NULL },
    { "private", 0, 0, G_OPTION_ARG_NONE, &options->private,
      N_ ("Keep the note out of exports and prints"), NULL },
    { "no-private", 0, of_edit, G_OPTION_ARG_NONE, &options->no_private,
      N_ ("The note may be passed on"), NULL },
    {},
  };

  options->minutes = NOT_GIVEN;
  return td_cli_parse (cli, argc, argv, entries, done, error);
}

static gboolean
run_add (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  TdDatabase *db;
  gboolean done;

  if (!parse (cli, argc, argv, FALSE, &options, &done, error))
    return done;
  if (!td_cli_require ("--pair", options.pairs ? options.pairs[0] : NULL, error) ||
      !td_cli_require ("--on", options.on, error) || !check_options (&options, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  contacts = db ? make_contacts (cli, &options, error) : NULL;
  if (contacts == NULL || !td_contact_log_all (db, contacts, td_cli_get_today (cli), error))
    return FALSE;
  stored = reload (db, contacts, error);
  if (stored == NULL)
    return FALSE;
  print_contacts (cli, stored);
  return TRUE;
}

static gboolean
parse_contact (const char *text, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  g_set_error (error, TD_CLI_ERROR, TD_CLI_ERROR_USAGE, _ ("--contact: “%s” is not a number"),
               text);
  return FALSE;
}

/* All that were named, changed as one change. */
static gboolean
edit_contacts (TdCli *cli, TdDatabase *db, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) stored = NULL;

  for (char **text = options->contacts; *text; text++)
    {
      TdContact *contact;
      gint64 id;

      if (!parse_contact (*text, &id, error) || (contact = td_contact_load (db, id, error)) == NULL)
        return FALSE;
      g_ptr_array_add (contacts, contact);
      if (!apply (options, contact, error))
        return FALSE;
    }
  if (!td_contact_edit_all (db, contacts, td_cli_get_today (cli), error))
    return FALSE;
  stored = reload (db, contacts, error);
  if (stored)
    print_contacts (cli, stored);
  return stored != NULL;
}

static gboolean
run_edit (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { 0 };
  TdDatabase *db;
  gboolean done;

  if (!parse (cli, argc, argv, TRUE, &options, &done, error))
    return done;
  if (!td_cli_require ("--contact", options.contacts ? options.contacts[0] : NULL, error) ||
      !check_options (&options, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  return db && edit_contacts (cli, db, &options, error);
}

static gboolean
delete_contacts (TdCli *cli, TdDatabase *db, char **texts, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (char **text = texts; *text; text++)
    {
      gint64 id;

      if (!parse_contact (*text, &id, error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  if (!td_contact_delete_all (db, (gint64 *) ids->data, ids->len, error))
    return FALSE;
  if (td_cli_is_json (cli))
    td_cli_print (cli, "{ \"deleted\" : %u }\n", ids->len);
  else
    td_cli_print (cli, ngettext ("%u contact deleted\n", "%u contacts deleted\n", ids->len),
                  ids->len);
  return TRUE;
}

static gboolean
run_delete (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) contacts = NULL;
  const GOptionEntry entries[] = {
    { "contact", 0, 0, G_OPTION_ARG_STRING_ARRAY, &contacts,
      N_ ("The contact, by its number; may be repeated"), N_ ("ID") },
    {},
  };
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("--contact", contacts ? contacts[0] : NULL, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  return db && delete_contacts (cli, db, contacts, error);
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
  db = td_cli_open_pair (cli, pair, &pair_id, error);
  contacts = db ? td_contact_list (db, pair_id, error) : NULL;
  if (contacts == NULL)
    return FALSE;
  print_contacts (cli, contacts);
  return TRUE;
}

const TdCliCommand td_cli_contact_edit = { "contact edit", NULL, N_ ("Change a contact"),
                                           run_edit };
const TdCliCommand td_cli_contact_delete = { "contact delete", NULL, N_ ("Delete a contact"),
                                             run_delete };
const TdCliCommand td_cli_contact_add = { "contact add", NULL, N_ ("Log a contact of a pair"),
                                          run_add };
const TdCliCommand td_cli_contact_list = { "contact list", NULL,
                                           N_ ("The contacts of a pair, newest first"), run_list };
