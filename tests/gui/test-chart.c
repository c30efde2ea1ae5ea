/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include <math.h>

#include "gui/widgets/td-chart.h"

typedef struct
{
  GtkWindow *window;
  TdChart *chart;
} Fixture;

/* Two bars, the second with nothing behind it. */
static TdChartScene *
make_scene (void)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_BARS, "Overdue now");

  td_chart_scene_add_series (scene, NULL);
  td_chart_scene_add_category (scene, "1 to 7");
  td_chart_scene_add_category (scene, "8 to 30");
  td_chart_scene_add_point (scene, 0, &(TdChartPoint){ 0, 5, NAN, NAN, NULL, "overdue/1-7" });
  td_chart_scene_add_point (scene, 0, &(TdChartPoint){ 1, 4, NAN, NAN, NULL, NULL });
  return scene;
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) scene = make_scene ();

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->chart = TD_CHART (td_chart_new ());
  td_chart_set_scene (fixture->chart, scene);
  /* As high as it wants to be. */
  gtk_widget_set_valign (GTK_WIDGET (fixture->chart), GTK_ALIGN_START);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->chart));
  gtk_window_set_default_size (fixture->window, 420, 200);
  gtk_window_present (fixture->window);
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (fixture->chart)) > 0);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  gpointer chart = fixture->chart;

  g_object_add_weak_pointer (G_OBJECT (fixture->chart), &chart);
  gtk_window_destroy (fixture->window);
  td_gui_test_wait (chart == NULL);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
note_cb (TdChart *chart, const char *id, char **note)
{
  g_free (*note);
  *note = g_strdup (id);
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdChartScene) other = make_scene ();
  int n_scene = 0, n_mark = 0;

  /* The window's only control has the focus, and so its first mark. */
  g_assert_cmpint (td_chart_get_mark (fixture->chart), ==, 0);
  g_signal_connect_swapped (fixture->chart, "notify::scene", G_CALLBACK (count_cb), &n_scene);
  g_signal_connect_swapped (fixture->chart, "notify::mark", G_CALLBACK (count_cb), &n_mark);
  td_chart_set_scene (fixture->chart, other);
  td_chart_set_scene (fixture->chart, other);
  g_assert_cmpint (n_scene, ==, 1);
  td_chart_set_mark (fixture->chart, 1);
  td_chart_set_mark (fixture->chart, 1);
  g_assert_cmpint (n_mark, ==, 1);

  /* With fewer marks the focus goes back to one that is there. */
  td_chart_set_scene (fixture->chart, NULL);
  g_assert_cmpint (td_chart_get_mark (fixture->chart), ==, -1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->chart));
}

/* Presses and lets go at a point of the chart. */
static void
click (TdChart *chart, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, x, y);
    }
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->chart));

  g_signal_connect (fixture->chart, "activated", G_CALLBACK (note_cb), &note);
  click (fixture->chart, 200, height - 5);
  g_assert_cmpint (td_chart_get_mark (fixture->chart), ==, 1);
  g_assert_null (note);
  click (fixture->chart, 200, height / 2.0);
  g_assert_cmpint (td_chart_get_mark (fixture->chart), ==, 0);
  g_assert_cmpstr (note, ==, "overdue/1-7");
}

static void
press (TdChart *chart, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (chart));
  gboolean pressed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            pressed |= gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                     GTK_WIDGET (chart),
                                                     gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_test_message ("key %u %s", key, pressed ? "taken" : "left");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;

  g_signal_connect (fixture->chart, "activated", G_CALLBACK (note_cb), &note);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->chart));
  td_gui_test_wait (td_chart_get_mark (fixture->chart) == 0);
  press (fixture->chart, GDK_KEY_Right);
  g_assert_cmpint (td_chart_get_mark (fixture->chart), ==, 1);
  press (fixture->chart, GDK_KEY_Right);
  g_assert_cmpint (td_chart_get_mark (fixture->chart), ==, 1);
  press (fixture->chart, GDK_KEY_Home);
  g_assert_cmpint (td_chart_get_mark (fixture->chart), ==, 0);
  press (fixture->chart, GDK_KEY_Return);
  g_assert_cmpstr (note, ==, "overdue/1-7");
}

/* What is said beside the mouse, or NULL. */
static const char *
read_tip (Fixture *fixture)
{
  gpointer tip = td_gui_test_find (fixture->window, g_type_from_name ("GtkTooltipWindow"), NULL);
  gpointer label = tip ? td_gui_test_find (tip, GTK_TYPE_LABEL, NULL) : NULL;

  return label ? gtk_label_get_text (label) : NULL;
}

/* The mouse reads the value of what it is over. */
static void
test_hover (Fixture *fixture, gconstpointer data)
{
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->chart));

  td_gui_test_point (fixture->chart, 200, height / 2.0 - 1);
  td_gui_test_point (fixture->chart, 200, height / 2.0);
  td_gui_test_wait (g_strcmp0 (read_tip (fixture), "1 to 7: 5") == 0);
  td_gui_test_point (fixture->chart, 200, height - 6);
  td_gui_test_wait (g_strcmp0 (read_tip (fixture), "8 to 30: 4") == 0);
}

static void
test_reader (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->chart, GTK_ACCESSIBLE_ROLE_IMG);
  td_chart_set_mark (fixture->chart, -1);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Overdue now");
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Overdue now. 1 to 7: 5; 8 to 30: 4.");
  td_chart_set_mark (fixture->chart, 1);
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "8 to 30: 4");
}

void test_chart_add (void);

void
test_chart_add (void)
{
  g_test_add ("/gui/chart/properties", Fixture, NULL, setup, test_properties, teardown);
  g_test_add ("/gui/chart/click", Fixture, NULL, setup, test_click, teardown);
  g_test_add ("/gui/chart/keys", Fixture, NULL, setup, test_keys, teardown);
  g_test_add ("/gui/chart/hover", Fixture, NULL, setup, test_hover, teardown);
  g_test_add ("/gui/chart/reader", Fixture, NULL, setup, test_reader, teardown);
}
