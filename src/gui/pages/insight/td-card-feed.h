/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdCardSlot:
 *
 * A place in a box and the "item" that stands there. A card is made for the slot and follows its
 * item, so that other figures do not need other cards.
 */
#define TD_TYPE_CARD_SLOT (td_card_slot_get_type ())
G_DECLARE_FINAL_TYPE (TdCardSlot, td_card_slot, TD, CARD_SLOT, GObject)

/**
 * TdCardFeed:
 *
 * Fills boxes with cards, a few with each frame: a dashboard has dozens, and making, measuring and
 * drawing all of them at once would hold up the window. What comes first is there first; cards that
 * are there already take over the new items and stay. "busy" says that it is not done yet.
 */
#define TD_TYPE_CARD_FEED (td_card_feed_get_type ())
G_DECLARE_FINAL_TYPE (TdCardFeed, td_card_feed, TD, CARD_FEED, GObject)

/* In the frames of @widget, borrowed: its owner drops the feed before it goes. */
TdCardFeed *td_card_feed_new (GtkWidget *widget);

/**
 * td_card_feed_add:
 * @box: empty, borrowed
 * @create: makes the card (a GtkFlowBoxChild) of a TdCardSlot and binds it to the slot's "item"
 *
 * Boxes are filled in the order they are added in.
 *
 * Returns: the number of the box
 */
guint td_card_feed_add (TdCardFeed *self, GtkFlowBox *box, GtkFlowBoxCreateWidgetFunc create);

/* Shows other items in a box from the next frame on. */
void td_card_feed_show (TdCardFeed *self, guint box, GListModel *items);

G_END_DECLS
