// mishen-reader for tests: all of it, but inputs that begin with "!" are
// orders to misbehave, carried out by the locked child.

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/reader_memory.h"
#include "lib/document/reader_protocol.h"
#include "lib/extract/serve.h"

extern "C" char** environ;

namespace mishen {
namespace {

struct Order {
  Source const& source;
  RecordSink const& sink;
};

void begin(RecordSink const& sink) {
  MemberRecord member;
  member.format = "test";
  sink(member);
}

void say(RecordSink const& sink, std::string text) {
  sink(DocumentRecord{
      0, 0, make_document(std::move(text), Role::kBody, TextKind::kProse)});
}

void say_all(RecordSink const& sink, std::string text) {
  begin(sink);
  say(sink, std::move(text));
  sink(EndRecord{});
}

void sleep_on() {
  while (true) {
    timespec const long_time{1000, 0};
    ::nanosleep(&long_time, nullptr);
  }
}

void flood(Order const& order) {
  begin(order.sink);
  while (true) say(order.sink, std::string(1 << 20, 'x'));
}

void take_memory(Order const& order) {
  say(order.sink, "before");
  std::vector<std::string> kept;
  while (true) kept.emplace_back(std::size_t{1} << 20, 'x');
}

/// As a C library does, which takes nullptr for an answer.
void take_c_memory(Order const& order) {
  void* volatile kept = nullptr;
  do {
    kept = std::malloc(std::size_t{1} << 22);
  } while (kept != nullptr);
  say_all(order.sink, "went on");
}

/// The first child changes the input (its descriptor, where the test has it
/// open for writing) and dies; the second finds another order.
void die_once(Order const&) {
  static_cast<void>(::pwrite(kReaderChannelFd, "!fine", 5, 0));
  std::abort();
}

void tell_surroundings(Order const& order) {
  std::string text;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    text += std::string("env ") + *variable + "\n";
  }
  for (int fd = 0; fd < 64; ++fd) {
    char byte = 0;
    if (::pread(fd, &byte, 0, 0) == 0 || errno != EBADF) {
      text += "fd " + std::to_string(fd) + "\n";
    }
  }
  bool const opened = ::open("/etc/passwd", O_RDONLY) >= 0;
  text += opened ? "opened\n" : "refused\n";
  text += "name " + std::string(order.source.name) + "\n";
  text += "charset " + std::string(order.source.charset) + "\n";
  text += "size " + std::to_string(order.source.bytes.size()) + "\n";
  say_all(order.sink, text);
}

using Action = std::function<void(Order const&)>;

std::map<std::string_view, Action> const& orders() {
  static std::map<std::string_view, Action> const all = {
      {"!abort", [](Order const&) { std::abort(); }},
      {"!segv", [](Order const&) { ::raise(SIGSEGV); }},
      {"!spin",
       [](Order const&) {
         int volatile on = 1;
         while (on == 1) {
         }
       }},
      {"!hold",  // against SIGXCPU
       [](Order const&) {
         ::signal(SIGXCPU, SIG_IGN);
         int volatile on = 1;
         while (on == 1) {
         }
       }},
      {"!sleep", [](Order const&) { sleep_on(); }},
      {"!stop", [](Order const&) { ::raise(SIGSTOP); }},
      {"!memory", take_memory},
      {"!malloc", take_c_memory},
      {"!flood", flood},
      {"!exit", [](Order const&) { ::_exit(0); }},
      {"!exit-7", [](Order const&) { ::_exit(7); }},
      {"!some",
       [](Order const& order) {
         begin(order.sink);
         say(order.sink, "first");
         std::abort();
       }},
      {"!once", die_once},
      {"!fine", [](Order const& order) { say_all(order.sink, "fine"); }},
      {"!tell", tell_surroundings},
      {"!socket",
       [](Order const& order) {
         ::socket(AF_INET, SOCK_STREAM, 0);
         say_all(order.sink, "went on");
       }},
      {"!kill-reader",
       [](Order const&) {
         ::kill(::getppid(), SIGKILL);
         sleep_on();
       }},
      {"!stop-reader",
       [](Order const&) {
         ::kill(::getppid(), SIGSTOP);
         sleep_on();
       }},
      {"!large",  // more than is believed of one Document
       [](Order const& order) {
         begin(order.sink);
         say(order.sink, std::string(WireReader::kMaxRecord + 1, 'x'));
         order.sink(EndRecord{});
       }},
  };
  return all;
}

void extract(Source const& source, Limits const& limits,
             RecordSink const& sink) {
  auto const order = orders().find(source.bytes);
  if (order == orders().end()) {
    extract_input(source, limits, sink);
  } else {
    order->second({source, sink});
  }
}

}  // namespace
}  // namespace mishen

int main() {
  mishen::end_when_out_of_memory();
  mishen::ServeOptions options;
  options.leave = ::_exit;
  options.extract = mishen::extract;
  mishen::FdChannel channel((mishen::OwnedFd(mishen::kReaderChannelFd)));
  ::_exit(mishen::serve(std::move(channel), options));
}
