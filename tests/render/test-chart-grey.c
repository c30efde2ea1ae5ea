/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Charts are read in grey, and do not lay words on each other. */

#include <string.h>

#include "render/td-chart-private.h"
#include "test-golden.h"

static double
linear (double part)
{
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* Relative luminance, WCAG 2.1: what is left of a colour on a grey printer. */
static double
luminance (const TdColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) +
         0.0722 * linear (color->blue);
}

static double
contrast (const TdColor *one, const TdColor *other)
{
  double left = luminance (one) + 0.05;
  double right = luminance (other) + 0.05;

  return MAX (left, right) / MIN (left, right);
}

/* Lines that follow each other differ as greys, and each from what it is drawn on. */
static void
test_palette (void)
{
  for (int kind = TD_CHART_THEME_LIGHT; kind <= TD_CHART_THEME_PRINT; kind++)
    {
      const TdChartTheme *theme = td_chart_theme_get (kind);

      g_assert_true (theme->dashes);
      g_assert_cmpfloat_with_epsilon (theme->band, 0.2, 1e-9);
      g_assert_cmpfloat (contrast (&theme->text, &theme->paper), >=, 7);
      g_assert_cmpfloat (contrast (&theme->dim, &theme->paper), >=, 4.5);
      for (guint i = 0; i + 1 < TD_CHART_N_COLORS; i++)
        {
          double beside = contrast (&theme->series[i], &theme->series[i + 1]);

          g_test_message ("theme %d, %u and %u: %.2f", kind, i, i + 1, beside);
          g_assert_cmpfloat (beside, >=, 1.5);
        }
      /* On the screen: WCAG 2.1, 1.4.11. Paper has its dashes and hatching. */
      for (guint i = 0; i < (kind == TD_CHART_THEME_PRINT ? 1 : TD_CHART_N_COLORS); i++)
        g_assert_cmpfloat (contrast (&theme->series[i], &theme->paper), >=, 3);
    }
}

static double
grey_of (cairo_surface_t *surface, const cairo_rectangle_t *area)
{
  int stride = cairo_image_surface_get_stride (surface);
  double sum = 0;
  int n = 0;

  for (int y = (int) area->y + 2; y < area->y + area->height - 2; y++)
    for (int x = (int) area->x + 2; x < area->x + area->width - 2; x++, n++)
      {
        const guint8 *pixel = cairo_image_surface_get_data (surface) + y * stride + 4 * x;

        sum += 0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2];
      }
  return n > 0 ? sum / n : 0;
}

/* The parts of a stack as a grey printer leaves them. */
static void
test_stack (void)
{
  TdChartScene *(*make) (void) = NULL;
  g_autoptr (TdChartScene) scene = NULL;
  PangoContext *context = td_paper_create_context (NULL);

  for (guint i = 0; i < test_n_goldens; i++)
    if (strcmp (test_goldens[i].name, "columns-stack") == 0)
      make = test_goldens[i].make;
  g_assert_nonnull (make);
  scene = make ();
  for (int kind = TD_CHART_THEME_LIGHT; kind <= TD_CHART_THEME_PRINT; kind++)
    {
      g_autoptr (TdChartLayout) layout = td_chart_layout_new (scene, context, 600, 400);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 400);
      cairo_t *cr = cairo_create (surface);
      double greys[3];

      td_chart_layout_draw (layout, cr, td_chart_theme_get (kind), -1);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      for (guint i = 0; i < 3; i++)
        {
          cairo_rectangle_t area;

          td_chart_layout_get_mark_area (layout, i * 6, &area);
          greys[i] = grey_of (surface, &area);
        }
      for (guint i = 0; i < 2; i++)
        g_assert_cmpfloat (fabs (greys[i] - greys[i + 1]), >, 25);
      cairo_surface_destroy (surface);
    }
  g_object_unref (context);
}

static cairo_rectangle_t
label_area (const TdChartLabel *label)
{
  PangoRectangle ink;

  pango_layout_get_extents (label->text, &ink, NULL);
  if (label->standing)
    return (cairo_rectangle_t){ label->x, label->y - ink.width / (double) PANGO_SCALE,
                                ink.height / (double) PANGO_SCALE,
                                ink.width / (double) PANGO_SCALE };
  return (cairo_rectangle_t){ label->x + ink.x / (double) PANGO_SCALE,
                              label->y + ink.y / (double) PANGO_SCALE,
                              ink.width / (double) PANGO_SCALE, ink.height / (double) PANGO_SCALE };
}

/* No word of any chart is cut off or lies on another one, at any width it may get. */
static void
test_words (gconstpointer data)
{
  const TdGolden *golden = data;
  g_autoptr (TdChartScene) scene = golden->make ();
  PangoContext *context = td_paper_create_context (NULL);
  const double widths[] = { 300, 360, 480, 700, 1100 };

  pango_context_set_base_dir (context, golden->direction);
  for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
    {
      double height = td_chart_scene_get_wanted_height (scene, context, widths[k]);
      g_autoptr (TdChartLayout) layout = td_chart_layout_new (scene, context, widths[k], height);

      for (guint i = 0; i < layout->labels->len; i++)
        {
          const TdChartLabel *label = &g_array_index (layout->labels, TdChartLabel, i);
          cairo_rectangle_t one = label_area (label);

          g_test_message ("%s at %.0f: “%s” %.0f,%.0f %.0f×%.0f of %.0f", golden->name, widths[k],
                          pango_layout_get_text (label->text), one.x, one.y, one.width, one.height,
                          height);
          g_assert_cmpfloat (one.x, >=, -1);
          g_assert_cmpfloat (one.y, >=, -1);
          g_assert_cmpfloat (one.x + one.width, <=, widths[k] + 1);
          g_assert_cmpfloat (one.y + one.height, <=, height + 1);
          for (guint j = 0; j < i; j++)
            {
              const TdChartLabel *before = &g_array_index (layout->labels, TdChartLabel, j);
              cairo_rectangle_t other = label_area (before);
              gboolean apart =
                  one.x + one.width <= other.x + 0.5 || other.x + other.width <= one.x + 0.5 ||
                  one.y + one.height <= other.y + 0.5 || other.y + other.height <= one.y + 0.5;

              if (!apart)
                g_test_message ("lies on “%s”", pango_layout_get_text (before->text));
              g_assert_true (apart);
            }
        }
    }
  g_object_unref (context);
}

void
test_chart_grey_add (void)
{
  g_test_add_func ("/render/grey/palette", test_palette);
  g_test_add_func ("/render/grey/stack", test_stack);
  for (guint i = 0; i < test_n_goldens; i++)
    {
      g_autofree char *path = g_strconcat ("/render/words/", test_goldens[i].name, NULL);

      g_test_add_data_func (path, &test_goldens[i], test_words);
    }
}
