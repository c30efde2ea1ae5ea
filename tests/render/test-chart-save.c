/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "base/td-error.h"
#include "render/td-chart-save.h"
#include "test-render.h"

static void
save (TdChartScene *scene, const char *path, char **bytes, gsize *length)
{
  g_autoptr (GError) error = NULL;

  td_chart_scene_save (scene, path, 400, 0, 2, td_chart_theme_get (TD_CHART_THEME_PRINT), &error);
  g_assert_no_error (error);
  g_file_get_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  g_remove (path);
}

/* The same chart is the same file, and each kind is what its name says. */
static void
test_same_bytes (void)
{
  const struct
  {
    const char *ending;
    const char *magic;
  } kinds[] = { { "png", "\x89PNG" }, { "svg", "<?xml" }, { "pdf", "%PDF-" }, { "CSV", "\357" } };
  g_autofree char *folder = g_dir_make_tmp ("tandem-test-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TdChartScene) scene = test_line (2);
      g_autoptr (TdChartScene) again = test_line (2);
      g_autofree char *path = g_strdup_printf ("%s/chart.%s", folder, kinds[i].ending);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gsize first_length, second_length;

      save (scene, path, &first, &first_length);
      save (again, path, &second, &second_length);
      g_assert_true (g_str_has_prefix (first, kinds[i].magic));
      g_assert_cmpmem (first, first_length, second, second_length);
    }
  g_rmdir (folder);
}

static void
test_refused (void)
{
  g_autoptr (TdChartScene) scene = test_line (2);
  g_autoptr (GError) kind = NULL;
  g_autoptr (GError) place = NULL;
  const TdChartTheme *theme = td_chart_theme_get (TD_CHART_THEME_LIGHT);

  g_assert_false (td_chart_scene_save (scene, "/tmp/chart.docx", 400, 200, 1, theme, &kind));
  g_assert_error (kind, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (kind->message, "chart.docx"));
  g_assert_false (td_chart_scene_save (scene, "/nowhere/chart.png", 400, 200, 1, theme, &place));
  g_assert_error (place, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static double
luminance (const TdColor *color)
{
  return 0.2126 * color->red + 0.7152 * color->green + 0.0722 * color->blue;
}

/* On paper neighbours differ in grey too. */
static void
test_grey (void)
{
  const TdChartTheme *theme = td_chart_theme_get (TD_CHART_THEME_PRINT);

  for (guint i = 1; i < TD_CHART_N_COLORS; i++)
    g_assert_cmpfloat (fabs (luminance (&theme->series[i]) - luminance (&theme->series[i - 1])), >,
                       0.15);
  g_assert_true (theme->dashes);
}

void
test_chart_save_add (void)
{
  g_test_add_func ("/render/save/same-bytes", test_same_bytes);
  g_test_add_func ("/render/save/refused", test_refused);
  g_test_add_func ("/render/theme/grey", test_grey);
}
