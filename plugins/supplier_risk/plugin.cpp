#include "supplier_risk/supplier_risk.hpp"

QUIRE_PLUGIN(quire::supplier_risk::SupplierRisk);
