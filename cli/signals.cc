#include "cli/signals.h"

#include <csignal>

namespace mishen {
namespace {

// A signal handler reaches nothing but what is global; both are lock-free.
std::atomic<bool> stop_flag = false;
std::atomic<int> stop_signal = 0;
static_assert(std::atomic<bool>::is_always_lock_free &&
              std::atomic<int>::is_always_lock_free);

void on_signal(int number) {
  stop_signal.store(number);
  stop_flag.store(true);
}

}  // namespace

void catch_stop_signals() {
  struct sigaction action = {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART
  for (int number : {SIGINT, SIGTERM}) {
    struct sigaction before = {};
    sigaction(number, nullptr, &before);
    // A shell starts background jobs with SIGINT ignored; that is not ours
    // to change.
    if (before.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);
  }
}

std::atomic<bool> const& stop_requested() { return stop_flag; }

int stop_exit_status() {
  int const number = stop_signal.load();
  return number == 0 ? 0 : 128 + number;
}

}  // namespace mishen
