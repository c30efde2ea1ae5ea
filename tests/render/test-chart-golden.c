/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/*
 * Charts against stored pictures, with one pinned font. After a change that is meant:
 * TD_GOLDEN_UPDATE=1 build/tests/test-render -p /render/golden; then look at what changed.
 */

#include "test-golden.h"

#include <string.h>

/* A pixel differs where a channel is off by more than this; edges of letters vary by their
 * libraries, so a few may. */
#define CHANNEL 64
#define SHARE 0.01

static cairo_surface_t *
draw (TdChartScene *scene, TdChartThemeKind kind, int width, PangoDirection direction)
{
  PangoContext *context = td_paper_create_context (NULL);
  TdChartTheme theme = *td_chart_theme_get (kind);
  cairo_surface_t *surface;
  TdChartLayout *layout;
  int height;
  cairo_t *cr;

  pango_context_set_base_dir (context, direction);
  height = (int) td_chart_scene_get_wanted_height (scene, context, width - 16);
  layout = td_chart_layout_new (scene, context, width - 16, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height + 16);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, theme.paper.red, theme.paper.green, theme.paper.blue);
  cairo_paint (cr);
  cairo_translate (cr, 8, 8);
  td_chart_layout_draw (layout, cr, &theme, -1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  td_chart_layout_free (layout);
  g_object_unref (context);
  return surface;
}

/* Pixels that differ, as a share of all; 1 where the sizes do. */
static double
compare (cairo_surface_t *one, cairo_surface_t *other)
{
  int width = cairo_image_surface_get_width (one);
  int height = cairo_image_surface_get_height (one);
  guint differ = 0;

  if (width != cairo_image_surface_get_width (other) ||
      height != cairo_image_surface_get_height (other))
    return 1;
  for (int y = 0; y < height; y++)
    {
      const guint8 *left =
          cairo_image_surface_get_data (one) + y * cairo_image_surface_get_stride (one);
      const guint8 *right =
          cairo_image_surface_get_data (other) + y * cairo_image_surface_get_stride (other);

      for (int x = 0; x < width; x++)
        for (int channel = 0; channel < 3; channel++)
          if (abs (left[4 * x + channel] - right[4 * x + channel]) > CHANNEL)
            {
              differ++;
              break;
            }
    }
  return differ / ((double) width * height);
}

static void
check_picture (const char *name, cairo_surface_t *surface)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (TD_TEST_DATA, "golden", file, NULL);
  cairo_surface_t *stored;
  double share;

  if (g_getenv ("TD_GOLDEN_UPDATE"))
    {
      g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
      return;
    }
  stored = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (stored), ==, CAIRO_STATUS_SUCCESS);
  share = compare (surface, stored);
  if (share > SHARE)
    {
      g_autofree char *made = g_strconcat (name, "-made.png", NULL);

      cairo_surface_write_to_png (surface, made);
      g_test_message ("%s: %.2f %% of the pixels differ; see %s", name, 100 * share, made);
    }
  g_assert_cmpfloat (share, <=, SHARE);
  cairo_surface_destroy (stored);
}

/* Whether the pinned font is what letters are drawn with. */
static gboolean
has_font (void)
{
  return pango_font_map_get_family (pango_cairo_font_map_get_default (), "DejaVu Sans") != NULL;
}

static void
test_picture (gconstpointer data)
{
  const TdGolden *golden = data;
  g_autoptr (TdChartScene) scene = golden->make ();
  cairo_surface_t *surface;

  if (!has_font ())
    {
      g_test_skip ("the font DejaVu Sans is not installed");
      return;
    }
  surface = draw (scene, golden->theme, golden->width, golden->direction);
  check_picture (golden->name, surface);
  cairo_surface_destroy (surface);
}

/* A comparison that finds nothing would be no test. */
static void
test_differs (void)
{
  g_autoptr (TdChartScene) scene = test_line (-1);
  g_autoptr (TdChartScene) other = test_line (5);
  cairo_surface_t *one = draw (scene, TD_CHART_THEME_PRINT, 420, PANGO_DIRECTION_LTR);
  cairo_surface_t *same = draw (scene, TD_CHART_THEME_PRINT, 420, PANGO_DIRECTION_LTR);
  cairo_surface_t *gap = draw (other, TD_CHART_THEME_PRINT, 420, PANGO_DIRECTION_LTR);
  cairo_surface_t *dark = draw (scene, TD_CHART_THEME_DARK, 420, PANGO_DIRECTION_LTR);

  g_assert_cmpfloat (compare (one, same), ==, 0);
  g_assert_cmpfloat (compare (one, gap), >, SHARE / 10);
  g_assert_cmpfloat (compare (one, dark), >, 0.5);
  cairo_surface_destroy (one);
  cairo_surface_destroy (same);
  cairo_surface_destroy (gap);
  cairo_surface_destroy (dark);
}

void
test_chart_golden_add (void)
{
  for (guint i = 0; i < test_n_goldens; i++)
    {
      g_autofree char *path = g_strconcat ("/render/golden/", test_goldens[i].name, NULL);

      g_test_add_data_func (path, &test_goldens[i], test_picture);
    }
  g_test_add_func ("/render/golden/differs", test_differs);
}
