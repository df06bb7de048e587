#pragma once

// Inputs scanned by several threads, their results given out in the order of
// the inputs. Each thread has a reader process of its own. Only so many
// inputs are under way that a slow one holds up few results in memory.

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "lib/base/lockdown.h"
#include "lib/engine/compiled_rules.h"
#include "lib/scan/input_scan.h"
#include "lib/scan/scan_settings.h"

namespace mishen {

/// Takes inputs and gives results in one thread, that of its owner. Borrows
/// rules, settings and the stop flag.
class ScanPool {
 public:
  /// Called for each input in order, in the owner's thread.
  using Take = std::function<void(Input const& input, ScannedInput scanned)>;

  ScanPool(CompiledRules const& rules, ScanSettings const& settings,
           std::atomic<bool> const& stop, Take take);
  ~ScanPool();
  ScanPool(ScanPool const&) = delete;
  ScanPool& operator=(ScanPool const&) = delete;

  /// Hands in one more input; may give out results that are ready, and waits
  /// while too many are under way.
  void add(Input input);

  /// Gives out what is left. Inputs handed in are scanned even where the run
  /// was stopped: what was read is judged.
  void finish();

  /// The least safe reader that was used; kUnused: none was. After finish().
  [[nodiscard]] SandboxLevel sandbox() const { return sandbox_; }

 private:
  struct Job {
    Input input;
    ScannedInput scanned;
    bool done = false;
  };
  void work();
  void give_out(std::unique_lock<std::mutex>& lock, std::size_t most_left);
  void note_level(SandboxLevel level);

  CompiledRules const& rules_;
  ScanSettings const& settings_;
  std::atomic<bool> const& stop_;
  Take take_;
  std::size_t window_;

  std::mutex mutex_;
  std::condition_variable more_;   // a job to begin, or the end
  std::condition_variable ready_;  // a job done
  std::deque<Job> jobs_;           // under way, in order; addresses are stable
  std::deque<Job*> waiting_;       // not begun
  bool ended_ = false;
  SandboxLevel sandbox_ = SandboxLevel::kUnused;
  std::vector<std::thread> threads_;
};

}  // namespace mishen
