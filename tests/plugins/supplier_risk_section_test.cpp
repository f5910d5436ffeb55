#include "plugins/supplier_risk_fixture.hpp"


// ---- the whole section --------------------------------------------------------------------------

TEST_CASE("the section on the sample data", "[supplier_risk][golden]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "", {"t-head", "metax", "nvidia"});
  load_samples(recorder);
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/supplier_risk.txt"));
  CHECK(recorder.problems() == std::vector<std::string>{});
  CHECK(recorder.warnings() == std::vector<std::string>{});
}

TEST_CASE("the short section of a flash edition", "[supplier_risk][golden]") {
  SectionRecorder recorder("2025-09-01");
  set_options(recorder, "t-head", {"t-head", "metax", "nvidia"});
  load_samples(recorder);
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/supplier_risk_flash.txt"));
  CHECK(recorder.problems() == std::vector<std::string>{});
}

TEST_CASE("empty tables make a section that says so", "[supplier_risk]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "", {"t-head"});
  load(recorder, "", "");
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK(first_line(recorder.text()) ==
        "title: No share of any supply market is published: concentration is not known");
  CHECK(recorder.text().find("t-head: not in the suppliers table.") != std::string::npos);
  CHECK(recorder.warnings() ==
        std::vector<std::string>{"option products: no firm \"t-head\" in suppliers"});
  CHECK(recorder.problems() == std::vector<std::string>{});
}

TEST_CASE("a single row makes a section", "[supplier_risk]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "", {"a"});
  load(recorder, "a,Alone,foundry,2,TW,not listed,,,100,foundry,2025\n", "");
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK(recorder.value("tier/foundry/hhi") == "10000");
  CHECK(recorder.problems() == std::vector<std::string>{});
}

TEST_CASE("bad rows are named and cost only themselves", "[supplier_risk]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "", {"p"});
  load(recorder,
       "p,Product,designer,1,CN,not listed,,,,,\n"
       "a,Alpha,foundry,2,TW,listed,2027-01-01,,90,fabs,2025\n"
       "b,Beta,foundry,2,KR,listed,2026-11-23,,30,fabs,2025\n"
       "b,Again,HBM,2,KR,not listed,,,,,\n"
       "c,Gamma,HBM,2,KR,not listed,,,40,late,2027\n",
       "e1,a,p,wafers,80,true,,,active,,,,vendor\n"
       "e2,b,p,wafers,70,true,,,active,,,,vendor\n"
       "e3,c,p,memory,-5,true,,,active,,,,vendor\n"
       "e4,c,c,memory,10,,,,active,,,,vendor\n"
       "e5,p,c,chips,0,,,,active,,,,vendor\n"
       "e6,x,p,chips,,,,,active,,,,vendor\n"
       "e7,a,p,chips,,,,,often,,,,vendor\n"
       "e8,p,a,chips,,,,,active,,,,vendor\n");
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK(recorder.warnings() ==
        std::vector<std::string>{
            "suppliers: \"b\" stands twice; the first row counts",
            "edges: the share of \"e3\" is below zero and is taken as unknown (E_NEG)",
            "edges: \"e6\" names a firm that is not in suppliers",
            "edges: \"e7\" has the unknown status \"often\" and is left out",
            "edges: the shares of \"p\" in foundry sum to more than 100 % and are taken as unknown "
            "(E_OVERFULL)"});
  CHECK(recorder.value("tier/fabs/hhi") == "n/k");  // 120 % of a market
  CHECK(recorder.value("tier/late/hhi") == "(none)");
  CHECK(recorder.value("node/a/exposure/p") == "0–100 %");
  CHECK(recorder.value("node/c/exposure/p") == "100 %");
  CHECK(recorder.value("node/a/listed") == "(none)");
  CHECK(recorder.value("node/b/listed") == "2026-11-23");
  CHECK(recorder.text().find(" nan") == std::string::npos);
  CHECK(recorder.problems() == std::vector<std::string>{});
}

TEST_CASE("a wrong option is said to the reader", "[supplier_risk]") {
  SectionRecorder recorder("2026-11-23");
  set_options(recorder, "t-haed", {"t-head"});
  load_samples(recorder);
  CHECK(recorder.run<SupplierRisk>() == QUIRE_OK);
  CHECK(first_line(recorder.text()) == "title: There is no data on t-haed");

  SectionRecorder names("2026-11-23");
  set_options(names, "", {"t-head"});
  names.option("names", std::vector<std::string>{"t-head"});
  load_samples(names);
  CHECK(names.run<SupplierRisk>() == QUIRE_FAILED);
  CHECK(names.failure() == "threw: option names: \"t-head\" is not of the form id=Name");
}
