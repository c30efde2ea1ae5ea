# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Tandem authors
#
# peer_survfit.R ROWS DAY: survfit() of R over the rows of bench-survival.c; a line of JSON: the
# seconds of the processor, how many times have events, and what the curve is on a day.
suppressPackageStartupMessages(library(survival))
argument <- as.numeric(commandArgs(trailingOnly = TRUE))
i <- seq_len(argument[1])
entry <- (i * 7919) %% 3000
end <- entry + 1 + (i * 104729) %% 2500
event <- as.numeric(i %% 3 == 0)
spent <- system.time(fit <- survfit(Surv(entry, end, event) ~ 1))
cat(sprintf('{"seconds": %.6f, "times": %d, "survival": %.15g}\n', spent[1] + spent[2],
            sum(fit$n.event > 0), summary(fit, times = argument[2], extend = TRUE)$surv))
