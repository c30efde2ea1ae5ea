/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-paper-size.h"

#include <langinfo.h>

const TdPaperSize td_paper_a4 = { 595.28, 841.89, 62, 62, 64, 64 };
const TdPaperSize td_paper_letter = { 612, 792, 66, 66, 60, 60 };

const TdPaperSize *
td_paper_size_get_default (void)
{
#ifdef _NL_PAPER_HEIGHT
  /* glibc keeps the millimetres where others keep a pointer. */
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

const char *
td_paper_get_font_family (void)
{
  PangoFontFamily *family =
      pango_font_map_get_family (pango_cairo_font_map_get_default (), "Cantarell");

  return family ? "Cantarell" : "Sans";
}

/* Whether the language of the messages, or else of the locale, is written from right to left. */
static PangoDirection
find_direction (void)
{
  const char *const *languages = g_get_language_names ();
  PangoLanguage *language = pango_language_from_string (languages[0]);
  int n_scripts = 0;
  const PangoScript *scripts = pango_language_get_scripts (language, &n_scripts);

  for (int i = 0; i < n_scripts; i++)
    switch (scripts[i])
      {
      case PANGO_SCRIPT_ARABIC:
      case PANGO_SCRIPT_HEBREW:
      case PANGO_SCRIPT_SYRIAC:
      case PANGO_SCRIPT_THAANA:
      case PANGO_SCRIPT_NKO:
        return PANGO_DIRECTION_RTL;
      default:
        break;
      }
  return PANGO_DIRECTION_LTR;
}

PangoContext *
td_paper_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, find_direction ());
  pango_font_description_set_family (font, td_paper_get_font_family ());
  pango_font_description_set_size (font, 10 * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  return context;
}
