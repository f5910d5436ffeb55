#include "app/shell/command_tree.hpp"

#include <CLI/CLI.hpp>

namespace quire::core {
namespace {

std::vector<std::string> choices_of(const std::string& value) {
  std::vector<std::string> choices;
  if (value.find('|') == std::string::npos) return choices;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find('|', begin), value.size());
    choices.push_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  return choices;
}

CommandOption option_of(const CLI::Option& option) {
  CommandOption out;
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  if (option.get_items_expected_max() != 0)
    out.value = option.get_option_text().empty() ? option.get_type_name() : option.get_option_text();
  out.choices = choices_of(out.value);
  out.description = option.get_description();
  return out;
}

}  // namespace

CommandTree command_tree(const CLI::App& app, const std::string& name) {
  CommandTree tree;
  tree.name = name;
  tree.description = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional())
      tree.arguments.push_back({option->get_name(true), option->get_description(), option->get_required(),
                                option->get_items_expected_max() > 1, choices_of(option->get_option_text())});
    else
      tree.options.push_back(option_of(*option));
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    tree.commands.push_back(command_tree(*command, name + " " + command->get_name()));
  return tree;
}

}  // namespace quire::core
