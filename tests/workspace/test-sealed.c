/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-backup.h"
#include "workspace/td-sealed.h"

#include <string.h>

#define PHRASE "correct horse battery"
#define HEAD_LENGTH 81

typedef struct
{
  TdTestFile file;
  char *path; /* of the encrypted copy */
  char *out;
} Copy;

static void
setup (Copy *self, gconstpointer data)
{
  td_test_file_setup (&self->file, data);
  self->path = g_build_filename (self->file.folder, "copy.sealed", NULL);
  self->out = g_build_filename (self->file.folder, "out", NULL);
}

static void
teardown (Copy *self, gconstpointer data)
{
  g_free (self->path);
  g_free (self->out);
  td_test_file_teardown (&self->file, data);
}

static void
seal (Copy *self, gconstpointer bytes, gsize length)
{
  g_autoptr (GBytes) plain = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;

  g_assert_true (td_sealed_write (self->path, plain, PHRASE, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_fails (Copy *self, const char *passphrase, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_sealed_read (self->path, self->out, passphrase, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_false (g_file_test (self->out, G_FILE_TEST_EXISTS));
}

/* Sizes around a chunk; the bytes come back, and none of them can be read in the file. */
static void
test_round (Copy *self, gconstpointer data)
{
  static const gsize lengths[] = { 0, 1, 65536, 65537, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *plain = g_malloc (lengths[i] + 1);
      g_autofree char *sealed = NULL, *opened = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      for (gsize at = 0; at < lengths[i]; at++)
        plain[at] = "Ann Lee; "[at % 9];
      seal (self, plain, lengths[i]);
      g_assert_true (g_file_get_contents (self->path, &sealed, &length, NULL));
      g_assert_cmpuint (length, ==,
                        HEAD_LENGTH + lengths[i] + 17 * MAX (1, (lengths[i] + 65535) / 65536));
      g_assert_null (g_strstr_len (sealed, (gssize) length, "Ann"));
      g_assert_true (td_sealed_is (self->path));
      g_assert_true (td_sealed_read (self->path, self->out, PHRASE, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (self->out, &opened, &length, NULL));
      g_assert_cmpmem (opened, length, plain, lengths[i]);
    }
}

static void
test_passphrase (Copy *self, gconstpointer data)
{
  g_autoptr (GBytes) plain = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (td_sealed_check_passphrase (NULL));
  g_assert_nonnull (td_sealed_check_passphrase ("short"));
  g_assert_null (td_sealed_check_passphrase ("tien létt‼"));
  g_assert_false (td_sealed_write (self->path, plain, "short", NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  seal (self, "x", 1);
  assert_fails (self, "Correct horse battery", TD_ERROR_INVALID, "passphrase");
  assert_fails (self, "", TD_ERROR_INVALID, "passphrase");
}

/* Cut anywhere: never part of a workspace, always a sentence. */
static void
test_cut (Copy *self, gconstpointer data)
{
  g_autofree char *plain = g_malloc0 (150000);
  g_autofree char *whole = NULL;
  gsize length;

  seal (self, plain, 150000);
  g_assert_true (g_file_get_contents (self->path, &whole, &length, NULL));
  {
    const gsize cuts[] = { 20, HEAD_LENGTH, HEAD_LENGTH + 5, HEAD_LENGTH + 65553, length - 1 };

    for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
      {
        g_assert_true (g_file_set_contents (self->path, whole, (gssize) cuts[i], NULL));
        assert_fails (self, PHRASE, TD_ERROR_UNREADABLE, "cut off");
      }
  }
}

/* Changed anywhere behind the passphrase's part: not one byte is believed. */
static void
test_changed (Copy *self, gconstpointer data)
{
  static const gsize places[] = { 60, 80, HEAD_LENGTH, HEAD_LENGTH + 100, HEAD_LENGTH + 65553 + 9 };
  g_autofree char *plain = g_malloc0 (150000);
  g_autofree char *whole = NULL;
  g_autofree char *longer = NULL;
  gsize length;

  seal (self, plain, 150000);
  g_assert_true (g_file_get_contents (self->path, &whole, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      whole[places[i]] ^= 1;
      g_assert_true (g_file_set_contents (self->path, whole, (gssize) length, NULL));
      whole[places[i]] ^= 1;
      assert_fails (self, PHRASE, TD_ERROR_UNREADABLE, "damaged");
    }
  longer = g_malloc0 (length + 1);
  memcpy (longer, whole, length);
  g_assert_true (g_file_set_contents (self->path, longer, (gssize) length + 1, NULL));
  assert_fails (self, PHRASE, TD_ERROR_UNREADABLE, "");
}

static void
test_foreign (Copy *self, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (self->path, "PK\003\004 a zip", -1, NULL));
  assert_fails (self, PHRASE, TD_ERROR_UNREADABLE, "not an encrypted copy");
  g_assert_false (td_sealed_is (self->path));
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  assert_fails (self, PHRASE, TD_ERROR_UNREADABLE, "not an encrypted copy");
  seal (self, "x", 1);
  g_assert_true (g_file_get_contents (self->path, &whole, &length, NULL));
  whole[8] = 2;
  g_assert_true (g_file_set_contents (self->path, whole, (gssize) length, NULL));
  assert_fails (self, PHRASE, TD_ERROR_UNREADABLE, "newer version");
  /* A head that asks for endless work, or all memory, gets none. */
  whole[8] = 1;
  memset (whole + 9, 0xff, 16);
  g_assert_true (g_file_set_contents (self->path, whole, (gssize) length, NULL));
  assert_fails (self, PHRASE, TD_ERROR_UNREADABLE, "damaged");
}

/* A workspace carried elsewhere: sealed here, opened there, restored. */
static void
test_workspace (Copy *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->file.folder, "other.tandem", NULL);
  g_autoptr (TdBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = NULL;

  td_test_run (self->file.db, "INSERT INTO setting VALUES ('organisation', 'Fjord')");
  g_assert_true (td_backup_seal (self->file.db, self->path, PHRASE, NULL, &error));
  g_assert_no_error (error);
  backup = td_backup_unseal (other, self->path, PHRASE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (backup->kind, ==, TD_BACKUP_CARRIED);
  g_assert_true (td_backup_restore (other, backup->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  db = td_database_open (other, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM setting WHERE value = 'Fjord'"), ==, 1);
}

/* What is inside is looked at before it counts as a backup. */
static void
test_no_workspace (Copy *self, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  seal (self, "not a workspace", 15);
  g_assert_null (td_backup_unseal (self->file.path, self->path, PHRASE, NULL, NULL, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_NOT_OURS);
  backups = td_backup_list (self->file.path);
  g_assert_cmpuint (backups->len, ==, 0);
}

void
test_sealed_add (void)
{
#define ADD(path, func) g_test_add (path, Copy, NULL, setup, func, teardown)
  ADD ("/sealed/round", test_round);
  ADD ("/sealed/passphrase", test_passphrase);
  ADD ("/sealed/cut", test_cut);
  ADD ("/sealed/changed", test_changed);
  ADD ("/sealed/foreign", test_foreign);
  ADD ("/sealed/workspace", test_workspace);
  ADD ("/sealed/no-workspace", test_no_workspace);
#undef ADD
}
