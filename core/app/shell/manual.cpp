#include "app/shell/manual.hpp"

#include <fmt/format.h>

#include "app/exit_code.hpp"

namespace quire::core {
namespace {

/// Text for roff: dashes that stay dashes, no backslash and no request at a line's start.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '-') out += "\\-";
    else if (c == '\\') out += "\\e";
    else if ((c == '.' || c == '\'') && out.empty()) out += std::string("\\&") + c;
    else out += c;
  }
  return out;
}

std::string hyphened(std::string name) {
  for (char& c : name)
    if (c == ' ') c = '-';
  return name;
}

std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return roff(text) + ".\n";
}

std::string synopsis(const CommandTree& tree) {
  std::string out = ".B " + roff(tree.name) + "\n";
  if (!tree.options.empty()) out += ".RI [ OPTION ]...\n";
  for (const CommandArgument& argument : tree.arguments)
    out += (argument.required ? ".I " + roff(argument.name) : ".RI [ " + roff(argument.name) + " ]") +
           (argument.many ? "...\n" : "\n");
  if (!tree.commands.empty()) out += tree.arguments.empty() ? ".I COMMAND\n" : ".RI [ COMMAND ]\n";
  return out;
}

std::string details(const CommandTree& tree) {
  std::string out;
  for (const CommandArgument& argument : tree.arguments)
    out += ".TP\n.I " + roff(argument.name) + "\n" + sentence(argument.description);
  for (const CommandOption& option : tree.options) {
    out += ".TP\n";
    std::string names;
    for (const std::string& name : option.names) names += (names.empty() ? "" : ", ") + ("\\fB" + roff(name) + "\\fR");
    out += names + (option.value.empty() ? "" : " \\fI" + roff(option.value) + "\\fR") + "\n" +
           sentence(option.description);
  }
  return out;
}

std::string head(const CommandTree& tree, const std::string& version) {
  std::string title = hyphened(tree.name);
  for (char& c : title)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return fmt::format(".TH {} 1 \"\" \"quire {}\" Quire\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n{}", roff(title), version,
                     roff(hyphened(tree.name)), roff(tree.description), synopsis(tree));
}

std::string exit_codes() {
  std::string out = ".SH EXIT STATUS\n";
  for (const ExitMeaning& one : kExitMeanings)
    out += fmt::format(".TP\n.B {}\n{}", static_cast<int>(one.code), sentence(std::string(one.words)));
  return out;
}

std::string program_page(const CommandTree& program, const std::string& version) {
  std::string out = head(program, version) + ".SH OPTIONS\n" + details(program) + ".SH COMMANDS\n";
  for (const CommandTree& command : program.commands)
    out += ".TP\n.BR " + roff(hyphened(command.name)) + " (1)\n" + sentence(command.description);
  return out + exit_codes() +
         ".SH ENVIRONMENT\n"
         ".TP\n.B QUIRE_PLUGIN_PATH\nFolders to look for plugins in, with colons between.\n"
         ".TP\n.B QUIRE_FONT_PATH\nFolders to look for fonts in before the system's.\n"
         ".TP\n.B QUIRE_SHARDS\nThe number of shards of a Kubernetes Indexed Job; see\n.BR quire\\-batch (1).\n";
}

std::string command_page(const CommandTree& command, const std::string& version) {
  std::string out = head(command, version);
  for (const CommandTree& below : command.commands) out += ".br\n" + synopsis(below);
  out += ".SH DESCRIPTION\n" + sentence(command.description);
  const std::string own = details(command);
  if (!own.empty()) out += ".SH OPTIONS\n" + own;
  for (const CommandTree& below : command.commands)
    out += ".SS " + roff(below.last_name()) + "\n" + sentence(below.description) + details(below);
  return out + ".SH SEE ALSO\n.BR quire (1)\n";
}

}  // namespace

std::map<std::string, std::string> manual_pages(const CommandTree& program, const std::string& version) {
  std::map<std::string, std::string> pages{{program.name + ".1", program_page(program, version)}};
  for (const CommandTree& command : program.commands)
    pages[hyphened(command.name) + ".1"] = command_page(command, version);
  return pages;
}

}  // namespace quire::core
