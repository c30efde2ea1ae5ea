/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-chart-private.h"
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

static void
draw (TdChartLayout *layout, int width, int height)
{
  for (int kind = TD_CHART_THEME_LIGHT; kind <= TD_CHART_THEME_PRINT; kind++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
      cairo_t *cr = cairo_create (surface);

      td_chart_layout_draw (layout, cr, td_chart_theme_get (kind), 0);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Every mark is inside the picture and found where it is. */
static void
assert_marks_found (TdChartScene *scene, PangoContext *context, double width, double height)
{
  g_autoptr (TdChartLayout) layout = td_chart_layout_new (scene, context, width, height);

  for (guint i = 0; i < td_chart_scene_get_n_marks (scene); i++)
    {
      cairo_rectangle_t area;

      td_chart_layout_get_mark_area (layout, i, &area);
      g_assert_cmpfloat (area.x, >=, -5);
      g_assert_cmpfloat (area.y, >=, -5);
      g_assert_cmpfloat (area.x + area.width, <=, width + 5);
      g_assert_cmpfloat (area.y + area.height, <=, height + 5);
      g_assert_cmpint (td_chart_layout_find_mark (layout, area.x + area.width / 2,
                                                  area.y + area.height / 2),
                       ==, (int) i);
    }
  g_assert_cmpint (td_chart_layout_find_mark (layout, -500, -500), ==, -1);
  draw (layout, (int) width, (int) height);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) line = test_line (5);
  g_autoptr (TdChartScene) bars = test_bars (TD_CHART_BARS);
  g_autoptr (TdChartScene) columns = test_bars (TD_CHART_COLUMNS);

  assert_marks_found (line, fixture->context, 500, 240);
  assert_marks_found (bars, fixture->context, 500, 120);
  assert_marks_found (columns, fixture->context, 500, 240);
}

/* Values stacked on each other in each of two categories; as lines and steps, values at two days.
 */
static TdChartScene *
make_side (TdChartKind kind, TdDate since, int days, double most)
{
  TdChartScene *scene = td_chart_scene_new (kind, "Leavers");
  gboolean categories = kind != TD_CHART_LINE && kind != TD_CHART_STEPS;

  for (guint series = 0; series < 2; series++)
    {
      td_chart_scene_add_series (scene, series ? "Since" : "Before");
      for (guint i = 0; i < 2; i++)
        {
          TdChartPoint point = { .x = categories ? i : since + i * days,
                                 .value = most * (i + 1) / 2,
                                 .low = most * i / 2,
                                 .high = most };

          if (categories && series == 0)
            td_chart_scene_add_category (scene, i ? "Pay" : "Manager");
          td_chart_scene_add_point (scene, series, &point);
        }
    }
  return scene;
}

typedef struct
{
  TdChartLayout *a;
  TdChartLayout *b;
} Beside;

/* The two have the same axes, though one is not as high as the other. */
static Beside
lay_out_beside (Fixture *fixture, TdChartScene *a, TdChartScene *b)
{
  Beside both;

  td_chart_scene_share_scale (a, b);
  both.a = td_chart_layout_new (a, fixture->context, 460, 250);
  both.b = td_chart_layout_new (b, fixture->context, 460, 130);
  g_assert_cmpfloat (both.a->low, ==, both.b->low);
  g_assert_cmpfloat (both.a->high, ==, both.b->high);
  return both;
}

static void
beside_clear (Beside *both)
{
  td_chart_layout_free (both->a);
  td_chart_layout_free (both->b);
}

/* A figure is as long, high or dark in one as in the other. */
static void
test_shared_values (Fixture *fixture, gconstpointer data)
{
  for (TdChartKind kind = TD_CHART_LINE; kind <= TD_CHART_GRID; kind++)
    {
      g_autoptr (TdChartScene) a = make_side (kind, 0, 300, 93);
      g_autoptr (TdChartScene) b = make_side (kind, 0, 90, 11);
      Beside both = lay_out_beside (fixture, a, b);

      g_assert_cmpfloat (both.b->high, >=, 93);
      beside_clear (&both);
    }
}

/* Lengths of time are the same; two years are as long as each other, two cohorts of a time have its
 * calendar. */
static void
test_shared_times (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TdChartKind kind;
    int b;
    gboolean same;
  } cases[] = { { TD_CHART_STEPS, 0, TRUE },
                { TD_CHART_LINE, 20, TRUE },
                { TD_CHART_LINE, 366, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdChartScene) a = make_side (cases[i].kind, 0, 360, 0.5);
      g_autoptr (TdChartScene) b = make_side (cases[i].kind, cases[i].b, 240, 0.5);
      Beside both = lay_out_beside (fixture, a, b);

      g_assert_cmpfloat (both.a->x_high - both.a->x_low, ==, both.b->x_high - both.b->x_low);
      g_assert_cmpfloat (both.b->x_high, >=, cases[i].b + 240);
      g_assert_true ((both.a->x_low == both.b->x_low) == cases[i].same);
      beside_clear (&both);
    }
}

/* What has nothing beside it is drawn as it would be alone. */
static void
test_shared_with_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) a = make_side (TD_CHART_LINE, 0, 300, 0.8);
  g_autoptr (TdChartScene) alone = make_side (TD_CHART_LINE, 0, 300, 0.8);
  g_autoptr (TdChartScene) empty = td_chart_scene_new (TD_CHART_LINE, "Leavers");
  TdChartLayout *one, *other;

  td_chart_scene_share_scale (a, empty);
  one = td_chart_layout_new (a, fixture->context, 460, 250);
  other = td_chart_layout_new (alone, fixture->context, 460, 250);
  g_assert_cmpfloat (one->high, ==, other->high);
  g_assert_cmpfloat (one->low, ==, other->low);
  td_chart_layout_free (one);
  td_chart_layout_free (other);
}

static PangoLayout *
find_label (TdChartLayout *layout, const char *words)
{
  for (guint i = 0; i < layout->labels->len; i++)
    {
      PangoLayout *text = g_array_index (layout->labels, TdChartLabel, i).text;

      if (g_str_equal (pango_layout_get_text (text), words))
        return text;
    }
  return NULL;
}

/* The label of the only row, @width wide. */
static TdChartLayout *
lay_out_name (Fixture *fixture, double width, PangoLayout **name)
{
  const char *words = "Minste tijd van de mentor";
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_BARS, "Signals now");
  TdChartLayout *layout;

  td_chart_scene_add_category (scene, words);
  td_chart_scene_add_point (scene, td_chart_scene_add_series (scene, "Pairs"),
                            &(TdChartPoint){ .value = 4 });
  layout = td_chart_layout_new (scene, fixture->context, width, 100);
  *name = find_label (layout, words);
  return layout;
}

/* In half a page a name beside short numbers is whole, up to half of the width, and the bar has
 * room still. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  PangoLayout *name = NULL;
  g_autoptr (TdChartLayout) wide = lay_out_name (fixture, 1000, &name);
  g_autoptr (TdChartLayout) narrow = NULL;
  double needed;

  g_assert_nonnull (name);
  td_chart_layout_measure (name, &needed, NULL);
  narrow = lay_out_name (fixture, needed / 0.48, &name);
  g_assert_false (pango_layout_is_ellipsized (name));
  g_assert_cmpfloat (narrow->plot.width, >, needed * 0.5);
}

/* In half a page of two lanes each value keeps its count, and the dots have room still. */
static void
test_lanes (Fixture *fixture, gconstpointer data)
{
  const char *words = "10  (116 van 1.103 koppels)";
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_DOTS, "Signals before");
  g_autoptr (TdChartLayout) wide = NULL;
  g_autoptr (TdChartLayout) narrow = NULL;
  double needed;

  td_chart_scene_add_category (scene, "Te laat");
  for (guint i = 0; i < 2; i++)
    td_chart_scene_add_point (scene, td_chart_scene_add_series (scene, i ? "Uit" : "Aan"),
                              &(TdChartPoint){ 0, 10, 8, 12, "116 van 1.103 koppels" });
  wide = td_chart_layout_new (scene, fixture->context, 1000, 160);
  g_assert_nonnull (find_label (wide, words));
  td_chart_layout_measure (find_label (wide, words), &needed, NULL);
  narrow = td_chart_layout_new (scene, fixture->context, needed / 0.48, 160);
  g_assert_false (pango_layout_is_ellipsized (find_label (narrow, words)));
  g_assert_cmpfloat (narrow->plot.width, >, needed * 0.4);
}

/* Any size is drawn without complaint, however silly. */
static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  const int sizes[] = { 1, 17, 60, 200, 1500 };
  g_autoptr (TdChartScene) line = test_line (0);
  g_autoptr (TdChartScene) bars = test_bars (TD_CHART_BARS);
  g_autoptr (TdChartScene) empty = td_chart_scene_new (TD_CHART_COLUMNS, "Empty");
  TdChartScene *scenes[] = { line, bars, empty };

  td_chart_scene_add_reference (line, 0.7, "A target with a rather long name");
  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (scenes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        TdChartScene *scene = scenes[i / G_N_ELEMENTS (sizes)];
        int width = sizes[i % G_N_ELEMENTS (sizes)];
        g_autoptr (TdChartLayout) layout =
            td_chart_layout_new (scene, fixture->context, width, sizes[j]);

        draw (layout, width, sizes[j]);
      }
}

/* Lengths are compared: bars begin at zero and are in proportion. */
static void
test_proportion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) scene = test_bars (TD_CHART_BARS);
  g_autoptr (TdChartLayout) layout = td_chart_layout_new (scene, fixture->context, 500, 120);
  cairo_rectangle_t areas[3];

  for (guint i = 0; i < 3; i++)
    td_chart_layout_get_mark_area (layout, i, &areas[i]);
  g_assert_cmpfloat_with_epsilon (areas[0].width * 4, areas[1].width, 0.01);
  g_assert_cmpfloat_with_epsilon (areas[2].width, 0, 0.01);
  g_assert_cmpfloat_with_epsilon (areas[0].x, areas[1].x, 0.01);
}

/* From right to left the bars begin at the right; time does not turn round. */
static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) bars = test_bars (TD_CHART_BARS);
  g_autoptr (TdChartScene) line = test_line (-1);
  g_autoptr (TdChartLayout) bars_layout = NULL;
  g_autoptr (TdChartLayout) line_layout = NULL;
  cairo_rectangle_t short_bar, long_bar, january, december;

  pango_context_set_base_dir (fixture->context, PANGO_DIRECTION_RTL);
  bars_layout = td_chart_layout_new (bars, fixture->context, 500, 120);
  line_layout = td_chart_layout_new (line, fixture->context, 500, 240);
  td_chart_layout_get_mark_area (bars_layout, 0, &short_bar);
  td_chart_layout_get_mark_area (bars_layout, 1, &long_bar);
  td_chart_layout_get_mark_area (line_layout, 0, &january);
  td_chart_layout_get_mark_area (line_layout, 11, &december);
  g_assert_cmpfloat_with_epsilon (short_bar.x + short_bar.width, long_bar.x + long_bar.width, 0.01);
  g_assert_cmpfloat (long_bar.x, <, short_bar.x);
  g_assert_cmpfloat (january.x, <, december.x);
  draw (bars_layout, 500, 120);
}

/* Parts of a stack stand on each other. */
static void
test_stack (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) scene = test_bars (TD_CHART_COLUMNS);
  g_autoptr (TdChartLayout) layout = NULL;
  guint second = td_chart_scene_add_series (scene, "Second");
  cairo_rectangle_t below, above;

  td_chart_scene_add_point (scene, second, &(TdChartPoint){ 0, 3, NAN, NAN });
  layout = td_chart_layout_new (scene, fixture->context, 400, 200);
  td_chart_layout_get_mark_area (layout, 0, &below);
  td_chart_layout_get_mark_area (layout, 3, &above);
  g_assert_cmpfloat_with_epsilon (above.y + above.height, below.y, 0.01);
  g_assert_cmpfloat_with_epsilon (above.height, below.height, 0.01);
}

static void
test_wanted_height (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) few = test_bars (TD_CHART_BARS);
  g_autoptr (TdChartScene) many = td_chart_scene_new (TD_CHART_BARS, "Many");
  guint series = td_chart_scene_add_series (many, NULL);

  for (guint i = 0; i < 30; i++)
    td_chart_scene_add_point (many, series,
                              &(TdChartPoint){ td_chart_scene_add_category (many, "Department"), i,
                                               NAN, NAN });
  g_assert_cmpfloat (td_chart_scene_get_wanted_height (many, fixture->context, 400), >,
                     4 * td_chart_scene_get_wanted_height (few, fixture->context, 400));
}

/* The word above the numbers at risk has its room too, where the names of the curves are shorter.
 */
static void
test_at_risk (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "A", "B" };
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_STEPS, "Staying");
  g_autoptr (TdChartLayout) layout = NULL;
  double least = INFINITY;

  td_chart_scene_set_unit (scene, TD_UNIT_NUMBER);
  td_chart_scene_set_range (scene, 0, 1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint series = td_chart_scene_add_series (scene, names[i]);

      for (guint x = 0; x < 3; x++)
        {
          TdChartPoint point = { .x = 6.0 * x, .value = 1 - 0.1 * x, .low = NAN, .high = NAN };

          td_chart_scene_add_point (scene, series, &point);
          td_chart_scene_add_at_risk (scene, series, point.x, 9);
        }
    }
  layout = td_chart_layout_new (scene, fixture->context, 360, 240);
  for (guint i = 0; i < layout->labels->len; i++)
    least = MIN (least, g_array_index (layout->labels, TdChartLabel, i).x);
  g_assert_cmpfloat (least, >=, 0);
}

/* A scale from 1 to 5 says so at both ends, however little room there is. */
static void
test_scale_ends (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 260, 360, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_DOTS, "Topics");
      g_autoptr (TdChartLayout) layout = NULL;
      g_autoptr (GString) words = g_string_new (NULL);
      guint series = td_chart_scene_add_series (scene, NULL);
      guint row = td_chart_scene_add_category (scene, "Network");

      td_chart_scene_set_unit (scene, TD_UNIT_SCORE);
      td_chart_scene_set_range (scene, 1, 5);
      td_chart_scene_add_point (scene, series, &(TdChartPoint){ row, 3.2, 2.9, 3.6 });
      layout = td_chart_layout_new (scene, fixture->context, widths[i], 200);
      for (guint j = 0; j < layout->labels->len; j++)
        g_string_append_printf (words, "%s|",
                                pango_layout_get_text (
                                    g_array_index (layout->labels, TdChartLabel, j).text));
      g_test_message ("%d: %s", widths[i], words->str);
      g_assert_nonnull (strstr (words->str, "|1|"));
      g_assert_nonnull (strstr (words->str, "|3|"));
      g_assert_nonnull (strstr (words->str, "|5|"));
    }
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, setup, func, teardown)

void
test_chart_layout_add (void)
{
  ADD ("/render/chart-layout/at-risk", test_at_risk);
  ADD ("/render/layout/find", test_find);
  ADD ("/render/layout/scale-ends", test_scale_ends);
  ADD ("/render/layout/names", test_names);
  ADD ("/render/layout/lanes", test_lanes);
  ADD ("/render/layout/sizes", test_sizes);
  ADD ("/render/layout/proportion", test_proportion);
  ADD ("/render/layout/right-to-left", test_right_to_left);
  ADD ("/render/layout/stack", test_stack);
  ADD ("/render/layout/wanted-height", test_wanted_height);
  ADD ("/render/layout/shared-times", test_shared_times);
  ADD ("/render/layout/shared-values", test_shared_values);
  ADD ("/render/layout/shared-with-nothing", test_shared_with_nothing);
}
