/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "program/td-program-text.h"

#include "base/td-error.h"
#include "db/td-change.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

/* What is stored of a text; NULL where the programme has none of its own. */
typedef struct
{
  char *subject;
  char *body;
} Stored;

static void
clear_stored (Stored *stored)
{
  g_free (stored->subject);
  g_free (stored->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, clear_stored)

static gboolean
load (TdDatabase *db, gint64 program_id, const char *kind, Stored *stored, GError **error)
{
  g_autoptr (TdStatement) statement = td_database_query (
      db, error, "SELECT subject, body FROM program_text WHERE program_id = $1 AND kind = $2", "is",
      program_id, kind);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (td_statement_next (statement, &local_error))
    {
      stored->subject = g_strdup (td_statement_get_text (statement, 0));
      stored->body = g_strdup (td_statement_get_text (statement, 1));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

char *
td_program_text_dup_subject (TdDatabase *db, gint64 program_id, const char *kind, GError **error)
{
  g_auto (Stored) stored = {};

  g_return_val_if_fail (td_program_text_kind_find (kind) != NULL, NULL);

  if (!load (db, program_id, kind, &stored, error))
    return NULL;
  return g_strdup (stored.subject ? stored.subject : td_program_text_get_builtin_subject (kind));
}

char *
td_program_text_dup_body (TdDatabase *db, gint64 program_id, const char *kind, GError **error)
{
  g_auto (Stored) stored = {};

  g_return_val_if_fail (td_program_text_kind_find (kind) != NULL, NULL);

  if (!load (db, program_id, kind, &stored, error))
    return NULL;
  return g_strdup (stored.body ? stored.body : td_program_text_get_builtin_body (kind));
}

gboolean
td_program_text_is_changed (TdDatabase *db,
                            gint64 program_id,
                            const char *kind,
                            gboolean *changed,
                            GError **error)
{
  g_auto (Stored) stored = {};

  g_return_val_if_fail (td_program_text_kind_find (kind) != NULL, FALSE);

  if (!load (db, program_id, kind, &stored, error))
    return FALSE;
  *changed = stored.body != NULL;
  return TRUE;
}

static char *
describe_unknown (const char *text)
{
  g_auto (GStrv) unknown = text ? td_text_list_unknown (text) : NULL;

  if (unknown == NULL || unknown[0] == NULL)
    return NULL;
  /* Translators: a word in braces, as {mentor}, which the programme does not know. */
  return g_strdup_printf (_ ("{%s} is no placeholder; take one of the list."), unknown[0]);
}

char *
td_program_text_check (const char *kind, const char *subject, const char *body)
{
  g_autofree char *stripped = g_strstrip (g_strdup (body ? body : ""));
  char *remark;

  if (*stripped == '\0')
    return g_strdup (_ ("Write a text, or use the built-in one."));
  remark = describe_unknown (subject);
  return remark ? remark : describe_unknown (body);
}

/* Stores what differs from the built-in text, and only that. */
static gboolean
store (TdDatabase *db,
       gint64 program_id,
       const char *kind,
       const char *subject,
       const char *body,
       GError **error)
{
  g_auto (Stored) stored = {};

  if (!load (db, program_id, kind, &stored, error))
    return FALSE;
  if (g_strcmp0 (stored.body, body) == 0 && g_strcmp0 (stored.subject, subject) == 0)
    return TRUE;
  if (body == NULL)
    return td_database_execute (db, error,
                                "DELETE FROM program_text WHERE program_id = $1 AND kind = $2",
                                "is", program_id, kind);
  return td_database_execute (
      db, error,
      "INSERT INTO program_text (program_id, kind, subject, body) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (program_id, kind) DO UPDATE SET subject = $3, body = $4",
      "isss", program_id, kind, subject, body);
}

gboolean
td_program_text_set (TdDatabase *db,
                     gint64 program_id,
                     const char *kind,
                     const char *subject,
                     const char *body,
                     GError **error)
{
  const TdProgramTextKind *info = td_program_text_kind_find (kind);
  g_autoptr (TdProgram) program = NULL;
  g_autoptr (TdChange) change = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *named_subject = subject ? td_text_name_placeholders (subject) : NULL;
  g_autofree char *named_body = body ? td_text_name_placeholders (body) : NULL;
  gboolean same_subject, same_body;

  g_return_val_if_fail (info != NULL, FALSE);

  program = td_program_load (db, program_id, error);
  if (program == NULL)
    return FALSE;
  remark = body ? td_program_text_check (kind, subject, body) : NULL;
  if (remark)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, remark);
      return FALSE;
    }
  same_subject = !info->letter || subject == NULL || *subject == '\0' || body == NULL ||
                 g_strcmp0 (named_subject, td_program_text_get_builtin_subject (kind)) == 0;
  same_body = body == NULL || g_str_equal (named_body, td_program_text_get_builtin_body (kind));
  change = td_change_begin (db, "program.text", error);
  if (change == NULL || !store (db, program_id, kind, same_subject ? NULL : named_subject,
                                same_subject && same_body ? NULL : named_body, error))
    return FALSE;
  td_change_describe (change, "%s, %s", program->name, td_program_text_kind_get_label (kind));
  return td_change_commit (change, error);
}
