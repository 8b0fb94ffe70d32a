#ifndef CPROCESSOR_H
#define CPROCESSOR_H

/// The vector instruction sets that matter to the engine, least first.
enum {
  PROCESSOR_BASELINE = 0,
  PROCESSOR_AVX2_FMA = 1,
  PROCESSOR_AVX512 = 2,
};

/// The level that the importing module is being compiled for. It is `static inline` so that the
/// importer's own flags, not this target's, decide the answer.
static inline int processor_level_assumed(void) {
#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
  return PROCESSOR_AVX512;
#elif defined(__AVX2__) && defined(__FMA__)
  return PROCESSOR_AVX2_FMA;
#else
  return PROCESSOR_BASELINE;
#endif
}

/// The level that the processor this program runs on offers.
int processor_level_present(void);

#endif
