/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "people/td-erased.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

#include "base/td-text.h"

#define KEY_SETTING "erased-key"
#define KEY_BYTES 32

struct _TdErased
{
  char *key;        /* NULL where nobody was erased */
  GHashTable *days; /* TdDate by digest */
};

/* What is hashed says what it is, so that a number never stands for an address. */
static char *
make_digest (const char *key, const char *kind, const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *folded = clean ? g_utf8_casefold (clean, -1) : NULL;
  g_autofree char *message = NULL;

  if (clean == NULL)
    return NULL;
  message = g_strdup_printf ("%s:%s", kind, strcmp (kind, "email") == 0 ? folded : clean);
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) key, strlen (key), message,
                                    -1);
}

static gboolean
load_key (TdDatabase *db, char **key, GError **error)
{
  return td_database_query_text (db, key, error, "SELECT value FROM setting WHERE key = $1", "s",
                                 KEY_SETTING);
}

TdErased *
td_erased_load (TdDatabase *db, GError **error)
{
  g_autoptr (TdErased) erased = g_new0 (TdErased, 1);
  g_autoptr (TdStatement) row = NULL;
  GError *trouble = NULL;

  erased->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!load_key (db, &erased->key, error))
    return NULL;
  row = td_database_query (db, error, "SELECT digest, on_date FROM erased", "");
  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    g_hash_table_insert (erased->days, g_strdup (td_statement_get_text (row, 0)),
                         GINT_TO_POINTER (td_statement_get_date (row, 1)));
  if (trouble == NULL)
    return g_steal_pointer (&erased);
  g_propagate_error (error, trouble);
  return NULL;
}

void
td_erased_free (TdErased *erased)
{
  if (erased == NULL)
    return;
  g_clear_pointer (&erased->days, g_hash_table_unref);
  g_free (erased->key);
  g_free (erased);
}

gboolean
td_erased_is_empty (TdErased *erased)
{
  return erased->key == NULL || g_hash_table_size (erased->days) == 0;
}

static TdDate
look_up (TdErased *erased, const char *kind, const char *text)
{
  g_autofree char *digest = NULL;

  if (text == NULL || td_erased_is_empty (erased))
    return TD_DATE_NONE;
  digest = make_digest (erased->key, kind, text);
  return digest ? GPOINTER_TO_INT (g_hash_table_lookup (erased->days, digest)) : TD_DATE_NONE;
}

TdDate
td_erased_has (TdErased *erased, const char *number)
{
  return look_up (erased, "number", number);
}

TdDate
td_erased_has_email (TdErased *erased, const char *email)
{
  return look_up (erased, "email", email);
}

TdDate
td_erased_has_any (TdErased *erased, const char *text)
{
  const char *open = text ? strrchr (text, '(') : NULL;
  const char *close = open ? strchr (open, ')') : NULL;
  TdDate on = td_erased_has (erased, text);

  if (on == TD_DATE_NONE)
    on = td_erased_has_email (erased, text);
  if (on == TD_DATE_NONE && close)
    {
      g_autofree char *number = g_strndup (open + 1, (gsize) (close - open - 1));

      on = td_erased_has (erased, number);
    }
  return on;
}

char *
td_erased_describe (TdDate on)
{
  g_autofree char *day = td_date_format (on);

  /* Translators: a date; what an import says of a row about somebody whose data were erased. */
  return g_strdup_printf (_ ("Erased on %s; skipped."), day);
}

/* Random bytes of the system as text; NULL where it has none to give. */
static char *
make_key (GError **error)
{
  guint8 bytes[KEY_BYTES];
  GString *key = g_string_new (NULL);

  if (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    {
      g_string_free (key, TRUE);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The system gave no random numbers. Try again in a moment."));
      return NULL;
    }
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (key, "%02x", bytes[i]);
  return g_string_free (key, FALSE);
}

static gboolean
ensure_key (TdDatabase *db, char **key, GError **error)
{
  if (!load_key (db, key, error))
    return FALSE;
  if (*key)
    return TRUE;
  *key = make_key (error);
  return *key && td_database_execute (db, error, "INSERT INTO setting (key, value) VALUES ($1, $2)",
                                      "ss", KEY_SETTING, *key);
}

static gboolean
add_one (TdDatabase *db,
         const char *key,
         const char *kind,
         const char *text,
         TdDate today,
         GError **error)
{
  g_autofree char *digest = text ? make_digest (key, kind, text) : NULL;

  return digest == NULL ||
         td_database_execute (db, error,
                              "INSERT INTO erased (digest, on_date) VALUES ($1, $2) "
                              "ON CONFLICT (digest) DO UPDATE SET on_date = excluded.on_date",
                              "sD", digest, today);
}

gboolean
td_erased_add (TdDatabase *db, const char *number, const char *email, TdDate today, GError **error)
{
  g_autofree char *key = NULL;

  return ensure_key (db, &key, error) && add_one (db, key, "number", number, today, error) &&
         add_one (db, key, "email", email, today, error);
}
