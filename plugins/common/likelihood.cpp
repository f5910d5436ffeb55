#include "common/likelihood.hpp"

namespace quire::analysis {

std::string_view likelihood_word(double probability) {
  if (probability < 0.05) return "almost no chance";
  if (probability < 0.20) return "very unlikely";
  if (probability < 0.45) return "unlikely";
  if (probability < 0.55) return "roughly even chance";
  if (probability < 0.80) return "likely";
  if (probability < 0.95) return "very likely";
  return "almost certain";
}

}  // namespace quire::analysis
