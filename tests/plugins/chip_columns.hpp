#pragma once

#include "support/section_recorder.hpp"

/// The columns of samples/dataset/chips.csv that are no text.
namespace quire::test {

inline const ColumnTypes kChipTypes{{"process_node_nm", ColumnType::decimal},
                                    {"non_planar", ColumnType::boolean},
                                    {"launch_date", ColumnType::date},
                                    {"known_from", ColumnType::date},
                                    {"as_of", ColumnType::date},
                                    {"applicable_die_area_mm2", ColumnType::decimal},
                                    {"transistors_bn", ColumnType::decimal},
                                    {"memory_gb", ColumnType::decimal},
                                    {"memory_bandwidth_gbps", ColumnType::decimal},
                                    {"interconnect_gbps_bidir", ColumnType::decimal},
                                    {"fp64_tflops", ColumnType::decimal},
                                    {"tf32_tflops", ColumnType::decimal},
                                    {"bf16_tflops", ColumnType::decimal},
                                    {"fp16_tflops", ColumnType::decimal},
                                    {"fp8_tflops", ColumnType::decimal},
                                    {"int8_tops", ColumnType::decimal},
                                    {"fp4_tflops", ColumnType::decimal},
                                    {"tdp_w", ColumnType::decimal},
                                    {"price_usd_low", ColumnType::decimal},
                                    {"price_usd_high", ColumnType::decimal},
                                    {"datacenter_marketed", ColumnType::boolean}};

}  // namespace quire::test
