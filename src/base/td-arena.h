/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdArena:
 *
 * Memory for a great many small things that live and go together, such as the rows of an import:
 * nothing in it is freed by itself. Belongs to one thread at a time.
 */
typedef struct _TdArena TdArena;

TdArena *td_arena_new (void);

/* Frees it and all that is in it. */
void td_arena_free (TdArena *arena);

/* So many bytes, not cleared, for anything that a pointer or a number may begin. */
gpointer td_arena_alloc (TdArena *arena, gsize size);

/* A struct with all members 0. */
gpointer td_arena_alloc0 (TdArena *arena, gsize size);
#define td_arena_new0(arena, Type) ((Type *) td_arena_alloc0 (arena, sizeof (Type)))

/* A copy of a text; NULL stays NULL. */
char *td_arena_add_text (TdArena *arena, const char *text);

/* Texts one after the other, as g_strconcat() has them. */
char *td_arena_join (TdArena *arena, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* The same as td_text_fold(). */
char *td_arena_fold (TdArena *arena, const char *text);

/* The same of a text that is in the arena and not needed any more: mostly in its place. */
char *td_arena_fold_own (TdArena *arena, char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdArena, td_arena_free)

G_END_DECLS
