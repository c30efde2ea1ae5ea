/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib/gstdio.h>
#include <locale.h>

/* Locales that the computer need not have: localedef makes them into a folder of the build once. */

static inline char *
td_test_locale_dup_folder (void)
{
  const char *folder = g_getenv ("TD_TEST_LOCALES");

  return folder ? g_strdup (folder) : g_build_filename (g_get_tmp_dir (), "tandem-locales", NULL);
}

/* Two programs may make one at once: each makes its own, and the first gives its the name. */
static inline gboolean
td_test_locale_make (const char *folder, const char *name, const char *path)
{
  g_autofree char *draft = g_strdup_printf ("%s/draft-XXXXXX", folder);
  g_autofree char *made = NULL;
  const char *arguments[] = { "localedef", "-i", name, "-f", "UTF-8", NULL, NULL };
  int status = 0;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_mkdir_with_parents (folder, 0755);
  if (g_mkdtemp (draft) == NULL)
    return FALSE;
  made = g_build_filename (draft, "locale", NULL);
  arguments[5] = made;
  g_spawn_sync (NULL, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, NULL);
  g_rename (made, path);
  g_rmdir (draft);
  return g_file_test (path, G_FILE_TEST_IS_DIR);
}

/* Goes to a locale such as "nl_NL" until td_test_locale_leave(). Skips the test, saying so, and
 * returns FALSE where the computer has no localedef or does not know the locale. */
static inline gboolean
td_test_locale_enter (const char *name)
{
  g_autofree char *folder = td_test_locale_dup_folder ();
  g_autofree char *whole = g_strconcat (name, ".UTF-8", NULL);
  g_autofree char *path = g_build_filename (folder, whole, NULL);

  if (td_test_locale_make (folder, name, path))
    {
      g_setenv ("LOCPATH", folder, TRUE);
      if (setlocale (LC_ALL, whole))
        return TRUE;
      g_unsetenv ("LOCPATH");
    }
  g_test_skip ("localedef cannot make the locale");
  return FALSE;
}

static inline void
td_test_locale_leave (void)
{
  g_unsetenv ("LOCPATH");
  setlocale (LC_ALL, "");
}
