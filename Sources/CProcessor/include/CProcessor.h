#ifndef CPROCESSOR_H
#define CPROCESSOR_H

#include <sched.h>

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

/// The first extension that the importing module's code may use and this processor lacks; NULL if there is none.
/// Like the level assumed it must be `static inline`: a compiler that is told to use all of one processor may use any.
static inline const char *processor_missing_extension(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
#ifdef __SSE4_2__
  if (!__builtin_cpu_supports("sse4.2")) return "SSE4.2";
#endif
#ifdef __POPCNT__
  if (!__builtin_cpu_supports("popcnt")) return "POPCNT";
#endif
#ifdef __BMI__
  if (!__builtin_cpu_supports("bmi")) return "BMI";
#endif
#ifdef __BMI2__
  if (!__builtin_cpu_supports("bmi2")) return "BMI2";
#endif
#ifdef __FMA__
  if (!__builtin_cpu_supports("fma")) return "FMA";
#endif
#ifdef __AVX2__
  if (!__builtin_cpu_supports("avx2")) return "AVX2";
#endif
#ifdef __AVX512F__
  if (!__builtin_cpu_supports("avx512f")) return "AVX-512 F";
#endif
#ifdef __AVX512DQ__
  if (!__builtin_cpu_supports("avx512dq")) return "AVX-512 DQ";
#endif
#ifdef __AVX512VL__
  if (!__builtin_cpu_supports("avx512vl")) return "AVX-512 VL";
#endif
#ifdef __AVX512BW__
  if (!__builtin_cpu_supports("avx512bw")) return "AVX-512 BW";
#endif
#ifdef __AVX512CD__
  if (!__builtin_cpu_supports("avx512cd")) return "AVX-512 CD";
#endif
#ifdef __AVX512IFMA__
  if (!__builtin_cpu_supports("avx512ifma")) return "AVX-512 IFMA";
#endif
#ifdef __AVX512VBMI__
  if (!__builtin_cpu_supports("avx512vbmi")) return "AVX-512 VBMI";
#endif
#ifdef __AVX512VBMI2__
  if (!__builtin_cpu_supports("avx512vbmi2")) return "AVX-512 VBMI2";
#endif
#ifdef __AVX512VNNI__
  if (!__builtin_cpu_supports("avx512vnni")) return "AVX-512 VNNI";
#endif
#ifdef __AVX512BITALG__
  if (!__builtin_cpu_supports("avx512bitalg")) return "AVX-512 BITALG";
#endif
#ifdef __AVX512VPOPCNTDQ__
  if (!__builtin_cpu_supports("avx512vpopcntdq")) return "AVX-512 VPOPCNTDQ";
#endif
#ifdef __AVX512BF16__
  if (!__builtin_cpu_supports("avx512bf16")) return "AVX-512 BF16";
#endif
#endif
  return 0;
}

/// Tells the processor that a loop waits for another thread.
static inline void processor_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Lets another thread have the core.
static inline void processor_yield(void) { sched_yield(); }

/// The level that the processor this program runs on offers.
int processor_level_present(void);

#endif
