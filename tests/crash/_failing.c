/* Lets the k-th system call of a kind on files below a folder fail, or be the process's last. Loaded before libc. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, RENAME = 8, UNLINK = 16, TRUNCATE = 32, MKDIR = 64 };

static char below[4096];
static size_t below_length;
static unsigned kinds;
static long first, every_after, error_number, journal = -1;
static atomic_long counted;

/* kinds 0 disarms; number 0 kills the process group instead of failing; log takes a line for each call counted. */
void arm(const char *folder, unsigned wanted, long at, int number, int lasting, int log) {
    snprintf(below, sizeof below, "%s", folder);
    below_length = strlen(below);
    first = at;
    error_number = number;
    every_after = lasting;
    journal = log;
    atomic_store(&counted, 0);
    kinds = wanted;
}

static int is_below(const char *path) {
    if (path[0] == '/')
        return strncmp(path, below, below_length) == 0;
    char here[4096], whole[8300];
    if (getcwd(here, sizeof here) == NULL)
        return 0;
    snprintf(whole, sizeof whole, "%s/%s", here, path);
    return strncmp(whole, below, below_length) == 0;
}

static int due(unsigned kind, const char *path) {
    if (!(kinds & kind) || !is_below(path))
        return 0;
    long number = atomic_fetch_add(&counted, 1) + 1;
    if (journal >= 0) {
        char line[4200];
        int length = snprintf(line, sizeof line, "%ld %u %s\n", number, kind, path);
        syscall(SYS_write, (int)journal, line, length);
    }
    if (number != first && !(every_after && number > first))
        return 0;
    if (error_number == 0) {
        kill(0, SIGKILL);
        pause();
    }
    errno = (int)error_number;
    return 1;
}

static int due_at(unsigned kind, int descriptor) {
    if (!(kinds & kind))
        return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return due(kind, path);
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) \
        real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        MODE(flags) \
        REAL(int, #name, const char *, int, ...); \
        return due(OPEN, path) ? -1 : real(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        MODE(flags) \
        REAL(int, #name, int, const char *, int, ...); \
        return due(OPEN, path) ? -1 : real(folder, path, flags, mode); \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

ssize_t write(int descriptor, const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return due_at(WRITE, descriptor) ? -1 : real(descriptor, bytes, size);
}

#define WRITES_AT(name, offset_type) \
    ssize_t name(int descriptor, const void *bytes, size_t size, offset_type offset) { \
        REAL(ssize_t, #name, int, const void *, size_t, offset_type); \
        return due_at(WRITE, descriptor) ? -1 : real(descriptor, bytes, size, offset); \
    }
WRITES_AT(pwrite, off_t)
WRITES_AT(pwrite64, off64_t)

#define SYNCS(name) \
    int name(int descriptor) { \
        REAL(int, #name, int); \
        return due_at(SYNC, descriptor) ? -1 : real(descriptor); \
    }
SYNCS(fsync)
SYNCS(fdatasync)

#define CUTS(name, offset_type) \
    int name(int descriptor, offset_type length) { \
        REAL(int, #name, int, offset_type); \
        return due_at(TRUNCATE, descriptor) ? -1 : real(descriptor, length); \
    }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return due(RENAME, to) ? -1 : real(from, to);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    REAL(int, "renameat", int, const char *, int, const char *);
    return due(RENAME, to) ? -1 : real(from_folder, from, to_folder, to);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return due(UNLINK, path) ? -1 : real(path);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    return due(UNLINK, path) ? -1 : real(folder, path, flags);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return due(MKDIR, path) ? -1 : real(path, mode);
}
