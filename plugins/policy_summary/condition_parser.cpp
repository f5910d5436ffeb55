#include <utility>

#include "policy_summary/condition.hpp"
#include "policy_summary/condition_expression.hpp"
#include "policy_summary/condition_tokens.hpp"

namespace quire::policy_summary {
namespace {

using detail::Expression;
using detail::Token;
using Kind = Expression::Kind;
using Node = std::shared_ptr<const Expression>;

/// By recursive descent, one function for each level of precedence. Every mistake is thrown as a
/// ConditionProblem and does not leave this file.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Node whole() {
    Node expression = disjunction();
    if (here().kind != Token::Kind::end) fail("unexpected \"" + here().text + "\"");
    return expression;
  }

 private:
  /// Counts how deep the descent is while it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > detail::kDeepest) parser_.fail("the condition is nested too deep");
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  const Token& here() const { return tokens_[next_]; }
  bool at_symbol(std::string_view symbol) const {
    return here().kind == Token::Kind::symbol && here().text == symbol;
  }
  bool at_word(std::string_view word) const {
    return here().kind == Token::Kind::name && here().text == word;
  }
  bool take_symbol(std::string_view symbol) { return at_symbol(symbol) && (++next_, true); }
  bool take_word(std::string_view word) { return at_word(word) && (++next_, true); }
  [[noreturn]] void fail(std::string message) const {
    throw ConditionProblem{here().column, std::move(message)};
  }

  static Node make(Kind kind, std::size_t column, std::vector<Node> children) {
    Expression node;
    node.kind = kind;
    node.column = column;
    node.children = std::move(children);
    return std::make_shared<const Expression>(std::move(node));
  }

  Node disjunction() {
    const Level level(*this);
    const std::size_t column = here().column;
    std::vector<Node> parts{conjunction()};
    while (take_word("or")) parts.push_back(conjunction());
    return parts.size() == 1 ? parts[0] : make(Kind::logical_or, column, std::move(parts));
  }

  Node conjunction() {
    const std::size_t column = here().column;
    std::vector<Node> parts{negation()};
    while (take_word("and")) parts.push_back(negation());
    return parts.size() == 1 ? parts[0] : make(Kind::logical_and, column, std::move(parts));
  }

  Node negation() {
    const std::size_t column = here().column;
    bool negated = false;
    while (take_word("not")) negated = !negated;
    Node inner = comparison();
    return negated ? make(Kind::logical_not, column, {inner}) : inner;
  }

  std::optional<Expression::Operator> take_operator() {
    using Operator = Expression::Operator;
    constexpr std::pair<std::string_view, Operator> kOperators[] = {
        {"<", Operator::less},           {"<=", Operator::less_equal}, {">", Operator::greater},
        {">=", Operator::greater_equal}, {"==", Operator::equal},      {"!=", Operator::unequal}};
    for (const auto& [symbol, kind] : kOperators)
      if (take_symbol(symbol)) return kind;
    return {};
  }

  Node comparison() {
    const std::size_t column = here().column;
    Node first = sum();
    const bool negated = at_word("not") && tokens_[next_ + 1].text == "in";
    if (negated) ++next_;
    if (take_word("in")) {
      if (here().kind != Token::Kind::name && !at_symbol("{"))
        fail("\"in\" is followed by a set, not by \"" + here().text + "\"");
      Node found = make(Kind::contains, column, {first, operand()});
      return negated ? make(Kind::logical_not, column, {found}) : found;
    }
    Expression chain;
    chain.kind = Kind::compare;
    chain.column = column;
    chain.children = {first};
    while (const auto kind = take_operator()) {
      chain.operators.push_back(*kind);
      chain.children.push_back(sum());
    }
    return chain.operators.empty() ? first : std::make_shared<const Expression>(std::move(chain));
  }

  Node sum() {
    Node left = product();
    while (at_symbol("+") || at_symbol("-")) {
      const std::size_t column = here().column;
      const Kind kind = take_symbol("+") ? Kind::add : (++next_, Kind::subtract);
      left = make(kind, column, {left, product()});
      check_length();
    }
    return left;
  }

  Node product() {
    Node left = signed_operand();
    while (at_symbol("*") || at_symbol("/")) {
      const std::size_t column = here().column;
      const Kind kind = take_symbol("*") ? Kind::multiply : (++next_, Kind::divide);
      left = make(kind, column, {left, signed_operand()});
      check_length();
    }
    return left;
  }

  /// Sums and products grow to the left: each further term is one level deeper.
  void check_length() {
    if (++terms_ > detail::kDeepest) fail("the condition has too many terms");
  }

  Node signed_operand() {
    const std::size_t column = here().column;
    bool negative = false;
    while (take_symbol("-")) negative = !negative;
    Node inner = operand();
    return negative ? make(Kind::negative, column, {inner}) : inner;
  }

  Node operand() {
    const Level level(*this);
    const Token token = here();
    if (take_symbol("(")) {
      Node inner = disjunction();
      if (!take_symbol(")")) fail("expected \")\" and found \"" + here().text + "\"");
      return inner;
    }
    if (take_symbol("{")) return make(Kind::set, token.column, items("}"));
    Expression leaf;
    leaf.column = token.column;
    leaf.text = token.text;
    leaf.number = token.number;
    switch (token.kind) {
      case Token::Kind::number:
        leaf.kind = Kind::number;
        break;
      case Token::Kind::text:
        leaf.kind = Kind::text;
        break;
      case Token::Kind::name:
        if (token.text == "and" || token.text == "or" || token.text == "in")
          fail("expected a value and found \"" + token.text + "\"");
        leaf.kind = token.text == "True" || token.text == "False" ? Kind::truth : Kind::variable;
        leaf.truth = token.text == "True";
        break;
      default:
        fail("expected a value and found \"" + token.text + "\"");
    }
    ++next_;
    if (leaf.kind == Kind::variable && take_symbol("(")) {
      leaf.kind = Kind::call;
      leaf.children = items(")");
    }
    return std::make_shared<const Expression>(std::move(leaf));
  }

  std::vector<Node> items(std::string_view closing) {
    std::vector<Node> found;
    if (take_symbol(closing)) return found;
    do found.push_back(disjunction());
    while (take_symbol(","));
    if (!take_symbol(closing))
      fail("expected \"" + std::string(closing) + "\" and found \"" + here().text + "\"");
    return found;
  }

  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  int depth_ = 0;
  int terms_ = 0;
};

}  // namespace

std::variant<Condition, ConditionProblem> Condition::parse(std::string_view text) {
  auto tokens = detail::tokens_of(text);
  if (const auto* problem = std::get_if<ConditionProblem>(&tokens)) return *problem;
  try {
    return Condition(Parser(std::get<std::vector<Token>>(std::move(tokens))).whole());
  } catch (const ConditionProblem& problem) {
    return problem;
  }
}

}  // namespace quire::policy_summary
