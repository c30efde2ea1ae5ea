/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Type: texts laid out in the styles of paper. What was laid out lately is used again: departments,
 * dates and the sentences of letters stand on page after page. */

#include "render/td-pages-private.h"

#include <string.h>

/* Texts that are kept; then the case is emptied. */
#define MOST_TEXTS 1024

typedef struct
{
  const char *text; /* of the layout */
  TdTypeStyle style;
  gboolean bold;
  int width; /* in Pango units, -1 for a single line */
} Key;

#define N_STYLES (TD_TYPE_SMALL + 1)

struct _TdTypeCase
{
  GHashTable *texts;      /* PangoLayout by Key */
  PangoLayout *rulers[2]; /* for measuring, plain and bold */
  PangoAttrList *attributes[N_STYLES][2];
};

static const struct
{
  double size;
  double line;
} styles[] = {
  [TD_TYPE_TITLE] = { 20, 26 },     [TD_TYPE_SUBTITLE] = { 12, 17 },
  [TD_TYPE_HEADING_1] = { 14, 19 }, [TD_TYPE_HEADING_2] = { 11, 15 },
  [TD_TYPE_BODY] = { 10, 14 },      [TD_TYPE_TABLE] = { 9, 12.5 },
  [TD_TYPE_SMALL] = { 8, 11 },
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^
         ((guint) key->width * 31 + (guint) key->style * 2 + (guint) key->bold);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->style == right->style && left->bold == right->bold && left->width == right->width &&
         strcmp (left->text, right->text) == 0;
}

TdTypeCase *
td_type_case_new (void)
{
  TdTypeCase *type = g_new0 (TdTypeCase, 1);

  type->texts = g_hash_table_new_full (hash_key, equal_keys, g_free, g_object_unref);
  return type;
}

void
td_type_case_free (TdTypeCase *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type->rulers); i++)
    g_clear_object (&type->rulers[i]);
  for (guint i = 0; i < N_STYLES; i++)
    for (guint bold = 0; bold < 2; bold++)
      g_clear_pointer (&type->attributes[i][bold], pango_attr_list_unref);
  g_hash_table_unref (type->texts);
  g_free (type);
}

double
td_pages_get_line_height (TdTypeStyle style)
{
  return styles[style].line;
}

/* Figures of one width, lines at one distance whatever the script, no word divided by a hyphen. */
static PangoAttrList *
make_attributes (TdTypeStyle style, gboolean bold)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_size_new ((int) (styles[style].size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (
                                          (int) (styles[style].line * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  return attributes;
}

/* The same for all texts of a style, borrowed: they are copied before they are changed. */
static PangoAttrList *
get_attributes (TdPages *self, TdTypeStyle style, gboolean bold)
{
  PangoAttrList **attributes = &self->type->attributes[style][bold ? 1 : 0];

  if (*attributes == NULL)
    *attributes = make_attributes (style, bold);
  return *attributes;
}

/* Each text runs as its script does, and all begin at the page's edge: a name in another script
 * keeps its order and stays in its column. */
static PangoLayout *
new_layout (TdPages *self, const char *text)
{
  PangoDirection direction = td_paper_find_direction (text);
  gboolean from_right =
      direction == PANGO_DIRECTION_NEUTRAL ? self->mirrored : direction == PANGO_DIRECTION_RTL;
  PangoLayout *layout = pango_layout_new (self->contexts[from_right]);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, self->mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  return layout;
}

void
td_pages_align_end (TdPages *self, PangoLayout *text)
{
  pango_layout_set_alignment (text, self->mirrored ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
}

PangoLayout *
td_pages_new_text (TdPages *self, const char *text, TdTypeStyle style, gboolean bold, double width)
{
  PangoLayout *layout = new_layout (self, text);

  pango_layout_set_attributes (layout, get_attributes (self, style, bold));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text ? text : "", -1);
  td_paper_hold_together (layout);
  return layout;
}

PangoLayout *
td_pages_text (TdPages *self, const char *text, TdTypeStyle style, gboolean bold, double width)
{
  Key key = { text ? text : "", style, bold, width < 0 ? -1 : (int) (width * PANGO_SCALE) };
  PangoLayout *layout = g_hash_table_lookup (self->type->texts, &key);

  if (layout)
    return g_object_ref (layout);
  if (g_hash_table_size (self->type->texts) >= MOST_TEXTS)
    g_hash_table_remove_all (self->type->texts);
  layout = td_pages_new_text (self, text, style, bold, width);
  key.text = pango_layout_get_text (layout);
  g_hash_table_insert (self->type->texts, g_memdup2 (&key, sizeof key), g_object_ref (layout));
  return layout;
}

double
td_pages_text_height (PangoLayout *text)
{
  PangoRectangle area;

  pango_layout_get_extents (text, NULL, &area);
  return area.height / (double) PANGO_SCALE;
}

double
td_pages_text_width (PangoLayout *text)
{
  PangoRectangle area;

  pango_layout_get_extents (text, NULL, &area);
  return area.width / (double) PANGO_SCALE;
}

void
td_pages_measure (TdPages *self,
                  const char *text,
                  gboolean bold,
                  double width,
                  PangoWrapMode wrap,
                  double *measured_width,
                  double *measured_height)
{
  PangoLayout *ruler = self->type->rulers[bold];
  PangoRectangle area;
  gboolean changed;

  if (ruler == NULL)
    ruler = self->type->rulers[bold] = td_pages_new_text (self, NULL, TD_TYPE_TABLE, bold, -1);
  pango_layout_set_width (ruler, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (ruler, wrap);
  pango_layout_set_text (ruler, text, -1);
  changed = td_paper_hold_together (ruler);
  pango_layout_get_extents (ruler, NULL, &area);
  if (changed)
    pango_layout_set_attributes (ruler, get_attributes (self, TD_TYPE_TABLE, bold));
  if (measured_width)
    *measured_width = area.width / (double) PANGO_SCALE + 0.5;
  if (measured_height)
    *measured_height = area.height / (double) PANGO_SCALE;
}
