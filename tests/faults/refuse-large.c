/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* Loaded before a program (LD_PRELOAD): counts what it asks for that is larger than
 * TD_REFUSE_OVER bytes, refuses the TD_REFUSE-th of it (0: none) and, when the program ends, writes
 * the count into the file TD_REFUSE_COUNT. For glibc. With TD_REFUSE_SHOW it tells who asked. */

#define _GNU_SOURCE
#include <errno.h>
#include <execinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *block, size_t size);

static struct
{
  size_t over; /* 0: not yet */
  long refused;
  long seen;
} large;

static void __attribute__ ((constructor)) start (void)
{
  const char *over = getenv ("TD_REFUSE_OVER");
  const char *refused = getenv ("TD_REFUSE");

  large.refused = refused ? atol (refused) : 0;
  large.over = over ? (size_t) atol (over) : 0;
}

static void __attribute__ ((destructor)) end (void)
{
  const char *path = getenv ("TD_REFUSE_COUNT");
  FILE *file = path ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%ld\n", large.seen);
  fclose (file);
}

static void
show (void)
{
  void *calls[12];

  if (getenv ("TD_REFUSE_SHOW"))
    backtrace_symbols_fd (calls, backtrace (calls, 12), STDERR_FILENO);
}

static int
refuse (size_t size)
{
  if (large.over == 0 || size <= large.over)
    return 0;
  if (__atomic_add_fetch (&large.seen, 1, __ATOMIC_SEQ_CST) != large.refused)
    return 0;
  show ();
  errno = ENOMEM;
  return 1;
}

void *
malloc (size_t size)
{
  return refuse (size) ? NULL : __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  size_t all;

  return !__builtin_mul_overflow (n, size, &all) && refuse (all) ? NULL : __libc_calloc (n, size);
}

void *
realloc (void *block, size_t size)
{
  return refuse (size) ? NULL : __libc_realloc (block, size);
}
