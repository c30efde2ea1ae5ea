/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "base/td-date.h"

G_BEGIN_DECLS

/* The closures that <closure function="…"> in any template may use. The first argument is the
 * object that the binding is on, and is ignored. Texts are new. */

/* "1,234" in the locale's way. */
char *td_format_number (gpointer self, guint number);
char *td_format_percent (gpointer self, int percent);

/* "12 Mar 2026", "" for none. */
char *td_format_day (gpointer self, int date);

/* td_text_turn(): a text of a cell, which begins where the page does. */
char *td_turn (gpointer self, const char *text);

/* The text, or an em dash where there is none. */
char *td_text_or_dash (gpointer self, const char *text);

/* Whether a number, or a date, is above 0. */
gboolean td_is_positive (gpointer self, int number);

/* Whether a number, or a date, is 0. */
gboolean td_is_zero (gpointer self, int number);

/* Whether a text is there and not empty. */
gboolean td_has_text (gpointer self, const char *text);

/* The menu of ui/menus/NAME.ui, of which all who show it have the same one: GTK 4.8 keeps for ever
 * what a section of a menu in a popover tells others. A new reference. */
GMenuModel *td_shared_menu (gpointer self, const char *name);

/* Whether an id is there. */
gboolean td_has_id (gpointer self, gint64 id);

/* The opposite. */
gboolean td_is_not (gpointer self, gboolean value);

/* Whether an object is there. */
gboolean td_has_object (gpointer self, GObject *object);

/* Whether two texts are the same. */
gboolean td_text_equals (gpointer self, const char *text, const char *other);

/* Whether both hold. */
gboolean td_both (gpointer self, gboolean one, gboolean other);

/* One of two texts. */
char *td_choose (gpointer self, gboolean condition, const char *yes, const char *no);

/* The id as the target of an action that takes one; floating. Bind "action-name" to
 * td_action_for() and, after it in the XML, "action-target" to this: bindings are made from the
 * last to the first, and a button must never have the name without the target. */
GVariant *td_target_id (gpointer self, gint64 id);

/* The action's name, once there is an id to give it. */
char *td_action_for (gpointer self, gint64 id, const char *action);

/* The first of the two that is there. */
char *td_first_text (gpointer self, const char *one, const char *other);

/* Two texts joined by " · "; one of them where the other is empty. */
char *td_join_two (gpointer self, const char *one, const char *other);

/* The text as markup, for titles that can't be told to take it as it is. */
char *td_escape (gpointer self, const char *text);

/* What Escape does in a line to search in (handler of "stop-search"): closes the popover it is in;
 * elsewhere empties the line, and where that is empty closes the window it is in, unless that is
 * the main one. */
void td_search_stop (GtkSearchEntry *entry);

/* Makes all of them known to the templates of a class; in its class_init. */
void td_closures_bind (GtkWidgetClass *klass);

G_END_DECLS
