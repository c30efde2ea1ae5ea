/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-session.h"
#include "render/td-document.h"
#include "render/td-paper-size.h"

G_BEGIN_DECLS

/* Saves a document as a PDF, on a thread of its own, and says so as a toast (or what went
 * wrong). */
void td_report_save (TdSession *session,
                     TdDocument *document,
                     const TdPaperSize *size,
                     GFile *file);

G_END_DECLS
