// What isolation costs: the same small documents read in this process and by
// mishen-reader, a child for each; how long a reader takes to start, canaries
// and all; and its memory. Goals (SAFETY): at most 3 ms a document, 60 MB.

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/fd_channel.h"
#include "lib/extract/extraction.h"
#include "lib/scan/reader.h"

namespace mishen {
namespace {

constexpr int kRounds = 300;
constexpr int kStarts = 15;

double median(std::vector<double> values) {
  auto const middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double least(std::vector<double> const& values) {
  return *std::min_element(values.begin(), values.end());
}

template <class Work>
double milliseconds_of(Work const& work) {
  auto const began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now() - began)
      .count();
}

std::string page(int paragraphs) {
  std::string html = "<html><head><meta charset=utf-8></head><body>";
  for (int i = 0; i < paragraphs; ++i) {
    html += "<p>关于做好第" + std::to_string(i) +
            "号工作的通知，请各单位认真贯彻执行。</p>\n";
  }
  return html + "</body></html>";
}

/// A line of /proc/PID/status in KiB.
long memory_of(pid_t process, std::string_view key) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with(key)) return std::atol(line.c_str() + key.size() + 1);
  }
  return -1;
}

pid_t only_child() {
  for (auto const& entry : std::filesystem::directory_iterator("/proc")) {
    pid_t const process = std::atoi(entry.path().filename().c_str());
    if (process > 0 && memory_of(process, "PPid") == ::getpid()) return process;
  }
  return -1;
}

void measure(Reader& reader, char const* name, std::string const& bytes) {
  Limits const limits;
  OwnedFd const input(::memfd_create("bench", MFD_CLOEXEC));
  if (::write(input.get(), bytes.data(), bytes.size()) < 0) std::abort();
  std::vector<double> inside;
  std::vector<double> isolated;
  for (int i = 0; i < kRounds; ++i) {
    std::string records;
    inside.push_back(milliseconds_of([&] {
      extract_input({bytes, name, ""}, limits, [&](WireRecord const& record) {
        records += encode_record(record);
      });
    }));
    isolated.push_back(milliseconds_of([&] {
      ReaderReply const reply =
          reader.read(input.get(), bytes.size(), name, "");
      if (!reply.reason.empty()) std::printf("%s\n", reply.reason.c_str());
    }));
  }
  // The least is what it costs on a machine that does nothing else.
  std::printf(
      "%-12s %7zu bytes: %6.2f ms in process, %6.2f ms isolated; "
      "overhead %6.2f ms (least %5.2f)\n",
      name, bytes.size(), median(inside), median(isolated),
      median(isolated) - median(inside), least(isolated) - least(inside));
}

int run() {
  ReaderSettings settings;
  settings.program = MISHEN_READER;
  std::vector<double> starts;
  for (int i = 0; i < kStarts; ++i) {
    starts.push_back(milliseconds_of([&] {
      Reader started(settings);
      if (!started.start()) std::printf("the reader does not start\n");
    }));
  }
  std::printf("start and end of a reader: %.1f ms\n", median(starts));
  Reader reader(settings);
  if (!reader.start()) return 1;
  measure(reader, "empty.html", page(0));
  measure(reader, "small.html", page(40));
  measure(reader, "larger.html", page(2000));
  measure(reader, "data.json", R"({"标题":"\u673a关","n":[1,2,3]})");
  pid_t const process = only_child();
  std::printf("reader: RSS %ld KiB, of which its own %ld KiB\n",
              memory_of(process, "VmRSS:"), memory_of(process, "RssAnon:"));
  return 0;
}

}  // namespace
}  // namespace mishen

int main() { return mishen::run(); }
