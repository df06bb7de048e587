#include "cli/reader_memory.h"

#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <new>

#include "lib/extract/serve.h"

namespace {

[[noreturn]] void out_of_memory() { ::_exit(mishen::child_status::kMemory); }

}  // namespace

namespace mishen {

void end_when_out_of_memory() { std::set_new_handler(out_of_memory); }

}  // namespace mishen

#if defined(__GLIBC__) && !defined(MISHEN_SANITIZED)

// glibc's own, under the names it keeps for programs that replace malloc().
// free() is left as it is: the memory is glibc's.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);

void* malloc(std::size_t size) noexcept {
  void* const memory = __libc_malloc(size);
  if (memory == nullptr) out_of_memory();
  return memory;
}

void* calloc(std::size_t count, std::size_t size) noexcept {
  void* const memory = __libc_calloc(count, size);
  if (memory == nullptr) out_of_memory();
  return memory;
}

void* realloc(void* old, std::size_t size) noexcept {
  void* const memory = __libc_realloc(old, size);
  // A size of 0 frees, and gives nothing.
  if (memory == nullptr && size > 0) out_of_memory();
  return memory;
}
}

#endif
