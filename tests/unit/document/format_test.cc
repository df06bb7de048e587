#include "lib/document/format.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

#include "tests/unit/document/encode.h"

namespace mishen {
namespace {

using namespace std::string_literals;

struct Row {
  char const* law;
  std::string head;
  char const* name;
  char const* format;
  Reading reading;
};

void check(Row const& row) {
  Format const format = recognise(row.head, row.name);
  EXPECT_EQ(format.name, row.format) << row.law;
  EXPECT_EQ(format.reading, row.reading) << row.law;
}

std::string padded(std::string bytes, std::size_t size, char filler = '\0') {
  bytes.resize(std::max(size, bytes.size()), filler);
  return bytes;
}

TEST(Recognise, TextByName) {
  constexpr Reading kText = Reading::kText;
  constexpr Reading kPartial = Reading::kTextPartial;
  constexpr Reading kStructured = Reading::kStructured;
  Row const rows[] = {
      {"plain", "内容", "a.txt", "txt", kText},
      {"no name", "内容", "", "txt", kText},
      {"no extension", "内容", "README", "txt", kText},
      {"unknown extension", "内容", "a.xyz", "txt", kText},
      {"text named .docx is text", "内容", "a.docx", "txt", kText},
      {"text named .pdf is text", "内容", "a.pdf", "txt", kText},
      {"text named .exe is text", "MZ and more text", "a.exe", "txt", kText},
      {"Markdown", "# 标题", "a.md", "md", kText},
      {"capitals", "a,b", "A.CSV", "csv", kText},
      {"a path", "a,b", "x.md/a.csv", "csv", kText},
      {"TSV", "a\tb", "a.tsv", "tsv", kText},
      {"CSV without a name stays prose", "a,b\n1,2\n", "", "txt", kText},
      {"log", "x", "a.log", "log", kText},
      {"rotated log", "x", "app.log.1", "log", kText},
      {"dated log", "x", "app.log.2024-05-01", "log", kText},
      {"backup", "x", "a.csv.bak", "csv", kText},
      {"backup of an editor", "x", "a.py~", "code", kText},
      {"JSON", "{}", "a.json", "json", kStructured},
      {"JS", "x", "a.mjs", "js", kStructured},
      {"CSS", "x", "a.css", "css", kStructured},
      {"code", "x", "a.py", "code", kText},
      {"a file known by its name", "x", "Makefile", "code", kText},
      {"a script without extension", "#!/bin/sh\n", "run", "code", kText},
      {"HTML by name alone", "内容", "a.html", "html", kStructured},
      {"XML by name alone", "内容", "a.xml", "xml", kStructured},
      {"mail by name alone", "内容", "a.eml", "eml", kPartial},
      {"RTF by name alone", "内容", "a.rtf", "rtf", kPartial},
      {"nothing in it, nothing unread", "", "a.html", "html", kText},
      {"nothing at all", "", "", "txt", kText},
  };
  for (Row const& row : rows) check(row);
}

TEST(Recognise, KindsByName) {
  EXPECT_EQ(recognise("x", "a.txt").kind, TextKind::kProse);
  EXPECT_EQ(recognise("x", "a.md").kind, TextKind::kProse);
  EXPECT_EQ(recognise("x", "a.csv").kind, TextKind::kTable);
  EXPECT_EQ(recognise("x", "a.tsv").kind, TextKind::kTable);
  EXPECT_EQ(recognise("x", "a.log").kind, TextKind::kLog);
  for (char const* name : {"a.js", "a.c", "a.go", "a.vue", "a.php", "a.sql"}) {
    EXPECT_EQ(recognise("x", name).kind, TextKind::kCode) << name;
  }
  for (char const* name :
       {"a.json", "a.jsonl", "a.yaml", "a.properties", "a.css"}) {
    EXPECT_EQ(recognise("x", name).kind, TextKind::kData) << name;
  }
  EXPECT_EQ(recognise("<p>", "a.html").kind, TextKind::kProse);
}

TEST(Recognise, MarkupByItsStart) {
  constexpr Reading kText = Reading::kText;
  constexpr Reading kPartial = Reading::kTextPartial;
  constexpr Reading kStructured = Reading::kStructured;
  std::string const doctype = "<!DOCTYPE html><html></html>";
  std::string const xml = "<?xml version=\"1.0\"?>";
  Row const rows[] = {
      {"doctype", doctype, "a.txt", "html", kStructured},
      {"named .docx", doctype, "a.docx", "html", kStructured},
      {"named .md", doctype, "a.md", "html", kStructured},
      {"behind blanks", " \r\n\t<HTML>", "", "html", kStructured},
      {"behind a BOM", "\xEF\xBB\xBF<html>", "", "html", kStructured},
      {"behind a comment", "<!-- 注 --> <body class=x>", "", "html",
       kStructured},
      {"a comment without end", "<!-- 注 " + std::string(9000, 'x'), "", "html",
       kStructured},
      {"a piece of HTML", "<div>机密</div>", "a.txt", "html", kStructured},
      {"UTF-16", "\xFF\xFE" + encode("<html>", "UTF-16LE"), "", "html",
       kStructured},
      {"UTF-16 big endian without BOM", encode("<html>密", "UTF-16BE"), "",
       "html", kStructured},
      {"UTF-32", "\xFF\xFE\0\0"s + encode("<html>", "UTF-32LE"), "", "html",
       kStructured},
      {"XHTML", xml + "<!DOCTYPE html PUBLIC \"x\"><html>", "", "html",
       kStructured},
      {"XHTML without doctype", xml + "\n<html xmlns=\"x\">", "a.xml", "html",
       kStructured},
      {"XML", xml + "<a/>", "a.txt", "xml", kStructured},
      {"XML in UTF-16", "\xFE\xFF" + encode(xml + "<a/>", "UTF-16BE"), "",
       "xml", kStructured},
      {"SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "a.svg", "xml",
       kStructured},
      {"a root tag", "<w:document xmlns:w='x'>", "", "xml", kStructured},
      {"an empty root", "<root/>", "", "xml", kStructured},
      {"a Chinese root", "<文件><密级>机密</密级></文件>", "", "xml",
       kStructured},
      {"another doctype", "<!DOCTYPE note SYSTEM 'x'>", "", "xml", kStructured},
      {"RTF", "{\\rtf1\\ansi", "a.doc", "rtf", kPartial},
      {"a tag in Markdown", "<p align=\"center\">x</p>", "README.md", "md",
       kText},
      {"a Vue component", "<template>\n</template>", "a.vue", "code", kText},
      {"PHP", "<?php echo 1;", "a.php", "code", kText},
      {"PHP without a name", "<?php echo 1;", "", "txt", kText},
      {"a nick in a talk", "<alice> hello </3 bob\n<bob> hi", "", "txt", kText},
      {"a placeholder", "<某某单位>关于召开会议的通知", "a.txt", "txt", kText},
      {"an address", "<https://example.cn/> 见", "a.txt", "txt", kText},
      {"less than", "< 5 毫克", "a.txt", "txt", kText},
      {"an arrow", "<- see </b>", "a.txt", "txt", kText},
      {"a lone <", "<", "a.txt", "txt", kText},
      {"JSON under another name", "{ \"a\": 1}", "a.txt", "json", kStructured},
      {"JSON lines in a log", "{\"a\":1}\n{\"a\":2}\n", "a.log", "json",
       kStructured},
      {"a list of objects", "[\n {\"a\\\"b\":1}]", "", "json", kStructured},
      {"JSON in UTF-16", "\xFF\xFE" + encode("{\"a\":1}", "UTF-16LE"), "",
       "json", kStructured},
      {"braces in prose", "{\"引文\"} 见下", "a.txt", "txt", kText},
      {"a quotation", "[\"引文\"]", "a.txt", "txt", kText},
      {"a brace", "{\"rt\":1}", "a.json", "json", kStructured},
  };
  for (Row const& row : rows) check(row);
}

TEST(Recognise, MailByItsStart) {
  constexpr Reading kText = Reading::kText;
  constexpr Reading kPartial = Reading::kTextPartial;
  std::string const mail = "Received: from a\r\n by b\r\nSubject: x\r\n\r\nt";
  std::string const box = "From a@b Mon Jan  1 00:00:00 2024\n" + mail;
  Row const rows[] = {
      {"two known fields", mail, "", "eml", kPartial},
      {"whatever the name", mail, "a.txt", "eml", kPartial},
      {"any case", "FROM: a\nto: b\n\nx", "", "eml", kPartial},
      {"unknown fields between", "X-A: 1\nFrom: a\nX-B: 2\nDate: x\n", "",
       "eml", kPartial},
      {"one known field", "Subject: x\n\ntext", "", "txt", kText},
      {"one of them twice", "Date: x\nDate: y\n", "", "txt", kText},
      {"a field behind the header", "Date: x\n\nFrom: y\n", "", "txt", kText},
      {"words before a colon", "Dear all: x\nFrom: a\nTo: b\n", "", "txt",
       kText},
      {"mbox", box, "", "mbox", kPartial},
      {"From at the start of a sentence", "From here on\nto there\n", "", "txt",
       kText},
      {"YAML", "from: a\nto: b\n", "a.yaml", "code", kText},
      {"a patch", box, "0001-x.patch", "code", kText},
      {"a patch with encoded parts",
       "From: a\nTo: b\nContent-Transfer-Encoding: base64\n\nxx", "a.patch",
       "eml", kPartial},
      {"HTTP", "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n", "", "http", kPartial},
      {"HTTP in a sentence", "HTTP/1.1 200 is an answer\nof servers", "", "txt",
       kText},
  };
  for (Row const& row : rows) check(row);
}

std::string zip_of(std::string const& member, std::string const& content = "") {
  std::string header = "PK\x03\x04"s + std::string(22, '\0');
  header += static_cast<char>(member.size());
  header += "\0\0\0"s;
  return header + member + content;
}

TEST(Recognise, ContainersAndPictures) {
  constexpr Reading kRaw = Reading::kRaw;
  constexpr Reading kText = Reading::kText;
  constexpr Reading kStructured = Reading::kStructured;
  std::string const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
  std::string const odt = "application/vnd.oasis.opendocument.text";
  std::string tar = padded("old.txt", 512);
  tar.replace(100, 7, "0000644");
  unsigned sum = 8 * ' ';
  for (char const byte : tar) sum += static_cast<unsigned char>(byte);
  char digits[8];
  std::snprintf(digits, sizeof digits, "%06o", sum);
  tar.replace(148, 6, digits);
  Row const rows[] = {
      {"PDF", "%PDF-1.7\n", "a.txt", "pdf", kRaw},
      {"PDF behind a BOM", "\xEF\xBB\xBF%PDF-1.7\n", "", "pdf", kRaw},
      {"PDF behind junk", "junk\n%PDF-1.4\n1 0 obj\n", "", "pdf", kRaw},
      {"a text about PDF", "头四个字节是 %PDF-1.4 之类", "a.txt", "txt", kText},
      {"ZIP", zip_of("a.txt"), "", "zip", kStructured},
      {"docx", zip_of("[Content_Types].xml") + zip_of("word/document.xml"),
       "a.txt", "docx", kStructured},
      {"xlsx", zip_of("xl/workbook.xml"), "", "xlsx", kStructured},
      {"pptx", zip_of("ppt/presentation.xml"), "", "pptx", kStructured},
      {"odt", zip_of("mimetype", odt), "", "odt", kStructured},
      {"ofd", zip_of("OFD.xml"), "", "ofd", kStructured},
      {"epub", zip_of("mimetype", "application/epub+zip"), "", "epub",
       kStructured},
      {"jar", zip_of("META-INF/MANIFEST.MF"), "", "jar", kStructured},
      {"empty ZIP", padded("PK\x05\x06", 22), "", "zip", kStructured},
      {"OLE2", ole, "a.doc", "ole2", kRaw},
      {"gzip", "\x1F\x8B\x08\0\0\0"s, "", "gzip", kRaw},
      {"bzip2", "BZh91AY&SY\x01\x02", "", "bzip2", kRaw},
      {"xz",
       "\xFD"
       "7zXZ\0"s,
       "", "xz", kRaw},
      {"zstd", "\x28\xB5\x2F\xFD\x04"s, "", "zstd", kRaw},
      {"7z", "7z\xBC\xAF\x27\x1C\0"s, "", "7z", kRaw},
      {"rar", "Rar!\x1A\x07\x01\0"s, "", "rar", kRaw},
      {"cab", "MSCF\0\0\0\0"s, "", "cab", kRaw},
      {"tar", padded("a", 257) + "ustar\0"s, "", "tar", kRaw},
      {"tar older than POSIX", tar, "", "tar", kRaw},
      {"PNG", "\x89PNG\r\n\x1A\n", "", "png", kRaw},
      {"JPEG", "\xFF\xD8\xFF\xE0", "", "jpeg", kRaw},
      {"GIF", "GIF89a\x01\0"s, "", "gif", kRaw},
      {"a text about GIF", "GIF89a 是一种图片格式", "", "txt", kText},
      {"BMP", padded("BM1234"s + std::string(8, '\0') + "\x28", 60), "", "bmp",
       kRaw},
      {"a text that begins with BM", "BM 文件", "", "txt", kText},
      {"TIFF", "II*\0\x08"s, "", "tiff", kRaw},
      {"WebP", "RIFF\x01\0\0\0WEBPVP8 "s, "", "webp", kRaw},
      {"HEIC",
       "\0\0\0\x18"
       "ftypheic"s,
       "", "heic", kRaw},
      {"PSD", "8BPS\0\x01"s, "", "psd", kRaw},
      {"SQLite", "SQLite format 3\0"s, "", "sqlite", kRaw},
      {"DjVu", "AT&TFORM\0\0"s, "", "djvu", kRaw},
      {"WARC", "WARC/1.0\r\n", "", "warc", kRaw},
      {"PostScript", "%!PS-Adobe-3.0\n", "", "ps", kRaw},
  };
  for (Row const& row : rows) check(row);
}

std::string big32(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(value >> shift & 0xFFU);
  }
  return bytes;
}

std::string little32(std::uint32_t value) {
  std::string const bytes = big32(value);
  return {bytes.rbegin(), bytes.rend()};
}

// One section that ends at 0x600.
std::string pe() {
  std::string bytes = padded("MZ", 0x3C) + little32(0x80);
  bytes = padded(bytes, 0x80) + "PE\0\0"s + "\x64\x86\x01\0"s;
  bytes = padded(bytes, 0x80 + 20) + "\xF0\0"s;
  bytes = padded(bytes, 0x80 + 24) + "\x0B\x02"s;
  bytes =
      padded(bytes, 0x80 + 24 + 0xF0 + 16) + little32(0x200) + little32(0x400);
  return padded(bytes, 0x200);
}

// Section headers that end at 0x1040.
std::string elf() {
  std::string bytes =
      "\x7F"
      "ELF\x02\x01\x01"s;
  bytes = padded(bytes, 40) + "\0\x10\0\0\0\0\0\0"s;
  bytes = padded(bytes, 58) + "\x40\0\x01\0"s;
  return padded(bytes, 64);
}

std::string repeated(std::string const& frame, int times) {
  std::string bytes;
  for (int i = 0; i < times; ++i) bytes += frame;
  return bytes;
}

TEST(Recognise, TypesWithoutText) {
  constexpr Reading kNoText = Reading::kNoText;
  std::string const mp3 = padded("\xFF\xFB\x90\x64", 417);
  std::string const aac = padded("\xFF\xF1\x50\x80\x02\x1F\xFC", 16);
  std::string const sfnt = "\0\x0B\0\x80\0\x03"s;
  Row const rows[] = {
      {"ELF", elf(), "a.txt", "elf", kNoText},
      {"PE", pe(), "", "pe", kNoText},
      {"Java", "\xCA\xFE\xBA\xBE\0\0\0\x34\0\x1D\x0A"s, "", "class", kNoText},
      {"Mach-O",
       padded("\xCF\xFA\xED\xFE\x07\0\0\x01\x03\0\0\0\x02\0\0\0"
              "\x10\0\0\0"s,
              32),
       "", "mach-o", kNoText},
      {"WebAssembly", "\0asm\x01\0\0\0"s, "", "wasm", kNoText},
      {"Python bytecode", "\xA7\x0D\x0D\x0A\0\0\0\0"s, "", "pyc", kNoText},
      {"library",
       "!<arch>\n/               0           0     0     0"
       "       8         `\n\0\0\0\x01"s,
       "", "ar", kNoText},
      {"TrueType", "\0\x01\0\0"s + sfnt, "", "font", kNoText},
      {"OpenType", "OTTO"s + sfnt, "", "font", kNoText},
      {"collection", "ttcf\0\x01\0\0\0\0\0\x02"s, "", "font", kNoText},
      {"WOFF", "wOFF\0\x01\0\0"s, "", "font", kNoText},
      {"WOFF2", "wOF2OTTO\0\0"s, "", "font", kNoText},
      {"ID3", "ID3\x04\0\0\0\0\x02\x01"s, "", "mp3", kNoText},
      {"MP3 frames", repeated(mp3, 3), "", "mp3", kNoText},
      {"AAC", repeated(aac, 3), "", "aac", kNoText},
      {"Ogg", "OggS\0\x02\0\0"s, "", "ogg", kNoText},
      {"FLAC", "fLaC\0\0\0\x22"s, "", "flac", kNoText},
      {"WAV", "RIFF\x24\0\0\0WAVEfmt "s, "", "wav", kNoText},
      {"MIDI", "MThd\0\0\0\x06\0\x01"s, "", "midi", kNoText},
      {"MP4",
       "\0\0\0\x18"
       "ftypisom"s,
       "", "mp4", kNoText},
      {"MOV",
       "\0\0\0\x6C"
       "moov\0\0\0\x6Cmvhd"s,
       "", "mov", kNoText},
      {"WebM", "\x1A\x45\xDF\xA3\0\0\x42\x82\x84webm"s, "", "mkv", kNoText},
      {"AVI",
       "RIFF\0\0\0\x01"
       "AVI LIST"s,
       "", "avi", kNoText},
      {"FLV", "FLV\x01\x05\0\0\0\x09"s, "", "flv", kNoText},
      {"MPEG", "\0\0\x01\xBA\x44"s, "", "mpeg", kNoText},
      {"MPEG transport", repeated(padded("G\x40\0\x10"s, 188), 5), "a.ts",
       "mpeg", kNoText},
  };
  for (Row const& row : rows) check(row);
}

TEST(Recognise, WhatOnlyLooksLikeATypeWithoutTextIsNotSkipped) {
  struct Case {
    char const* law;
    std::string head;
  };
  Case const cases[] = {
      {"MZ", "MZ 型号的设备"},
      {"MZ with junk at 0x3C", padded("MZ", 400, '\x01')},
      {"MZ whose header is not in the head", padded("MZ", 64, '\x7F')},
      {"the magic of Java in GBK",
       "\xCA\xFE\xBA\xBE" + encode("机密★10年", "GB18030")},
      {"ID3", "ID3 标签"},
      {"Ogg", "OggS 文件"},
      {"OTTO", "OTTO 机密"},
      {"true", "true\n机密"},
      {"RIFF", "RIFF 1234 WAVE 机密"},
      {"ftyp", "1234ftypisom 机密"},
      {"BC and an ideograph in GBK",
       "BC\xC0\xDE" + std::string(200, 'x') + "\x01"},
      {"one sound frame", padded("\xFF\xFB\x90\x64", 417) + "text"},
      {"a UTF-16 mark", "\xFF\xFE" + encode("机密★10年", "UTF-16LE")},
      {"an archive with a document",
       "!<arch>\ndebian-binary   0           0     0     100644  4         "
       "`\n2.0\n\0"s},
      {"G at every 188th byte", repeated(padded("G", 188, 'x'), 6)},
      {"an ELF cut short",
       "\x7F"
       "ELF\x02\x01\x01\0"s},
  };
  for (Case const& one : cases) {
    EXPECT_NE(recognise(one.head, "").reading, Reading::kNoText) << one.law;
  }
}

TEST(Recognise, AProgramWithSomethingAppendedIsNotSkipped) {
  EXPECT_EQ(recognise(pe(), "", 0x600).reading, Reading::kNoText);
  EXPECT_EQ(recognise(pe(), "", 0x600 + 100000).reading, Reading::kRaw);
  EXPECT_EQ(recognise(elf(), "", 0x1040).reading, Reading::kNoText);
  EXPECT_EQ(recognise(elf(), "", 0x1040 + 100000).reading, Reading::kRaw);
}

// Cut heads, and heads with one byte changed, never read past their end and
// never turn a text into a type without text.
TEST(Recognise, AnyBytesAreAnswered) {
  std::mt19937 random(5);
  std::string const seeds[] = {pe(),
                               elf(),
                               zip_of("word/document.xml"),
                               "<?xml version='1.0'?><!-- x --><a b='c'/>",
                               "From a\nTo: b\nFrom: c\n\nx",
                               repeated(padded("\xFF\xFB\x90\x64", 417), 3)};
  for (std::string const& seed : seeds) {
    for (std::size_t size = 0; size <= seed.size(); ++size) {
      EXPECT_FALSE(recognise(seed.substr(0, size), "a.txt").name.empty());
    }
    for (int round = 0; round < 500; ++round) {
      std::string changed = seed;
      changed[random() % changed.size()] = static_cast<char>(random());
      EXPECT_FALSE(recognise(changed, "").name.empty());
    }
  }
}

TEST(Recognise, TheUnknownFormatIsRaw) {
  EXPECT_EQ(unknown_format().name, "unknown");
  EXPECT_EQ(unknown_format().reading, Reading::kRaw);
}

TEST(Recognise, AnythingMayStandInFrontOfAZip) {
  std::string end = "PK\x05\x06"s + std::string(18, '\0');
  EXPECT_FALSE(may_end_as_zip("")) << "nothing";
  EXPECT_FALSE(may_end_as_zip(end)) << "an archive of nothing";
  end[10] = 1;
  EXPECT_FALSE(may_end_as_zip(end)) << "no directory";
  end[12] = 46;
  EXPECT_TRUE(may_end_as_zip(end));
  EXPECT_TRUE(may_end_as_zip("picture" + end + "comment"));
  EXPECT_FALSE(may_end_as_zip(end.substr(0, 21))) << "cut off";
  EXPECT_TRUE(may_end_as_zip("PK\x05\x06" + end)) << "behind a false one";
}

}  // namespace
}  // namespace mishen
