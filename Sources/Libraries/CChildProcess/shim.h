#pragma once
// What starting a program needs and Swift's Glibc module lacks.
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A file in memory alone, closed when a program is started.
static inline int vitrina_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "vitrina-body", 1U /* MFD_CLOEXEC */);
}
/// A pipe whose ends are closed when a program is started.
static inline int vitrina_pipe(int *ends) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }
