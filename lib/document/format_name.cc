#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "lib/document/format_magic.h"

namespace mishen {
namespace {

using Names = std::span<std::string_view const>;

constexpr std::string_view kMarkdown[] = {"md",  "markdown", "mdown", "mkd",
                                          "rmd", "mdx",      "qmd"};
constexpr std::string_view kCsv[] = {"csv", "psv"};
constexpr std::string_view kTsv[] = {"tsv", "tab"};
constexpr std::string_view kLog[] = {"log", "logs"};
constexpr std::string_view kJson[] = {
    "json", "jsonl", "ndjson",      "json5", "jsonc",   "geojson",
    "map",  "har",   "webmanifest", "ipynb", "topojson"};
constexpr std::string_view kSettings[] = {"cfg",        "cnf", "conf", "config",
                                          "env",        "ini", "yaml", "yml",
                                          "properties", "toml"};
constexpr std::string_view kScript[] = {"js", "mjs", "cjs"};
constexpr std::string_view kStyle[] = {"css", "scss", "sass", "less", "wxss"};
constexpr std::string_view kCode[] = {
    "asm",    "asp",   "aspx",   "awk",     "bas",    "bash",  "bat",  "c",
    "cc",     "cls",   "clj",    "cmake",   "cmd",    "cpp",   "cs",   "cts",
    "cu",     "cxx",   "d",      "dart",    "diff",   "ejs",   "el",   "elm",
    "erb",    "erl",   "ex",     "exs",     "f",      "f90",   "fish", "fs",
    "go",     "gql",   "gradle", "graphql", "groovy", "h",     "hcl",  "hh",
    "hpp",    "hs",    "hxx",    "inc",     "j2",     "java",  "jl",   "jsp",
    "jspx",   "jsx",   "ksh",    "kt",      "kts",    "lisp",  "lua",  "m",
    "mak",    "make",  "mk",     "ml",      "mm",     "mts",   "nim",  "nix",
    "pas",    "patch", "php",    "phtml",   "pl",     "pm",    "po",   "pot",
    "pp",     "proto", "ps1",    "psm1",    "py",     "pyi",   "pyw",  "r",
    "rake",   "rb",    "reg",    "rs",      "s",      "scala", "sh",   "sql",
    "svelte", "swift", "tcl",    "tf",      "thrift", "ts",    "tsx",  "v",
    "vb",     "vbs",   "vue",    "wxml",    "wxs",    "zig",   "zsh"};
constexpr std::string_view kHtml[] = {"html",  "htm",  "xhtml", "xht",
                                      "shtml", "shtm", "hta"};
constexpr std::string_view kXml[] = {
    "xml", "atom", "dtd",  "fodp", "fods", "fodt", "gpx", "kml", "ncx",
    "opf", "owl",  "rdf",  "resx", "rss",  "svg",  "uof", "uop", "uos",
    "uot", "wsdl", "xaml", "xmp",  "xsd",  "xsl",  "xslt"};
constexpr std::string_view kMail[] = {"eml", "emlx", "mht", "mhtml"};
constexpr std::string_view kMailBox[] = {"mbox", "mbx"};
constexpr std::string_view kRtf[] = {"rtf"};

struct NamedFormat {
  Names extensions;
  Format format;
};

constexpr Reading kText = Reading::kText;
constexpr Reading kPartial = Reading::kTextPartial;
constexpr Reading kStructured = Reading::kStructured;

constexpr NamedFormat kFormats[] = {
    {kMarkdown, {"md", kText, TextKind::kProse}},
    {kCsv, {"csv", kText, TextKind::kTable}},
    {kTsv, {"tsv", kText, TextKind::kTable}},
    {kLog, {"log", kText, TextKind::kLog}},
    {kJson, {"json", kStructured, TextKind::kData}},
    {kSettings, {"code", kText, TextKind::kData}},
    {kScript, {"js", kStructured, TextKind::kCode}},
    {kStyle, {"css", kStructured, TextKind::kData}},
    {kCode, {"code", kText, TextKind::kCode}},
    {kHtml, {"html", kStructured, TextKind::kProse}},
    {kXml, {"xml", kStructured, TextKind::kProse}},
    {kMail, {"eml", kPartial, TextKind::kProse}},
    {kMailBox, {"mbox", kPartial, TextKind::kProse}},
    {kRtf, {"rtf", kPartial, TextKind::kProse}},
};

constexpr Format kPlain{"txt", Reading::kText, TextKind::kProse};
constexpr Format kSource{"code", Reading::kText, TextKind::kCode};

// Files known by their whole name.
constexpr std::string_view kSourceNames[] = {
    "makefile",    "gnumakefile", "dockerfile", "jenkinsfile",
    "vagrantfile", "rakefile",    "gemfile",    "cmakelists.txt",
    ".bashrc",     ".profile",    ".zshrc",     ".env"};

// Endings put behind the extension that tells the format.
constexpr std::string_view kCopies[] = {"bak",  "orig",    "old",    "tmp",
                                        "save", "in",      "sample", "example",
                                        "dist", "template"};

bool contains(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) {
    return (byte >= '0' && byte <= '9') || byte == '-';
  });
}

Format by_extension(std::string_view extension) {
  for (NamedFormat const& named : kFormats) {
    if (contains(named.extensions, extension)) return named.format;
  }
  return kPlain;
}

}  // namespace

Format format_by_name(std::string_view file_name) {
  std::string const lower =
      ascii_lower(file_name.substr(file_name.rfind('/') + 1));
  std::string_view name = lower;
  if (contains(kSourceNames, name)) return kSource;
  if (!name.empty() && name.back() == '~') name.remove_suffix(1);
  while (true) {
    std::size_t const dot = name.rfind('.');
    if (dot == std::string_view::npos) return kPlain;
    std::string_view const extension = name.substr(dot + 1);
    // app.log.1, list.csv.bak
    if (!contains(kCopies, extension) && !is_number(extension)) {
      return by_extension(extension);
    }
    name = name.substr(0, dot);
  }
}

}  // namespace mishen
