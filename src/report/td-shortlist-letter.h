/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-shortlist.h"

G_BEGIN_DECLS

/* A shortlist as a mail to its mentee: the subject and the text; to be freed. In a confidential
 * programme a mail would carry names out: do not offer it. */
char *td_shortlist_mail_subject (TdShortlist *list);
char *td_shortlist_mail_body (TdShortlist *list, GPtrArray *mentors);

G_END_DECLS
