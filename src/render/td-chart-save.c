/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-chart-save.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/td-error.h"
#include "base/td-file.h"
#include "render/td-chart-layout.h"
#include "render/td-chart-table.h"
#include "render/td-paper-size.h"

typedef struct
{
  TdChartScene *scene;
  const TdChartTheme *theme;
  double width;
  double height;
  double scale;
} Save;

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A margin around, so that the picture can be pasted anywhere. */
#define MARGIN 12

static void
draw (const Save *save, cairo_surface_t *surface)
{
  PangoContext *context = td_paper_create_context (NULL);
  g_autoptr (TdChartLayout) layout =
      td_chart_layout_new (save->scene, context, save->width - 2 * MARGIN,
                           save->height - 2 * MARGIN);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, save->theme->paper.red, save->theme->paper.green,
                        save->theme->paper.blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  td_chart_layout_draw (layout, cr, save->theme, -1);
  cairo_destroy (cr);
  g_object_unref (context);
}

static gboolean
store (const char *path, cairo_surface_t *surface, GByteArray *bytes, GError **error)
{
  cairo_status_t status = cairo_surface_status (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be drawn: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return td_file_save (path, (const char *) bytes->data, bytes->len, error);
}

static gboolean
save_png (const Save *save, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (save->width * save->scale),
                                  (int) ceil (save->height * save->scale));
  gboolean saved;

  cairo_surface_set_device_scale (surface, save->scale, save->scale);
  draw (save, surface);
  cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  saved = store (path, surface, bytes, error);
  cairo_surface_destroy (surface);
  return saved;
}

/* cairo counts its surfaces in the names it writes: the second picture of a run would differ. */
static void
settle_names (GByteArray *svg)
{
  g_autoptr (GRegex) regex = g_regex_new ("id=\"surface[0-9]+\"", G_REGEX_RAW, 0, NULL);
  g_autofree char *settled = g_regex_replace_literal (regex, (const char *) svg->data, svg->len, 0,
                                                      "id=\"chart\"", 0, NULL);

  if (settled == NULL)
    return;
  g_byte_array_set_size (svg, 0);
  g_byte_array_append (svg, (const guint8 *) settled, (guint) strlen (settled));
}

static gboolean
save_vector (const Save *save, const char *path, gboolean pdf, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  gboolean saved;

  if (pdf)
    {
      surface =
          cairo_pdf_surface_create_for_stream (append_bytes, bytes, save->width, save->height);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                      td_chart_scene_get_title (save->scene));
      /* A fixed day: the same chart is the same file. */
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                      "2000-01-01T00:00:00Z");
    }
  else
    {
      surface =
          cairo_svg_surface_create_for_stream (append_bytes, bytes, save->width, save->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
    }
  draw (save, surface);
  cairo_surface_finish (surface);
  if (!pdf)
    settle_names (bytes);
  saved = store (path, surface, bytes, error);
  cairo_surface_destroy (surface);
  return saved;
}

gboolean
td_chart_scene_save (TdChartScene *scene,
                     const char *path,
                     double width,
                     double height,
                     double scale,
                     const TdChartTheme *theme,
                     GError **error)
{
  Save save = { scene, theme, width, height, CLAMP (scale, 1, 8) };

  g_return_val_if_fail (TD_IS_CHART_SCENE (scene) && path && theme && width > 0, FALSE);

  if (td_chart_scene_is_screen_only (scene))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s” says something of single persons: it is for the screen and goes into "
                      "no file."),
                   td_chart_scene_get_title (scene));
      return FALSE;
    }
  if (height <= 0)
    {
      PangoContext *context = td_paper_create_context (NULL);

      save.height =
          td_chart_scene_get_wanted_height (scene, context, width - 2 * MARGIN) + 2 * MARGIN;
      g_object_unref (context);
    }
  if (has_ending (path, ".png"))
    return save_png (&save, path, error);
  if (has_ending (path, ".svg") || has_ending (path, ".pdf"))
    return save_vector (&save, path, has_ending (path, ".pdf"), error);
  if (has_ending (path, ".csv"))
    {
      g_autofree char *csv = td_chart_scene_dup_csv (scene);

      return td_file_save (path, csv, -1, error);
    }
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” is no kind of picture Tandem makes. End the name in .png, .svg, .pdf or "
                  ".csv."),
               path);
  return FALSE;
}
