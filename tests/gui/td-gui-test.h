/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-page.h"
#include "gui/app/td-window.h"
#include "td-test.h"

/**
 * TdGuiTest:
 *
 * A real window on a new workspace: the fixture of
 * g_test_add ("/gui/…", TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown).
 * "file.db" is a connection of the test's own, to prepare and to look; the window notices its
 * writing within two seconds, or at once with td_gui_test_reload(). The teardown asserts that the
 * window and everything in it is finalized.
 */
typedef struct
{
  TdTestFile file;
  TdWindow *window;
  TdSession *session;
} TdGuiTest;

/* Today in every window test. */
#define TD_GUI_TEST_TODAY "2026-03-16"

void td_gui_test_setup (TdGuiTest *test, gconstpointer data);
void td_gui_test_teardown (TdGuiTest *test, gconstpointer data);

/* Fails the test, telling what all windows show. */
void td_gui_test_give_up (const char *file, int line, const char *condition) G_GNUC_NORETURN;

/* Iterates the main loop until the condition holds; fails the test after half a minute. */
#define td_gui_test_wait(condition)                                                        \
  G_STMT_START                                                                             \
  {                                                                                        \
    gint64 td_began = g_get_monotonic_time ();                                             \
    while (!(condition) && td_gui_test_goes_on (td_began, __FILE__, __LINE__, #condition)) \
      td_gui_test_iterate ();                                                              \
  }                                                                                        \
  G_STMT_END

/* Whether to wait on; fails the test when it was too long, but for "translated" pictures. */
gboolean td_gui_test_goes_on (gint64 began, const char *file, int line, const char *condition);

/* Whether something is being worked out: a spinner turns, or a bar says how far it is (those in
 * rows are points of a criterion). */
gboolean td_gui_test_is_busy (GtkWidget *widget);

/* One turn of the main loop, at most 20 ms. */
void td_gui_test_iterate (void);

/* Until nothing is under way on the database threads and the main loop is idle. */
void td_gui_test_settle (TdGuiTest *test);

/* Until the next frame of the mapped @widget gave everything its place. */
void td_gui_test_wait_for_layout (GtkWidget *widget);

/* Until the mapped @widget was drawn a dozen times: rows that come with the frames are there, and
 * all have their place. */
void td_gui_test_wait_for_frames (GtkWidget *widget);

/* Makes all pages load again, after the test wrote through file.db. */
void td_gui_test_reload (TdGuiTest *test);

/* Shows a page by its name and waits for what it loads. */
TdPage *td_gui_test_go (TdGuiTest *test, const char *page);

/* Shows the settings of the session's programme. */
TdPage *td_gui_test_go_settings (TdGuiTest *test);

/* The first widget of a type below @root that is mapped, and has this name as its buildable id,
 * label, title or icon name where @name is not NULL; NULL when there is none. */
gpointer td_gui_test_find (gpointer root, GType type, const char *name);

/* Presses a button, found by its label or tooltip. */
void td_gui_test_click (gpointer root, const char *label);

/* Presses keys in a window once it is active, as somebody at the keyboard would; by their names:
 * "shift+Tab Return". */
void td_gui_test_type (gpointer window, const char *keys);

/* Moves the mouse over a widget, as a hand would, to a point of it. */
void td_gui_test_point (gpointer widget, double x, double y);

/* Presses a button of the mouse there: 1, or 3 for the second one. */
void td_gui_test_press (gpointer widget, double x, double y, int button);

/* The text of all labels below @root that are mapped, one a line; for looking something up in it.
 */
char *td_gui_test_text (gpointer root);
gboolean td_gui_test_shows (gpointer root, const char *text);

/* The newest open window other than the main one (a dialog), or NULL. */
gpointer td_gui_test_dialog (TdGuiTest *test);

/* Waits until this dialog, which was told to close, is finalized: nothing keeps it. */
void td_gui_test_wait_gone (gpointer dialog);

/* Photographs the newest window as NAME.png into the folder of TD_GUI_TEST_PHOTOS, for somebody to
 * look at; nothing where that is not set. */
void td_gui_test_photo (TdGuiTest *test, const char *name);

/* Whether TD_GUI_TEST_LOOK ("dark,narrow,tall,mirrored,translated") names this look of the
 * pictures. "translated" is the language of LANGUAGE and TD_LOCALEDIR: tests find what they press,
 * but what they assert of sentences fails, so run it for the pictures only. */
gboolean td_gui_test_look (const char *look);
