/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-page.h"

typedef struct
{
  TdSession *session;
  GSignalGroup *session_signals;
  guint badge;
  guint reload_source;
  gboolean stale;
} TdPagePrivate;

enum
{
  PROP_SESSION = 1,
  PROP_BADGE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdPage, td_page, ADW_TYPE_BIN)

#define PRIVATE(page) ((TdPagePrivate *) td_page_get_instance_private (page))

static gboolean
reload_cb (gpointer data)
{
  TdPage *self = data;
  TdPagePrivate *priv = PRIVATE (self);

  priv->reload_source = 0;
  priv->stale = FALSE;
  TD_PAGE_GET_CLASS (self)->reload (self);
  return G_SOURCE_REMOVE;
}

void
td_page_queue_reload (TdPage *self)
{
  TdPagePrivate *priv = PRIVATE (self);
  TdPageClass *klass;

  g_return_if_fail (TD_IS_PAGE (self));

  klass = TD_PAGE_GET_CLASS (self);
  priv->stale = TRUE;
  if (klass->reload == NULL || priv->session == NULL || priv->reload_source)
    return;
  if (klass->reload_hidden || gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->reload_source = g_idle_add (reload_cb, self);
}

static gboolean
shows_one_of (TdPage *self, const char *const *changed)
{
  const char *const *shown = TD_PAGE_GET_CLASS (self)->tables;

  if (shown == NULL || changed[0] == NULL)
    return TRUE;
  for (; *changed; changed++)
    if (g_strv_contains (shown, *changed))
      return TRUE;
  return FALSE;
}

static void
changed_cb (TdPage *self, const char *const *tables)
{
  if (shows_one_of (self, tables))
    td_page_queue_reload (self);
}

TdSession *
td_page_get_session (TdPage *self)
{
  g_return_val_if_fail (TD_IS_PAGE (self), NULL);

  return PRIVATE (self)->session;
}

void
td_page_set_session (TdPage *self, TdSession *session)
{
  TdPagePrivate *priv = PRIVATE (self);
  gboolean before;

  g_return_if_fail (TD_IS_PAGE (self));

  before = priv->session != NULL;
  if (!g_set_object (&priv->session, session))
    return;
  g_signal_group_set_target (priv->session_signals, session);
  if (before && TD_PAGE_GET_CLASS (self)->workspace_changed)
    TD_PAGE_GET_CLASS (self)->workspace_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  td_page_queue_reload (self);
}

TdDate
td_page_get_today (TdPage *self)
{
  TdSession *session = td_page_get_session (self);

  return session ? td_session_get_today (session) : TD_DATE_NONE;
}

gint64
td_page_get_program_id (TdPage *self)
{
  TdSession *session = td_page_get_session (self);

  return session ? td_session_get_program_id (session) : 0;
}

guint
td_page_get_badge (TdPage *self)
{
  g_return_val_if_fail (TD_IS_PAGE (self), 0);

  return PRIVATE (self)->badge;
}

void
td_page_set_badge (TdPage *self, guint badge)
{
  TdPagePrivate *priv = PRIVATE (self);

  g_return_if_fail (TD_IS_PAGE (self));

  if (priv->badge == badge)
    return;
  priv->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

void
td_page_show_item (TdPage *self, gint64 id)
{
  g_return_if_fail (TD_IS_PAGE (self));

  if (TD_PAGE_GET_CLASS (self)->show_item)
    TD_PAGE_GET_CLASS (self)->show_item (self, id);
}

TdListRequest *
td_page_request_list (TdPage *self)
{
  g_return_val_if_fail (TD_IS_PAGE (self), NULL);

  if (td_page_get_session (self) == NULL || TD_PAGE_GET_CLASS (self)->request_list == NULL)
    return NULL;
  return TD_PAGE_GET_CLASS (self)->request_list (self);
}

TdListRequest *
td_page_new_request (TdPage *self, const char *list)
{
  g_return_val_if_fail (TD_IS_PAGE (self), NULL);

  return td_list_request_new (td_list_kind_find (list), td_page_get_program_id (self),
                              td_page_get_today (self));
}

gboolean
td_page_drop_file (TdPage *self, GFile *file)
{
  g_return_val_if_fail (TD_IS_PAGE (self), FALSE);

  return TD_PAGE_GET_CLASS (self)->drop_file && TD_PAGE_GET_CLASS (self)->drop_file (self, file);
}

void
td_page_read (TdPage *self,
              TdJobFunc func,
              gpointer data,
              GDestroyNotify data_free,
              GDestroyNotify result_free,
              TdDoneFunc done)
{
  g_return_if_fail (TD_IS_PAGE (self));
  g_return_if_fail (td_page_get_session (self) != NULL);

  td_session_read (td_page_get_session (self), self, TD_JOB_REPORT, func, data, data_free,
                   result_free, done);
}

void
td_page_write (TdPage *self,
               const char *toast,
               TdJobFunc func,
               gpointer data,
               GDestroyNotify data_free,
               GDestroyNotify result_free,
               TdDoneFunc done)
{
  g_return_if_fail (TD_IS_PAGE (self));
  g_return_if_fail (td_page_get_session (self) != NULL);

  td_session_write (td_page_get_session (self), self, TD_JOB_REPORT, toast, NULL, func, data,
                    data_free, result_free, done);
}

static void
td_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_page_parent_class)->map (widget);

  if (PRIVATE (TD_PAGE (widget))->stale)
    td_page_queue_reload (TD_PAGE (widget));
}

static void
td_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPagePrivate *priv = PRIVATE (TD_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPage *self = TD_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      td_page_set_session (self, g_value_get_object (value));
      break;
    case PROP_BADGE:
      td_page_set_badge (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_page_dispose (GObject *object)
{
  TdPagePrivate *priv = PRIVATE (TD_PAGE (object));

  g_clear_handle_id (&priv->reload_source, g_source_remove);
  g_clear_object (&priv->session_signals);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (td_page_parent_class)->dispose (object);
}

static void
td_page_class_init (TdPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_page_get_property;
  object_class->set_property = td_page_set_property;
  object_class->dispose = td_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = td_page_map;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION, flags);
  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_page_init (TdPage *self)
{
  TdPagePrivate *priv = PRIVATE (self);

  priv->session_signals = g_signal_group_new (TD_TYPE_SESSION);
  g_signal_group_connect_swapped (priv->session_signals, "changed", G_CALLBACK (changed_cb), self);
}
