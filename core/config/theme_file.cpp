#include "config/theme_file.hpp"

#include <span>

#include "base/suggest.hpp"
#include "config/theme_check.hpp"
#include "toml/reader.hpp"

namespace quire::core {
namespace {

using toml::Array;
using toml::Place;
using toml::Reader;
using toml::Source;
using toml::Value;

enum class Use { background, mark, text };

struct NamedColor {
  std::string_view name;
  Color Theme::*color;
  Use use;
};

constexpr NamedColor kColors[] = {
    {"paper", &Theme::paper, Use::background},   {"ink", &Theme::ink, Use::text},
    {"muted", &Theme::muted, Use::text},         {"faint", &Theme::faint, Use::text},
    {"accent", &Theme::accent, Use::mark},       {"accent_text", &Theme::accent_text, Use::text},
    {"good_text", &Theme::good_text, Use::text}, {"link", &Theme::link, Use::text},
    {"grid", &Theme::grid, Use::background},     {"panel", &Theme::panel, Use::background},
    {"ghost", &Theme::ghost, Use::background},
};

struct NamedRole {
  std::string_view name;
  TextRole Theme::*role;
  Color Theme::*color;  // unless the file says otherwise
};

constexpr NamedRole kRoles[] = {
    {"masthead", &Theme::masthead, &Theme::ink},
    {"title", &Theme::title, &Theme::ink},
    {"lead", &Theme::lead, &Theme::ink},
    {"heading", &Theme::heading, &Theme::ink},
    {"body", &Theme::body, &Theme::ink},
    {"table", &Theme::table, &Theme::ink},
    {"table_head", &Theme::table_head, &Theme::ink},
    {"chart_title", &Theme::chart_title, &Theme::ink},
    {"chart_subtitle", &Theme::chart_subtitle, &Theme::muted},
    {"label", &Theme::label, &Theme::muted},
    {"note", &Theme::note, &Theme::faint},
    {"figure", &Theme::figure, &Theme::ink},
};

void read_color(Reader& reader, std::string_view key, Color& color) {
  const std::optional<std::string> text = reader.text(key);
  if (!text) return;
  if (const std::optional<Color> parsed = parse_color(*text))
    color = *parsed;
  else
    reader.error("invalid-color", reader.where(key),
                 quote(key) + ": " + quote(*text) + " is not a colour", "write \"#RRGGBB\"");
}

void read_list(Reader& reader, std::string_view key, std::span<Color> colors) {
  const Array* items = reader.array(key);
  if (items == nullptr) return;
  if (items->size() != colors.size()) {
    reader.error("wrong-count", reader.where(key),
                 quote(key) + " must hold " + std::to_string(colors.size()) + " colours, found " +
                     std::to_string(items->size()));
    return;
  }
  for (std::size_t i = 0; i < items->size(); ++i) {
    const Value& item = (*items)[i];
    const std::string* text = std::get_if<std::string>(&item.content);
    const std::optional<Color> color = text ? parse_color(*text) : std::nullopt;
    if (text == nullptr)
      reader.wrong_type(std::string(key), item, "text");
    else if (!color)
      reader.error("invalid-color", item.where,
                   quote(key) + ": " + quote(*text) + " is not a colour", "write \"#RRGGBB\"");
    else
      colors[i] = *color;
  }
}

void read_colors(const toml::Table& table, const Source& source, Theme& theme) {
  Reader reader(table, "[colors]", source);
  for (const NamedColor& named : kColors) read_color(reader, named.name, theme.*named.color);
  read_list(reader, "series", theme.series);
  read_list(reader, "sequential", theme.sequential);
  reader.finish();
  for (const NamedColor& named : kColors)
    if (named.use != Use::background)
      check_contrast(source, reader.where(named.name), "colour " + quote(named.name),
                     theme.*named.color, theme.paper,
                     named.use == Use::text ? kTextContrast : kMarkContrast);
  check_series(reader, theme);
  check_sequential(reader, theme);
}

void read_length(Reader& reader, std::string_view key, double least, double most, double& length) {
  const std::optional<double> number = reader.number(key);
  if (!number) return;
  if (*number < least || *number > most)
    reader.error("out-of-range", reader.where(key), quote(key) + " is out of range",
                 "sizes are points: text 6.5 to 72, leading from the text size to 144");
  else
    length = *number;
}

// A word of `words`, by its position.
template <typename Choice>
void read_choice(Reader& reader, std::string_view key, const std::vector<std::string>& words,
                 Choice& choice) {
  const std::optional<std::string> text = reader.text(key);
  if (!text) return;
  std::string allowed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (*text == words[i]) return void(choice = static_cast<Choice>(i));
    allowed += (i == 0 ? "" : ", ") + quote(words[i]);
  }
  const std::string near = did_you_mean(*text, words);
  reader.error("invalid-value", reader.where(key), "unknown " + std::string(key) + " " + quote(*text),
               near.empty() ? "allowed: " + allowed : near);
}

// A role's colour is one of the named ones, which have been checked, or a colour of its own.
void read_role_color(Reader& reader, std::string_view role, const Theme& theme, Color& color) {
  const std::optional<std::string> text = reader.text("color");
  if (!text) return;
  std::vector<std::string> names;
  for (const NamedColor& named : kColors) {
    names.emplace_back(named.name);
    if (*text != named.name) continue;
    color = theme.*named.color;
    if (named.use != Use::text)
      check_contrast(reader.source(), reader.where("color"), "text " + quote(role), color,
                     theme.paper, kTextContrast);
    return;
  }
  const std::optional<Color> parsed = parse_color(*text);
  if (!parsed) {
    const std::string near = did_you_mean(*text, names);
    reader.error("invalid-color", reader.where("color"),
                 "\"color\": " + quote(*text) + " is not a colour",
                 near.empty() ? "write \"#RRGGBB\" or the name of a colour in [colors]" : near);
    return;
  }
  color = *parsed;
  check_contrast(reader.source(), reader.where("color"), "text " + quote(role), color, theme.paper,
                 kTextContrast);
}

void read_role(const toml::Table& table, std::string_view name, const Source& source,
               const Theme& theme, TextRole& role) {
  Reader reader(table, "[type." + std::string(name) + "]", source);
  read_length(reader, "size", 6.5, 72, role.size);
  read_length(reader, "leading", role.size, 144, role.leading);
  read_choice(reader, "weight", {"regular", "semibold", "bold"}, role.weight);
  read_choice(reader, "family", {"sans", "serif", "mono"}, role.family);
  read_role_color(reader, name, theme, role.color);
  reader.finish();
  if (role.leading < role.size && reader.value("leading") == nullptr)
    reader.error("out-of-range", reader.where("size"),
                 "\"size\" is larger than the leading of " + quote(name),
                 "set \"leading\" as well");
}

}  // namespace

std::optional<Theme> read_theme(const std::filesystem::path& file, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  const Source source{file.string(), "config", diagnostics};
  const std::optional<std::string> text = toml::read_toml_text(file, source);
  const std::optional<toml::Table> root =
      text ? toml::parse_toml(*text, source) : std::nullopt;
  if (!root) return {};

  Theme theme;
  Reader reader(*root, "", source);
  theme.name = reader.text("name").value_or(file.stem().string());
  const toml::Table nothing;
  const toml::Table* colors = reader.table("colors");
  read_colors(colors != nullptr ? *colors : nothing, source, theme);

  const toml::Table* type = reader.table("type");
  Reader types(type != nullptr ? *type : nothing, "[type]", source);
  for (const NamedRole& named : kRoles) {
    TextRole& role = theme.*named.role;
    role.color = theme.*named.color;
    if (const toml::Table* table = types.table(named.name))
      read_role(*table, named.name, source, theme, role);
  }
  types.finish();
  reader.finish();
  if (diagnostics.error_count() != errors_before) return {};
  return theme;
}

}  // namespace quire::core
