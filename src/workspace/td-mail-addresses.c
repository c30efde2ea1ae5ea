/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-mail-addresses.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The addresses under way. */
typedef struct
{
  GString *text;
  GHashTable *seen;   /* addresses, folded */
  GHashTable *people; /* ids */
  TdMailAddresses *addresses;
} Gathering;

/* Printable ASCII that an unquoted display name may have (RFC 5322, 3.2.3), and spaces; what is not
 * ASCII is allowed by RFC 6532. */
static gboolean
is_phrase (const char *name)
{
  for (const guchar *p = (const guchar *) name; *p; p++)
    if (*p < 0x80 && !g_ascii_isalnum (*p) && strchr (" !#$%&'*+-/=?^_`{|}~", *p) == NULL)
      return FALSE;
  return *name != '\0';
}

char *
td_mail_address_format (const char *name, const char *email)
{
  g_autoptr (GString) quoted = NULL;

  if (name == NULL || *name == '\0')
    return g_strdup (email);
  if (is_phrase (name))
    return g_strdup_printf ("%s <%s>", name, email);
  quoted = g_string_new ("\"");
  for (const char *p = name; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (quoted, '\\');
      /* A line end would begin another header. */
      g_string_append_c (quoted, g_ascii_iscntrl (*p) ? ' ' : *p);
    }
  return g_strdup_printf ("%s\" <%s>", quoted->str, email);
}

/* Anything that would not stay one address among others is none. */
static gboolean
is_address (const char *email)
{
  const char *at = email ? strrchr (email, '@') : NULL;

  if (at == NULL || at == email || at[1] == '\0')
    return FALSE;
  for (const char *p = email; *p; p++)
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p) || strchr ("<>,;()[]\\\"", *p))
      return FALSE;
  return TRUE;
}

static void
add_person (Gathering *gathering, gint64 id, const char *name, const char *email, gboolean sealed)
{
  g_autofree char *mailbox = NULL;

  if (!g_hash_table_add (gathering->people, g_memdup2 (&id, sizeof id)))
    return;
  if (sealed)
    {
      gathering->addresses->n_sealed++;
      return;
    }
  if (!is_address (email))
    {
      gathering->addresses->n_without++;
      return;
    }
  if (!g_hash_table_add (gathering->seen, g_utf8_casefold (email, -1)))
    return;
  mailbox = td_mail_address_format (name, email);
  if (gathering->text->len > 0)
    g_string_append (gathering->text, ", ");
  g_string_append (gathering->text, mailbox);
  gathering->addresses->n_addresses++;
}

/* People of @sql, whose $1 is an id: id, name, e-mail, whether sealed. */
static gboolean
add_people (Gathering *gathering, TdDatabase *db, const char *sql, gint64 id, GError **error)
{
  TdStatement *statement = td_database_query (db, error, sql, "i", id);
  GError *trouble = NULL;

  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    add_person (gathering, td_statement_get_int (statement, 0),
                td_statement_get_text (statement, 1), td_statement_get_text (statement, 2),
                td_statement_get_int (statement, 3) != 0);
  td_statement_release (statement);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
gather (TdDatabase *db,
        const char *sql,
        const gint64 *ids,
        guint n_ids,
        TdMailAddresses *addresses,
        GError **error)
{
  Gathering gathering = { .text = g_string_new (NULL), .addresses = addresses };
  gboolean done = TRUE;

  *addresses = (TdMailAddresses){ 0 };
  gathering.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gathering.people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; done && i < n_ids; i++)
    done = add_people (&gathering, db, sql, ids[i], error);
  g_hash_table_unref (gathering.seen);
  g_hash_table_unref (gathering.people);
  addresses->text = g_string_free (gathering.text, FALSE);
  return done;
}

gboolean
td_mail_addresses_of_people (TdDatabase *db,
                             const gint64 *ids,
                             guint n_ids,
                             TdMailAddresses *addresses,
                             GError **error)
{
  return gather (db,
                 "SELECT e.id, e.name, e.email, EXISTS (SELECT 1 FROM enrolment n"
                 "  JOIN program p ON p.id = n.program_id"
                 "  WHERE n.employee_id = e.id AND p.confidential = 1)"
                 " FROM employee e WHERE e.id = $1",
                 ids, n_ids, addresses, error);
}

gboolean
td_mail_addresses_of_pairs (TdDatabase *db,
                            const gint64 *ids,
                            guint n_ids,
                            TdMailAddresses *addresses,
                            GError **error)
{
  return gather (db,
                 "SELECT e.id, e.name, e.email, p.confidential FROM pair x"
                 " JOIN program p ON p.id = x.program_id"
                 " JOIN employee e ON e.id IN (x.mentor_id, x.mentee_id)"
                 " WHERE x.id = $1 ORDER BY e.id = x.mentee_id",
                 ids, n_ids, addresses, error);
}

void
td_mail_addresses_clear (TdMailAddresses *addresses)
{
  g_clear_pointer (&addresses->text, g_free);
}

char *
td_mail_addresses_dup_words (const TdMailAddresses *addresses)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words,
                          ngettext ("%'u mail address.", "%'u mail addresses.",
                                    addresses->n_addresses),
                          addresses->n_addresses);
  if (addresses->n_without > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              ngettext ("%'u person has none.", "%'u people have none.",
                                        addresses->n_without),
                              addresses->n_without);
    }
  if (addresses->n_sealed > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (
          words,
          ngettext ("%'u person is in a confidential programme: write to each by itself.",
                    "%'u people are in a confidential programme: write to each by itself.",
                    addresses->n_sealed),
          addresses->n_sealed);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
