#include "cli/console.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "lib/report/escape.h"

namespace mishen {
namespace {

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    ssize_t const written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

void prepare_streams() {
  // Each in the wrong direction, so that reading or writing a stream that
  // was closed fails as it should.
  for (int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) != -1) continue;
    int const flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    static_cast<void>(::open("/dev/null", flags));
  }
  std::signal(SIGPIPE, SIG_IGN);
}

Result<void> write_output(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return {};
  if (errno == EPIPE) return Error{Error::Code::kIo, "", ""};
  return Error{Error::Code::kIo, std::strerror(errno), "standard output"};
}

int put(std::string_view text) {
  auto const written = write_output(text);
  if (written) return 0;
  if (!written.error().what.empty()) complain(written.error().message());
  return kExitBroken;
}

void complain(std::string_view what) {
  write_all(STDERR_FILENO, "mishen: " + std::string(what) + "\n");
}

void say_raw(std::string_view text) { write_all(STDERR_FILENO, text); }

int usage_error(std::string_view what, std::string_view command) {
  complain(escape(what));
  std::string const help = command.empty()
                               ? "mishen --help"
                               : "mishen " + std::string(command) + " --help";
  complain("see " + help + " / 用法见 " + help);
  return kExitUsage;
}

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

}  // namespace mishen
