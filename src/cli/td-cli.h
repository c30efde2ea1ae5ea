/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <json-glib/json-glib.h>

#include "db/td-change.h"

G_BEGIN_DECLS

/**
 * TdCli:
 *
 * One run of tandemctl: the global options, the workspace, and where the output goes. A command
 * writes results with td_cli_print() or td_cli_print_json() and says what happened with
 * td_cli_message().
 */
typedef struct _TdCli TdCli;

/**
 * TdCliError:
 * @TD_CLI_ERROR_USAGE: wrong options or arguments: exit code 2
 * @TD_CLI_ERROR_NOTHING: nothing was taken, or faults were found: exit code 1
 *
 * G_OPTION_ERROR exits with 2 too, TD_DATABASE_ERROR with 3, every other error with 1.
 */
typedef enum
{
  TD_CLI_ERROR_USAGE,
  TD_CLI_ERROR_NOTHING,
} TdCliError;

#define TD_CLI_ERROR (td_cli_error_quark ())
GQuark td_cli_error_quark (void);

/**
 * TdCliCommand:
 * @words: what calls it: "employees", "pair propose"
 * @arguments: of its usage line, "NUMBER…"; NULL for none
 * @summary: N_() one line
 * @run: parses with td_cli_parse() first. FALSE with @error on a failure
 * @details: N_() (nullable): what --help says below the options, in lines of 100 letters
 *
 * A command is a constant td_cli_NAME in its file src/cli/td-cli-….c, and the line X (NAME) in
 * td-cli-commands.h.
 */
typedef struct
{
  const char *words;
  const char *arguments;
  const char *summary;
  gboolean (*run) (TdCli *cli, int argc, char **argv, GError **error);
  const char *details;
} TdCliCommand;

/* Runs a command line (argv[0] is the program) and returns the exit code; what it prints is
 * appended to @output and @messages. */
int td_cli_run (int argc, char **argv, GString *output, GString *messages);

/**
 * td_cli_parse:
 * @entries: (nullable): options of the command, ended by {}; G_OPTION_REMAINING is allowed
 *
 * Parses the command's options, the global ones among them; an argument that no entry takes is an
 * error.
 * Returns FALSE without @error where help was asked for and printed: return TRUE then, as in
 *
 *     if (!td_cli_parse (cli, argc, argv, entries, &done, error))
 *       return done;
 */
gboolean td_cli_parse (TdCli *cli,
                       int argc,
                       char **argv,
                       const GOptionEntry *entries,
                       gboolean *done,
                       GError **error);

/* The workspace, opened at the first call (and made with @flags TD_DATABASE_CREATE); borrowed. */
TdDatabase *td_cli_open (TdCli *cli, TdDatabaseFlags flags, GError **error);
/* As it was given, else the workspace in the data folder of the user; borrowed. */
const char *td_cli_get_path (TdCli *cli);

/* The day of --today, else of the clock; whether --json asks for JSON. */
TdDate td_cli_get_today (TdCli *cli);
/* The day of --today only; none where it was not given. */
TdDate td_cli_get_given_today (TdCli *cli);
gboolean td_cli_is_json (TdCli *cli);

/* --- Arguments --- */

/* TD_CLI_ERROR_USAGE "--NAME is missing" where @value is NULL. */
gboolean td_cli_require (const char *option, const char *value, GError **error);

/* YYYY-MM-DD; NULL gives @fallback. */
gboolean td_cli_parse_date (const char *option,
                            const char *value,
                            TdDate fallback,
                            TdDate *date,
                            GError **error);

/* The value must be one of @codes (NULL-terminated); NULL is fine. */
gboolean td_cli_check_code (const char *option,
                            const char *value,
                            const char *const *codes,
                            GError **error);

/* The value must be a contact rhythm; NULL is fine. */
gboolean td_cli_check_cadence (const char *option, const char *value, GError **error);

/* A programme by NAME and an employee by NUMBER (else e-mail, else full name): the id, 0 on an
 * error. td_cli_find_program() with NULL gives 0 without error. */
gint64 td_cli_find_program (TdCli *cli, const char *name, GError **error);

/* Opens the workspace for a command about one programme or, where @name is NULL, all (0). NULL with
 * an error where there is no such programme. */
TdDatabase *td_cli_open_program (TdCli *cli, const char *name, gint64 *program_id, GError **error);

/* The same with the arguments of a command that only takes --program. NULL where the command is
 * done, which is @done: with its help, or with an error. */
TdDatabase *td_cli_parse_program (TdCli *cli,
                                  int argc,
                                  char **argv,
                                  gint64 *program_id,
                                  gboolean *done,
                                  GError **error);

/* The rows of a command that shows what needs doing as of today. */
typedef GPtrArray *(*TdCliLoadRows) (TdDatabase *db,
                                     gint64 program_id,
                                     TdDate today,
                                     GError **error);
typedef void (*TdCliPrintRows) (TdCli *cli, GPtrArray *rows, gint64 program_id);

/* Runs such a command, which only takes --program: reads its rows and prints them as asked for. */
gboolean td_cli_run_rows (TdCli *cli,
                          int argc,
                          char **argv,
                          TdCliLoadRows load,
                          TdCliPrintRows print_json,
                          TdCliPrintRows print_table,
                          GError **error);
gint64 td_cli_find_employee (TdCli *cli, const char *number, GError **error);

/* --- Output --- */

/* Appends to what goes to standard output, and (with a line end) to standard error. */
void td_cli_print (TdCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void td_cli_message (TdCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Appends a text as it is, of any length. */
void td_cli_print_text (TdCli *cli, const char *text);

/* Lines below a heading (element-type utf8); nothing where there are none. */
void td_cli_print_texts (TdCli *cli, const char *heading, GPtrArray *texts);

/* Says something that does not stop the command, on standard error, and in the member "warnings"
 * of the JSON it prints after; with @text NULL there is nothing to say, and the member is there
 * all the same. */
void td_cli_warn (TdCli *cli, const char *text);

/* What td_cli_warn() was told so far; borrowed, NULL where it was not called. */
JsonArray *td_cli_get_warnings (TdCli *cli);

/* Prints what the builder holds (an object), indented, and a line end. */
void td_cli_print_json (TdCli *cli, JsonBuilder *builder);

/* Members of the object that is open in the builder: NULL text and no date are null; a double
 * that is not a number is null and an unbounded one "Inf" or "-Inf". */
void td_cli_json_text (JsonBuilder *builder, const char *name, const char *value);
void td_cli_json_int (JsonBuilder *builder, const char *name, gint64 value);
void td_cli_json_double (JsonBuilder *builder, const char *name, double value);
void td_cli_json_bool (JsonBuilder *builder, const char *name, gboolean value);
void td_cli_json_date (JsonBuilder *builder, const char *name, TdDate value);

/* A member that holds an array or an object, which the caller fills and ends. */
void td_cli_json_begin_array (JsonBuilder *builder, const char *name);
void td_cli_json_begin_object (JsonBuilder *builder, const char *name);

/* An array of texts (element-type utf8). */
void td_cli_json_texts (JsonBuilder *builder, const char *name, GPtrArray *texts);

/* Members for fields of a record: @names is "field" or "member=field" each, NULL-terminated; with
 * @names NULL every field. An id of 0 is null. */
void td_cli_json_record (JsonBuilder *builder, gpointer record, const char *const *names);

/* Prints an object whose one member @name is the array of @records (of TdRecord), each with the
 * members of @names as td_cli_json_record() has it. */
void td_cli_print_json_records (TdCli *cli,
                                const char *name,
                                GPtrArray *records,
                                const char *const *names);

/**
 * TdCliTable:
 *
 * Rows with aligned columns. A heading that begins with ">" is a column of numbers, aligned at its
 * end.
 */
typedef struct _TdCliTable TdCliTable;

/* The headings, translated, ended by NULL; td_cli_table_print() frees it. */
TdCliTable *td_cli_table_new (const char *heading, ...) G_GNUC_NULL_TERMINATED;

/* One more column, before the first row. */
void td_cli_table_add_heading (TdCliTable *table, const char *heading, gboolean number);

/* Adds a row of as many texts as there are headings (NULL is an empty cell). */
void td_cli_table_add (TdCliTable *table, ...);

/* One cell of the row under way, for rows made piece by piece; a row ends when it is full. */
void td_cli_table_add_cell (TdCliTable *table, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Prints and frees. */
void td_cli_table_print (TdCliTable *table, TdCli *cli);

G_END_DECLS
