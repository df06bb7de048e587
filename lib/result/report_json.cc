#include "lib/result/report_json.h"

#include <vector>

#include "lib/result/json_writer.h"

namespace mishen {
namespace {

using Layout = JsonWriter::Layout;

std::optional<std::string> or_null(std::string const& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

void write_head(JsonWriter& json, Report const& report) {
  json.field("schema", Report::kSchema);
  json.key("tool");
  json.begin_object(Layout::kLine);
  json.field("name", "mishen");
  json.field("version", report.version);
  json.end_object();
}

void write_rules(JsonWriter& json, Report const& report) {
  json.key("rules");
  json.begin_object();
  json.field("digest", report.rules_digest);
  json.key("packs");
  json.begin_array();
  for (PackInfo const& pack : report.packs) {
    json.begin_object(Layout::kLine);
    json.field("id", pack.id);
    json.field("version", pack.version);
    json.end_object();
  }
  json.end_array();
  json.key("overrides");
  json.begin_array();
  for (OverrideInfo const& override_info : report.overrides) {
    json.begin_object(Layout::kLine);
    json.field("rule", override_info.rule);
    json.field("file", override_info.file);
    json.field("severity", override_info.severity);
    json.field("enabled", override_info.enabled);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_run(JsonWriter& json, RunInfo const& run) {
  json.key("run");
  json.begin_object();
  json.field("started", run.started);
  json.field("today", run.today);
  json.field("sandbox", run.sandbox);
  json.field("profile", run.profile);
  json.field("masked", run.masked);
  json.field("aborted", run.aborted);
  json.key("config");
  json.begin_object(Layout::kLine);
  json.field("path", run.config_path);
  json.field("digest", run.config_digest);
  json.end_object();
  json.end_object();
}

void write_strings(JsonWriter& json, std::string_view name,
                   std::vector<std::string> const& strings) {
  json.key(name);
  json.begin_array(Layout::kLine);
  for (std::string const& string : strings) json.value(string);
  json.end_array();
}

void write_term(JsonWriter& json, std::optional<Term> const& term) {
  json.key("term");
  if (!term) {
    json.null();
    return;
  }
  json.begin_object(Layout::kLine);
  json.field("text", term->text);
  json.field("months", term->months);
  json.field("days", term->days);
  json.field("starts", term->starts);
  json.field("ends", term->ends);
  json.field("state", name(term->state));
  json.field("over_limit", term->over_limit);
  json.end_object();
}

void write_place(JsonWriter& json, Place const& place) {
  json.key("place");
  json.begin_object(Layout::kLine);
  json.field("part", or_null(place.part));
  json.field("role", name(place.role));
  json.field("page", place.page);
  json.field("paragraph", place.paragraph);
  json.field("sheet", place.sheet);
  json.field("cell", place.cell);
  json.field("slide", place.slide);
  json.field("hidden", place.hidden);
  json.field("line", place.line);
  json.field("column", place.column);
  json.field("begin", place.begin);
  json.field("end", place.end);
  json.end_object();
}

void write_evidence(JsonWriter& json, std::vector<Evidence> const& evidence) {
  json.key("evidence");
  json.begin_array(Layout::kLine);
  for (Evidence const& one : evidence) {
    json.begin_object(Layout::kLine);
    json.field("why", one.why);
    json.field("weight", one.weight);
    json.end_object();
  }
  json.end_array();
}

void write_finding(JsonWriter& json, Finding const& finding,
                   JsonOptions options) {
  json.begin_object();
  json.field("id", finding.id);
  json.field("input", finding.input);
  json.field("rule", finding.rule);
  json.field("category", name(finding.category));
  json.field("severity", name(finding.severity));
  json.field("level", finding.level);
  json.field("scope", finding.scope);
  write_term(json, finding.term);
  write_place(json, finding.place);
  json.field("text", finding.text);
  json.key("context");
  if (options.context) {
    json.value(finding.context);
  } else {
    json.null();
  }
  write_evidence(json, finding.evidence);
  write_strings(json, "basis", finding.basis);
  json.field("advice", finding.advice);
  json.field("waived", finding.waived);
  json.field("fingerprint", finding.fingerprint);
  json.end_object();
}

void write_parts(JsonWriter& json, std::vector<PartCoverage> const& parts) {
  json.key("parts");
  json.begin_array();
  for (PartCoverage const& part : parts) {
    json.begin_object(Layout::kLine);
    json.field("part", or_null(part.part));
    json.field("role", name(part.role));
    json.field("status", name(part.status));
    json.field("reason", or_null(part.reason));
    json.field("accepted", part.accepted);
    json.end_object();
  }
  json.end_array();
}

void write_input(JsonWriter& json, InputResult const& input) {
  json.begin_object();
  json.field("path", input.path);
  json.field("format", input.format);
  json.field("encoding", input.encoding);
  json.field("sha256", input.sha256);
  json.field("bytes", input.bytes);
  json.field("status", name(input.status));
  json.field("reason", input.reason);
  json.field("verdict", name(input.verdict));
  json.field("level", input.level);
  write_parts(json, input.parts);
  json.end_object();
}

void write_summary(JsonWriter& json, Summary const& summary) {
  json.key("summary");
  json.begin_object();
  json.field("complete", summary.complete);
  json.key("seconds");
  json.seconds(summary.seconds);
  json.field("inputs", summary.inputs);
  json.field("inspected", summary.inspected);
  json.field("partial", summary.partial);
  json.field("uninspected", summary.uninspected);
  json.field("skipped", summary.skipped);
  json.field("accepted", summary.accepted);
  json.field("truncated", summary.truncated);
  json.field("block", summary.block);
  json.field("review", summary.review);
  json.field("note", summary.note);
  json.field("bytes", summary.bytes);
  json.field("characters", summary.characters);
  json.end_object();
}

}  // namespace

std::string to_json(Report const& report, JsonOptions options) {
  JsonWriter json;
  json.begin_object();
  write_head(json, report);
  write_rules(json, report);
  write_run(json, report.run);
  write_strings(json, "warnings", report.warnings);
  json.key("findings");
  json.begin_array();
  for (Finding const& finding : report.findings) {
    write_finding(json, finding, options);
  }
  json.end_array();
  json.key("inputs");
  json.begin_array();
  for (InputResult const& input : report.inputs) write_input(json, input);
  json.end_array();
  write_summary(json, report.summary);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace mishen
