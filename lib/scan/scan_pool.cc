#include "lib/scan/scan_pool.h"

#include <algorithm>
#include <utility>

#include "lib/scan/reader.h"

namespace mishen {
namespace {

/// Inputs under way for each thread: enough that a large file between small
/// ones lets the other threads go on.
constexpr std::size_t kWindow = 16;

std::size_t threads_of(ScanSettings const& settings) {
  if (settings.jobs > 0) return settings.jobs;
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

ScanPool::ScanPool(CompiledRules const& rules, ScanSettings const& settings,
                   std::atomic<bool> const& stop, Take take)
    : rules_(rules),
      settings_(settings),
      stop_(stop),
      take_(std::move(take)),
      window_(kWindow * threads_of(settings)) {}

ScanPool::~ScanPool() {
  {
    std::lock_guard const lock(mutex_);
    ended_ = true;
  }
  more_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ScanPool::add(Input input) {
  std::unique_lock lock(mutex_);
  jobs_.push_back({std::move(input), {}, false});
  waiting_.push_back(&jobs_.back());
  // A run of one file needs one thread.
  if (threads_.size() < std::min(threads_of(settings_), jobs_.size())) {
    threads_.emplace_back([this] { work(); });
  }
  more_.notify_one();
  give_out(lock, window_);
}

void ScanPool::finish() {
  std::unique_lock lock(mutex_);
  give_out(lock, 0);
  ended_ = true;
  lock.unlock();
  more_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

/// Gives out results that are ready, and waits for more while over `most_left`
/// inputs are under way.
void ScanPool::give_out(std::unique_lock<std::mutex>& lock,
                        std::size_t most_left) {
  while (!jobs_.empty()) {
    if (!jobs_.front().done) {
      if (jobs_.size() <= most_left) return;
      ready_.wait(lock, [&] { return jobs_.front().done; });
    }
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    take_(job.input, std::move(job.scanned));
    lock.lock();
  }
}

void ScanPool::note_level(SandboxLevel level) {
  if (level == SandboxLevel::kUnused) return;
  std::lock_guard const lock(mutex_);
  sandbox_ =
      sandbox_ == SandboxLevel::kUnused ? level : std::min(sandbox_, level);
}

void ScanPool::work() {
  Reader reader({settings_.reader_program, settings_.limits, settings_.sandbox,
                 true, &stop_});
  while (true) {
    Job* job = nullptr;
    {
      std::unique_lock lock(mutex_);
      more_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
      if (waiting_.empty()) break;
      job = waiting_.front();
      waiting_.pop_front();
    }
    ScannedInput scanned =
        scan_input(job->input, rules_, settings_,
                   settings_.reader_program.empty() ? nullptr : &reader, stop_);
    {
      std::lock_guard const lock(mutex_);
      job->scanned = std::move(scanned);
      job->done = true;
    }
    ready_.notify_one();
  }
  note_level(reader.level());
}

}  // namespace mishen
