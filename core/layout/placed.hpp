#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "layout/paginate.hpp"
#include "layout/setting.hpp"

namespace quire::core {

/// What becomes of the things that have found their place on a page.
class Placed {
 public:
  Placed() = default;
  Placed(const Placed&) = delete;
  Placed& operator=(const Placed&) = delete;
  virtual ~Placed() = default;

  /// What follows stands on a new page.
  virtual void page(Size size) = 0;
  virtual void unit(const Unit& unit, Density density, Point at) = 0;
  /// Heads and sums that are repeated.
  virtual void decoration(const Frame& frame, Point at) = 0;
  virtual void footnote(const Unit::Footnote& footnote, const Unit& unit, Point at) = 0;
  virtual void footnote_rule(Point at) = 0;
  virtual void warn(std::string code, std::string message) = 0;
};

/// Notes where keys and bookmarks are, and draws nothing.
class Planner : public Placed {
 public:
  explicit Planner(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void page(Size size) override;
  void unit(const Unit& unit, Density density, Point at) override;
  void decoration(const Frame&, Point) override {}
  void footnote(const Unit::Footnote& footnote, const Unit& unit, Point at) override;
  void footnote_rule(Point) override {}
  void warn(std::string code, std::string message) override;

  PagePlan take() { return std::move(plan_); }

 private:
  std::size_t last_page() const { return plan_.pages - 1; }

  Diagnostics& diagnostics_;
  PagePlan plan_;
};

/// Draws the pages, one at a time. What the planner warned of is not said again.
class Painter : public Placed {
 public:
  /// Empties the frames of `units`, which are those that are placed.
  Painter(std::vector<Unit>& units, Color ink, const std::function<void(Page)>& take)
      : units_(units), ink_(ink), take_(take) {}

  void page(Size size) override;
  void unit(const Unit& unit, Density density, Point at) override;
  void decoration(const Frame& frame, Point at) override { put(frame, at, 0); }
  void footnote(const Unit::Footnote& footnote, const Unit& unit, Point at) override;
  void footnote_rule(Point at) override;
  void warn(std::string, std::string) override {}

  /// After the last thing.
  void finish();

 private:
  void put(Frame frame, Point at, TagId tag_offset);

  std::vector<Unit>& units_;
  Color ink_;
  const std::function<void(Page)>& take_;
  std::optional<Page> page_;  // that is being drawn
};

}  // namespace quire::core
