#pragma once

#include "quire/testing.hpp"

/// The columns of samples/dataset/chips.csv that are no text.
namespace quire::test {

inline const quire::testing::ColumnTypes kChipTypes{{"process_node_nm", quire::testing::ColumnType::decimal},
                                    {"non_planar", quire::testing::ColumnType::boolean},
                                    {"launch_date", quire::testing::ColumnType::date},
                                    {"known_from", quire::testing::ColumnType::date},
                                    {"as_of", quire::testing::ColumnType::date},
                                    {"applicable_die_area_mm2", quire::testing::ColumnType::decimal},
                                    {"transistors_bn", quire::testing::ColumnType::decimal},
                                    {"memory_gb", quire::testing::ColumnType::decimal},
                                    {"memory_bandwidth_gbps", quire::testing::ColumnType::decimal},
                                    {"interconnect_gbps_bidir", quire::testing::ColumnType::decimal},
                                    {"fp64_tflops", quire::testing::ColumnType::decimal},
                                    {"tf32_tflops", quire::testing::ColumnType::decimal},
                                    {"bf16_tflops", quire::testing::ColumnType::decimal},
                                    {"fp16_tflops", quire::testing::ColumnType::decimal},
                                    {"fp8_tflops", quire::testing::ColumnType::decimal},
                                    {"int8_tops", quire::testing::ColumnType::decimal},
                                    {"fp4_tflops", quire::testing::ColumnType::decimal},
                                    {"tdp_w", quire::testing::ColumnType::decimal},
                                    {"price_usd_low", quire::testing::ColumnType::decimal},
                                    {"price_usd_high", quire::testing::ColumnType::decimal},
                                    {"datacenter_marketed", quire::testing::ColumnType::boolean},
                                    {"die_area_is_minimum", quire::testing::ColumnType::boolean}};

}  // namespace quire::test
