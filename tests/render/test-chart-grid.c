/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "render/td-chart-save.h"
#include "render/td-chart-table.h"
#include "test-render.h"

typedef struct
{
  PangoContext *context;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->context = td_paper_create_context (NULL);
  pango_context_set_base_dir (fixture->context, PANGO_DIRECTION_LTR);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->context);
}

/* @n departments on both sides; a row mentors itself once and the next one twice. */
static TdChartScene *
make_grid (guint n)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_GRID, "Who mentors which");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Department %u", i);

      td_chart_scene_add_category (scene, name);
      td_chart_scene_add_series (scene, name);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        double count = i == j ? 1 : j == i + 1 ? 2 : 0;
        TdChartPoint point = { j, count, NAN, NAN, NULL, count > 0 ? "cell" : NULL };

        td_chart_scene_add_point (scene, i, &point);
      }
  return scene;
}

static cairo_rectangle_t
area_of (TdChartLayout *layout, guint mark)
{
  cairo_rectangle_t area;

  td_chart_layout_get_mark_area (layout, mark, &area);
  return area;
}

/* Rows go down, columns across, cells do not touch and all fit the width that is asked for. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  const double widths[] = { 300, 360, 700, 1200 };
  g_autoptr (TdChartScene) scene = make_grid (5);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double height = td_chart_scene_get_wanted_height (scene, fixture->context, widths[i]);
      g_autoptr (TdChartLayout) layout =
          td_chart_layout_new (scene, fixture->context, widths[i], height);
      cairo_rectangle_t first = area_of (layout, 0);
      cairo_rectangle_t beside = area_of (layout, 1);
      cairo_rectangle_t below = area_of (layout, 5);
      cairo_rectangle_t last = area_of (layout, 24);

      g_assert_cmpfloat (first.x, >, 0);
      g_assert_cmpfloat (first.x + first.width, <, beside.x);
      g_assert_cmpfloat (first.y + first.height, <, below.y);
      g_assert_cmpfloat_with_epsilon (first.y, beside.y, 0.01);
      g_assert_cmpfloat_with_epsilon (first.x, below.x, 0.01);
      g_assert_cmpfloat (last.x + last.width, <, widths[i]);
      g_assert_cmpfloat (last.y + last.height, <, height);
      for (guint mark = 0; mark < 25; mark++)
        {
          cairo_rectangle_t area = area_of (layout, mark);

          g_assert_cmpint (td_chart_layout_find_mark (layout, area.x + area.width / 2,
                                                      area.y + area.height / 2),
                           ==, (int) mark);
        }
      /* A name is no cell. */
      g_assert_cmpint (td_chart_layout_find_mark (layout, 1, first.y + 2), ==, -1);
    }
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) scene = make_grid (4);
  g_autoptr (TdChartLayout) layout = NULL;
  cairo_rectangle_t first;

  pango_context_set_base_dir (fixture->context, PANGO_DIRECTION_RTL);
  layout = td_chart_layout_new (scene, fixture->context, 500, 300);
  first = area_of (layout, 0);
  g_assert_cmpfloat (first.x, >, area_of (layout, 1).x);
  g_assert_cmpfloat (first.x + first.width, <, 500);
  g_assert_cmpfloat (area_of (layout, 3).x, >, 0);
}

/* Any size and number is drawn without complaint, in every theme. */
static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  const int sizes[] = { 1, 40, 400, 1500 };
  const guint numbers[] = { 0, 1, 3, 14 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      for (int kind = TD_CHART_THEME_LIGHT; kind <= TD_CHART_THEME_PRINT; kind++)
        {
          g_autoptr (TdChartScene) scene = make_grid (numbers[i]);
          g_autoptr (TdChartLayout) layout =
              td_chart_layout_new (scene, fixture->context, sizes[j], sizes[j]);
          cairo_surface_t *surface =
              cairo_image_surface_create (CAIRO_FORMAT_RGB24, sizes[j], sizes[j]);
          cairo_t *cr = cairo_create (surface);

          td_chart_layout_draw (layout, cr, td_chart_theme_get (kind), numbers[i] > 0 ? 0 : -1);
          g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
}

static double
grey_at (cairo_surface_t *surface, const cairo_rectangle_t *area)
{
  const guint8 *bytes = cairo_image_surface_get_data (surface);
  int x = (int) area->x + 3;
  int y = (int) (area->y + area->height / 2);
  const guint8 *pixel = bytes + y * cairo_image_surface_get_stride (surface) + x * 4;

  return 0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2];
}

/* More is darker on paper, without its colour too. */
static void
test_darker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) scene = make_grid (3);
  g_autoptr (TdChartLayout) layout = td_chart_layout_new (scene, fixture->context, 600, 240);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 240);
  cairo_t *cr = cairo_create (surface);
  cairo_rectangle_t one = area_of (layout, 0);
  cairo_rectangle_t two = area_of (layout, 1);
  cairo_rectangle_t none = area_of (layout, 2);

  td_chart_layout_draw (layout, cr, td_chart_theme_get (TD_CHART_THEME_PRINT), -1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmpfloat (grey_at (surface, &two), <, grey_at (surface, &one) - 40);
  g_assert_cmpfloat (grey_at (surface, &one), <, grey_at (surface, &none) - 20);
  cairo_surface_destroy (surface);
}

/* The arrow keys go over rows and columns and stop at the edge. */
static void
test_step (void)
{
  g_autoptr (TdChartScene) scene = make_grid (3);
  g_autoptr (TdChartScene) line = test_line (-1);

  g_assert_cmpint (td_chart_scene_step (scene, 0, 1, 0), ==, 1);
  g_assert_cmpint (td_chart_scene_step (scene, 1, 0, 1), ==, 4);
  g_assert_cmpint (td_chart_scene_step (scene, 4, 0, -1), ==, 1);
  g_assert_cmpint (td_chart_scene_step (scene, 2, 1, 0), ==, -1);
  g_assert_cmpint (td_chart_scene_step (scene, 3, -1, 0), ==, -1);
  g_assert_cmpint (td_chart_scene_step (scene, 7, 0, 1), ==, -1);
  g_assert_cmpint (td_chart_scene_step (line, 3, 0, 1), ==, 4);
  g_assert_cmpint (td_chart_scene_step (line, 0, -1, 0), ==, -1);
  g_assert_cmpint (td_chart_scene_step (line, 11, 1, 0), ==, -1);
}

/* In words: what is there and not what is not. */
static void
test_words (void)
{
  g_autoptr (TdChartScene) scene = make_grid (3);
  g_autofree char *text = td_chart_scene_dup_summary (scene);
  g_autofree char *mark = td_chart_scene_dup_mark_text (scene, 1);
  g_autofree char *csv = td_chart_scene_dup_csv (scene);

  g_assert_nonnull (strstr (text, "Department 0: Department 0: 1; Department 1: 2."));
  g_assert_null (strstr (text, ": 0"));
  g_assert_cmpstr (mark, ==, "Department 0, Department 1: 2");
  g_assert_nonnull (strstr (csv, "Department 1,Department 2,2,"));
  g_assert_null (td_chart_scene_get_mark_id (scene, 2));
}

static void
test_save (void)
{
  const char *const endings[] = { "png", "svg", "pdf", "csv" };
  g_autoptr (TdChartScene) scene = make_grid (14);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("td-grid-%d.%s", (int) getpid (), endings[i]);
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
      g_autoptr (GError) error = NULL;
      GStatBuf facts;

      td_chart_scene_save (scene, path, 640, 0, 2, td_chart_theme_get (TD_CHART_THEME_PRINT),
                           &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &facts), ==, 0);
      g_assert_cmpint (facts.st_size, >, 200);
      g_remove (path);
    }
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, setup, func, teardown)

void
test_chart_grid_add (void)
{
  ADD ("/render/grid/places", test_places);
  ADD ("/render/grid/right-to-left", test_right_to_left);
  ADD ("/render/grid/sizes", test_sizes);
  ADD ("/render/grid/darker", test_darker);
  g_test_add_func ("/render/grid/step", test_step);
  g_test_add_func ("/render/grid/words", test_words);
  g_test_add_func ("/render/grid/save", test_save);
}
