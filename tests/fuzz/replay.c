/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "fuzz.h"

/* Runs what is kept of the fuzzing without a fuzzer: replay FOLDER..., as TAP. */

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_files (GPtrArray *files, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
}

static void
test_file (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (data, &bytes, &size, NULL));
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) bytes, size), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  int result;

  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    add_files (files, argv[i]);
  g_assert_cmpuint (files->len, >, 0);
  g_ptr_array_sort (files, compare);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (files->pdata[i]);
      g_autofree char *folder = g_path_get_dirname (files->pdata[i]);
      g_autofree char *last = g_path_get_basename (folder);
      g_autofree char *path = g_strdup_printf ("/fuzz/%s/%s", last, name);

      g_test_add_data_func (path, files->pdata[i], test_file);
    }
  result = g_test_run ();
  return result;
}
