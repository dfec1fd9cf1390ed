#pragma once
// Limits that a process sets on itself for good; functions of the kernel that Swift's Glibc module lacks.
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define VITRINA_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define VITRINA_ARCH AUDIT_ARCH_AARCH64
#endif

static inline int vitrina_limit(int what, unsigned long long value) {
  struct rlimit limit = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(what, &limit);
}
static inline int vitrina_limit_memory(unsigned long long bytes) { return vitrina_limit(RLIMIT_AS, bytes); }
static inline int vitrina_limit_time(unsigned long long seconds) { return vitrina_limit(RLIMIT_CPU, seconds); }
static inline int vitrina_limit_files(unsigned long long count) { return vitrina_limit(RLIMIT_NOFILE, count); }
static inline int vitrina_limit_written(unsigned long long bytes) { return vitrina_limit(RLIMIT_FSIZE, bytes); }
static inline int vitrina_limit_core(void) { return vitrina_limit(RLIMIT_CORE, 0); }
static inline int vitrina_limit_processes(void) { return vitrina_limit(RLIMIT_NPROC, 0); }

static inline void vitrina_close_from(unsigned first) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, first, ~0U, 0) == 0) return;
#endif
  for (unsigned file = first; file < 1024; file++) close((int)file);
}

static inline int vitrina_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "vitrina-document", 1U /* MFD_CLOEXEC */);
}

/// A new process, ended at once; -1: refused.
static inline int vitrina_try_fork(void) {
  pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) _exit(0);
  return (int)child;
}

/// No sockets, no other programs, no new processes, from here on: each is refused with EPERM.
/// Zero if the kernel took it.
static inline int vitrina_refuse_calls(void) {
#ifdef VITRINA_ARCH
#define VITRINA_REFUSE(number) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define VITRINA_WORD(place) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, place))
/// Files may be opened for reading alone.
#define VITRINA_REFUSE_WRITING(number, flags)                                              \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4), VITRINA_WORD(args[flags]),          \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT, 0, 1),             \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
  struct sock_filter filter[] = {
      VITRINA_WORD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, VITRINA_ARCH, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
      VITRINA_WORD(nr),
      VITRINA_REFUSE_WRITING(SYS_openat, 2),
#ifdef SYS_open
      VITRINA_REFUSE_WRITING(SYS_open, 1),
#endif
      VITRINA_REFUSE(SYS_socket),
      VITRINA_REFUSE(SYS_socketpair),
      VITRINA_REFUSE(SYS_connect),
      VITRINA_REFUSE(SYS_bind),
      VITRINA_REFUSE(SYS_execve),
      VITRINA_REFUSE(SYS_execveat),
      VITRINA_REFUSE(SYS_ptrace),
      VITRINA_REFUSE(SYS_kill),
      VITRINA_REFUSE(SYS_unlinkat),
      VITRINA_REFUSE(SYS_renameat2),
      VITRINA_REFUSE(SYS_clone),
#ifdef SYS_clone3
      VITRINA_REFUSE(SYS_clone3),
#endif
#ifdef SYS_openat2
      VITRINA_REFUSE(SYS_openat2),
#endif
#ifdef SYS_fork
      VITRINA_REFUSE(SYS_creat),
      VITRINA_REFUSE(SYS_fork),
      VITRINA_REFUSE(SYS_vfork),
      VITRINA_REFUSE(SYS_unlink),
      VITRINA_REFUSE(SYS_rename),
#endif
#ifdef SYS_io_uring_setup
      VITRINA_REFUSE(SYS_io_uring_setup),
#endif
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
#undef VITRINA_REFUSE
#undef VITRINA_REFUSE_WRITING
#undef VITRINA_WORD
  struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#else
  return -1;
#endif
}
