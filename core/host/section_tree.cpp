#include "host/section_tree.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "host/bytes.hpp"
#include "quire/abi.h"
#include "quire/grammar.hpp"

namespace quire::core {
namespace {

// Three bytes of stream can ask for an element of some hundred bytes of memory: this bounds what a
// section may take, whatever its length. A table of 80 000 rows of eight values fits.
constexpr std::uint64_t kLargestTree = std::uint64_t{512} << 20;
constexpr std::uint64_t kElementCost = 250;  // of the node, and of the block made of it
constexpr std::uint64_t kValueCost = 250;
constexpr std::uint64_t kRowCost = 120;
constexpr std::uint64_t kAttributeCost = 100;

constexpr const char* kBroken = "wrote a broken result";

class Parser {
 public:
  Parser(std::string_view steps, const std::vector<std::uint64_t>& row_counts, std::size_t depth)
      : in_(steps), row_counts_(&row_counts), depth_(depth) {}

  SectionTree run() {
    std::vector<WireNode*> open{&tree_.section};
    bool ended = false;
    while (!ended && tree_.problem.empty()) {
      WireNode& here = *open.back();
      switch (static_cast<Op>(in_.byte())) {
        case Op::open:
          read_open(open);
          break;
        case Op::close:
          if (open.size() == 1)
            broken();
          else
            open.pop_back();
          break;
        case Op::set_text:
          read_attribute(here, grammar::AttributeType::text);
          break;
        case Op::set_integer:
          read_attribute(here, grammar::AttributeType::integer);
          break;
        case Op::set_number:
          read_attribute(here, grammar::AttributeType::number);
          break;
        case Op::set_value:
          read_attribute(here, grammar::AttributeType::value);
          break;
        case Op::text:
          if (!grammar::takes_text(here.element)) broken();
          child(here, WireNode::Kind::text).text = in_.text();
          break;
        case Op::value:
          if (!grammar::takes_values(here.element)) broken();
          child(here, WireNode::Kind::value).value = read_value();
          break;
        case Op::cite:
          if (!grammar::takes_citations(here.element)) broken();
          child(here, WireNode::Kind::citation).row = read_row();
          break;
        case Op::warn:
          read_warning();
          break;
        case Op::end:
          read_end(open.size());
          ended = true;
          break;
        default:
          broken();
      }
      if (!in_.ok()) broken();
    }
    if (tree_.problem.empty() && !in_.at_end()) broken();
    return std::move(tree_);
  }

 private:
  void broken() { tree_.problem = kBroken; }

  /// Takes memory from the budget.
  void charge(std::uint64_t cost) {
    spent_ += cost;
    if (spent_ > kLargestTree) tree_.problem = "wrote more elements than fit into a briefing";
  }

  void read_open(std::vector<WireNode*>& open) {
    const std::uint64_t element = in_.varint();
    WireNode& parent = *open.back();
    if (element > INT32_MAX || open.size() > depth_ ||
        !grammar::may_stand_in(static_cast<std::int64_t>(element), parent.element))
      return broken();
    // The parent's children may move now; the nodes on the stack are its ancestors and itself,
    // which are none of them.
    WireNode& node = child(parent, WireNode::Kind::element);
    node.element = static_cast<std::int32_t>(element);
    open.push_back(&node);
  }

  WireNode& child(WireNode& parent, WireNode::Kind kind) {
    charge(kElementCost);
    WireNode& node = parent.children.emplace_back();
    node.kind = kind;
    return node;
  }

  void read_attribute(WireNode& node, grammar::AttributeType type) {
    charge(kAttributeCost);
    const std::uint64_t number = in_.varint();
    const auto attribute = static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT32_MAX));
    if (grammar::attribute_type(attribute) != type || !grammar::takes_attribute(node.element, attribute)) broken();
    WireAttribute& set = node.attributes.emplace_back();
    set.attribute = static_cast<std::int32_t>(attribute);
    if (type == grammar::AttributeType::text) set.text = in_.text();
    if (type == grammar::AttributeType::integer) set.integer = in_.signed_varint();
    if (type == grammar::AttributeType::value) set.value = read_value();
    if (type == grammar::AttributeType::number) {
      set.number = in_.number();
      if (!std::isfinite(set.number)) broken();
    }
  }

  WireRow read_row() {
    const std::uint64_t table = in_.varint();
    const std::uint64_t row = in_.varint();
    if (table >= row_counts_->size() || row >= (*row_counts_)[table]) {
      broken();
      return {};
    }
    return {static_cast<std::uint32_t>(table), row};
  }

  std::size_t read_value() {
    charge(kValueCost);
    WireValue value;
    value.kind = in_.byte();
    const std::int64_t decimals = in_.signed_varint();
    if (!grammar::is_possible_decimals(decimals)) broken();
    value.decimals = static_cast<int>(decimals);
    switch (value.kind) {
      case QUIRE_VALUE_NUMBER:
        value.low = value.high = in_.number();
        if (!std::isfinite(value.low)) broken();
        break;
      case QUIRE_VALUE_INTERVAL:
        value.low = in_.number();
        value.high = in_.number();
        if (!grammar::is_possible_interval(value.low, value.high)) broken();
        break;
      case QUIRE_VALUE_UNKNOWN:
      case QUIRE_VALUE_INFINITE:
        break;
      case QUIRE_VALUE_TEXT:
        value.text = in_.text();
        break;
      case QUIRE_VALUE_DATE: {
        const std::int64_t day = in_.signed_varint();
        if (!grammar::is_possible_day(day)) broken();
        value.day = static_cast<std::int32_t>(day);
        break;
      }
      default:
        broken();
    }
    value.unit = in_.text();
    value.key = in_.text();
    value.name = in_.text();
    value.formula = in_.text();
    for (std::uint64_t left = in_.varint(); left > 0 && in_.ok() && tree_.problem.empty(); --left) {
      charge(kRowCost);
      value.rows.push_back(read_row());
      value.rows.back().column = in_.varint();
    }
    tree_.values.push_back(std::move(value));
    return tree_.values.size() - 1;
  }

  void read_warning() {
    charge(kAttributeCost);
    WireWarning& warning = tree_.warnings.emplace_back();
    warning.message = in_.text();
    warning.has_row = in_.byte() != 0;
    if (warning.has_row) warning.row = read_row();
  }

  void read_end(std::size_t open) {
    const std::uint8_t ending = in_.byte();
    if (ending > static_cast<std::uint8_t>(Ending::out_of_memory)) return broken();
    tree_.ending = static_cast<Ending>(ending);
    tree_.reason = in_.text();
    // A plugin that gave up may leave elements open; nobody will look at them.
    if (open != 1 && tree_.ending == Ending::complete) broken();
  }

  ByteReader in_;
  const std::vector<std::uint64_t>* row_counts_;
  std::size_t depth_;
  std::uint64_t spent_ = 0;
  SectionTree tree_;
};

}  // namespace

const WireAttribute* WireNode::find(std::int32_t attribute) const {
  const auto last = std::find_if(attributes.rbegin(), attributes.rend(),
                                 [&](const WireAttribute& set) { return set.attribute == attribute; });
  return last == attributes.rend() ? nullptr : &*last;
}

std::string_view WireNode::text_of(std::int32_t attribute) const {
  const WireAttribute* set = find(attribute);
  return set == nullptr ? std::string_view() : set->text;
}

SectionTree parse_section(std::string_view stream, const std::vector<std::uint64_t>& row_counts,
                          const Limits& limits) {
  SectionTree tree;
  if (stream.size() > limits.output + kTrailerRoom) {
    tree.problem = "wrote too much";
    return tree;
  }
  const std::string_view steps = stream_steps(stream);
  if (steps.empty()) {
    tree.problem = kBroken;
    return tree;
  }
  return Parser(steps, row_counts, limits.depth).run();
}

}  // namespace quire::core
