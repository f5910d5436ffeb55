#include "app/shell/command_mistake.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "base/diagnostic.hpp"
#include "base/suggest.hpp"

namespace quire::core {
namespace {

/// "error: MESSAGE" with its hint.
std::string lines(const std::string& message, const std::string& hint) {
  return fmt::format("error: {}\n  hint: {}\n", message, hint);
}

std::string near_or(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
  const std::string near = did_you_mean(word, known);
  return near.empty() ? otherwise : near;
}

bool takes_commands(const CommandTree& command) { return !command.commands.empty() && command.arguments.empty(); }

std::vector<std::string> names_of(const std::vector<CommandTree>& commands) {
  std::vector<std::string> names;
  for (const CommandTree& command : commands) names.push_back(command.last_name());
  return names;
}

/// Reads words as the parser does, up to the first one that is wrong.
class Reader {
 public:
  explicit Reader(const CommandTree& root) : path_{&root} {}

  /// The mistake, or nothing where each word may stand where it stands.
  std::string read(std::span<const std::string> words) {
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
      const bool is_option = words[i].size() > 1 && words[i][0] == '-';
      const std::string mistake = is_option ? read_option(words, i) : read_word(words[i]);
      if (!mistake.empty()) return mistake;
    }
    if (takes_commands(command()))
      return lines(command().name + " needs a command", fmt::format("{}", fmt::join(names_of(command().commands), ", ")));
    return {};
  }

  const CommandTree& command() const { return *path_.back(); }

 private:
  std::string read_option(std::span<const std::string> words, std::size_t& i) {
    const std::string& word = words[i];
    const bool is_long = word[1] == '-';
    const std::size_t equals = is_long ? word.find('=') : std::string::npos;
    const std::string name = is_long ? word.substr(0, equals) : word.substr(0, 2);  // "-j4"
    const CommandOption* option = find(name);
    if (option == nullptr) return unknown_option(name);
    if (option->value.empty()) return {};
    std::string value;
    if (equals != std::string::npos)
      value = word.substr(equals + 1);
    else if (!is_long && word.size() > 2)
      value = word.substr(2);
    else if (i + 1 < words.size())
      value = words[++i];
    else
      return lines(name + " needs a value", option->value + ": " + option->description);
    return check_choice(name, value, option->choices);
  }

  std::string read_word(const std::string& word) {
    const std::vector<CommandTree>& commands = command().commands;
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const CommandTree& one) { return one.last_name() == word; });
    if (found != commands.end()) {
      path_.push_back(&*found);
      position_ = 0;
      return {};
    }
    if (takes_commands(command()))
      return lines("unknown command " + quote(word), near_or(word, names_of(commands), command().name + " --help lists them"));
    const std::vector<CommandArgument>& arguments = command().arguments;
    if (position_ == arguments.size())
      return lines(command().name + " has no use for " + quote(word), command().name + " --help says what it takes");
    const CommandArgument& argument = arguments[position_];
    if (!argument.many) ++position_;
    return check_choice(argument.name, word, argument.choices);
  }

  /// A command takes the options of those above it in some places.
  const CommandOption* find(const std::string& name) const {
    for (const CommandTree* command : path_)
      for (const CommandOption& option : command->options)
        if (std::find(option.names.begin(), option.names.end(), name) != option.names.end()) return &option;
    return nullptr;
  }

  std::string unknown_option(const std::string& name) const {
    std::vector<std::string> known;
    for (const CommandOption& option : command().options)
      known.insert(known.end(), option.names.begin(), option.names.end());
    return lines(command().name + " has no option " + quote(name), near_or(name, known, command().name + " --help lists them"));
  }

  static std::string check_choice(const std::string& name, const std::string& value, const std::vector<std::string>& choices) {
    if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return {};
    return lines(name + " cannot be " + quote(value),
                 near_or(value, choices, fmt::format("one of {}", fmt::join(choices, ", "))));
  }

  std::vector<const CommandTree*> path_;  // from the program to the command
  std::size_t position_ = 0;              // among the command's arguments
};

/// "--keep: Value 0 not in range" and "Could not convert" as they would stand among our own messages.
std::string in_lower_case(std::string said) {
  const std::size_t colon = said.starts_with("-") ? said.find(": ") : std::string::npos;
  const std::size_t first = colon == std::string::npos ? 0 : colon + 2;
  if (first < said.size()) said[first] = static_cast<char>(std::tolower(static_cast<unsigned char>(said[first])));
  return said;
}

}  // namespace

std::string command_mistake(const CommandTree& tree, std::span<const std::string> words, std::string parser_said) {
  Reader reader(tree);
  const std::string mistake = reader.read(words);
  if (!mistake.empty()) return mistake;
  return lines(in_lower_case(std::move(parser_said)), reader.command().name + " --help says what it takes");
}

}  // namespace quire::core
