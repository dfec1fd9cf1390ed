#pragma once
#include <freexl.h>

static inline int vitrina_cell_int(const FreeXL_CellValue *cell) { return cell->value.int_value; }
static inline double vitrina_cell_double(const FreeXL_CellValue *cell) { return cell->value.double_value; }
static inline const char *vitrina_cell_text(const FreeXL_CellValue *cell) { return cell->value.text_value; }
