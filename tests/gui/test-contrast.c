/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-tour.h"

#include "gui/widgets/td-chart.h"
#include "render/td-chart-theme.h"

#include <math.h>

void test_contrast_add (void);

/* WCAG 2.1, 1.4.3, for text of any size. */
#define LEAST 4.5

/* --- Colours --- */

typedef struct
{
  guchar *pixels; /* BGRA, premultiplied, as GDK gives them */
  int width;
  int height;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->pixels, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static guint32
get_colour (const Picture *picture, int x, int y)
{
  const guchar *p = picture->pixels + 4 * (y * picture->width + x);

  return (guint32) p[2] << 16 | (guint32) p[1] << 8 | p[0];
}

static double
get_part (guint32 colour, int shift)
{
  double part = (colour >> shift & 0xff) / 255.0;

  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* Relative luminance, of WCAG. */
static double
get_luminance (guint32 colour)
{
  return 0.2126 * get_part (colour, 16) + 0.7152 * get_part (colour, 8) +
         0.0722 * get_part (colour, 0);
}

static double
get_contrast (guint32 one, guint32 other)
{
  double a = get_luminance (one), b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static GskRenderNode *
draw (GdkPaintable *paintable, int width, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  return gtk_snapshot_free_to_node (snapshot);
}

/* As the window is drawn. */
static Picture
photograph (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t frame;
  Picture picture;
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  /* Nothing until it has been drawn. */
  td_gui_test_wait ((node = draw (paintable, width, height)) != NULL);
  graphene_rect_init (&frame, 0, 0, (float) width, (float) height);
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &frame);
  picture = (Picture){ g_malloc (4 * (gsize) width * (gsize) height), width, height };
  gdk_texture_download (texture, picture.pixels, 4 * (gsize) width);
  return picture;
}

/* --- Texts --- */

/* The place of a text in the window, if all of it can be seen. */
static gboolean
find_place (GtkWidget *text, GtkWidget *window, graphene_rect_t *place)
{
  for (GtkWidget *around = gtk_widget_get_parent (text); around;
       around = gtk_widget_get_parent (around))
    {
      graphene_rect_t bounds, frame;

      if (!GTK_IS_SCROLLED_WINDOW (around) && around != window)
        continue;
      graphene_rect_init (&frame, 0, 0, (float) gtk_widget_get_width (around),
                          (float) gtk_widget_get_height (around));
      if (!gtk_widget_compute_bounds (text, around, &bounds) ||
          !graphene_rect_contains_rect (&frame, &bounds))
        return FALSE;
    }
  return gtk_widget_compute_bounds (text, window, place);
}

/* The colour that most of the place has. */
static guint32
find_background (const Picture *picture, const graphene_rect_t *place)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 most = 0;
  int n_most = 0;

  for (int y = (int) place->origin.y; y < (int) (place->origin.y + place->size.height); y++)
    for (int x = (int) place->origin.x; x < (int) (place->origin.x + place->size.width); x++)
      {
        gpointer colour = GUINT_TO_POINTER (get_colour (picture, x, y));
        int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, colour)) + 1;

        g_hash_table_insert (counts, colour, GINT_TO_POINTER (n));
        if (n > n_most)
          {
            n_most = n;
            most = GPOINTER_TO_UINT (colour);
          }
      }
  return most;
}

/* Of the background to what stands out of it most: the inside of the letters. */
static double
measure (const Picture *picture, const graphene_rect_t *place)
{
  guint32 background = find_background (picture, place);
  double best = 1;

  for (int y = (int) place->origin.y; y < (int) (place->origin.y + place->size.height); y++)
    for (int x = (int) place->origin.x; x < (int) (place->origin.x + place->size.width); x++)
      best = MAX (best, get_contrast (background, get_colour (picture, x, y)));
  return best;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  return NULL;
}

static guint
measure_all (GtkWidget *widget, GtkWidget *window, const Picture *picture, const char *where)
{
  const char *text = get_text (widget);
  graphene_rect_t place;
  guint n = 0;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return 0;
  if (text && g_utf8_strlen (text, -1) > 1 && find_place (widget, window, &place))
    {
      double contrast = measure (picture, &place);

      n++;
      if (contrast < LEAST)
        {
          g_printerr ("# %s: %.2f to 1: “%s” in %s\n", where, contrast, text,
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
          g_test_fail ();
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      n += measure_all (child, window, picture, where);
  return n;
}

static void
measure_pages (TdGuiTest *test, const char *look)
{
  static const char *const pages[] = { "today",   "people", "pairing", "pairs",
                                       "insight", "report", "program" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s, %s", pages[i], look);
      g_auto (Picture) picture = { 0 };
      guint n_texts;

      TdPage *page = td_gui_test_go (test, pages[i]);

      td_gui_test_wait (!td_gui_test_is_busy (GTK_WIDGET (page)));
      td_gui_test_settle (test);
      picture = photograph (GTK_WIDGET (test->window));
      n_texts = measure_all (GTK_WIDGET (test->window), GTK_WIDGET (test->window), &picture, where);
      g_test_message ("%s: %u texts", where, n_texts);
      g_assert_cmpuint (n_texts, >, 8);
    }
}

/* Light and dark; in high contrast when ADW_DEBUG_HIGH_CONTRAST says so, as a second run does. */
static void
test_pages (TdGuiTest *test, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const char *high = adw_style_manager_get_high_contrast (style) ? "high contrast" : "normal";
  g_autofree char *light = g_strdup_printf ("light, %s", high);
  g_autofree char *dark = g_strdup_printf ("dark, %s", high);

  td_gui_test_open_sample (test);
  measure_pages (test, light);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  measure_pages (test, dark);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* --- Dialogs --- */

static void
measure_window (GtkWindow *window, const char *name, const char *look)
{
  g_autofree char *where = g_strdup_printf ("%s, %s", name, look);
  g_auto (Picture) picture = photograph (GTK_WIDGET (window));

  measure_all (GTK_WIDGET (window), GTK_WIDGET (window), &picture, where);
}

static void
measure_cb (TdGuiTest *test, GtkWindow *window, const char *name)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  measure_window (window, name, "light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  td_gui_test_settle (test);
  measure_window (window, name, "dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* The dialogs, on data, light and dark. */
static void
test_dialogs (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_tour (test, measure_cb);
}

/* --- Charts --- */

/* WCAG 2.1, 1.4.11: what has to be told apart in a picture. */
#define LEAST_GRAPHIC 3.0
/* What counts as ink of the chart rather than the edge of a letter, in pixels. */
#define LEAST_INK 12

static guint32
to_colour (const TdColor *color)
{
  return (guint32) lround (color->red * 255) << 16 | (guint32) lround (color->green * 255) << 8 |
         (guint32) lround (color->blue * 255);
}

static guint
count_pixels (const Picture *picture, const graphene_rect_t *place, guint32 colour)
{
  guint n = 0;

  for (int y = (int) place->origin.y; y < (int) (place->origin.y + place->size.height); y++)
    for (int x = (int) place->origin.x; x < (int) (place->origin.x + place->size.width); x++)
      n += get_colour (picture, x, y) == colour;
  return n;
}

/* What a chart is drawn with against what it stands on, as the window shows it: texts are drawn in
 * two colours, marks in eight. Returns how many of those are in the picture. */
static guint
measure_chart (GtkWidget *chart, GtkWidget *window, const Picture *picture, TdChartThemeKind kind)
{
  const TdChartTheme *theme = td_chart_theme_get (kind);
  graphene_rect_t place;
  guint32 background;
  guint n = 0;

  if (!find_place (chart, window, &place))
    return 0;
  background = find_background (picture, &place);
  g_assert_cmpfloat (get_contrast (background, to_colour (&theme->text)), >=, LEAST);
  g_assert_cmpfloat (get_contrast (background, to_colour (&theme->dim)), >=, LEAST);
  for (guint i = 0; i < TD_CHART_N_COLORS; i++)
    {
      guint32 colour = to_colour (&theme->series[i]);

      g_assert_cmpfloat (get_contrast (background, colour), >=, LEAST_GRAPHIC);
      n += count_pixels (picture, &place, colour) >= LEAST_INK;
    }
  return n;
}

static guint
measure_charts (GtkWidget *widget, GtkWidget *window, const Picture *picture, TdChartThemeKind kind)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (TD_IS_CHART (widget))
    return measure_chart (widget, window, picture, kind);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += measure_charts (child, window, picture, kind);
  return n;
}

static void
look_at_charts (TdGuiTest *test, TdChartThemeKind kind)
{
  g_auto (Picture) picture = { 0 };
  GtkWidget *chart = NULL;
  graphene_rect_t place;
  guint n;

  td_gui_test_show (test, "insight", NULL);
  td_gui_test_wait ((chart = td_gui_test_find (test->window, TD_TYPE_CHART, NULL)) != NULL);
  gtk_widget_grab_focus (chart);
  td_gui_test_wait (find_place (chart, GTK_WIDGET (test->window), &place));
  td_gui_test_settle (test);
  picture = photograph (GTK_WIDGET (test->window));
  n = measure_charts (GTK_WIDGET (test->window), GTK_WIDGET (test->window), &picture, kind);
  g_test_message ("%u colours of charts", n);
  g_assert_cmpuint (n, >, 0);
}

/* The first chart of a dashboard, and what else is in view, light and dark. */
static void
test_charts (TdGuiTest *test, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  td_gui_test_open_sample (test);
  look_at_charts (test, TD_CHART_THEME_LIGHT);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  look_at_charts (test, TD_CHART_THEME_DARK);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

/* The measure itself: black on white, grey on white, one colour. */
static void
test_measure (void)
{
  g_assert_cmpfloat_with_epsilon (get_contrast (0xffffff, 0x000000), 21, 0.01);
  g_assert_cmpfloat_with_epsilon (get_contrast (0xffffff, 0x767676), 4.54, 0.01);
  g_assert_cmpfloat_with_epsilon (get_contrast (0x3584e4, 0xffffff), 3.77, 0.01);
  g_assert_cmpfloat_with_epsilon (get_contrast (0x123456, 0x123456), 1, 0.001);
}

void
test_contrast_add (void)
{
  g_test_add_func ("/gui/contrast/measure", test_measure);
#define ADD(name, test) \
  g_test_add ("/gui/contrast/" name, TdGuiTest, NULL, td_gui_test_setup, test, td_gui_test_teardown)
  ADD ("pages", test_pages);
  ADD ("dialogs", test_dialogs);
  ADD ("charts", test_charts);
#undef ADD
}
