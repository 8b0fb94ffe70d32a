#include "CProcessor.h"

int processor_level_present(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl"))
    return PROCESSOR_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return PROCESSOR_AVX2_FMA;
#endif
  return PROCESSOR_BASELINE;
}
