/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for libxml2 when there is no other. Where it is refused any, libxml2 2.9 goes on with
 * wrong answers ("did not expect element … there") or with what it has freed already: in
 * xmlRegexpCompile() and xmlRelaxNGFreeParserCtxt() it ends the program. So it gets what it asks
 * for out of this reserve, and whoever called it looks afterwards whether it came to that. */

/* From here on, in the whole program; may be called often. What libxml2 got before stays its own.
 */
void td_xml_reserve_install (void);

/* Forgets, for this thread, that the reserve was used; before a file is opened. */
void td_xml_reserve_forget (void);

/* Whether libxml2 had to take from the reserve on this thread since then: what it says is as good
 * as ever, but there is no memory to go on. */
gboolean td_xml_reserve_was_used (void);

G_END_DECLS
