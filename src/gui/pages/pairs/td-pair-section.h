/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdPairSection:
 *
 * The page of a pair, or a part of it: a page in itself that knows which pair it shows and is asked
 * to load whenever that, or what the workspace holds of it, changed. The page places its parts:
 *
 *   <object class="TdPairGoals">
 *     <binding name="session"><lookup name="session">TdPairView</lookup></binding>
 *     <binding name="pair-id"><lookup name="pair-id">TdPairView</lookup></binding>
 *   </object>
 *
 * Its actions are named "pair.…" and "…", and reach those of the page around it as well.
 *
 * Property: "pair-id" (gint64, 0 for none).
 */
#define TD_TYPE_PAIR_SECTION (td_pair_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdPairSection, td_pair_section, TD, PAIR_SECTION, TdPage)

struct _TdPairSectionClass
{
  TdPageClass parent_class;

  /* Loads what there is about the pair (never 0), by td_page_read(). */
  void (*load) (TdPairSection *section, gint64 pair_id);
};

/* 0 while no pair is shown. */
gint64 td_pair_section_get_pair_id (TdPairSection *section);

/* Shows another pair, loaded anew; 0 for none. */
void td_pair_section_set_pair_id (TdPairSection *section, gint64 pair_id);

/* What a section's job gets, made and freed with g_free(): which pair, as of when. */
typedef struct
{
  gint64 pair_id;
  TdDate today;
} TdPairSectionJob;

/* Filled from the section. */
TdPairSectionJob *td_pair_section_make_job (TdPairSection *section);

/* Takes an error that says that the pair is gone (taken back by an undo) for nothing: the page
 * around goes back to the list then. */
void td_pair_section_propagate (GError **error, GError *trouble);

/* Shows words in a label (takes them), which is hidden where there are none. */
void td_pair_section_say (GtkLabel *label, char *words);

/* Makes a report about the pair, by its name (static), and asks where to print it. */
void td_pair_section_print (TdPairSection *section, const char *report);

G_END_DECLS
