// A program in mishen-reader's place that is none, or one that was taken
// over. Its name says how it behaves.

#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <map>
#include <string>
#include <string_view>

#include "lib/base/fd_channel.h"
#include "lib/document/reader_protocol.h"

namespace mishen {
namespace {

using Channel = FdChannel;

void forever() {
  while (true) ::pause();
}

std::string ready(SandboxLevel level = SandboxLevel::kFull,
                  ReaderFailure failure = ReaderFailure::kNone) {
  return encode(ReaderReady{level, failure});
}

FdChannel::Message take(Channel& channel) {
  FdChannel::Message message;
  if (channel.receive(message, Deadline::max()) != FdChannel::Outcome::kOk) {
    ::_exit(0);
  }
  return message;
}

void tell(Channel& channel, std::string const& bytes) {
  static_cast<void>(
      channel.send(bytes, {}, deadline_in(std::chrono::hours(1))));
}

/// Shakes hands as a reader does and takes a request.
FdChannel::Message begin(Channel& channel) {
  take(channel);
  tell(channel, ready());
  return take(channel);
}

void answer_with(Channel& channel, std::string const& bytes) {
  begin(channel);
  tell(channel, bytes);
  forever();
}

void flood(Channel& channel) {
  FdChannel::Message const request = begin(channel);
  std::string const much(1 << 20, 'x');
  for (int i = 0; i < 64; ++i) {
    static_cast<void>(
        ::write(request.fds.at(1).get(), much.data(), much.size()));
  }
  tell(channel, encode(ReaderAnswer{ReaderOutcome::kDone, 0, 0}));
  forever();
}

using Behaviour = void (*)(Channel&);

std::map<std::string_view, Behaviour> const& behaviours() {
  static std::map<std::string_view, Behaviour> const all = {
      {"exits", [](Channel&) {}},
      {"silent", [](Channel&) { forever(); }},
      {"garbage",
       [](Channel& c) {
         take(c);
         tell(c, "garbage");
         forever();
       }},
      {"ready-cut",
       [](Channel& c) {
         take(c);
         tell(c, ready().substr(0, 5));
         forever();
       }},
      {"ready-with-fds",
       [](Channel& c) {
         take(c);
         std::array<int, 1> const fds{0};
         static_cast<void>(
             c.send(ready(), fds, deadline_in(std::chrono::hours(1))));
         forever();
       }},
      {"unlocked",
       [](Channel& c) {
         take(c);
         tell(c, ready(SandboxLevel::kNone));
         forever();
       }},
      {"no-sandbox",
       [](Channel& c) {
         take(c);
         tell(c, ready(SandboxLevel::kNone, ReaderFailure::kSandbox));
       }},
      {"no-canary",
       [](Channel& c) {
         take(c);
         tell(c, ready(SandboxLevel::kNone, ReaderFailure::kCanary));
       }},
      {"dies", [](Channel& c) { begin(c); }},
      {"closes",
       [](Channel& c) {
         begin(c);
         c.close();
         forever();
       }},
      {"hangs",
       [](Channel& c) {
         begin(c);
         forever();
       }},
      {"answer-garbage", [](Channel& c) { answer_with(c, "garbage"); }},
      {"answer-long",
       [](Channel& c) {
         answer_with(c, encode(ReaderAnswer{ReaderOutcome::kDone, 0, 0}) + "x");
       }},
      {"answer-of-no-name",
       [](Channel& c) {
         std::string bytes = encode(ReaderAnswer{});
         bytes[5] = 77;
         answer_with(c, bytes);
       }},
      {"lies",
       [](Channel& c) {
         answer_with(c, encode(ReaderAnswer{ReaderOutcome::kDone, 0, 0}));
       }},
      {"floods", flood},
      {"stays",
       [](Channel& c) {
         ::signal(SIGTERM, SIG_IGN);
         take(c);
         tell(c, ready());
         forever();
       }},
  };
  return all;
}

}  // namespace
}  // namespace mishen

int main(int, char** argv) {
  std::string_view name = argv[0];
  name.remove_prefix(name.rfind('/') + 1);
  mishen::FdChannel channel((mishen::OwnedFd(mishen::kReaderChannelFd)));
  mishen::behaviours().at(name)(channel);
  ::_exit(0);
}
