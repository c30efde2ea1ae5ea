/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-board-part.h"

struct _TdBoardPart
{
  GObject parent_instance;

  char *title;
  char *note;
  char *caption;
  char *side;
  TdChartScene *scene;
  TdTableData *table;
};

enum
{
  PROP_TITLE = 1,
  PROP_NOTE,
  PROP_CAPTION,
  PROP_SIDE,
  PROP_SUMMARY,
  PROP_SCENE,
  PROP_TABLE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdBoardPart, td_board_part, G_TYPE_OBJECT)

TdBoardPart *
td_board_part_new_chart (TdChartScene *scene)
{
  TdBoardPart *self = g_object_new (TD_TYPE_BOARD_PART, NULL);

  td_chart_scene_set_show_title (scene, FALSE);
  self->title = g_strdup (td_chart_scene_get_title (scene));
  self->table = td_table_data_new_for_chart (scene);
  self->scene = scene;
  return self;
}

TdBoardPart *
td_board_part_new_table (const char *title, const char *note, TdTableData *table)
{
  TdBoardPart *self = g_object_new (TD_TYPE_BOARD_PART, NULL);

  self->title = g_strdup (title);
  self->note = g_strdup (note);
  self->table = table;
  return self;
}

void
td_board_part_set_caption (TdBoardPart *self, const char *caption)
{
  g_return_if_fail (TD_IS_BOARD_PART (self));

  g_free (self->caption);
  self->caption = g_strdup (caption);
}

void
td_board_part_set_side (TdBoardPart *self, const char *side)
{
  g_return_if_fail (TD_IS_BOARD_PART (self));

  g_free (self->side);
  self->side = g_strdup (side);
}

const char *
td_board_part_get_title (TdBoardPart *self)
{
  g_return_val_if_fail (TD_IS_BOARD_PART (self), NULL);

  return self->title;
}

const char *
td_board_part_get_caption (TdBoardPart *self)
{
  g_return_val_if_fail (TD_IS_BOARD_PART (self), NULL);

  return self->caption;
}

TdChartScene *
td_board_part_get_scene (TdBoardPart *self)
{
  g_return_val_if_fail (TD_IS_BOARD_PART (self), NULL);

  return self->scene;
}

TdTableData *
td_board_part_get_table (TdBoardPart *self)
{
  g_return_val_if_fail (TD_IS_BOARD_PART (self), NULL);

  return self->table;
}

char *
td_board_part_dup_key (TdBoardPart *self, const char *id)
{
  g_return_val_if_fail (TD_IS_BOARD_PART (self), NULL);

  return g_strconcat (g_strcmp0 (self->side, "B") == 0 ? TD_BOARD_OTHER : "", id, NULL);
}

static void
td_board_part_finalize (GObject *object)
{
  TdBoardPart *self = TD_BOARD_PART (object);

  g_free (self->title);
  g_free (self->note);
  g_free (self->caption);
  g_free (self->side);
  g_clear_object (&self->scene);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (td_board_part_parent_class)->finalize (object);
}

static void
td_board_part_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdBoardPart *self = TD_BOARD_PART (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;
    case PROP_SIDE:
      g_value_set_string (value, self->side);
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, self->scene ? td_chart_scene_dup_summary (self->scene) : NULL);
      break;
    case PROP_SCENE:
      g_value_set_object (value, self->scene);
      break;
    case PROP_TABLE:
      g_value_set_object (value, self->table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_board_part_class_init (TdBoardPartClass *klass)
{
  static const char *const texts[] = { "title", "note", "caption", "side", "summary" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = td_board_part_finalize;
  object_class->get_property = td_board_part_get_property;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[PROP_TITLE + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  properties[PROP_SCENE] = g_param_spec_object ("scene", NULL, NULL, TD_TYPE_CHART_SCENE, flags);
  properties[PROP_TABLE] = g_param_spec_object ("table", NULL, NULL, TD_TYPE_TABLE_DATA, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_board_part_init (TdBoardPart *self)
{
}
