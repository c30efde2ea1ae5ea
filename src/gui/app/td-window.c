/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-window.h"

#include "gui/frame/td-dialogs.h"
#include "gui/app/td-find.h"
#include "gui/frame/td-list-dialog.h"
#include "gui/frame/td-page.h"
#include "gui/app/td-place-bar.h"
#include "gui/frame/td-trouble.h"
#include "gui/pages/today/td-welcome.h"
#include "gui/app/td-window-state.h"
#include "gui/app/td-window-workspace.h"
#include "gui/pages/import/td-import-history.h"
#include "gui/pages/insight/td-insight-page.h"
#include "gui/pages/pairing/td-pairing-page.h"
#include "gui/pages/pairs/td-pairs-page.h"
#include "gui/pages/people/td-people-page.h"
#include "gui/pages/program/td-program-page.h"
#include "gui/pages/report/td-report-page.h"
#include "gui/pages/today/td-today-page.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-entry-name.h"
#include "gui/widgets/td-filter-variant.h"
#include "gui/widgets/td-hidden-focus.h"
#include "gui/widgets/td-named-bin.h"
#include "gui/widgets/td-tab-order.h"
#include "gui/widgets/td-told.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

#define TOAST_SECONDS 8 /* to read and to reach for Undo */

struct _TdWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children. */
  AdwToastOverlay *toasts;
  GtkStack *states;
  AdwStatusPage *failure;
  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  GtkListView *navigation;
  AdwWindowTitle *title;
  GtkDropDown *program_switch;
  GtkMenuButton *find_button;
  TdFind *find;
  AdwViewStack *pages;

  TdSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *typing; /* in the entry that has the focus */
  AdwToast *toast;      /* weak: the one on screen */
  gboolean untyped;     /* the focus is in an entry, still empty since */
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdWindow, td_window, ADW_TYPE_APPLICATION_WINDOW)

const char *const *
td_window_get_page_names (void)
{
  static const char *const names[] = { "today",   "people", "pairing", "pairs",
                                       "insight", "report", "program", NULL };
  return names;
}

void
td_window_go (TdWindow *self, const char *page)
{
  g_return_if_fail (TD_IS_WINDOW (self));

  if (adw_view_stack_get_child_by_name (self->pages, page) == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->pages, page);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

char *
td_window_dup_page (TdWindow *self)
{
  g_return_val_if_fail (TD_IS_WINDOW (self), NULL);

  return g_strdup (self->session ? adw_view_stack_get_visible_child_name (self->pages) : NULL);
}

TdPage *
td_window_get_page (TdWindow *self)
{
  return TD_PAGE (adw_view_stack_get_visible_child (self->pages));
}

static gboolean
has_focus_inside (TdWindow *self, GtkWidget *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, page);
}

/* The keys of a page work as long as it is shown, wherever the focus is. */
static gboolean
key_pressed_cb (TdWindow *self,
                guint key,
                guint code,
                GdkModifierType state,
                GtkEventController *controller)
{
  GtkWidget *page = GTK_WIDGET (td_window_get_page (self));

  if (page == NULL || !gtk_widget_get_mapped (page) || has_focus_inside (self, page))
    return GDK_EVENT_PROPAGATE;
  return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (controller), page);
}

/* In an entry Ctrl+Z takes typing back. GTK swallows the key also where it is empty since the
 * keyboard came to it: there it is meant for the workspace. */
static gboolean
undo_pressed_cb (TdWindow *self,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 GtkEventController *controller)
{
  if (!self->untyped || gdk_keyval_to_lower (key) != GDK_KEY_z ||
      (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
  return GDK_EVENT_STOP;
}

static void
typed_cb (TdWindow *self)
{
  self->untyped = FALSE;
}

static void
focus_changed_cb (TdWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->untyped = GTK_IS_TEXT (focus) &&
                  gtk_entry_buffer_get_length (gtk_text_get_buffer (GTK_TEXT (focus))) == 0;
  if (self->typing)
    g_signal_group_set_target (self->typing, self->untyped ? focus : NULL);
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_window_go (TD_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
show_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdWindow *self = TD_WINDOW (widget);
  const char *page;
  gint64 id;

  g_variant_get (target, "(&sx)", &page, &id);
  td_window_go (self, page);
  td_page_show_item (td_window_get_page (self), id);
}

void
td_window_do (TdWindow *self, const char *page, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TD_IS_WINDOW (self));

  if (page)
    td_window_go (self, page);
  if (!g_action_parse_detailed_name (action, &name, &target, &error))
    g_critical ("%s", error->message);
  else
    gtk_widget_activate_action_variant (GTK_WIDGET (td_window_get_page (self)), name, target);
}

static void
do_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  const char *name = g_variant_get_string (target, NULL);
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);

  td_window_do (TD_WINDOW (widget), parts[0], name);
}

/* The review of a filter, on the page of reports. */
static void
review_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_window_go (TD_WINDOW (widget), "report");
  gtk_widget_activate_action_variant (GTK_WIDGET (td_window_get_page (TD_WINDOW (widget))),
                                      "report.review", target);
}

/* A report by its code, of a pair or a person by id and words. */
static void
report_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_window_go (TD_WINDOW (widget), "report");
  gtk_widget_activate_action_variant (GTK_WIDGET (td_window_get_page (TD_WINDOW (widget))),
                                      "report.open", target);
}

static void
save_list_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdWindow *self = TD_WINDOW (widget);
  TdListRequest *request = self->session ? td_page_request_list (td_window_get_page (self)) : NULL;

  if (request)
    td_list_dialog_open (widget, self->session, request);
  else if (self->session)
    td_session_tell (self->session, _ ("There is no list here to save."));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  adw_leaflet_navigate (TD_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdWindow *self = TD_WINDOW (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  gtk_menu_button_popup (self->find_button);
}

static void
toggle_sidebar_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdWindow *self = TD_WINDOW (widget);

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  else
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

      /* First the focus goes, then the sidebar: GTK 4.8 never lets go of what is hidden with it. */
      if (focus && gtk_widget_is_ancestor (focus, self->sidebar) &&
          !gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD))
        gtk_window_set_focus (GTK_WINDOW (self), NULL);
      gtk_widget_set_visible (self->sidebar, !gtk_widget_get_visible (self->sidebar));
    }
}

static void
dismissed_cb (TdWindow *self, AdwToast *toast)
{
  if (self->toast == NULL || self->toast == toast)
    td_told_take_back (GTK_WIDGET (self), NULL);
}

static void
set_button (AdwToast *toast, const char *label, const char *action)
{
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
}

static void
toast_cb (TdWindow *self,
          const char *message,
          gint64 undo_id,
          const GError *details,
          const char *path)
{
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (undo_id == TD_SESSION_REDO)
    set_button (toast, _ ("Re_do"), "win.redo");
  else if (undo_id)
    {
      set_button (toast, _ ("_Undo"), "win.undo-entry");
      adw_toast_set_action_target (toast, "x", undo_id);
    }
  else if (details)
    set_button (toast, _ ("_Details"), "win.errors");
  else if (path)
    {
      set_button (toast, _ ("_Open"), "win.open-file");
      adw_toast_set_action_target (toast, "s", path);
    }
  /* The newest is what she just did: no queue, in which Undo would be of something older. */
  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  td_told_say (GTK_WIDGET (self), message);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
update_title (TdWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);
  const char *program = self->session ? td_session_get_program_name (self->session) : NULL;

  if (page)
    adw_window_title_set_title (self->title, adw_view_stack_page_get_title (
                                                 adw_view_stack_get_page (self->pages, page)));
  adw_window_title_set_subtitle (self->title, program ? program : "");
}

static void
page_changed_cb (TdWindow *self)
{
  update_title (self);
}

static void
navigated_cb (TdWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

/* The switch follows the session … */
static void
program_changed_cb (TdWindow *self)
{
  GListModel *programs = td_session_get_programs (self->session);
  gint64 id = td_session_get_program_id (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (TdProgram) program = g_list_model_get_item (programs, i);

      if (program->id == id)
        gtk_drop_down_set_selected (self->program_switch, i);
    }
  update_title (self);
}

/* … and the session the switch. */
static void
program_selected_cb (TdWindow *self)
{
  TdProgram *program = gtk_drop_down_get_selected_item (self->program_switch);

  if (self->session && program && gtk_widget_get_mapped (GTK_WIDGET (self->program_switch)))
    td_session_set_program_id (self->session, program->id);
}

static gboolean
dropped_cb (TdWindow *self, const GValue *value)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || self->session == NULL)
    return FALSE;
  if (td_page_drop_file (td_window_get_page (self), file))
    return TRUE;
  td_window_go (self, "people");
  return td_page_drop_file (td_window_get_page (self), file);
}

void
td_window_fail (TdWindow *self, const GError *error)
{
  g_return_if_fail (TD_IS_WINDOW (self));

  adw_status_page_set_description (self->failure, td_trouble_words (self, error));
  gtk_stack_set_visible_child_name (self->states, "failed");
}

TdSession *
td_window_get_session (TdWindow *self)
{
  g_return_val_if_fail (TD_IS_WINDOW (self), NULL);

  return self->session;
}

void
td_window_set_session (TdWindow *self, TdSession *session)
{
  g_return_if_fail (TD_IS_WINDOW (self));

  if (!g_set_object (&self->session, session))
    return;
  /* Its Undo is of a change of the workspace that was open. */
  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_signal_group_set_target (self->session_signals, session);
  g_object_set (self->find, "session", session, NULL);
  if (session == NULL)
    gtk_window_set_focus (GTK_WINDOW (self), NULL); /* GTK 4.8 keeps what is hidden with it */
  gtk_stack_set_visible_child_name (self->states, session ? "open" : "opening");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  if (session)
    {
      program_changed_cb (self);
      td_import_history_watch (GTK_WIDGET (self), session);
    }
}

static void
td_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, TD_WINDOW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      td_window_set_session (TD_WINDOW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What is found, and any other popover, is left and closed before its window goes: GTK 4.8 keeps
 * one that is still open, or had the focus when it was hidden, and asks after the surface that it
 * no longer has when it would show a tooltip. */
static void
leave_popovers (TdWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *popover = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover)
    {
      gtk_widget_grab_focus (gtk_widget_get_parent (popover));
      gtk_popover_popdown (GTK_POPOVER (popover));
    }
  if (self->find)
    gtk_popover_popdown (GTK_POPOVER (self->find));
}

static void
td_window_dispose (GObject *object)
{
  TdWindow *self = TD_WINDOW (object);

  /* The stack says that its pages are gone before they are, and a list that still hears it, hidden
   * or not, goes on with what it counted: GTK 4.8 then ends the program. */
  leave_popovers (self);
  if (self->navigation)
    gtk_list_view_set_model (self->navigation, NULL);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->typing);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->toast);

  G_OBJECT_CLASS (td_window_parent_class)->dispose (object);
}

static void
ensure_pages (void)
{
  g_type_ensure (TD_TYPE_FIND);
  g_type_ensure (TD_TYPE_NAMED_BIN);
  g_type_ensure (TD_TYPE_PLACE_BAR);
  g_type_ensure (TD_TYPE_WELCOME);
  g_type_ensure (TD_TYPE_TODAY_PAGE);
  g_type_ensure (TD_TYPE_PEOPLE_PAGE);
  g_type_ensure (TD_TYPE_PAIRING_PAGE);
  g_type_ensure (TD_TYPE_PAIRS_PAGE);
  g_type_ensure (TD_TYPE_INSIGHT_PAGE);
  g_type_ensure (TD_TYPE_REPORT_PAGE);
  g_type_ensure (TD_TYPE_PROGRAM_PAGE);
  g_type_ensure (TD_TYPE_PROGRAM);
  g_type_ensure (TD_TYPE_TOLD);
}

static void
install_actions (GtkWidgetClass *klass)
{
  static const char *const pages[] = { "today",   "people", "pairing", "pairs",
                                       "insight", "report", "program" };

  gtk_widget_class_install_action (klass, "win.go", "s", go_cb);
  gtk_widget_class_install_action (klass, "win.show", "(sx)", show_cb);
  gtk_widget_class_install_action (klass, "win.do", "s", do_cb);
  gtk_widget_class_install_action (klass, "win.review", TD_REVIEW_VARIANT, review_cb);
  gtk_widget_class_install_action (klass, "win.report", "(sxs)", report_cb);
  gtk_widget_class_install_action (klass, "win.save-list", NULL, save_list_cb);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (klass, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (klass, "win.toggle-sidebar", NULL, toggle_sidebar_cb);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, GDK_ALT_MASK, "win.go", "s",
                                         pages[i]);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_k, GDK_CONTROL_MASK, "win.find", NULL);
  /* Where a page has no search of its own. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_h, GDK_CONTROL_MASK, "win.history", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, GDK_CONTROL_MASK, "win.save-list", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_comma, GDK_CONTROL_MASK, "win.preferences",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F9, 0, "win.toggle-sidebar", NULL);
}

static void
td_window_class_init (TdWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ensure_pages ();
  object_class->get_property = td_window_get_property;
  object_class->set_property = td_window_set_property;
  object_class->dispose = td_window_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_actions (widget_class);
  td_window_install_workspace_actions (widget_class);

  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, states);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, program_switch);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, find);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, navigated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "navigation_words",
                                                G_CALLBACK (td_navigation_words));
  gtk_widget_class_bind_template_callback (widget_class, program_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  td_closures_bind (widget_class);
}

static void
td_window_init (TdWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  pages = adw_view_stack_get_pages (self->pages);
  gtk_list_view_set_model (self->navigation, pages);
  self->session_signals = g_signal_group_new (TD_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "toast", G_CALLBACK (toast_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::program-name",
                                  G_CALLBACK (program_changed_cb), self);
  self->typing = g_signal_group_new (GTK_TYPE_TEXT);
  g_signal_group_connect_swapped (self->typing, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  td_hidden_focus_moves (GTK_WINDOW (self));
  td_entry_rows_are_named (GTK_WINDOW (self));
  update_title (self);
}

TdWindow *
td_window_new (GtkApplication *application)
{
  return g_object_new (TD_TYPE_WINDOW, "application", application, NULL);
}
