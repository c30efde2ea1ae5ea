/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-board-titles.h"
#include "gui/pages/insight/td-insight-board-private.h"

#include "base/td-direction.h"
#include "insight/td-figure-pair.h"
#include "insight/td-insight-words.h"
#include "insight/td-verdict.h"
#include "report/td-insight-charts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  PROP_FIGURES = 1,
  PROP_CHARTS,
  PROP_TABLES,
  PROP_CHECKS,
  PROP_N_CHECKS,
  PROP_STATE,
  PROP_CAPTION, /* a TdBoardText from here on */
  N_PROPERTIES = PROP_CAPTION + TD_BOARD_N_TEXTS
};

struct _TdInsightBoard
{
  GObject parent_instance;

  GListStore *figures;
  GListStore *charts;
  GListStore *tables;
  GListStore *checks;
  char *texts[TD_BOARD_N_TEXTS];
  TdBoardState state;

  gpointer data;
  GDestroyNotify free_data;
  GHashTable *lists; /* borrowed from the data */
  TdInsightFilter filter;
  TdInsightBoard *other; /* at its side */
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdInsightBoard, td_insight_board, G_TYPE_OBJECT)

/* --- Filling --- */

void
td_insight_board_take_data (TdInsightBoard *self,
                            gpointer data,
                            GDestroyNotify free_data,
                            GHashTable *lists)
{
  self->data = data;
  self->free_data = free_data;
  self->lists = lists;
}

gpointer
td_insight_board_get_data (TdInsightBoard *self)
{
  return self->data;
}

gboolean
td_insight_board_make_guard (TdInsightBoard *self,
                             TdDatabase *db,
                             TdInsightBoard *shown,
                             TdBesideGuard **guard,
                             GError **error)
{
  *guard = NULL;
  if (shown == NULL || shown->state != TD_BOARD_READY)
    return TRUE;
  *guard =
      td_beside_guard_new (db, &shown->filter, shown->lists, &self->filter, self->lists, error);
  return *guard != NULL;
}

void
td_insight_board_take_text (TdInsightBoard *self, TdBoardText which, char *text)
{
  g_free (self->texts[which]);
  self->texts[which] = text;
  if (which == TD_BOARD_MEANING)
    {
      const char *end = text ? strstr (text, "\n\n") : NULL;

      g_free (self->texts[TD_BOARD_BRIEF]);
      self->texts[TD_BOARD_BRIEF] = end ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
    }
}

const char *
td_insight_board_get_text (TdInsightBoard *self, TdBoardText which)
{
  return self->texts[which];
}

void
td_insight_board_set_state (TdInsightBoard *self,
                            TdBoardState state,
                            const char *title,
                            const char *text,
                            const char *label,
                            const char *target)
{
  static const char *const icons[] = {
    [TD_BOARD_READY] = NULL,
    [TD_BOARD_EMPTY] = "x-office-spreadsheet-symbolic",
    [TD_BOARD_EARLY] = "document-open-recent-symbolic",
    [TD_BOARD_HIDDEN] = "view-conceal-symbolic",
    [TD_BOARD_PROBLEM] = "dialog-warning-symbolic",
  };

  self->state = state;
  td_insight_board_take_text (self, TD_BOARD_STATUS_ICON, g_strdup (icons[state]));
  td_insight_board_take_text (self, TD_BOARD_STATUS_TITLE, g_strdup (title));
  td_insight_board_take_text (self, TD_BOARD_STATUS_TEXT, g_strdup (text));
  td_insight_board_take_text (self, TD_BOARD_STATUS_LABEL, g_strdup (label));
  td_insight_board_take_text (self, TD_BOARD_STATUS_TARGET, g_strdup (target));
}

void
td_insight_board_add_figures (TdInsightBoard *self, GPtrArray *figures)
{
  g_list_store_splice (self->figures, 0, 0, figures->pdata, figures->len);
  td_insight_board_take_text (self, TD_BOARD_METHOD, td_insight_words_method (figures));
}

static void
take_part (GListStore *store, TdBoardPart *part)
{
  g_list_store_append (store, part);
  g_object_unref (part);
}

static GPtrArray *
list_scenes (TdInsightBoard *self)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->charts)); i++)
    {
      g_autoptr (TdBoardPart) part = g_list_model_get_item (G_LIST_MODEL (self->charts), i);

      g_ptr_array_add (scenes, g_object_ref (td_board_part_get_scene (part)));
    }
  return scenes;
}

void
td_insight_board_take_charts (TdInsightBoard *self,
                              GPtrArray *scenes,
                              TdInsightBoard *shown,
                              const TdBesideGuard *guard)
{
  g_autoptr (GPtrArray) charts = scenes;

  if (guard)
    {
      g_autoptr (GPtrArray) others = list_scenes (shown);

      td_insight_charts_guard (charts, others, guard);
    }
  for (guint i = 0; i < charts->len; i++)
    {
      TdChartScene *scene = g_ptr_array_index (charts, i);

      if (!td_chart_scene_is_empty (scene) || td_chart_scene_has_hidden (scene))
        take_part (self->charts, td_board_part_new_chart (g_object_ref (scene)));
    }
}

void
td_insight_board_take_table (TdInsightBoard *self,
                             const char *title,
                             const char *note,
                             TdTableData *table)
{
  take_part (self->tables, td_board_part_new_table (title, note, table));
}

void
td_insight_board_add_check (TdInsightBoard *self, const char *code, const char *label, guint count)
{
  g_autofree char *key = g_strconcat ("check/", code, NULL);
  g_autoptr (TdFigure) figure = td_figure_new (key, "number", count, count, -1);

  td_record_set_text (&figure->remark, label);
  g_list_store_append (self->checks, figure);
}

/* --- Loading --- */

static const char *const kinds[] = { "engagement",  "retention",    "outcomes",
                                     "consistency", "exit-reasons", NULL };

const char *const *
td_insight_board_list_kinds (void)
{
  return kinds;
}

static TdInsightBoard *
load (TdDatabase *db,
      const char *kind,
      const TdInsightFilter *filter,
      TdInsightBoard *shown,
      GError **error)
{
  static const TdBoardFill fills[] = { td_engagement_board_fill, td_retention_board_fill,
                                       td_outcomes_board_fill, td_consistency_board_fill,
                                       td_exit_board_fill };
  g_autoptr (TdInsightBoard) self = g_object_new (TD_TYPE_INSIGHT_BOARD, NULL);

  self->filter = td_insight_filter_copy (filter);
  for (guint i = 0; kinds[i]; i++)
    if (g_strcmp0 (kinds[i], kind) == 0)
      return fills[i](self, db, filter, shown, error) ? g_steal_pointer (&self) : NULL;
  g_return_val_if_reached (NULL);
}

TdInsightBoard *
td_insight_board_load (TdDatabase *db,
                       const char *kind,
                       const TdInsightFilter *filter,
                       GError **error)
{
  return load (db, kind, filter, NULL, error);
}

static TdBoardPart *
find_part (GListStore *parts, const char *title, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (parts)); i++)
    {
      g_autoptr (TdBoardPart) part = g_list_model_get_item (G_LIST_MODEL (parts), i);

      if (g_strcmp0 (td_board_part_get_title (part), title) == 0)
        {
          *position = i;
          return g_steal_pointer (&part);
        }
    }
  return NULL;
}

/* What stands at the side of a part of which the other board has none. */
static TdBoardPart *
make_gap (TdBoardPart *part)
{
  TdChartScene *scene = td_board_part_get_scene (part);

  if (scene)
    return td_board_part_new_chart (
        td_chart_scene_new (td_chart_scene_get_kind (scene), td_chart_scene_get_title (scene)));
  return td_board_part_new_table (td_board_part_get_title (part), NULL, td_table_data_new ());
}

static void
share_scale (TdBoardPart *one, TdBoardPart *other)
{
  TdChartScene *scene = td_board_part_get_scene (one);
  TdChartScene *beside = td_board_part_get_scene (other);

  if (scene && beside && td_chart_scene_get_kind (scene) == td_chart_scene_get_kind (beside))
    td_chart_scene_share_scale (scene, beside);
}

/* A, B, A, B: two columns show a part and the one it is held against in one row. What only B has
 * comes last. */
static void
interleave (GListStore *parts, GListStore *others)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (parts)); i += 2)
    {
      g_autoptr (TdBoardPart) part = g_list_model_get_item (G_LIST_MODEL (parts), i);
      guint position = 0;
      g_autoptr (TdBoardPart) other = find_part (others, td_board_part_get_title (part), &position);

      if (other)
        g_list_store_remove (others, position);
      else
        other = make_gap (part);
      share_scale (part, other);
      td_board_part_set_side (part, "A");
      td_board_part_set_side (other, "B");
      g_list_store_insert (parts, i + 1, other);
    }
  while (g_list_model_get_n_items (G_LIST_MODEL (others)) > 0)
    {
      g_autoptr (TdBoardPart) other = g_list_model_get_item (G_LIST_MODEL (others), 0);
      g_autoptr (TdBoardPart) gap = make_gap (other);

      g_list_store_remove (others, 0);
      td_board_part_set_side (gap, "A");
      td_board_part_set_side (other, "B");
      g_list_store_append (parts, gap);
      g_list_store_append (parts, other);
    }
}

static GPtrArray *
list_figures (TdInsightBoard *self)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->figures)); i++)
    g_ptr_array_add (figures, g_list_model_get_item (G_LIST_MODEL (self->figures), i));
  return figures;
}

static void
pair_figures (TdInsightBoard *self, TdInsightBoard *other)
{
  g_autoptr (GPtrArray) ones = list_figures (self);
  g_autoptr (GPtrArray) others = list_figures (other);
  g_autoptr (GPtrArray) pairs = td_figure_pair_list (ones, others);
  GListStore *store = g_list_store_new (TD_TYPE_FIGURE_PAIR);

  g_list_store_splice (store, 0, 0, pairs->pdata, pairs->len);
  g_object_unref (self->figures);
  self->figures = store;
}

/* Both sentences, each after its letter. Takes nothing over. */
static char *
join_sides (const char *one, const char *other)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (one == NULL || other == NULL)
    return g_strdup (one ? one : other);
  a = td_text_join ("A", ": ", one);
  b = td_text_join ("B", ": ", other);
  return g_strdup_printf ("%s\n\n%s", a, b);
}

static void
join_text (TdInsightBoard *self, TdInsightBoard *other, TdBoardText which)
{
  td_insight_board_take_text (self, which, join_sides (self->texts[which], other->texts[which]));
}

/* At every comparison, once. */
static void
add_caution (TdInsightBoard *self)
{
  const char *caution = td_verdict_get_caution ();
  const char *brief = self->texts[TD_BOARD_BRIEF], *verdict = self->texts[TD_BOARD_VERDICT];

  if ((brief && strstr (brief, caution)) || (verdict && strstr (verdict, caution)))
    return;
  td_insight_board_take_text (self, TD_BOARD_CAUTION, g_strdup (caution));
}

TdInsightBoard *
td_insight_board_load_beside (TdDatabase *db,
                              const char *kind,
                              const TdInsightFilter *filter,
                              const TdInsightFilter *other,
                              GError **error)
{
  g_autoptr (TdInsightBoard) self = td_insight_board_load (db, kind, filter, error);
  g_autoptr (TdInsightBoard) beside = NULL;
  char *brief;

  if (self == NULL)
    return NULL;
  beside = load (db, kind, other, self, error);
  if (beside == NULL)
    return NULL;
  if (self->state != TD_BOARD_READY)
    return g_steal_pointer (&self);
  td_insight_board_take_text (self, TD_BOARD_OTHER_CAPTION,
                              g_strdup (beside->texts[TD_BOARD_CAPTION]));
  if (beside->state != TD_BOARD_READY)
    {
      /* There is nothing to hold A against: A alone, and why. */
      td_insight_board_take_text (self, TD_BOARD_OTHER_CAPTION,
                                  g_strdup_printf ("%s: %s", beside->texts[TD_BOARD_CAPTION],
                                                   beside->texts[TD_BOARD_STATUS_TITLE]));
      return g_steal_pointer (&self);
    }
  pair_figures (self, beside);
  interleave (self->charts, beside->charts);
  interleave (self->tables, beside->tables);
  brief = join_sides (self->texts[TD_BOARD_BRIEF], beside->texts[TD_BOARD_BRIEF]);
  join_text (self, beside, TD_BOARD_MEANING);
  td_insight_board_take_text (self, TD_BOARD_BRIEF, brief);
  join_text (self, beside, TD_BOARD_VERDICT);
  add_caution (self);
  self->other = g_steal_pointer (&beside);
  return g_steal_pointer (&self);
}

gboolean
td_insight_board_is_compared (TdInsightBoard *self)
{
  g_return_val_if_fail (TD_IS_INSIGHT_BOARD (self), FALSE);

  return self->other != NULL;
}

/* --- Lists --- */

const TdInsightList *
td_insight_board_get_list (TdInsightBoard *self, const char *key)
{
  g_return_val_if_fail (TD_IS_INSIGHT_BOARD (self), NULL);

  if (g_str_has_prefix (key, TD_BOARD_OTHER))
    return self->other ? td_insight_board_get_list (self->other, key + strlen (TD_BOARD_OTHER))
                       : NULL;
  return self->lists ? g_hash_table_lookup (self->lists, key) : NULL;
}

gboolean
td_insight_board_is_hidden (TdInsightBoard *self, const char *key)
{
  g_return_val_if_fail (TD_IS_INSIGHT_BOARD (self), FALSE);

  if (g_str_has_prefix (key, TD_BOARD_OTHER))
    return self->other && td_insight_board_is_hidden (self->other, key + strlen (TD_BOARD_OTHER));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->figures)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->figures), i);
      TdFigure *figure = TD_IS_FIGURE_PAIR (item) ? TD_FIGURE_PAIR (item)->one : TD_FIGURE (item);

      if (g_strcmp0 (figure->code, key) == 0)
        return figure->hidden;
    }
  return FALSE;
}

/* The words of a check, or NULL for another key. */
static char *
find_check (TdInsightBoard *self, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->checks)); i++)
    {
      g_autoptr (TdFigure) figure = g_list_model_get_item (G_LIST_MODEL (self->checks), i);

      if (g_strcmp0 (figure->code, key) == 0)
        return g_strdup (figure->remark);
    }
  return NULL;
}

char *
td_insight_board_dup_list_title (TdInsightBoard *self, const char *key)
{
  char *check;

  if (g_str_has_prefix (key, TD_BOARD_OTHER))
    {
      g_autofree char *title =
          td_insight_board_dup_list_title (self, key + strlen (TD_BOARD_OTHER));

      return td_text_join ("B", " · ", title);
    }
  check = find_check (self, key);
  if (check)
    return check;
  return td_board_key_dup_title (key);
}

/* --- Object --- */

static void
td_insight_board_finalize (GObject *object)
{
  TdInsightBoard *self = TD_INSIGHT_BOARD (object);

  g_object_unref (self->figures);
  g_object_unref (self->charts);
  g_object_unref (self->tables);
  g_object_unref (self->checks);
  for (guint i = 0; i < TD_BOARD_N_TEXTS; i++)
    g_free (self->texts[i]);
  if (self->free_data)
    self->free_data (self->data);
  td_insight_filter_clear (&self->filter);
  g_clear_object (&self->other);

  G_OBJECT_CLASS (td_insight_board_parent_class)->finalize (object);
}

static void
td_insight_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdInsightBoard *self = TD_INSIGHT_BOARD (object);

  switch (id)
    {
    case PROP_FIGURES:
      g_value_set_object (value, self->figures);
      break;
    case PROP_CHARTS:
      g_value_set_object (value, self->charts);
      break;
    case PROP_TABLES:
      g_value_set_object (value, self->tables);
      break;
    case PROP_CHECKS:
      g_value_set_object (value, self->checks);
      break;
    case PROP_N_CHECKS:
      g_value_set_int (value, (int) g_list_model_get_n_items (G_LIST_MODEL (self->checks)));
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    default:
      g_value_set_string (value, self->texts[id - PROP_CAPTION]);
    }
}

static void
td_insight_board_class_init (TdInsightBoardClass *klass)
{
  static const char *const models[] = { "figures", "charts", "tables", "checks" };
  static const char *const texts[TD_BOARD_N_TEXTS] = {
    [TD_BOARD_CAPTION] = "caption",
    [TD_BOARD_OTHER_CAPTION] = "other-caption",
    [TD_BOARD_MEANING] = "meaning",
    [TD_BOARD_BRIEF] = "brief",
    [TD_BOARD_CAUTION] = "caution",
    [TD_BOARD_METHOD] = "method",
    [TD_BOARD_VERDICT_TITLE] = "verdict-title",
    [TD_BOARD_VERDICT] = "verdict",
    [TD_BOARD_STATUS_ICON] = "status-icon",
    [TD_BOARD_STATUS_TITLE] = "status-title",
    [TD_BOARD_STATUS_TEXT] = "status-text",
    [TD_BOARD_STATUS_LABEL] = "status-label",
    [TD_BOARD_STATUS_TARGET] = "status-target",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = td_insight_board_finalize;
  object_class->get_property = td_insight_board_get_property;

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    properties[PROP_FIGURES + i] =
        g_param_spec_object (models[i], NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_N_CHECKS] = g_param_spec_int ("n-checks", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_STATE] =
      g_param_spec_int ("state", NULL, NULL, 0, TD_BOARD_PROBLEM, TD_BOARD_READY, flags);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[PROP_CAPTION + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_insight_board_init (TdInsightBoard *self)
{
  self->figures = g_list_store_new (TD_TYPE_FIGURE);
  self->charts = g_list_store_new (TD_TYPE_BOARD_PART);
  self->tables = g_list_store_new (TD_TYPE_BOARD_PART);
  self->checks = g_list_store_new (TD_TYPE_FIGURE);
}
