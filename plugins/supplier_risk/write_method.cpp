#include <map>

#include "supplier_risk/story.hpp"

namespace quire::supplier_risk {
namespace {

constexpr std::size_t kMostShown = 6;

void write_left_out(Section& section, const Story& story) {
  std::map<std::string, int> reasons;
  for (const LeftOut& edge : story.network.left_out) ++reasons[edge.reason];
  int unconfirmed = 0;
  for (const Edge& edge : story.network.edges) unconfirmed += edge.flow == Flow::confirmed ? 0 : 1;

  Value counted_edges = count(static_cast<int>(story.network.edges.size())).key("edges/counted").formula("links that count on the day");
  Value unconfirmed_edges = count(unconfirmed).key("edges/unconfirmed").formula("of these, those not confirmed");
  for (const Edge& edge : story.network.edges) {
    counted_edges.from(edge.row);
    if (edge.flow != Flow::confirmed) unconfirmed_edges.from(edge.row);
  }
  Value left_out = count(static_cast<int>(story.network.left_out.size())).key("edges/left_out").formula("links that do not count");
  for (const LeftOut& edge : story.network.left_out) left_out.from(edge.row);
  Paragraph note = section.note("Links: ");
  note.value(counted_edges)
      .text(" count on the as-of date, ")
      .value(unconfirmed_edges)
      .text(" of them not confirmed (reported, restricted, uncertain or discouraged); ")
      .value(left_out)
      .text(" are left out");
  std::string mark = ": ";
  for (const auto& [reason, number] : reasons) {
    note.text(mark + reason + " ").value(count(number));
    mark = ", ";
  }
  note.text(". A link counts by the first word of its status and its dates, both inclusive.");
}

void write_value_shares(Section& section, const Story& story) {
  Paragraph note = section.note(
      "Value share (M1.4) takes weights between components, which no source gives; the tables show "
      "output at stake instead. It can be computed for buyers with one mapped component");
  std::size_t shown = 0;
  for (const ValueShare& share : story.value_shares) {
    if (shown++ == kMostShown) break;
    Value value =
        analysis::value_of(share.hit * Interval(100), "%")
            .decimals(0)
            .key("node/" + story.firm(share.supplier).id + "/hit/" + story.firm(share.buyer).id)
            .formula("M1.4: share of supply that passes through the supplier");
    for (quire_row row : share.rows) value.from(row);
    note.text((shown == 1 ? ": " : ", ") + story.firm(share.buyer).name + " from " +
              story.firm(share.supplier).name + " ")
        .value(value);
  }
  note.text(story.value_shares.empty() ? ", of which there are none." : ".");
}

}  // namespace

void write_terms(Section& section) {
  section.term("HHI", "Herfindahl-Hirschman index: sum of squared percent shares");
  section.term("CR1", "market share of the largest supplier");
  section.term("CR4", "market share of the four largest suppliers");
  section.term("TTS", "time to survive: how long stocks and other suppliers meet all demand");
  section.term("TTR", "time to recover: how long a lost supplier takes to be back or replaced");
  section.term("REI", "risk exposure index: output lost until recovery / the largest such loss");
  section.term("VaR", "value at risk: the loss that 95 % of years stay below");
  section.term("ES", "expected shortfall: the mean loss of the worst 5 % of years");
  section.term("AND/OR", "every component is needed, any of its suppliers will do");
  section.term("HBM", "high-bandwidth memory");
  section.term("CoWoS", "chip on wafer on substrate, TSMC's packaging");
  section.term("ABF", "Ajinomoto build-up film, in the substrates of chips");
  section.term("EDA", "software for chip design");
  section.term("EUV, DUV", "extreme and deep ultraviolet lithography");
  section.term("1260H", "the US Department of Defense's list of Chinese military companies");
}

void write_methods(Section& section) {
  section.method("M1.1", "Concentration",
                 "HHI = sum of squared percent shares, by supplier and by country of the seat; effective firms = 10 000 / "
                 "HHI; missing shares most even and most uneven (Herfindahl 1950; Marshall and Olkin)",
                 "bands are those of antitrust (2023 and 2010), not limits of supply risk");
  section.method("M1.4", "Value share",
                 "h, the part of a buyer's supply that passes through a supplier: 1 for the supplier, for all others Σ of "
                 "share × h over their suppliers, smallest solution (Kemeny and Snell 1960)",
                 "needs weights between components, which no source gives");
  section.method("M1.5", "Output at stake",
                 "the supplier delivers nothing; every other firm makes what its scarcest "
                 "component allows, Σ of share × "
                 "output over that component's suppliers plus unmapped supply; loss = 1 − output "
                 "(after Diem et al. 2022)",
                 "no stocks, no substitution, fixed shares; a single named supplier has all of a "
                 "component unless the data "
                 "say that there are others; unknown shares lie where the loss is lowest and "
                 "highest; an unconfirmed link "
                 "may be replaced or be all there is");
  section.method("M1.6", "Single points of failure",
                 "firms without which an essential component has no supplier (AND/OR), or that stand on every route from a "
                 "raw source (dominators; Lengauer and Tarjan 1979)",
                 "mapped suppliers only");
  section.method("M1.7", "Time to survive and to recover",
                 "linear programmes over production, stocks, shipments and sales; REI = output "
                 "lost / the largest such loss "
                 "(Simchi-Levi et al. 2015)",
                 "stocks and capacities are assumed and said; times to survive are upper bounds: "
                 "stock counts wherever "
                 "it lies");
  section.method("M1.8", "Loss in a bad year",
                 "simulated years of outages of firms and countries, by Philox; VaR by order "
                 "statistics, expected "
                 "shortfall as mean of the tail (Acerbi and Tasche 2002)",
                 "probabilities are assumed, reports taken as true");
  section.method("M1.9", "Impact and risk against cuts",
                 "output surely at stake from 50 %, HHI above 1 800: strategic, leverage, bottleneck or non-critical "
                 "(Kraljic 1983)",
                 "the cuts are chosen, and a range may lie on both sides of one");
}

void write_method(Section& section, const Story& story) {
  section.subheading("Data and limits", "supplier_risk_method");
  write_left_out(section, story);
  write_value_shares(section, story);
  section.note(
      "Limits: market shares and status words are those last read, not those of the as-of date; "
      "firms "
      "under one parent are separate suppliers; a country is that of the seat.");
}

void write_dated_watch(Section& section, const Story& story) {
  for (const Edge& edge : story.network.edges) {
    const auto date = date_ahead(edge.status, story.as_of);
    // A status read after the day of the edition may name a date that nobody knew then.
    if (!date || (edge.as_of && *edge.as_of > story.as_of)) continue;
    section.watch()
        .date(*date)
        .text(story.firm(edge.supplier).name + " to " + story.firm(edge.buyer).name + ", " +
              edge.goods + ": " + edge.status + ".")
        .cite(edge.row);
  }
}

void write_confirmation_watch(Section& section, const Story& story) {
  for (const Product& product : story.products)
    for (const Purchase& purchase : story.purchases) {
      if (purchase.buyer != product.node || purchase.edges.size() != 1) continue;
      const Edge& edge = purchase.edges.front();
      if (edge.flow == Flow::confirmed) continue;
      section.watch()
          .text("Confirmation of " + story.firm(edge.supplier).name + " as the " +
                purchase.component + " supplier of " + story.display(product.node) + ".")
          .cite(edge.row);
    }
}

}  // namespace quire::supplier_risk
