/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-sealed.h"

#include "base/td-error.h"
#include "base/td-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define MAGIC "TdSealed"
#define MAGIC_LENGTH 8
#define VERSION 1
#define CHECK_LENGTH 16
#define CHUNK (64 * 1024)
#define SEALED_CHUNK (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)

/* The work of a key: three passes over 128 MiB, a third of a second. */
#define OPERATIONS crypto_pwhash_OPSLIMIT_MODERATE
#define MEMORY ((guint64) 128 * 1024 * 1024)

/* More work than this no honest file asks for. */
#define MOST_OPERATIONS 16
#define MOST_MEMORY ((guint64) 1024 * 1024 * 1024)

/* The file up to its first chunk, as it is written. */
typedef struct
{
  guint8 magic[MAGIC_LENGTH];
  guint8 version;
  guint8 operations[8];
  guint8 memory[8];
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 check[CHECK_LENGTH];
  guint8 stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
} Head;

G_STATIC_ASSERT (sizeof (Head) == 81);

/* What reading or writing goes on with; the state is wiped. */
typedef struct
{
  crypto_secretstream_xchacha20poly1305_state state;
  FILE *in;
  FILE *out;
  const char *in_path;
  const char *out_path;
  guint64 done;
  guint64 size;
  TdProgress *progress;
  GCancellable *cancellable;
} Stream;

static void
stream_clear (Stream *stream)
{
  sodium_memzero (&stream->state, sizeof stream->state);
  g_clear_pointer (&stream->in, fclose);
  g_clear_pointer (&stream->out, fclose);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, stream_clear)

static void
put_number (guint8 *bytes, guint64 number)
{
  for (int i = 0; i < 8; i++)
    bytes[i] = (guint8) (number >> (8 * i));
}

static guint64
get_number (const guint8 *bytes)
{
  guint64 number = 0;

  for (int i = 0; i < 8; i++)
    number |= (guint64) bytes[i] << (8 * i);
  return number;
}

/* The key of the stream and the check of the passphrase, out of one Argon2id. */
static gboolean
derive (const Head *head, const char *passphrase, guint8 *key, guint8 *check, GError **error)
{
  guint8 master[crypto_kdf_KEYBYTES];
  gboolean derived =
      crypto_pwhash (master, sizeof master, passphrase, strlen (passphrase), head->salt,
                     get_number (head->operations), (size_t) get_number (head->memory),
                     crypto_pwhash_ALG_ARGON2ID13) == 0;

  if (!derived)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                         _ ("There is not enough memory to make the key. Close other programs and "
                            "try again."));
  else
    {
      crypto_kdf_derive_from_key (key, crypto_secretstream_xchacha20poly1305_KEYBYTES, 1,
                                  "TdStream", master);
      crypto_kdf_derive_from_key (check, CHECK_LENGTH, 2, "TdSealed", master);
    }
  sodium_memzero (master, sizeof master);
  return derived;
}

static gboolean
step (Stream *stream, gsize length, GError **error)
{
  stream->done += length;
  td_progress_set (stream->progress, (double) stream->done / (double) MAX (1, stream->size), NULL);
  return !g_cancellable_set_error_if_cancelled (stream->cancellable, error);
}

const char *
td_sealed_check_passphrase (const char *passphrase)
{
  if (passphrase == NULL || !g_utf8_validate (passphrase, -1, NULL))
    return _ ("Type a passphrase.");
  if (g_utf8_strlen (passphrase, -1) < TD_SEALED_LEAST_LETTERS)
    return _ ("Take at least ten letters; four words are good.");
  return NULL;
}

/* --- Writing --- */

static gboolean
write_bytes (Stream *stream, gconstpointer bytes, gsize length, GError **error)
{
  return fwrite (bytes, 1, length, stream->out) == length ||
         td_file_fail (stream->out_path, errno, error);
}

static gboolean
write_head (Stream *stream, Head *head, const char *passphrase, GError **error)
{
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES];

  memcpy (head->magic, MAGIC, MAGIC_LENGTH);
  head->version = VERSION;
  put_number (head->operations, OPERATIONS);
  put_number (head->memory, MEMORY);
  randombytes_buf (head->salt, sizeof head->salt);
  if (!derive (head, passphrase, key, head->check, error))
    return FALSE;
  crypto_secretstream_xchacha20poly1305_init_push (&stream->state, head->stream, key);
  sodium_memzero (key, sizeof key);
  return write_bytes (stream, head, sizeof *head, error);
}

static gboolean
write_chunks (Stream *stream, const Head *head, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *sealed = g_malloc (SEALED_CHUNK);
  gsize at = 0;

  stream->size = length;
  do
    {
      gsize size = MIN (CHUNK, length - at);
      gboolean first = at == 0, last = at + size == length;

      crypto_secretstream_xchacha20poly1305_push (
          &stream->state, sealed, NULL, data ? data + at : NULL, size,
          first ? (const guint8 *) head : NULL, first ? sizeof *head : 0,
          last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      if (!write_bytes (stream, sealed, size + crypto_secretstream_xchacha20poly1305_ABYTES,
                        error) ||
          !step (stream, size, error))
        return FALSE;
      at += size;
    }
  while (at < length);
  return TRUE;
}

static gboolean
open_draft (Stream *stream, const char *draft, const char *path, GError **error)
{
  stream->out_path = path;
  stream->out = g_fopen (draft, "wbe");
  return stream->out || td_file_fail (path, errno, error);
}

static gboolean
close_draft (Stream *stream, GError **error)
{
  return fclose (g_steal_pointer (&stream->out)) == 0 ||
         td_file_fail (stream->out_path, errno, error);
}

gboolean
td_sealed_write (const char *path,
                 GBytes *bytes,
                 const char *passphrase,
                 TdProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Stream) stream = { .progress = progress, .cancellable = cancellable };
  g_autofree char *draft = NULL;
  const char *remark = td_sealed_check_passphrase (passphrase);
  Head head = { 0 };

  if (remark || sodium_init () < 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           remark ? remark : _ ("The computer has no random numbers to give."));
      return FALSE;
    }
  draft = td_file_begin (path, error);
  if (draft == NULL)
    return FALSE;
  if (open_draft (&stream, draft, path, error) && write_head (&stream, &head, passphrase, error) &&
      write_chunks (&stream, &head, bytes, error) && close_draft (&stream, error))
    return td_file_finish (draft, path, error);
  td_file_discard (draft);
  return FALSE;
}

/* --- Reading --- */

static gboolean
fail_damaged (Stream *stream, gboolean cut, GError **error)
{
  g_autofree char *name = g_path_get_basename (stream->in_path);

  if (cut)
    g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                 _ ("“%s” is cut off: its end is missing. Copy the file again from where it comes "
                    "from."),
                 name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                 _ ("“%s” is damaged or was changed. Copy the file again from where it comes "
                    "from."),
                 name);
  return FALSE;
}

static gboolean
check_head (Stream *stream, const Head *head, gsize length, GError **error)
{
  g_autofree char *name = g_path_get_basename (stream->in_path);

  if (length < MAGIC_LENGTH || memcmp (head->magic, MAGIC, MAGIC_LENGTH) != 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   _ ("“%s” is not an encrypted copy made by Tandem. Choose another file."), name);
      return FALSE;
    }
  if (length < sizeof *head)
    return fail_damaged (stream, TRUE, error);
  if (head->version > VERSION)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
                   _ ("“%s” was made by a newer version of Tandem. Update Tandem first."), name);
      return FALSE;
    }
  if (head->version != VERSION || get_number (head->operations) > MOST_OPERATIONS ||
      get_number (head->operations) < crypto_pwhash_OPSLIMIT_MIN ||
      get_number (head->memory) > MOST_MEMORY ||
      get_number (head->memory) < crypto_pwhash_MEMLIMIT_MIN)
    return fail_damaged (stream, FALSE, error);
  return TRUE;
}

static gboolean
read_head (Stream *stream, Head *head, const char *passphrase, GError **error)
{
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  guint8 check[CHECK_LENGTH];
  gsize length = fread (head, 1, sizeof *head, stream->in);
  gboolean right;

  if (!check_head (stream, head, length, error) || !derive (head, passphrase, key, check, error))
    return FALSE;
  right = sodium_memcmp (check, head->check, sizeof check) == 0;
  if (right)
    crypto_secretstream_xchacha20poly1305_init_pull (&stream->state, head->stream, key);
  else
    g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                         _ ("The passphrase is not the one of this file. Mind capitals and "
                            "spaces, and try again."));
  sodium_memzero (key, sizeof key);
  return right;
}

/* Up to the chunk that is marked as the last; nothing may follow it. */
static gboolean
read_chunks (Stream *stream, const Head *head, GError **error)
{
  g_autofree guint8 *sealed = g_malloc (SEALED_CHUNK);
  g_autofree guint8 *open = g_malloc (CHUNK);
  gboolean first = TRUE;
  guint8 tag = 0;

  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      gsize length = fread (sealed, 1, SEALED_CHUNK, stream->in);
      unsigned long long size;

      if (length == 0)
        return fail_damaged (stream, TRUE, error);
      if (length < crypto_secretstream_xchacha20poly1305_ABYTES ||
          crypto_secretstream_xchacha20poly1305_pull (&stream->state, open, &size, &tag, sealed,
                                                      length, first ? (const guint8 *) head : NULL,
                                                      first ? sizeof *head : 0) != 0)
        return fail_damaged (stream, length < SEALED_CHUNK, error);
      first = FALSE;
      if (!write_bytes (stream, open, (gsize) size, error) || !step (stream, length, error))
        return FALSE;
    }
  sodium_memzero (open, CHUNK);
  return fgetc (stream->in) == EOF || fail_damaged (stream, FALSE, error);
}

static gboolean
open_file (Stream *stream, const char *path, GError **error)
{
  GStatBuf facts;

  stream->in_path = path;
  stream->in = td_file_open (path, error);
  if (stream->in && g_stat (path, &facts) == 0)
    stream->size = (guint64) facts.st_size;
  return stream->in != NULL;
}

gboolean
td_sealed_read (const char *path,
                const char *to,
                const char *passphrase,
                TdProgress *progress,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (Stream) stream = { .progress = progress, .cancellable = cancellable };
  g_autofree char *draft = NULL;
  Head head = { 0 };

  if (!open_file (&stream, path, error))
    return FALSE;
  if (sodium_init () < 0 || !read_head (&stream, &head, passphrase, error))
    return FALSE;
  draft = td_file_begin (to, error);
  if (draft == NULL)
    return FALSE;
  if (open_draft (&stream, draft, to, error) && read_chunks (&stream, &head, error) &&
      close_draft (&stream, error))
    return td_file_finish (draft, to, error);
  td_file_discard (draft);
  return FALSE;
}

gboolean
td_sealed_is (const char *path)
{
  FILE *file = td_file_open (path, NULL);
  char magic[MAGIC_LENGTH];
  gboolean sealed = file && fread (magic, 1, sizeof magic, file) == sizeof magic &&
                    memcmp (magic, MAGIC, sizeof magic) == 0;

  if (file)
    fclose (file);
  return sealed;
}
