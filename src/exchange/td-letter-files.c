/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-letter-files.h"

#include "base/td-csv.h"
#include "base/td-file.h"
#include "base/td-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gmime/gmime.h>
#include <string.h>

/* Characters of a name in a file name. */
#define LONGEST_NAME 40

/* --- One mail --- */

/* The same letter has the same id, and another one another. */
static char *
make_message_id (TdLetter *letter, TdDate on)
{
  g_autofree char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%s\n%s\n%d\n%s\n%s\n%s",
                       letter->program_id, letter->pair_id, letter->kind, letter->side, on,
                       letter->email, letter->subject ? letter->subject : "", letter->body);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  return g_strdup_printf ("%.32s@tandem.invalid", digest);
}

static void
add_addresses (GMimeMessage *message, TdLetter *letter, const TdLetterSender *sender)
{
  if (sender && td_letter_is_address (sender->email))
    g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_FROM, sender->name, sender->email);
  g_mime_message_add_mailbox (message, GMIME_ADDRESS_TYPE_TO, letter->name, letter->email);
}

/* Text as UTF-8 in quoted-printable, so that every line is short and plain. */
static GMimeObject *
make_part (const char *body)
{
  g_autofree char *ended = g_str_has_suffix (body, "\n") ? NULL : g_strconcat (body, "\n", NULL);
  const char *text = ended ? ended : body;
  GMimePart *part = g_mime_part_new_with_type ("text", "plain");
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (text, strlen (text));
  GMimeDataWrapper *content =
      g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);

  g_mime_object_set_content_type_parameter (GMIME_OBJECT (part), "charset", "utf-8");
  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_object_unref (content);
  g_object_unref (stream);
  return GMIME_OBJECT (part);
}

static GBytes *
write_message (GMimeMessage *message)
{
  GMimeFormatOptions *options = g_mime_format_options_new ();
  GMimeStream *stream = g_mime_stream_mem_new ();
  GByteArray *bytes;
  GBytes *result;

  g_mime_format_options_set_newline_format (options, GMIME_NEWLINE_FORMAT_DOS);
  g_mime_object_write_to_stream (GMIME_OBJECT (message), options, stream);
  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  result = g_bytes_new (bytes->data, bytes->len);
  g_object_unref (stream);
  g_mime_format_options_free (options);
  return result;
}

GBytes *
td_letter_make_mail (TdLetter *letter, const TdLetterSender *sender, TdDate on)
{
  g_autofree char *id = NULL;
  g_autoptr (GDateTime) date = NULL;
  GMimeMessage *message;
  GMimeObject *part;
  GBytes *mail;
  int year, month, day;

  g_return_val_if_fail (TD_IS_LETTER (letter) && letter->email != NULL, NULL);

  g_mime_init ();
  id = make_message_id (letter, on);
  td_date_get_ymd (on, &year, &month, &day);
  date = g_date_time_new_utc (year, month, day, 8, 0, 0);
  message = g_mime_message_new (FALSE);
  add_addresses (message, letter, sender);
  g_mime_message_set_subject (message, letter->subject ? letter->subject : "", "utf-8");
  g_mime_message_set_date (message, date);
  g_mime_message_set_message_id (message, id);
  g_mime_object_set_header (GMIME_OBJECT (message), "MIME-Version", "1.0", NULL);
  g_mime_object_set_header (GMIME_OBJECT (message), "X-Unsent", "1", NULL);
  part = make_part (letter->body);
  g_mime_message_set_mime_part (message, part);
  mail = write_message (message);
  g_object_unref (part);
  g_object_unref (message);
  return mail;
}

/* --- Files --- */

/* Letters and digits of the folded name, with hyphens between its words. */
static char *
make_slug (const char *name)
{
  g_autofree char *folded = td_text_fold (name);
  GString *slug = g_string_new (NULL);
  int n = 0;

  for (const char *p = folded; *p && n < LONGEST_NAME; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (slug, c);
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

char *
td_letter_dup_file_name (TdLetter *letter)
{
  g_autofree char *slug = make_slug (letter->name);

  return g_strdup_printf ("%s-%s%s%" G_GINT64_FORMAT "-%s.eml", letter->kind, slug,
                          *slug ? "-" : "", letter->pair_id, letter->side);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  int saved;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  saved = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved),
               _ ("The folder “%s” cannot be made: %s."), folder, g_strerror (saved));
  return FALSE;
}

GPtrArray *
td_letter_save_mails (GPtrArray *letters,
                      const TdLetterSender *sender,
                      TdDate on,
                      const char *folder,
                      GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (!make_folder (folder, error))
    return NULL;
  for (guint i = 0; i < letters->len; i++)
    {
      TdLetter *letter = letters->pdata[i];
      g_autofree char *name = td_letter_dup_file_name (letter);
      g_autoptr (GBytes) mail = NULL;
      gsize size;
      gconstpointer bytes;
      char *path;

      if (letter->email == NULL)
        continue;
      path = g_build_filename (folder, name, NULL);
      g_ptr_array_add (paths, path);
      mail = td_letter_make_mail (letter, sender, on);
      bytes = g_bytes_get_data (mail, &size);
      if (!td_file_save (path, bytes, (gssize) size, error))
        return NULL;
    }
  return g_steal_pointer (&paths);
}

/* --- Mail merge --- */

char *
td_letter_dup_csv (GPtrArray *letters)
{
  /* Names of fields, for other programs: not translated. */
  static const char *const heads[] = { "email", "name", "given_name", "side", "other", "programme",
                                       "pair",  "kind", "subject",    "text", NULL };
  GString *csv = td_csv_new ();

  td_csv_append_row (csv, heads);
  for (guint i = 0; i < letters->len; i++)
    {
      TdLetter *letter = letters->pdata[i];
      const char *cells[] = { letter->email,
                              letter->name,
                              letter->given_name,
                              letter->side,
                              letter->other_name,
                              letter->program_name,
                              letter->reference,
                              letter->kind,
                              letter->subject ? letter->subject : "",
                              letter->body,
                              NULL };

      if (letter->email)
        td_csv_append_row (csv, cells);
    }
  return g_string_free (csv, FALSE);
}

gboolean
td_letter_save_csv (GPtrArray *letters, const char *path, GError **error)
{
  g_autofree char *csv = td_letter_dup_csv (letters);

  return td_file_save (path, csv, -1, error);
}
