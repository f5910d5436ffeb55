/* Plugins that are wrong where C++ helpers would not let them be: WRONG says how. */
#include <pthread.h>
#include <quire/abi.h>
#include <sched.h>
#include <stdlib.h>

static const quire_string kText = {"text", 4};

#if defined(WRONG_IGNORES_REFUSAL)
static quire_status analyze(const quire_host* host) {
  host->open(host->context, QUIRE_TABLE);
  host->text(host->context, kText); /* a table holds no text */
  return QUIRE_OK;
}
#elif defined(WRONG_STATUS)
static quire_status analyze(const quire_host* host) {
  host->warn(host->context, kText, NULL);
  return 17;
}
#elif defined(WRONG_LEAKS)
static quire_status analyze(const quire_host* host) {
  void* volatile lost = malloc(1000);
  host->set_text(host->context, QUIRE_TITLE, lost != NULL ? kText : kText);
  lost = NULL;
  return QUIRE_OK;
}
#elif defined(WRONG_LEAVES_THREAD)
static void* run_on(void* unused) {
  for (;;) sched_yield();
  return unused;
}
static quire_status analyze(const quire_host* host) {
  pthread_t thread;
  host->set_text(host->context, QUIRE_TITLE, kText);
  return pthread_create(&thread, NULL, run_on, NULL) == 0 ? QUIRE_OK : QUIRE_FAILED;
}
#else
static quire_status analyze(const quire_host* host) {
  (void)host;
  (void)kText;
  return QUIRE_FAILED;
}
#endif

#if defined(WRONG_STATIC_ABORT)
__attribute__((constructor)) static void on_load(void) { abort(); }
#endif

#if defined(WRONG_ABI)
#define MAJOR 2
#else
#define MAJOR QUIRE_ABI_MAJOR
#endif

#if defined(WRONG_NO_ENTRY)
QUIRE_EXPORT const quire_plugin* quire_plugin_entri(void) {
#else
QUIRE_EXPORT const quire_plugin* quire_plugin_entry(void) {
#endif
  static const quire_plugin plugin = {sizeof(quire_plugin), MAJOR, 0, analyze};
  return &plugin;
}
