/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a file is, and who else can get at it there. */

/* Whether a kind of file system, by its magic number (statfs(2)), is on another computer: locks do
 * not hold there, and others see what is in it. */
gboolean td_place_is_network (guint64 magic);

/* Whether a mode lets anybody but the owner look into a folder, or read or write a file. */
gboolean td_place_is_open_to_others (guint mode);

/**
 * TdPlaceFlags:
 * @TD_PLACE_NETWORK: the folder of the file is on a network share
 * @TD_PLACE_FOLDER_OPEN: others may look into that folder
 * @TD_PLACE_FILE_OPEN: others may read or write the file, or what belongs to it (-wal, -shm)
 */
typedef enum
{
  TD_PLACE_PRIVATE = 0,
  TD_PLACE_NETWORK = 1 << 0,
  TD_PLACE_FOLDER_OPEN = 1 << 1,
  TD_PLACE_FILE_OPEN = 1 << 2,
} TdPlaceFlags;

/* Looks at the place of a file; what cannot be looked at counts as private. */
TdPlaceFlags td_place_look (const char *path);

/* What to say about it before anything else, in one or two sentences with a way on; NULL where
 * there is nothing to say. To be freed. */
char *td_place_warn (const char *path, TdPlaceFlags flags);

/* The folder of the backups of a workspace, "NAME-backups" beside it, or beside what it is a link
 * to. To be freed. */
char *td_place_dup_backups (const char *path);

/**
 * td_place_can_make_private:
 *
 * Whether td_place_make_private() can help against what was found: modes can be mended where the
 * file and its folder are the user's own, a network share cannot. A folder that is a home, or that
 * many use (a sticky one, such as /tmp), is left as it is.
 */
gboolean td_place_can_make_private (const char *path, TdPlaceFlags flags);

/* Lets nobody else read the workspace, what belongs to it, its backups and their folder (0600,
 * 0700), and look into its folder where that may be mended. FALSE with the first that could not be,
 * as a sentence. */
gboolean td_place_make_private (const char *path, GError **error);

/* The files that belong to a workspace and are there: itself, its log and its shared memory, and
 * the copies made before it was brought up to date. To be freed with g_strfreev(). */
char **td_place_list_files (const char *path);

G_END_DECLS
