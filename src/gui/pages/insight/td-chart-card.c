/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/insight/td-chart-card.h"

#include "gui/app/td-dialogs.h"
#include "gui/widgets/td-chart.h"
#include "gui/widgets/td-closures.h"
#include "render/td-chart-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The size of a saved picture: half a landscape slide. */
#define SAVE_WIDTH 640
#define SAVE_SCALE 2

struct _TdChartCard
{
  GtkFlowBoxChild parent_instance;

  TdChartScene *scene;
};

enum
{
  PROP_SCENE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdChartCard, td_chart_card, GTK_TYPE_FLOW_BOX_CHILD)

static char *
scene_title (gpointer object, TdChartScene *scene)
{
  return g_strdup (scene ? td_chart_scene_get_title (scene) : "");
}

static char *
scene_menu_label (gpointer object, TdChartScene *scene)
{
  return scene ? g_strdup_printf (_ ("Save “%s”"), td_chart_scene_get_title (scene))
               : g_strdup ("");
}

static void
activated_cb (TdChartCard *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dashboard.open", "s", id);
}

gboolean
td_chart_card_save (TdChartCard *self, const char *path, GError **error)
{
  gboolean saved;

  g_return_val_if_fail (TD_IS_CHART_CARD (self), FALSE);
  g_return_val_if_fail (self->scene != NULL, FALSE);

  /* A picture stands alone, so it carries its title; on screen the card does. */
  td_chart_scene_set_show_title (self->scene, TRUE);
  saved = td_chart_scene_save (self->scene, path, SAVE_WIDTH, 0, SAVE_SCALE,
                               td_chart_theme_get (TD_CHART_THEME_PRINT), error);
  td_chart_scene_set_show_title (self->scene, FALSE);
  return saved;
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdChartCard) self = data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (file == NULL || root == NULL)
    return;
  if (!td_chart_card_save (self, g_file_peek_path (file), &error))
    td_dialogs_show_error (root, _ ("The chart could not be saved"), error);
}

/* "chart.save" with the ending. */
static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdChartCard *self = TD_CHART_CARD (widget);
  g_autofree char *name = g_strdup_printf ("%s.%s", td_chart_scene_get_title (self->scene),
                                           g_variant_get_string (parameter, NULL));

  g_strdelimit (name, "/\\:", '-');
  td_dialogs_save_file_async (widget, _ ("Save chart"), name, save_cb, g_object_ref (self));
}

static void
td_chart_card_dispose (GObject *object)
{
  g_clear_object (&TD_CHART_CARD (object)->scene);

  G_OBJECT_CLASS (td_chart_card_parent_class)->dispose (object);
}

static void
td_chart_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SCENE:
      g_value_set_object (value, TD_CHART_CARD (object)->scene);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_chart_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SCENE:
      if (g_set_object (&TD_CHART_CARD (object)->scene, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_chart_card_class_init (TdChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_chart_card_dispose;
  object_class->get_property = td_chart_card_get_property;
  object_class->set_property = td_chart_card_set_property;

  properties[PROP_SCENE] =
      g_param_spec_object ("scene", NULL, NULL, TD_TYPE_CHART_SCENE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_CHART);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/insight/td-chart-card.ui");
  gtk_widget_class_bind_template_callback (widget_class, scene_title);
  gtk_widget_class_bind_template_callback (widget_class, scene_menu_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  td_closures_bind (widget_class);
}

static void
td_chart_card_init (TdChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
