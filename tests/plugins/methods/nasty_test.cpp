// Data that a method meets once in a while: amounts of any size, ties, blanks, loops that keep all they have.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "plugins/methods/results.hpp"
#include "supplier_risk/survival.hpp"
#include "support/golden.hpp"

using namespace quire::methods;

namespace {

/// Files of a method, named without it: {"in", "case,…"}.
using Files = std::map<std::string, std::string>;

/// What the method says of them: "case,subject,metric" to value.
std::map<std::string, std::string> said(const std::string& method, const Files& files) {
  const quire::test::TemporaryFolder folder;
  for (const auto& [part, text] : files) folder.write(method + "_" + part + ".csv", text);
  Results results;
  methods().at(method)(Inputs(folder.path(), method), results);
  std::map<std::string, std::string> found;
  for (const Results::Row& row : results.rows()) found[row.name + "," + row.subject + "," + row.metric] = row.value;
  return found;
}

/// The mistake that the method finds in them, without the folder.
std::string mistake(const std::string& method, const Files& files) {
  try {
    said(method, files);
  } catch (const InputError& error) {
    const std::string text = error.what();
    return text.substr(text.rfind('/') + 1);
  }
  return {};
}

const std::string kFlowNodes = "case,node,capacity_per_t,inventory,demand_per_t,margin_per_unit,ttr\n";
const std::string kFlowEdges = "case,supplier,buyer,category,units_per_output\n";
const std::string kScenarios = "case,scenario,disrupted_node\n";

}  // namespace

TEST_CASE("a time to survive does not depend on the size of the units", "[methods][nasty]") {
  CHECK(said("tts_lp", {{"nodes", kFlowNodes + "x,S,,0,0,0,4\nx,P,,0,400000,1,4\n"},
                        {"edges", kFlowEdges + "x,S,P,k,60\n"},
                        {"scenarios", kScenarios}})
            .at("x,baseline,tts") == "inf");
  using namespace quire::supplier_risk;
  FlowNetwork network;
  network.nodes = {{"S", 3, 6, 0, 0, 4.0}, {"R", 2, 1, 0, 0, 2.0}, {"P", {}, 5, 4, 7, 1.0}, {"idle", {}, 0, 0, 0, {}}};
  network.links = {{0, 2, "k", 1}, {1, 2, "k", 1}, {0, 3, "k", 6}};
  const Node lost = 0;
  const Survival plain = survival_without(network, std::span(&lost, 1));
  REQUIRE(std::isfinite(plain.time_to_survive));
  for (const double factor : {1e-12, 1e-6, 1e6, 1e12}) {
    FlowNetwork scaled = network;
    for (FlowNode& node : scaled.nodes) {
      if (node.capacity) *node.capacity *= factor;
      node.stock *= factor;
      node.demand *= factor;
    }
    const Survival found = survival_without(scaled, std::span(&lost, 1));
    CHECK(found.time_to_survive == Approx(plain.time_to_survive).epsilon(1e-9));
    CHECK(*found.lost_margin == Approx(*plain.lost_margin * factor).epsilon(1e-9));
  }
}

TEST_CASE("a small loss beside a large turnover keeps its digits, and none is none", "[methods][nasty]") {
  const auto small = said("tts_lp", {{"nodes", kFlowNodes + "x,A,1234567.891,0,1234568.123,9.9,3\nx,Z,1,0,0,0,3\n"},
                                     {"edges", kFlowEdges},
                                     {"scenarios", kScenarios + "x,Z,Z\n"}});
  CHECK(number_from(small.at("x,Z,lost_margin")) == Approx(6.8904).epsilon(1e-6));
  const auto none = said("tts_lp", {{"nodes", kFlowNodes + "x,A,,0,0.1,3,1\nx,Z,,0,0,0,1\n"},
                                    {"edges", kFlowEdges},
                                    {"scenarios", kScenarios + "x,Z,Z\n"}});
  CHECK(none.at("x,Z,lost_margin") == "0");
  CHECK(none.at("x,Z,rei") == "0");
}

TEST_CASE("rows of one country are one, and shares are parts of a whole", "[methods][nasty]") {
  const std::string head = "case,mix,country,share01,wgi_scaled,trade_t,import_reliance,eol_rir,subst_index\n";
  const auto found = said("supply_risk", {{"in", head +
                                           "a,GS,CN,0.5,6,1,1,0,1\na,GS,CN,0.5,6,1,1,0,1\na,EU,CN,1,6,1,1,0,1\n"
                                           "b,GS,CN,-1,6,1,1,0,1\nb,EU,CN,1,6,1,1,0,1\n"
                                           "c,GS,CN,1,6,1,1,0,1\nc,EU,CN,3,6,1,1,0,1\n"
                                           "d,GS,CN,,6,1,1,0,1\nd,EU,CN,1,6,1,1,0,1\n"}});
  CHECK(found.at("a,material,SR") == "6");
  CHECK(found.at("b,material,SR") == "invalid_negative");
  CHECK(found.at("c,material,SR") == "invalid_sum");
  CHECK(found.at("d,material,SR") == "unknown");
}

TEST_CASE("a blank criterion is unknown, a missing one a mistake", "[methods][nasty]") {
  const std::string head = "case,name,senses,values\n";
  const auto found = said("pareto", {{"in", head + "ex,a,max;min,10;\nex,b,max;min,8;3\nex,c,max;min,\n"}});
  CHECK(found.at("ex,a,efficient") == "unknown");
  CHECK(found.at("ex,c,efficient") == "unknown");
  CHECK(mistake("pareto", {{"in", head + "ex,a,max;min,10\n"}}) ==
        "pareto_in.csv:2: column \"values\": 1 values, but there are 2 criteria");
  CHECK(mistake("pareto", {{"in", head + "ex,a,max;least,10;1\n"}}) ==
        "pareto_in.csv:2: column \"senses\": \"least\" is neither min nor max");
  const std::string ranked = "case,name,values_0_1\n";
  CHECK(mistake("rank_acceptability", {{"in", ranked + "a,p,0.5;0.7\na,o,0.5;\n"}}) ==
        "rank_acceptability_in.csv:3: column \"values_0_1\": \"\" is not a number");
}

TEST_CASE("a cut is where it is, whatever other links carry", "[methods][nasty]") {
  const auto found = said("maxflow", {{"in", "case,from,to,capacity\nx,s,a,1\nx,a,t,0.5\nx,z,w,1e12\n"},
                                      {"terminals", "case,s,t\nx,s,t\n"}});
  CHECK(found.at("x,s>t,max_flow") == "0.5");
  CHECK(found.at("x,s>t,min_cut_source_side") == "a;s");
  const auto rounded = said("maxflow", {{"in", "case,from,to,capacity\nx,s,a,0.1\nx,s,a,0.2\nx,a,t,0.3\n"},
                                        {"terminals", "case,s,t\nx,s,t\n"}});
  CHECK(rounded.at("x,s>t,min_cut_source_side") == "s");
}

TEST_CASE("a need that a node meets itself binds nobody", "[methods][nasty]") {
  std::string rows;
  for (int i = 1; i < 399; ++i)
    rows += "x,n" + std::to_string(i - 1) + ",n" + std::to_string(i) + ",k,1,.5\nx,n" + std::to_string(i + 1) + ",n" +
            std::to_string(i) + ",k,1,.5\n";
  rows += "x,T,n0,k1,1,.5\nx,n1,n0,k3,1,.1\nx,n398,n399,k3,1,.1\n";
  const std::string head = "case,supplier,buyer,category,essential,share\n";
  const Files plain{{"in", head + rows}, {"targets", "case,target\nx,T\n"}};
  const Files own{{"in", head + "x,n0,n0,k0,1,1\n" + rows}, {"targets", "case,target\nx,T\n"}};
  const std::string loss = said("exposure_min", plain).at("x,T>n200,loss_lo");
  CHECK(number_from(loss) > 0.24);
  CHECK(number_from(said("exposure_min", own).at("x,T>n200,loss_lo")) == Approx(number_from(loss)).epsilon(1e-9));
}

TEST_CASE("loops of any size are settled", "[methods][nasty]") {
  const std::string head = "case,supplier,buyer,share\n";
  // A way there and back of 5000 firms, and a ring of chords that keeps all it has.
  std::string chain;
  std::string closed;
  constexpr int kFirms = 5000;
  for (int i = 1; i + 1 < kFirms; ++i)
    for (const int other : {i - 1, i + 1}) chain += "z,n" + std::to_string(other) + ",n" + std::to_string(i) + ",.5\n";
  for (int i = 0; i < kFirms; ++i)
    for (const int other : {i + 1, 7 * i + 3, 31 * i + 11})
      closed += "z,n" + std::to_string(other % kFirms) + ",n" + std::to_string(i) + (other == i + 1 ? ",.5\n" : ",.25\n");
  const auto open = said("exposure", {{"in", head + chain + "z,T,n0,.3\nz,n1,n0,.2\n"}, {"targets", "case,target\nz,T\n"}});
  CHECK(open.count("z,T>n2500,hit") == 1);
  CHECK(number_from(open.at("z,T>n0,hit")) == Approx(0.375).epsilon(1e-3));
  const auto kept = said("exposure", {{"in", head + closed}, {"targets", "case,target\nz,n0\n"}});
  CHECK(kept.at("z,n0>n4000,hit") == "1");
}

TEST_CASE("what a firm makes for itself is divided out", "[methods][nasty]") {
  const auto found = said("exposure", {{"in", "case,supplier,buyer,share\ny,x,v,1e-15\ny,v,v,0.9999999\n"},
                                       {"targets", "case,target\ny,x\n"}});
  CHECK(number_from(found.at("y,x>v,hit")) == Approx(1e-8).epsilon(1e-6));
  // Half of unknown size, its own or another's: all of it may be its own.
  const auto open = said("exposure", {{"in", "case,supplier,buyer,share\ny,x,v,0.5\ny,v,v,\ny,z,v,\n"}, {"targets", "case,target\ny,x\n"}});
  CHECK(open.at("y,x>v,hit_lo") == "0.5");
  CHECK(number_from(open.at("y,x>v,hit_hi")) == Approx(1).epsilon(1e-12));
}

TEST_CASE("half is half to the last decimal", "[methods][nasty]") {
  const auto found = said("ownership50", {{"in", "case,owner,entity,pct\na,X,A,49.9999999999999\na,X,B,50\n"
                                                             "a,X,C,5000\na,X,D,-1\n"},
                                          {"listed", "case,listed\na,X\nb,Y\n"}});
  CHECK(found.at("a,A,state") == "not_blocked");
  CHECK(found.at("a,B,state") == "blocked");
  CHECK(found.at("a,C,state") == "blocked");
  CHECK(found.at("a,D,state") == "not_blocked");
  CHECK(found.at("b,Y,state") == "listed");
}

TEST_CASE("without an exact distribution a million losses are drawn", "[methods][nasty]") {
  std::string events = "case,event,p,loss,region\n";
  double mean = 0;
  for (int i = 0; i < 40; ++i) {
    events += "m,e" + std::to_string(i) + ",0.1," + std::to_string(i) + ".125,\n";
    mean += 0.1 * (i + 0.125);
  }
  const auto found = said("montecarlo", {{"in", "case,kind,alpha,params\nm,discrete_events,0.95,\n"}, {"events", events}});
  const double error = number_from(found.at("m,discrete_events,simulated_mean_error"));
  CHECK(error < 0.05);
  CHECK(std::abs(number_from(found.at("m,discrete_events,mean")) - mean) < 4.5 * error);
  CHECK(mistake("montecarlo", {{"in", "case,kind,alpha,params\nm,normal,1,mu=0;sigma=1\n"}}) ==
        "montecarlo_in.csv:2: column \"alpha\": is not between 0 and 1");
  CHECK(mistake("montecarlo", {{"in", "case,kind,alpha,params\nm,normal,0.9,mu=0;sigma=-1\n"}}) ==
        "montecarlo_in.csv:2: column \"params\": parameter \"sigma\" is not above 0");
}

TEST_CASE("a market whose only supplier has zero and blank is empty", "[methods][nasty]") {
  const auto found = said("hhi", {{"in", "case,mode,listed_are_largest,supplier,parent,country,share\n"
                                             "q,quantity,0,A,P,X,0\nq,quantity,0,A,P,X,\n"}});
  CHECK(found.at("q,supplier,status") == "empty");
  CHECK(found.count("q,supplier,hhi_norm") == 0);
}

TEST_CASE("what is not known of a chip or a model is not zero", "[methods][nasty]") {
  const auto found = said("serving", {{"chips_in", "chip,peak_tflops_dense,bw_tb_s,mem_gb\nC,100,2,80\n"},
                                      {"models_in", "model,n_total,n_active,weight_bytes,kv_bytes_per_token,layers,d_attn,"
                                                    "moe_routed_params,moe_experts,moe_topk\nM,1e12,,,0,0,0,,,\n"},
                                      {"configs_in", "case,model,chip,n_chips,batch,context\nk,M,C,1,1,100\n"}});
  CHECK(found.at("k,1xC,decode_feasible") == "unknown");
  const auto roofs = said("roofline", {{"in", "chip,peak_tflops_dense,bw_tb_s,mem_gb,tdp_w,die_mm2,price_usd\n"},
                                       {"intensities", "flop_per_byte\n"},
                                       {"interval_in", "chip,peak_lo,peak_hi,bw_lo,bw_hi,w_lo,w_hi\nU,640,,3,3.2,,\n"}});
  CHECK(roofs.at("interval,U,tflops_per_w_lo") == "0");
}

TEST_CASE("limits of rules are numbers", "[methods][nasty]") {
  const std::string rules =
      "rule,version,scope,effective_from,effective_to_incl,suspended_ranges_incl,min_tpp_incl,max_tpp_excl,min_pd_incl,"
      "max_pd_excl,min_dram_gbs_incl,max_dram_gbs_excl,priority,outcome\n";
  const auto files = [&](const std::string& row) {
    return Files{{"rules_in", rules + row}, {"products_in", "product,tpp,pd,dram_gbs\nsmall,10,1,1\n"},
                 {"asof_in", "asof\n2026-01-01\n"}};
  };
  CHECK(said("policy", files("r,1,product,2020-01-01,,,+4800,,,,,,2.4,denied\n")).at("2026-01-01,small,outcome") == "no_rule");
  CHECK(mistake("policy", files("r,1,product,2020-01-01,,,4800 or tpp>=0,,,,,,1,denied\n")) ==
        "policy_rules_in.csv:2: column \"min_tpp_incl\": \"4800 or tpp>=0\" is not a number");
  CHECK(mistake("policy", files("r,1,product,2020-01-01,,2026-02-01..2026-01-01,,,,,,,1,denied\n")) ==
        "policy_rules_in.csv:2: column \"suspended_ranges_incl\": \"2026-02-01..2026-01-01\" ends before it begins");
  CHECK(mistake("policy", files("r,1,product,2023-02-29,,,,,,,,,1,denied\n")) ==
        "policy_rules_in.csv:2: column \"effective_from\": \"2023-02-29\" is not a date");
}

TEST_CASE("a quote swallows nothing, and lines are counted as an editor does", "[methods][nasty]") {
  CHECK_THROWS_WITH(CsvTable("x.csv", "case,a\n1,\"open\n2,b\n"), "x.csv:2: a quote is never closed");
  const CsvTable inches("x.csv", "case,listed\nx,5\" fab\nx,A\n\nx,C\n");
  CHECK(inches.size() == 3);
  CHECK(inches.text(0, "listed") == "5\" fab");
  CHECK_THROWS_WITH(inches.number(2, "listed"), "x.csv:5: column \"listed\": \"C\" is not a number");
}

TEST_CASE("long ways to a product that do not stop it are found at once", "[methods][nasty]") {
  std::string rows = "case,buyer,essential_category,supplier\n";
  constexpr int kChain = 100'000;
  for (int i = 1; i < kChain; ++i) rows += "x,n" + std::to_string(i) + ",k,n" + std::to_string(i - 1) + "\n";
  rows += "x,P,k,n" + std::to_string(kChain - 1) + "\nx,P,k,B\n";
  const auto found = said("andor", {{"in", rows}, {"products", "case,product\nx,P\n"}});
  CHECK(found.at("x,P,andor_spof_count") == "0");
}
