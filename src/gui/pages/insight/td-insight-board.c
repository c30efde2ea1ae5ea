/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-insight-board.h"

#include "insight/td-insight-words.h"
#include "insight/td-verdict.h"
#include "pairing/td-pair.h"
#include "program/td-program.h"
#include "report/td-engagement-charts.h"
#include "report/td-retention-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

enum
{
  PROP_FIGURES = 1,
  PROP_CHARTS,
  PROP_CHECKS,
  PROP_N_CHECKS,
  PROP_WINDOW_START,
  PROP_CAPTION,
  PROP_MEANING,
  PROP_METHOD,
  PROP_VERDICT_TITLE,
  PROP_VERDICT,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_TEXT,
  PROP_EMPTY_LABEL,
  PROP_EMPTY_TARGET,
  N_PROPERTIES
};

struct _TdInsightBoard
{
  GObject parent_instance;

  GListStore *figures;
  GListStore *charts;
  GListStore *checks;
  char *texts[N_PROPERTIES]; /* from PROP_CAPTION on */
  TdEngagement *engagement;  /* one of the two */
  TdRetention *retention;
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdInsightBoard, td_insight_board, G_TYPE_OBJECT)

static void
set_empty (TdInsightBoard *self,
           const char *title,
           const char *text,
           const char *label,
           const char *target)
{
  self->texts[PROP_EMPTY_TITLE] = g_strdup (title);
  self->texts[PROP_EMPTY_TEXT] = g_strdup (text);
  self->texts[PROP_EMPTY_LABEL] = g_strdup (label);
  self->texts[PROP_EMPTY_TARGET] = g_strdup (target);
}

static void
add_figures (TdInsightBoard *self, GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    g_list_store_append (self->figures, g_ptr_array_index (figures, i));
  self->texts[PROP_METHOD] = td_insight_words_method (figures);
}

static void
take_chart (TdInsightBoard *self, TdChartScene *scene)
{
  /* The card around it says the title. */
  td_chart_scene_set_show_title (scene, FALSE);
  g_list_store_append (self->charts, scene);
  g_object_unref (scene);
}

/* Early endings by their reasons, most frequent first. */
static TdChartScene *
make_endings_chart (const TdEngagement *engagement)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_BARS, _ ("Early endings, by reason"));

  td_chart_scene_set_subtitle (scene, _ ("Pairs that ended before their planned end"));
  td_chart_scene_add_series (scene, NULL);
  for (guint i = 0; i < engagement->endings->len; i++)
    {
      const TdEndingCount *ending = &g_array_index (engagement->endings, TdEndingCount, i);
      const char *label =
          *ending->reason ? td_pair_end_reason_get_label (ending->reason) : _ ("No reason given");
      g_autofree char *key = g_strconcat ("early_endings/", ending->reason, NULL);
      TdChartPoint point = {
        td_chart_scene_add_category (scene, label), ending->count, NAN, NAN, NULL, key
      };

      td_chart_scene_add_point (scene, 0, &point);
    }
  return scene;
}

TdInsightBoard *
td_insight_board_load_engagement (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdInsightBoard) self = g_object_new (TD_TYPE_INSIGHT_BOARD, NULL);
  TdEngagement *engagement = td_engagement_load (db, filter, error);

  if (engagement == NULL)
    return NULL;

  self->engagement = engagement;
  self->texts[PROP_CAPTION] = td_insight_filter_dup_words (filter, engagement->program_name);
  if (engagement->n_employed == 0 && engagement->n_enrolments == 0)
    set_empty (self, _ ("Nobody to Report On Yet"),
               _ ("Import your people and enrol some of them; then this page shows how the "
                  "programme runs."),
               _ ("_Go to People"), "people");
  else if (engagement->n_enrolments == 0)
    set_empty (self, _ ("Nobody is enrolled yet"),
               _ ("Enrol mentors and mentees; then this page shows matches, contacts and "
                  "endings."),
               _ ("_Go to People"), "people");
  if (self->texts[PROP_EMPTY_TITLE])
    return g_steal_pointer (&self);

  add_figures (self, engagement->figures);
  self->texts[PROP_MEANING] = td_insight_words_engagement (engagement);
  take_chart (self, td_engagement_chart_adherence (engagement));
  take_chart (self, td_engagement_chart_contact_rate (engagement));
  take_chart (self, td_engagement_chart_overdue (engagement));
  if (engagement->endings->len > 0)
    take_chart (self, make_endings_chart (engagement));
  return g_steal_pointer (&self);
}

static void
add_checks (TdInsightBoard *self, GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const TdDataCheck *check = g_ptr_array_index (checks, i);
      g_autofree char *key = g_strconcat ("check/", check->code, NULL);
      g_autoptr (TdFigure) figure = td_figure_new (key, "number", check->count, check->count, -1);

      td_record_set_text (&figure->remark, check->label);
      g_list_store_append (self->checks, figure);
    }
}

/* What may be said about taking part and staying, and in which programme. */
static gboolean
add_verdict (TdInsightBoard *self, TdDatabase *db, GError **error)
{
  gint64 program_id = self->retention->filter.program_id;
  g_autoptr (TdProgram) program = program_id ? td_program_load (db, program_id, error) : NULL;

  if (program_id && program == NULL)
    return FALSE;
  self->texts[PROP_VERDICT_TITLE] =
      program ? g_strdup_printf (_ ("Taking part in “%s”, and staying"), program->name)
              : g_strdup (_ ("Taking part in a programme, and staying"));
  self->texts[PROP_VERDICT] = td_participation_dup_text (&self->retention->participation);
  return TRUE;
}

TdInsightBoard *
td_insight_board_load_retention (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdInsightBoard) self = g_object_new (TD_TYPE_INSIGHT_BOARD, NULL);
  TdRetention *retention = td_retention_load (db, filter, error);

  if (retention == NULL)
    return NULL;

  self->retention = retention;
  self->texts[PROP_CAPTION] = td_insight_filter_dup_words (filter, _ ("Whole organisation"));
  if (retention->n_people == 0)
    {
      set_empty (self, _ ("No people yet"),
                 _ ("Retention is counted from your roster. Import it with hire and leave dates, "
                    "and keep those who left in it."),
                 _ ("_Go to People"), "people");
      return g_steal_pointer (&self);
    }
  add_checks (self, retention->checks);
  if (retention->window_start == TD_DATE_NONE)
    {
      set_empty (self, _ ("No leavers are known"),
                 _ ("Retention needs the people who left, with their last day. Import a roster "
                    "that still holds them."),
                 _ ("_Go to People"), "people");
      return g_steal_pointer (&self);
    }
  if (!add_verdict (self, db, error))
    return NULL;
  add_figures (self, retention->figures);
  self->texts[PROP_MEANING] = td_insight_words_retention (retention);
  if (retention->participation.verdict >= TD_VERDICT_NO_DIFFERENCE)
    take_chart (self, td_retention_chart_states (retention));
  take_chart (self, td_retention_chart_rolling (retention));
  take_chart (self, td_retention_chart_tenure (retention));
  take_chart (self, td_retention_chart_retention (retention));
  take_chart (self, td_retention_chart_turnover (retention));
  take_chart (self, td_retention_chart_new_hires (retention));
  return g_steal_pointer (&self);
}

const TdInsightList *
td_insight_board_get_list (TdInsightBoard *self, const char *key)
{
  g_return_val_if_fail (TD_IS_INSIGHT_BOARD (self), NULL);

  return self->engagement ? td_engagement_get_list (self->engagement, key)
                          : td_retention_get_list (self->retention, key);
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

/* What stands behind the slash of a key: a month, a bucket, a reason, a year. */
static char *
dup_part_words (TdInsightBoard *self, const char *code, const char *part)
{
  g_autofree char *day = g_strconcat (part, "-01", NULL);
  TdDate month = td_date_from_iso (day);

  if (month != TD_DATE_NONE)
    return td_insight_words_month (month);
  if (strcmp (code, "early_endings") == 0)
    return g_strdup (*part ? td_pair_end_reason_get_label (part) : _ ("No reason given"));
  for (guint i = 0; strcmp (code, "overdue") == 0 && i < TD_ENGAGEMENT_N_BUCKETS; i++)
    if (strcmp (td_engagement_get_bucket_code (i), part) == 0)
      return g_strdup (td_engagement_get_bucket_label (i));
  return g_strndup (part, strcspn (part, "/"));
}

char *
td_insight_board_dup_list_title (TdInsightBoard *self, const char *key)
{
  const char *slash = strchr (key, '/');
  g_autofree char *code = NULL;
  g_autofree char *words = NULL;
  char *check = find_check (self, key);

  if (check)
    return check;
  if (slash == NULL)
    return g_strdup (td_figure_get_label (key));
  code = g_strndup (key, (gsize) (slash - key));
  words = dup_part_words (self, code, slash + 1);
  return g_strdup_printf ("%s · %s",
                          strcmp (code, "contact_rate") == 0 ? _ ("Pairs that met")
                                                             : td_figure_get_label (code),
                          words);
}

static void
td_insight_board_finalize (GObject *object)
{
  TdInsightBoard *self = TD_INSIGHT_BOARD (object);

  g_object_unref (self->figures);
  g_object_unref (self->charts);
  g_object_unref (self->checks);
  for (guint i = 0; i < N_PROPERTIES; i++)
    g_free (self->texts[i]);
  td_engagement_free (self->engagement);
  td_retention_free (self->retention);

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
    case PROP_CHECKS:
      g_value_set_object (value, self->checks);
      break;
    case PROP_N_CHECKS:
      g_value_set_int (value, (int) g_list_model_get_n_items (G_LIST_MODEL (self->checks)));
      break;
    case PROP_WINDOW_START:
      g_value_set_int (value, self->retention ? self->retention->window_start : TD_DATE_NONE);
      break;
    default:
      g_value_set_string (value, self->texts[id]);
    }
}

static void
td_insight_board_class_init (TdInsightBoardClass *klass)
{
  static const char *const models[] = { "figures", "charts", "checks" };
  static const char *const texts[] = { "caption",       "meaning",     "method",
                                       "verdict-title", "verdict",     "empty-title",
                                       "empty-text",    "empty-label", "empty-target" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = td_insight_board_finalize;
  object_class->get_property = td_insight_board_get_property;

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    properties[PROP_FIGURES + i] =
        g_param_spec_object (models[i], NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_WINDOW_START] =
      g_param_spec_int ("window-start", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_N_CHECKS] = g_param_spec_int ("n-checks", NULL, NULL, 0, G_MAXINT, 0, flags);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[PROP_CAPTION + i] = g_param_spec_string (texts[i], NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_insight_board_init (TdInsightBoard *self)
{
  self->figures = g_list_store_new (TD_TYPE_FIGURE);
  self->charts = g_list_store_new (TD_TYPE_CHART_SCENE);
  self->checks = g_list_store_new (TD_TYPE_FIGURE);
}
