/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "workspace/td-sample.h"

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

/* As the window is drawn. */
static Picture
photograph (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t frame;
  Picture picture;
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
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
      for (guint turn = 0; turn < 60; turn++)
        td_gui_test_iterate ();
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
  g_autoptr (GError) error = NULL;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  measure_pages (test, light);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  measure_pages (test, dark);
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
  g_test_add ("/gui/contrast/pages", TdGuiTest, NULL, td_gui_test_setup, test_pages,
              td_gui_test_teardown);
}
