/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-paper-size.h"

#include "base/td-direction.h"

#include <langinfo.h>
#include <string.h>

const TdPaperSize td_paper_a4 = { 595.28, 841.89, 62, 62, 64, 64 };
const TdPaperSize td_paper_letter = { 612, 792, 66, 66, 60, 60 };

const TdPaperSize *
td_paper_size_get_default (void)
{
#ifdef __GLIBC__
  /* glibc keeps the millimetres where others keep a pointer; they are no macros to ask for. */
  int height = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_HEIGHT));
  int width = GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH));

  if (height == 279 && width == 216)
    return &td_paper_letter;
#endif
  return &td_paper_a4;
}

const TdPaperSize *
td_paper_size_find (const char *name)
{
  if (g_ascii_strcasecmp (name, "a4") == 0)
    return &td_paper_a4;
  if (g_ascii_strcasecmp (name, "letter") == 0)
    return &td_paper_letter;
  return NULL;
}

/* The family of type that is printed: Cantarell where it is installed, else the default sans. */
static const char *
get_font_family (PangoFontMap *fonts)
{
  return pango_font_map_get_family (fonts, "Cantarell") ? "Cantarell" : "Sans";
}

#define ISOLATE 0x2068
#define END_ISOLATE 0x2069

PangoDirection
td_paper_find_direction (const char *text)
{
  int depth = 0;

  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      depth += c == ISOLATE ? 1 : c == END_ISOLATE ? -1 : 0;
      if (depth == 0 && g_unichar_isalpha (c))
        return td_direction_of_letter (c) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    }
  return PANGO_DIRECTION_NEUTRAL;
}

/* No line ends in these bytes of a text. Its attributes may belong to others: they are copied. */
static void
hold (PangoLayout *text, PangoAttrList **attributes, guint start, guint end)
{
  PangoAttrList *old = pango_layout_get_attributes (text);
  PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

  if (*attributes == NULL)
    *attributes = old ? pango_attr_list_copy (old) : pango_attr_list_new ();
  whole->start_index = start;
  whole->end_index = end;
  pango_attr_list_insert (*attributes, whole);
}

static void
hold_percents (PangoLayout *text, PangoAttrList **attributes)
{
  const char *words = pango_layout_get_text (text);

  for (const char *p = words; (p = strstr (p, " %")); p++)
    if (p > words && g_ascii_isdigit (p[-1]))
      hold (text, attributes, (guint) (p - words) - 1, (guint) (p - words) + 2);
}

/* A hyphen at the end of a line would be taken for one that is no part of the address. */
static void
hold_addresses (PangoLayout *text, PangoAttrList **attributes)
{
  const char *words = pango_layout_get_text (text);

  for (const char *at = strchr (words, '@'), *end = words; at; at = strchr (end, '@'))
    {
      const char *start = at;

      while (start > end && !g_ascii_isspace (start[-1]))
        start--;
      end = at + strcspn (at, " \t\n");
      for (const char *p = start; p < end; p++)
        if (*p == '-')
          hold (text, attributes, (guint) (p - words), (guint) (g_utf8_next_char (p + 1) - words));
    }
}

gboolean
td_paper_hold_together (PangoLayout *text)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  hold_percents (text, &attributes);
  hold_addresses (text, &attributes);
  if (attributes)
    pango_layout_set_attributes (text, attributes);
  return attributes != NULL;
}

PangoContext *
td_paper_create_context (PangoFontMap *fonts)
{
  PangoFontMap *map = fonts ? fonts : pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, td_direction_is_mirrored () ? PANGO_DIRECTION_RTL
                                                                   : PANGO_DIRECTION_LTR);
  pango_font_description_set_family (font, get_font_family (map));
  pango_font_description_set_size (font, 10 * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  return context;
}

/* Four bytes begin emoji and other pictures, which have no outlines. */
static gboolean
has_outlines (PangoLayout *text)
{
  return strpbrk (pango_layout_get_text (text), "\xf0\xf1\xf2\xf3") == NULL;
}

void
td_paper_show_text (cairo_t *cr, PangoLayout *text)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  gboolean screen = type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_RECORDING;
  gboolean paper = !pango_context_get_round_glyph_positions (pango_layout_get_context (text));

  if (screen && paper && has_outlines (text))
    {
      pango_cairo_layout_path (cr, text);
      cairo_fill (cr);
    }
  else
    pango_cairo_show_layout (cr, text);
}
