#include "app/shell/completion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace quire::core {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(between)) + word;
  return out;
}

/// `text` with each of `special` after a backslash.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// "Quire: briefings" in single quotes of a POSIX shell.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

void each(const CommandTree& tree, const auto& visit) {
  visit(tree);
  for (const CommandTree& command : tree.commands) each(command, visit);
}

std::string bash(const CommandTree& program) {
  std::string paths;
  std::string choices;
  std::string words;
  each(program, [&](const CommandTree& tree) {
    if (&tree != &program) paths += (paths.empty() ? "" : "|") + fmt::format("\"{}\"", tree.name);
    std::vector<std::string> all;
    for (const CommandTree& command : tree.commands) all.push_back(command.last_name());
    std::string options;
    for (const CommandOption& option : tree.options) {
      options += (options.empty() ? "" : " ") + joined(option.names, " ");
      if (option.choices.empty()) continue;
      std::vector<std::string> spelled;
      for (const std::string& name : option.names) spelled.push_back(fmt::format("\"{} {}\"", tree.name, name));
      choices += fmt::format("    {}) choices=\"{}\" ;;\n", joined(spelled, "|"), joined(option.choices, " "));
    }
    words += fmt::format("    \"{}\") commands=\"{}\" options=\"{}\" ;;\n", tree.name, joined(all, " "), options);
  });
  return fmt::format(R"(# Completion of {0} for bash, made by: {0} completion bash
_{0}() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} path={0} commands= options= choices= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path ${{COMP_WORDS[i]}}" in
    {1}) path="$path ${{COMP_WORDS[i]}}" ;;
    esac
  done
  case "$path $before" in
{2}  esac
  case $path in
{3}  esac
  if [[ -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$cur")
  elif [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
  fi
}}
complete -o default -F _{0} {0}
)",
                     program.name, paths, choices, words);
}

std::string function_name(const CommandTree& tree) {
  std::string name = "_" + tree.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

std::string zsh_option(const CommandOption& option) {
  const std::string description = "[" + escaped(option.description, "[]:\\") + "]";
  const std::string value = option.value.empty()     ? ""
                            : option.choices.empty() ? ":" + escaped(option.value, ":\\") + ":_files"
                                                     : ":value:(" + joined(option.choices, " ") + ")";
  std::string out;
  for (const std::string& name : option.names)
    out.append(" \\\n    ").append(in_quotes(name + description + value));
  return out;
}

std::string zsh(const CommandTree& program) {
  std::string out = fmt::format("#compdef {0}\n# Completion of {0} for zsh, made by: {0} completion zsh\n", program.name);
  each(program, [&](const CommandTree& tree) {
    out += fmt::format("\n{}() {{\n", function_name(tree));
    std::string options;
    for (const CommandOption& option : tree.options) options += zsh_option(option);
    if (tree.commands.empty()) {
      out += "  _arguments -s" + options + (tree.arguments.empty() ? "" : " \\\n    '*:file:_files'") + "\n}\n";
      return;
    }
    out += "  local line state\n  local -a commands=(";
    for (const CommandTree& command : tree.commands)
      out += "\n    " + in_quotes(command.last_name() + ":" + escaped(command.description, ":\\"));
    out += "\n  )\n  _arguments -C" + options + " \\\n    '1: :->command' \\\n    '*:: :->rest'\n  case $state in\n";
    out += std::string("  command) _describe command commands") + (tree.arguments.empty() ? "" : "; _files") +
           " ;;\n  rest)\n    case $words[1] in\n";
    for (const CommandTree& command : tree.commands)
      out += fmt::format("    {}) {} ;;\n", command.last_name(), function_name(command));
    out += std::string(tree.arguments.empty() ? "" : "    *) _files ;;\n") + "    esac ;;\n  esac\n}\n";
  });
  return out + fmt::format("\n{} \"$@\"\n", function_name(program));
}

/// When a fish completion of this command holds.
std::string fish_condition(const CommandTree& tree) {
  std::vector<std::string> parts;
  for (std::size_t begin = tree.name.find(' '); begin != std::string::npos; begin = tree.name.find(' ', begin + 1)) {
    const std::size_t end = tree.name.find(' ', begin + 1);
    parts.push_back("__fish_seen_subcommand_from " + tree.name.substr(begin + 1, end - begin - 1));
  }
  return parts.empty() ? "__fish_use_subcommand" : joined(parts, "; and ");
}

std::string fish(const CommandTree& program) {
  std::string out = fmt::format("# Completion of {0} for fish, made by: {0} completion fish\n", program.name);
  each(program, [&](const CommandTree& tree) {
    const std::string condition = fish_condition(tree);
    std::string others;
    for (const CommandTree& command : tree.commands) others.append(" ").append(command.last_name());
    for (const CommandTree& command : tree.commands) {
      const std::string when =
          &tree == &program ? condition : condition + "; and not __fish_seen_subcommand_from" + others;
      out += fmt::format("complete -c {} {} -n {} -a {} -d {}\n", program.name, tree.arguments.empty() ? "-f" : "",
                         in_quotes(when), command.last_name(), in_quotes(command.description));
    }
    for (const CommandOption& option : tree.options) {
      out += fmt::format("complete -c {} -n {}", program.name, in_quotes(condition));
      for (const std::string& name : option.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (!option.value.empty()) out += " -r";
      if (!option.choices.empty()) out += " -f -a " + in_quotes(joined(option.choices, " "));
      out += " -d " + in_quotes(option.description) + "\n";
    }
  });
  return out;
}

}  // namespace

std::string completion_script(const CommandTree& program, Shell shell) {
  switch (shell) {
    case Shell::bash: return bash(program);
    case Shell::zsh: return zsh(program);
    case Shell::fish: return fish(program);
  }
  return {};
}

}  // namespace quire::core
