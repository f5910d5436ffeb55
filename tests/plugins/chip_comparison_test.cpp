#include <map>

#include "chip_comparison/section.hpp"
#include "chip_comparison/wording.hpp"
#include "common/disputes.hpp"
#include "config/manifest.hpp"
#include "plugins/chip_columns.hpp"
#include "support/golden.hpp"
#include "quire/testing.hpp"

using namespace quire::chip_comparison;
using quire::analysis::numbers_in;
using quire::testing::ColumnType;
using quire::testing::ColumnTypes;
using quire::test::kChipTypes;
using quire::test::MatchesGolden;
using quire::testing::parse_date;
using quire::test::read_file;
using quire::testing::SectionRecorder;

namespace {

const ColumnTypes kRuleTypes{{"announced_date", ColumnType::date},
                             {"effective_from", ColumnType::date},
                             {"effective_to", ColumnType::date}};

const std::string kChipHead =
    "id,vendor,model,vendor_country,foundry,process_node_nm,non_planar,launch_date,launch_"
    "precision,"
    "status,applicable_die_area_mm2,memory_gb,memory_bandwidth_gbps,interconnect_gbps_bidir,"
    "fp64_tflops,tf32_tflops,bf16_tflops,fp16_tflops,fp8_tflops,int8_tops,fp4_tflops,tdp_w,"
    "datacenter_marketed,source,confidence\n";
const std::string kH20 =
    "h20,NVIDIA,H20 SXM 96GB,US,TSMC,4,true,2023-11-16,month,shipped,814,96,4000,900,1,74,148,148,"
    "296,296,,400,true,leak,reported\n";
const std::string kConflictHead =
    "entity_id,field,value_a,source_a,value_b,source_b,other_values,effect\n";
const std::string kRules =
    "rule_id,effective_from,effective_to\nus-2023-3a090a,2023-11-17,\nus-2023-3a090b,2023-11-17,\n";

quire::core::Manifest manifest() {
  quire::core::Diagnostics diagnostics;
  auto found =
      quire::core::read_manifest(read_file(QUIRE_SOURCE_DIR "/plugins/chip_comparison/plugin.toml"),
                                 "plugin.toml", diagnostics);
  REQUIRE(found.has_value());
  return *found;
}

/// Only what the manifest asks for reaches the plugin, as in the program.
std::string asked_for(const std::string& table, const std::string& csv,
                      const std::string& also = {}) {
  std::vector<std::string> wanted{also};
  for (const auto& need : manifest().tables)
    if (need.table == table) wanted.insert(wanted.end(), need.columns.begin(), need.columns.end());
  const auto records = quire::testing::parse_csv(csv);
  std::string out;
  std::size_t kept = 0;
  for (const auto& record : records) {
    std::string line;
    kept = 0;
    for (std::size_t i = 0; i < record.size(); ++i) {
      if (std::find(wanted.begin(), wanted.end(), records[0][i]) == wanted.end()) continue;
      std::string cell = record[i];
      for (std::size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2)
        cell.insert(at, 1, '"');
      line += (kept++ == 0 ? "\"" : ",\"") + cell + "\"";
    }
    out += line + "\n";
  }
  CHECK(kept == wanted.size() - (also.empty() ? 1 : 0));
  return out;
}

void default_options(SectionRecorder& recorder) {
  for (const auto& option : manifest().options) {
    REQUIRE(option.fallback.has_value());
    if (const auto* text = std::get_if<std::string>(&*option.fallback))
      recorder.option(option.name, std::string_view(*text));
    else
      recorder.option(option.name, std::get<std::vector<std::string>>(*option.fallback));
  }
}

void real_dataset(SectionRecorder& recorder) {
  const std::string folder = QUIRE_SOURCE_DIR "/samples/dataset/";
  recorder
      .csv("chips", asked_for("chips", read_file(folder + "chips.csv"), "known_from"), kChipTypes,
           "known_from")
      .csv("conflicts", asked_for("conflicts", read_file(folder + "conflicts.csv")))
      .csv("rules", asked_for("rules", read_file(folder + "rules.csv"), "announced_date"),
           kRuleTypes, "announced_date");
  default_options(recorder);
}

void small_dataset(SectionRecorder& recorder, const std::string& chips,
                   const std::string& conflicts = {}) {
  recorder.csv("chips", kChipHead + chips, kChipTypes)
      .csv("conflicts", kConflictHead + conflicts)
      .csv("rules", kRules, kRuleTypes);
  default_options(recorder);
  recorder.option("baseline", "h20").option("chips", std::vector<std::string>{"h20", "x", "y"});
}

void check_sound(const SectionRecorder& recorder) {
  CHECK(recorder.failure() == "");
  CHECK(recorder.problems() == std::vector<std::string>{});
  CHECK(recorder.text().find("nan") == std::string::npos);
  CHECK(recorder.text().find("inf ") == std::string::npos);
}

}  // namespace

TEST_CASE("the section on the real dataset", "[golden]") {
  SectionRecorder recorder("2026-11-23");
  real_dataset(recorder);
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/chip_comparison.txt"));
}

TEST_CASE("the flash edition on one chip", "[golden]") {
  SectionRecorder recorder("2025-09-01");
  real_dataset(recorder);
  recorder.option("focus", "alibaba-ppu-810e");
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK_THAT(recorder.text(), MatchesGolden("plugins/chip_comparison_flash.txt"));
}

TEST_CASE("an edition of 2025 does not speak of chips of 2026") {
  SectionRecorder recorder("2025-09-01");
  real_dataset(recorder);
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("chip/huawei-ascend-950pr/tpp") == "(none)");
  CHECK(recorder.value("chip/alibaba-ppu-810e/shipped") == "not yet");
  CHECK(recorder.warnings() ==
        std::vector<std::string>{
            "the dataset has no chip \"huawei-ascend-950pr\" on the day of the edition",
            "the dataset has no chip \"huawei-ascend-950dt\" on the day of the edition",
            "the dataset has no chip \"alibaba-zhenwu-m890\" on the day of the edition"});
  CHECK(recorder.text().find("Case-by-case") == std::string::npos);
  // Its figures came with the launch of 2025-09-16.
  CHECK(recorder.value("chip/alibaba-ppu-810e/memory") == "n/k");
  CHECK(
      recorder.text().find("Launched later, so that the recorded figures were not known on the day "
                           "and show as n/k: PPU / Zhenwu 810E.") != std::string::npos);
}

TEST_CASE("the letters show in an edition of their months") {
  SectionRecorder recorder("2025-05-01");
  real_dataset(recorder);
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("chip/nvidia-h20-96/letters_2025") == "yes");
  CHECK(recorder.value("chip/amd-mi308x/letters_2025") == "undetermined");
}

TEST_CASE("every chip of the real dataset can be compared") {
  SectionRecorder recorder("2026-11-23");
  real_dataset(recorder);
  const auto records =
      quire::testing::parse_csv(read_file(QUIRE_SOURCE_DIR "/samples/dataset/chips.csv"));
  std::vector<std::string> ids;
  for (std::size_t i = 1; i < records.size(); ++i) ids.push_back(records[i][0]);
  recorder.option("chips", ids);
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("chip/nvidia-h20-96/tpp") == "2368");
  CHECK(recorder.value("chip/nvidia-h20-96/class") == "outside");
  CHECK(recorder.value("chip/nvidia-h100-sxm5/class") == "3A090.a");
  CHECK(recorder.value("chip/nvidia-l20/class") == "outside");
  CHECK(recorder.value("chip/nvidia-l20/pd") == "3.14");
  CHECK(recorder.value("chip/nvidia-l40/class") == "3A090.b");
  CHECK(recorder.value("chip/nvidia-l4/class") == "3A090.a");
  CHECK(recorder.value("chip/nvidia-l2/class") == "outside");
  CHECK(recorder.value("chip/nvidia-rtx4090d/class") == "outside");
  CHECK(recorder.value("chip/nvidia-rtx4090/class") == "3A090.a");
  CHECK(recorder.value("chip/amd-mi210/class") == "3A090.b");
  CHECK(recorder.value("chip/cambricon-mlu590/tpp") == "4096–5520");
  CHECK(recorder.value("chip/cambricon-mlu590/class") == "undetermined");
  CHECK(recorder.value("chip/huawei-ascend-910/class") == "undetermined (3A090.a or 3A090.b)");
  CHECK(recorder.value("chip/huawei-ascend-910b/class") == "3A090.a");
  CHECK(recorder.value("chip/mthreads-s4000/tpp") == "1568–1600");
  CHECK(recorder.value("chip/amd-mi355x/tpp") == "37440–40266");
  CHECK(recorder.value("chip/amd-mi325x/case_by_case") == "yes");
  CHECK(recorder.value("chip/nvidia-b200/case_by_case") == "no");
  CHECK(recorder.value("chip/nvidia-h20-96/case_by_case") == "not 3A090.a");
  CHECK(recorder.value("chip/huawei-ascend-910c/case_by_case") == "(none)");
  CHECK(recorder.value("chip/alibaba-ppu-810e/tpp") == "n/k");
  CHECK(recorder.value("chip/alibaba-ppu-810e/memory") == "96 GB");
  CHECK(recorder.value("chip/nvidia-h20-96/index/memory_bandwidth") == "100");
  CHECK(recorder.value("chip/nvidia-h20-96/index/compute_16bit") == "100");
}

TEST_CASE("the width of TF32 is a choice, and the note says where it decides") {
  const char* const class_key = "chip/enflame-t20/class";
  for (const auto& [bits, tpp] : {std::pair("32", "5120"), std::pair("19", "3040")}) {
    SectionRecorder recorder("2026-11-23");
    real_dataset(recorder);
    recorder.option("chips", std::vector<std::string>{"enflame-t20"}).option("tf32", bits);
    CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
    check_sound(recorder);
    CHECK(recorder.value("chip/enflame-t20/tpp") == tpp);
    CHECK((recorder.value(class_key) == "3A090.a") == (std::string(bits) == "32"));
    CHECK(recorder.text().find("CloudBlazer T20/T21: counting TF32 with 32 or 19 bits decides the "
                               "class.") != std::string::npos);
  }
}

TEST_CASE("a disputed figure is a range with the rows of both sources") {
  SectionRecorder recorder("2026-11-23");
  small_dataset(recorder, kH20 + "x,X,X1,CN,,7,true,,,announced,,64,,,,,,300,,,,,true,s,estimate\n",
                "x,fp16_tflops,250,A,350,B,280.5 (press); about 900,\n"
                "x,memory_bandwidth_gbps,1800,A,18000,B,,Typing error in B\n");
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("chip/x/compute_16bit") == "250–350 TFLOPS");
  CHECK(recorder.value("chip/x/tpp") == "4000–5600");
  CHECK(recorder.value("chip/x/memory_bandwidth") == "n/k");
  CHECK(recorder.text().find("chip/x/tpp = 4000–5600 from chips:1, chips:1.fp16_tflops, conflicts:0 by") !=
        std::string::npos);
  CHECK(recorder.text().find("X1: 18000 (B) is set aside as a typing error for 1800.") !=
        std::string::npos);
}

TEST_CASE("no chip at all: the section says so") {
  SectionRecorder recorder("2026-11-23");
  small_dataset(recorder, "");
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.text() ==
        "title: No chip could be compared on 2026-11-23\n"
        "paragraph lead\n"
        "  No chip asked for is in the dataset on the day of the edition.\n"
        "warning: the dataset has no chip \"h20\" on the day of the edition\n"
        "warning: the dataset has no chip \"x\" on the day of the edition\n"
        "warning: the dataset has no chip \"y\" on the day of the edition\n");
}

TEST_CASE("one chip alone has nothing to be indexed against") {
  SectionRecorder recorder("2026-11-23");
  small_dataset(recorder, kH20);
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.text().find("there is nothing to index") != std::string::npos);
  CHECK(recorder.value("chip/h20/pd") == "2.91");
}

TEST_CASE("a baseline that is not there leaves the figures without an index") {
  SectionRecorder recorder("2026-11-23");
  small_dataset(recorder, kH20);
  recorder.option("baseline", "nothing");
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("chip/h20/index/memory") == "(none)");
}

TEST_CASE("a chip of which nothing is known stays unknown everywhere") {
  SectionRecorder recorder("2026-11-23");
  small_dataset(recorder, kH20 + "x,,,CN,,,,,,,,,,,,,,,,,,,,,\n");
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  for (const char* name : {"memory", "memory_bandwidth", "compute_16bit", "tpp", "pd",
                           "index/memory", "index/memory_bandwidth", "index/compute_16bit"})
    CHECK(recorder.value(std::string("chip/x/") + name) == "n/k");
  CHECK(recorder.value("chip/x/class") == "undetermined");
}

TEST_CASE("nothing known of the baseline: no index, no division") {
  SectionRecorder recorder("2026-11-23");
  small_dataset(recorder,
                "h20,N,H20,US,,,,,,,,,0,,,,,,,,,,,,\n"
                "x,X,X1,CN,SMIC,7,true,2025-01-01,day,shipped,500,64,1600,,,,,300,,,,300,"
                "true,s,vendor\n");
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("chip/x/index/memory_bandwidth") == "n/k");
}

TEST_CASE("a focus that is not recorded is said, not guessed") {
  SectionRecorder recorder("2026-11-23");
  small_dataset(recorder, kH20);
  recorder.option("focus", "z");
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.text().find("title: The chip z is not recorded by 2026-11-23") == 0);
}

TEST_CASE("before any rule there is no class and no limit") {
  SectionRecorder recorder("2022-01-01");
  small_dataset(recorder, kH20 +
                              "x,X,X1,CN,SMIC,7,true,2021-01-01,day,shipped,500,64,1600,,,,,300,,,"
                              ",300,true,s,vendor\n");
  CHECK(recorder.run<ChipComparison>() == QUIRE_OK);
  check_sound(recorder);
  CHECK(recorder.value("chip/x/class") == "no rule");
  CHECK(recorder.text().find("chips/tpp-density") == std::string::npos);
}

TEST_CASE("numbers in a cell of the conflicts table") {
  using Numbers = std::vector<double>;
  CHECK(numbers_in("345") == Numbers{345});
  CHECK(numbers_in("280.8 (TPP 4493 via AInvest 2025-09); 314.6") == Numbers{280.8, 314.6});
  CHECK(numbers_in("280; 320; 400") == Numbers{280, 320, 400});
  CHECK(numbers_in("TPP 2368 assumed by Kelly") == Numbers{});
  CHECK(numbers_in("265000 shipped in 2025 (IDC)") == Numbers{});
  CHECK(numbers_in("35-42") == Numbers{});
  CHECK(numbers_in("dropped") == Numbers{});
  CHECK(numbers_in("-5; nan; inf; 1e400") == Numbers{});
  CHECK(numbers_in("") == Numbers{});
}

TEST_CASE("names and dates are as short as they may be") {
  Chip chip;
  chip.id = "id";
  const std::pair<const char*, const char*> models[] = {{"H20 SXM 96GB", "H20"},
                                                        {"H20 141GB (H20-3e)", "H20 141GB"},
                                                        {"Ascend 910B (B2)", "Ascend 910B"},
                                                        {"PPU / Zhenwu 810E", "PPU / Zhenwu 810E"},
                                                        {"", "id"},
                                                        {"C500 PCIe (MXC500)", "C500"}};
  for (const auto& [model, expected] : models) {
    chip.model = model;
    CHECK(short_model(chip) == expected);
  }
  CHECK(dated(parse_date("2026-10-01"), "quarter") == "2026 Q4");
  CHECK(dated(parse_date("2025-01-01"), "year") == "2025");
  CHECK(dated(parse_date("2025-03-01"), "month") == "2025-03");
  CHECK(dated(parse_date("2025-03-09"), "day") == "2025-03-09");
  CHECK(joined({"a", "b", "c"}) == "a, b and c");
}
