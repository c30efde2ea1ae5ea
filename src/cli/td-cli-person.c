/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* tandemctl person: what is held about somebody, and making it anonymous. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/td-cli-commands.h"
#include "workspace/td-erasure.h"
#include "workspace/td-person-data.h"
#include "workspace/td-retention-period.h"

/* --- person show --- */

static void
print_section_json (JsonBuilder *builder, const TdPersonSection *section)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, "table", section->table);
  td_cli_json_text (builder, "title", section->title);
  td_cli_json_begin_array (builder, "entries");
  for (guint row = 0; row < section->rows->len; row++)
    {
      GPtrArray *values = section->rows->pdata[row];

      json_builder_begin_object (builder);
      for (guint column = 0; column < section->n_columns; column++)
        td_cli_json_text (builder, section->columns[column].code, values->pdata[column]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_data_json (TdCli *cli, const TdPersonData *data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_text (builder, "number", data->number);
  td_cli_json_text (builder, "name", data->name);
  td_cli_json_int (builder, "left_out_confidential", data->n_confidential);
  td_cli_json_int (builder, "left_out_names", data->n_nameless);
  td_cli_json_int (builder, "notes_about_pairs", data->n_shared);
  td_cli_json_begin_array (builder, "sections");
  for (guint i = 0; i < data->sections->len; i++)
    print_section_json (builder, data->sections->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_section (TdCli *cli, const TdPersonSection *section)
{
  td_cli_print (cli, "\n%s\n", section->title);
  for (guint row = 0; row < section->rows->len; row++)
    {
      if (row)
        td_cli_print (cli, "\n");
      for (guint column = 0; column < section->n_columns; column++)
        {
          g_autofree char *words = td_person_section_dup_words (section, row, column);

          if (*words)
            td_cli_print (cli, "  %s: %s\n", td_person_column_get_label (&section->columns[column]),
                          words);
        }
    }
}

static void
print_data (TdCli *cli, const TdPersonData *data)
{
  td_cli_print (cli, "%s\n", data->name);
  for (guint i = 0; i < data->sections->len; i++)
    print_section (cli, data->sections->pdata[i]);
}

static gboolean
run_show (TdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Save as a table instead, .csv or .xlsx"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
    {},
  };
  g_autoptr (TdPersonData) data = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  TdDatabase *db;
  gint64 id;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if (!td_cli_require ("NUMBER", words ? words[0] : NULL, error))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  id = db ? td_cli_find_employee (cli, words[0], error) : 0;
  data = id ? td_person_data_load (db, id, error) : NULL;
  if (data == NULL || (output && !td_person_data_save_csv (data, output, error)))
    return FALSE;
  remarks = td_person_data_list_remarks (data, FALSE);
  for (guint i = 0; i < remarks->len; i++)
    td_cli_warn (cli, remarks->pdata[i]);
  if (output)
    td_cli_message (cli, _ ("Saved “%s”."), output);
  else if (td_cli_is_json (cli))
    print_data_json (cli, data);
  else
    print_data (cli, data);
  return TRUE;
}

const TdCliCommand td_cli_person_show = {
  "person show",
  N_ ("NUMBER"),
  N_ ("Everything that is held about a person"),
  run_show,
  N_ ("For the person alone: private notes about her or him are in it. What others said in\n"
      "confidence is left out and counted."),
};

/* --- person anonymise, person erase --- */

static void
print_items_json (JsonBuilder *builder, const char *name, GPtrArray *items)
{
  static const char *const members[] = { "table", "title", "count=n", "words", NULL };

  td_cli_json_begin_array (builder, name);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (builder);
      td_cli_json_record (builder, items->pdata[i], members);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_plan_json (TdCli *cli, const TdErasurePlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_bool (builder, "rehearsed", TRUE);
  td_cli_json_int (builder, "people", plan->names->len);
  td_cli_json_texts (builder, "names", plan->names);
  print_items_json (builder, "deleted", plan->goes);
  print_items_json (builder, "kept", plan->stays);
  td_cli_json_texts (builder, "cautions", plan->cautions);
  td_cli_json_texts (builder, "refusals", plan->refusals);
  td_cli_json_texts (builder, "older_copies", plan->copies);
  td_cli_json_int (builder, "entries_without_undo", plan->n_entries);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_items (TdCli *cli, const char *heading, GPtrArray *items)
{
  td_cli_print (cli, "%s\n", heading);
  for (guint i = 0; i < items->len; i++)
    {
      TdErasureItem *item = items->pdata[i];

      td_cli_print (cli, "  %s: %s\n", item->title, item->words);
    }
}

static void
print_plan (TdCli *cli, const TdErasurePlan *plan)
{
  td_cli_print_texts (cli, _ ("About whom"), plan->names);
  print_items (cli, _ ("Goes"), plan->goes);
  print_items (cli, _ ("Stays"), plan->stays);
  td_cli_print_texts (cli, _ ("Before you go on"), plan->cautions);
  td_cli_print_texts (cli, _ ("Not possible yet"), plan->refusals);
  td_cli_print_texts (cli, _ ("Older copies, which still hold everything"), plan->copies);
}

/* What was done: @backup is the new one where the older ones were deleted. */
static void
print_result_json (TdCli *cli, const TdErasureResult *result, guint n_deleted, const char *backup)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  td_cli_json_bool (builder, "rehearsed", FALSE);
  td_cli_json_int (builder, "people", result->n_people);
  td_cli_json_int (builder, "entries_without_undo", result->n_entries);
  td_cli_json_bool (builder, "clean", result->clean);
  td_cli_json_int (builder, "deleted_copies", n_deleted);
  td_cli_json_text (builder, "backup", backup);
  json_builder_end_object (builder);
  td_cli_print_json (cli, builder);
}

static void
print_result (TdCli *cli, TdErasureKind kind, const TdErasureResult *result)
{
  if (!result->clean)
    td_cli_warn (cli, _ ("Another program has the workspace open: old bytes are left beside it "
                         "until that program is closed."));
  td_cli_message (cli,
                  kind == TD_ERASURE_ERASE
                      ? ngettext ("Erased %d person.", "Erased %d people.",
                                  (gulong) result->n_people)
                      : ngettext ("Made %d person anonymous.", "Made %d people anonymous.",
                                  (gulong) result->n_people),
                  result->n_people);
}

static void
print_copies (TdCli *cli, GPtrArray *copies, const char *backup)
{
  if (backup)
    td_cli_message (cli,
                    ngettext ("Deleted %u older copy; the backup “%s” is of now.",
                              "Deleted %u older copies; the backup “%s” is of now.", copies->len),
                    copies->len, backup);
  else if (copies->len)
    td_cli_message (cli,
                    ngettext ("%u older copy still holds everything; --delete-backups deletes it.",
                              "%u older copies still hold everything; --delete-backups deletes "
                              "them.",
                              copies->len),
                    copies->len);
}

static gboolean
rehearse (TdCli *cli, TdDatabase *db, TdErasureKind kind, GArray *ids, GError **error)
{
  g_autoptr (TdErasurePlan) plan =
      td_erasure_plan (db, kind, (gint64 *) ids->data, ids->len, td_cli_get_today (cli), error);

  if (plan == NULL)
    return FALSE;
  if (td_cli_is_json (cli))
    print_plan_json (cli, plan);
  else
    print_plan (cli, plan);
  return TRUE;
}

static gboolean
execute (TdCli *cli,
         TdDatabase *db,
         TdErasureKind kind,
         GArray *ids,
         gboolean copies_too,
         GError **error)
{
  g_autoptr (GPtrArray) copies = td_erasure_list_copies (db);
  g_autofree char *backup = NULL;
  TdErasureResult result;

  if (!td_erasure_run (db, kind, (gint64 *) ids->data, ids->len, td_cli_get_today (cli), NULL,
                       &result, error))
    return FALSE;
  print_result (cli, kind, &result);
  if (copies_too && !td_erasure_delete_copies (db, copies, NULL, &backup, error))
    return FALSE;
  print_copies (cli, copies, backup);
  if (td_cli_is_json (cli))
    print_result_json (cli, &result, backup ? copies->len : 0, backup);
  return TRUE;
}

/* Whom it is about: the numbers given, or everybody past the retention period. */
static GArray *
find_ids (TdCli *cli, TdDatabase *db, char **numbers, gboolean past, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) people = NULL;

  for (char **number = numbers; number && *number; number++)
    {
      gint64 id = td_cli_find_employee (cli, *number, error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  if (past)
    people = td_retention_period_list (db, td_cli_get_today (cli), error);
  if (past && people == NULL)
    return NULL;
  for (guint i = 0; people && i < people->len; i++)
    g_array_append_val (ids, ((TdPastPerson *) people->pdata[i])->id);
  return g_steal_pointer (&ids);
}

static gboolean
run_erasure (TdCli *cli, TdErasureKind kind, int argc, char **argv, GError **error)
{
  g_auto (GStrv) numbers = NULL;
  gboolean rehearsal = FALSE, yes = FALSE, past = FALSE, copies = FALSE;
  const GOptionEntry entries[] = {
    { "rehearse", 0, 0, G_OPTION_ARG_NONE, &rehearsal,
      N_ ("Say what goes and what stays, and do nothing"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_ ("Do it: it cannot be undone"), NULL },
    { "past-retention", 0, 0, G_OPTION_ARG_NONE, &past,
      N_ ("Everybody whose data are past the retention period"), NULL },
    { "delete-backups", 0, 0, G_OPTION_ARG_NONE, &copies,
      N_ ("Delete the older backups too, which still hold everything; one is made anew"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &numbers, NULL, NULL },
    {},
  };
  g_autoptr (GArray) ids = NULL;
  TdDatabase *db;
  gboolean done;

  if (!td_cli_parse (cli, argc, argv, entries, &done, error))
    return done;
  if ((!past && !td_cli_require ("NUMBER", numbers ? numbers[0] : NULL, error)) ||
      (!rehearsal && !td_cli_require ("--yes", yes ? "yes" : NULL, error)))
    return FALSE;
  db = td_cli_open (cli, 0, error);
  ids = db ? find_ids (cli, db, numbers, past, error) : NULL;
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    {
      td_cli_message (cli, _ ("Nobody’s data are past the retention period."));
      return TRUE;
    }
  return rehearsal ? rehearse (cli, db, kind, ids, error)
                   : execute (cli, db, kind, ids, copies, error);
}

static gboolean
run_anonymise (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_erasure (cli, TD_ERASURE_ANONYMISE, argc, argv, error);
}

static gboolean
run_erase (TdCli *cli, int argc, char **argv, GError **error)
{
  return run_erasure (cli, TD_ERASURE_ERASE, argc, argv, error);
}

#define DETAILS                                                                                 \
  N_ ("--rehearse lists what goes and what stays, --yes does it: for good, in the undo and in " \
      "the\n"                                                                                   \
      "bytes of the file too. Backups made before still hold everything: --delete-backups "     \
      "deletes\n"                                                                               \
      "them and makes a new one. Copies that others have, and encrypted ones, cannot be found.")

const TdCliCommand td_cli_person_anonymise = {
  "person anonymise", N_ ("NUMBER…"), N_ ("Make people anonymous, keeping what happened"),
  run_anonymise,      DETAILS,
};

const TdCliCommand td_cli_person_erase = {
  "person erase", N_ ("NUMBER…"), N_ ("Erase people, keeping the counts"), run_erase, DETAILS,
};

/* --- person past-retention --- */

static void
print_past (TdCli *cli, GPtrArray *people)
{
  TdCliTable *table = td_cli_table_new (_ ("Number"), _ ("Name"), _ ("Left"), _ ("Last day"),
                                        _ ("To be kept until"), NULL);

  for (guint i = 0; i < people->len; i++)
    {
      TdPastPerson *person = people->pdata[i];
      g_autofree char *left = td_date_to_iso (person->leave_date);
      g_autofree char *last = td_date_to_iso (person->last_day);
      g_autofree char *due = td_date_to_iso (person->due);

      td_cli_table_add (table, person->number, person->name, left, last, due);
    }
  td_cli_table_print (table, cli);
}

static gboolean
run_past (TdCli *cli, int argc, char **argv, GError **error)
{
  static const char *const members[] = { "number",   "name", "department", "leave_date",
                                         "last_day", "due",  NULL };
  g_autoptr (GPtrArray) people = NULL;
  TdDatabase *db;
  gboolean done;
  int months = 0;

  if (!td_cli_parse (cli, argc, argv, NULL, &done, error))
    return done;
  db = td_cli_open (cli, 0, error);
  if (db == NULL || !td_retention_period_get (db, &months, error))
    return FALSE;
  people = td_retention_period_list (db, td_cli_get_today (cli), error);
  if (people == NULL)
    return FALSE;
  if (months == 0)
    td_cli_warn (cli, _ ("No retention period is set; “tandemctl settings set retention-months 24” "
                         "sets one."));
  if (td_cli_is_json (cli))
    td_cli_print_json_records (cli, "people", people, members);
  else
    print_past (cli, people);
  return TRUE;
}

const TdCliCommand td_cli_person_past_retention = {
  "person past-retention",
  NULL,
  N_ ("List people whose data are past the retention period"),
  run_past,
};
