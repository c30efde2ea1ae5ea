/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Dragging a mentee onto a mentor. What is dragged is the object of her row: a TdWaitingMentee or a
 * TdDraftItem. A row's XML has a GtkDragSource with its "content" bound to the closure
 * td_mentee_drag_content (object) and the handler td_mentee_drag_begin_cb on "drag-begin", which
 * makes her the mentee that the page is about; so has what the mentors say of her during the drag.
 */

/* Makes closure and handler known to the templates of a class; in its class_init. */
void td_mentee_drag_bind (GtkWidgetClass *klass);

/* The mentee (an employee) in what was dropped; 0 where it is none. */
gint64 td_mentee_drag_read (const GValue *value);

/* Lets a drop target, from its widget's init, take mentees. */
void td_mentee_drag_accept (GtkDropTarget *target);

G_END_DECLS
