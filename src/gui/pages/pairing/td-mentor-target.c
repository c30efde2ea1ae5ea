/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-mentor-target.h"

#include "gui/pages/pairing/td-mentee-drag.h"
#include "gui/widgets/td-named-bin.h"

struct _TdMentorTarget
{
  AdwBin parent_instance;

  /* Template children. */
  GtkDropTarget *target;

  gint64 mentor_id;
  gboolean locked;
  gboolean forbidden;
  gboolean blocked;
  char *description;
};

enum
{
  PROP_MENTOR_ID = 1,
  PROP_LOCKED,
  PROP_FORBIDDEN,
  PROP_BLOCKED,
  PROP_DESCRIPTION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdMentorTarget, td_mentor_target, ADW_TYPE_BIN)

/* A rule that blocks is asked about, or said, once she lets go: nothing is refused without words.
 */
static gboolean
drop_cb (TdMentorTarget *self, const GValue *value)
{
  gint64 mentee_id = td_mentee_drag_read (value);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "blocked");
  return mentee_id && gtk_widget_activate_action (GTK_WIDGET (self), "pairing.pair", "(xx)",
                                                  mentee_id, self->mentor_id);
}

static GdkDragAction
enter_cb (TdMentorTarget *self)
{
  if (self->blocked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "blocked");
  return GDK_ACTION_LINK;
}

static void
leave_cb (TdMentorTarget *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "blocked");
}

static void
pair_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "pairing.pair-shown", "x",
                              TD_MENTOR_TARGET (widget)->mentor_id);
}

static void
settle (GtkWidget *widget, const char *kind)
{
  gtk_widget_activate_action (widget, "pairing.settle", "(xs)",
                              TD_MENTOR_TARGET (widget)->mentor_id, kind);
}

static void
lock_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  settle (widget, "locked");
}

static void
forbid_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  settle (widget, "forbidden");
}

static void
allow_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  settle (widget, "");
}

static void
explain_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "pairing.explain-mentor", "x",
                              TD_MENTOR_TARGET (widget)->mentor_id);
}

static void
enable_actions (TdMentorTarget *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "mentor.lock", !self->locked);
  gtk_widget_action_set_enabled (widget, "mentor.forbid", !self->forbidden);
  gtk_widget_action_set_enabled (widget, "mentor.allow", self->locked || self->forbidden);
}

/* To who hears the row as to who hovers over it. */
static void
set_description (TdMentorTarget *self, const char *description)
{
  g_free (self->description);
  self->description = g_strdup (description);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  if (description)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    description, -1);
}

TdMentorTarget *
td_mentor_target_find_focus (GtkWidget *around)
{
  GtkRoot *root;
  GtkWidget *focus, *target;

  g_return_val_if_fail (GTK_IS_WIDGET (around), NULL);

  root = gtk_widget_get_root (around);
  focus = root ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, around))
    return NULL;
  target = gtk_widget_get_ancestor (focus, TD_TYPE_MENTOR_TARGET);
  if (target == NULL) /* on the row itself */
    target = td_named_bin_find_in_row (focus, TD_TYPE_MENTOR_TARGET);
  return target ? TD_MENTOR_TARGET (target) : NULL;
}

static void
show_page_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_widget_activate_action (widget, "win.show", "(sx)", "people",
                              TD_MENTOR_TARGET (widget)->mentor_id);
}

gint64
td_mentor_target_get_mentor_id (TdMentorTarget *self)
{
  g_return_val_if_fail (TD_IS_MENTOR_TARGET (self), 0);

  return self->mentor_id;
}

static void
key_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdMentorTarget *self = td_mentor_target_find_focus (widget);

  if (self)
    gtk_widget_activate_action (GTK_WIDGET (self), g_variant_get_string (parameter, NULL), NULL);
}

void
td_mentor_target_install_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_l, GDK_CONTROL_MASK, "mentor.lock" },
    { GDK_KEY_Delete, 0, "mentor.forbid" },
    { GDK_KEY_BackSpace, GDK_CONTROL_MASK, "mentor.allow" },
    { GDK_KEY_i, GDK_CONTROL_MASK, "mentor.explain" },
  };

  gtk_widget_class_install_action (klass, "mentors.key", "s", key_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, "mentors.key", "s",
                                         keys[i].action);
}

static void
td_mentor_target_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdMentorTarget *self = TD_MENTOR_TARGET (object);

  switch (id)
    {
    case PROP_MENTOR_ID:
      g_value_set_int64 (value, self->mentor_id);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, self->locked);
      break;
    case PROP_FORBIDDEN:
      g_value_set_boolean (value, self->forbidden);
      break;
    case PROP_BLOCKED:
      g_value_set_boolean (value, self->blocked);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_mentor_target_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdMentorTarget *self = TD_MENTOR_TARGET (object);

  switch (id)
    {
    case PROP_MENTOR_ID:
      self->mentor_id = g_value_get_int64 (value);
      break;
    case PROP_LOCKED:
      self->locked = g_value_get_boolean (value);
      break;
    case PROP_FORBIDDEN:
      self->forbidden = g_value_get_boolean (value);
      break;
    case PROP_BLOCKED:
      self->blocked = g_value_get_boolean (value);
      break;
    case PROP_DESCRIPTION:
      set_description (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  enable_actions (self);
}

static void
td_mentor_target_finalize (GObject *object)
{
  g_free (TD_MENTOR_TARGET (object)->description);

  G_OBJECT_CLASS (td_mentor_target_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_MENTOR_ID] =
      g_param_spec_int64 ("mentor-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOCKED] = g_param_spec_boolean ("locked", NULL, NULL, FALSE, flags);
  properties[PROP_FORBIDDEN] = g_param_spec_boolean ("forbidden", NULL, NULL, FALSE, flags);
  properties[PROP_BLOCKED] = g_param_spec_boolean ("blocked", NULL, NULL, FALSE, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (klass, N_PROPERTIES, properties);
}

static void
td_mentor_target_class_init (TdMentorTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_mentor_target_get_property;
  object_class->set_property = td_mentor_target_set_property;
  object_class->finalize = td_mentor_target_finalize;
  install_properties (object_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "mentor.pair", NULL, pair_cb);
  gtk_widget_class_install_action (widget_class, "mentor.lock", NULL, lock_cb);
  gtk_widget_class_install_action (widget_class, "mentor.forbid", NULL, forbid_cb);
  gtk_widget_class_install_action (widget_class, "mentor.allow", NULL, allow_cb);
  gtk_widget_class_install_action (widget_class, "mentor.explain", NULL, explain_cb);
  gtk_widget_class_install_action (widget_class, "mentor.show-page", NULL, show_page_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairing/td-mentor-target.ui");
  gtk_widget_class_bind_template_child (widget_class, TdMentorTarget, target);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
td_mentor_target_init (TdMentorTarget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  td_mentee_drag_accept (self->target);
  enable_actions (self);
}
