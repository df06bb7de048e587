// The program `mishen-reader`: started by mishen with a channel, never by
// hand. All parsers of documents are in here, and in nothing else.

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include "cli/reader_memory.h"
#include "lib/base/fd_channel.h"
#include "lib/document/reader_protocol.h"
#include "lib/extract/serve.h"

namespace {

bool has_channel() {
  struct stat status {};
  return ::fstat(mishen::kReaderChannelFd, &status) == 0 &&
         S_ISSOCK(status.st_mode);
}

}  // namespace

int main() {
  if (!has_channel()) {
    std::fputs("mishen-reader: started by mishen only\n", stderr);
    return 2;
  }
  mishen::end_when_out_of_memory();
  mishen::ServeOptions options;
  options.leave = ::_exit;
  mishen::FdChannel channel((mishen::OwnedFd(mishen::kReaderChannelFd)));
  ::_exit(mishen::serve(std::move(channel), options));
}
