#include "cli/config_words.h"

#include "lib/base/options.h"
#include "lib/text/decode.h"

namespace mishen {
namespace {

constexpr BilingualText kNotUsed = {"：未采用：", ": not used: "};
constexpr BilingualText kKeyIsOpen = {
    "：fingerprint_key 可被其他用户读取（请改为 0600）",
    ": others may read fingerprint_key (its mode should be 0600)"};

}  // namespace

std::string_view say(ConfigCandidate::State state, Language language) {
  bool const chinese = language == Language::kChinese;
  switch (state) {
    case ConfigCandidate::State::kUsed:
      return chinese ? "采用" : "used";
    case ConfigCandidate::State::kAbsent:
      return chinese ? "没有" : "not there";
    case ConfigCandidate::State::kForeign:
      return chinese ? "属于其他用户" : "belongs to another user";
    case ConfigCandidate::State::kWritable:
      return chinese ? "其他用户可以改写" : "others may write to it";
    case ConfigCandidate::State::kNotRegular:
      return chinese ? "不是普通文件" : "not a regular file";
  }
  return "";
}

std::vector<std::string> configuration_warnings(
    Configuration const& configuration, Language language) {
  std::vector<std::string> warnings;
  for (ConfigCandidate const& candidate : configuration.looked_at) {
    bool const refused = candidate.state != ConfigCandidate::State::kUsed &&
                         candidate.state != ConfigCandidate::State::kAbsent;
    if (!refused) continue;
    warnings.push_back(decode_name(candidate.path) +
                       std::string(kNotUsed.in(language)) +
                       std::string(say(candidate.state, language)));
  }
  if (configuration.values.fingerprint_key &&
      configuration.readable_by_others) {
    warnings.push_back(decode_name(configuration.path) +
                       std::string(kKeyIsOpen.in(language)));
  }
  return warnings;
}

}  // namespace mishen
