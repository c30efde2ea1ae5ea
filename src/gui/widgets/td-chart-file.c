/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-chart-file.h"

#include "gui/frame/td-dialogs.h"
#include "render/td-chart-save.h"

#include <glib/gi18n-lib.h>

/* The size of a saved picture: half a landscape slide. */
#define SAVE_WIDTH 640
#define SAVE_SCALE 2

typedef struct
{
  GtkWidget *parent;
  TdChartScene *scene;
  char *caption;
} Ask;

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->parent);
  g_object_unref (ask->scene);
  g_free (ask->caption);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

/* "Leavers on the average headcount · Whole organisation · 1 Jan to 30 Jun 2026". */
static char *
join_captions (const char *subtitle, const char *caption)
{
  if (subtitle == NULL || *subtitle == '\0')
    return g_strdup (caption);
  return g_strdup_printf ("%s · %s", subtitle, caption);
}

gboolean
td_chart_file_save (TdChartScene *scene, const char *caption, const char *path, GError **error)
{
  g_autofree char *subtitle = NULL;
  gboolean saved;

  g_return_val_if_fail (TD_IS_CHART_SCENE (scene), FALSE);

  /* On screen the title stands above the chart, and what was filtered above all of them. */
  subtitle = g_strdup (td_chart_scene_get_subtitle (scene));
  td_chart_scene_set_show_title (scene, TRUE);
  if (caption)
    {
      g_autofree char *both = join_captions (subtitle, caption);

      td_chart_scene_set_subtitle (scene, both);
    }
  saved = td_chart_scene_save (scene, path, SAVE_WIDTH, 0, SAVE_SCALE,
                               td_chart_theme_get (TD_CHART_THEME_PRINT), error);
  td_chart_scene_set_show_title (scene, FALSE);
  td_chart_scene_set_subtitle (scene, subtitle);
  return saved;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Ask) ask = data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autoptr (GError) error = NULL;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (ask->parent));

  if (file == NULL || root == NULL)
    return;
  if (!td_chart_file_save (ask->scene, ask->caption, g_file_peek_path (file), &error))
    td_dialogs_show_error (root, _ ("The chart could not be saved"), error);
}

void
td_chart_file_ask (GtkWidget *parent, TdChartScene *scene, const char *caption, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", td_chart_scene_get_title (scene), ending);
  Ask *ask = g_new0 (Ask, 1);

  ask->parent = g_object_ref (parent);
  ask->scene = g_object_ref (scene);
  ask->caption = g_strdup (caption);
  g_strdelimit (name, "/\\:", '-');
  td_dialogs_save_file_async (parent, _ ("Save chart"), name, chosen_cb, ask);
}
